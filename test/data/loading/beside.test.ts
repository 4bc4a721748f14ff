import { expect } from '@open-wc/testing';
import { webSource } from '../../../src/data/web-source.js';
import type { SourceError } from '../../../src/data/source-error.js';
import { newsFormats } from '../../../src/widgets/news-feed/news-formats.js';
import { beCalm, hurry } from '../../support/bad-source.js';

const src = '/wp-json/wp/v2/posts?per_page=2';
const post = (id: number, sticky = false) => ({
  id,
  sticky,
  date_gmt: `2026-11-0${id}T08:00:00`,
  guid: { rendered: `https://town.example/?p=${id}` },
  title: { rendered: `Post ${id}` },
});
const answer = (...posts: unknown[]) =>
  Promise.resolve(new Response(JSON.stringify(posts), { headers: { 'x-wp-totalpages': '3' } }));
const isBeside = (url: string) => url.includes('sticky=true');
/** Ends when it is aborted, and says so. */
const never = (signal: AbortSignal, left: () => void = () => {}) =>
  new Promise<Response>((_, reject) =>
    signal.addEventListener('abort', () => {
      left();
      reject(signal.reason as Error);
    }),
  );

describe('what belongs to a page and stands at another address', () => {
  let asked: [string, RequestInit][];
  let left: AbortController;
  beforeEach(() => {
    asked = [];
    left = new AbortController();
    hurry({ wait: 5 });
  });
  afterEach(beCalm);

  const read = (answers: (url: string, signal: AbortSignal) => Promise<Response>, cursor?: string) => {
    const fetch: typeof window.fetch = (url, init = {}) => {
      asked.push([url as string, init]);
      return answers(url as string, init.signal!);
    };
    const settings = { token: () => 'secret' };
    return webSource(src, newsFormats).read({ fetch, signal: left.signal, cursor, settings });
  };

  it('comes with it, each item once, asked alike and by one request', async () => {
    const page = await read((url) =>
      isBeside(url) ? answer(post(6, true), post(1, true)) : answer(post(7), post(6, true)),
    );
    expect(page.items.map(({ title, pinned }) => [title, pinned])).to.deep.equal([
      ['Post 7', undefined],
      ['Post 6', true],
      ['Post 1', true],
    ]);
    expect(page.next).to.include('page=2').and.not.include('sticky');
    expect(asked.map(([url]) => isBeside(url)).sort()).to.deep.equal([false, true]);
    for (const [, { headers, credentials }] of asked) {
      expect(new Headers(headers).get('authorization')).to.equal('Bearer secret');
      expect(credentials).to.equal('same-origin');
    }
  });

  it('is not asked with the pages after', async () => {
    const page = await read(() => answer(post(5)), `${location.origin}${src}&page=2`);
    expect([page.items.length, asked.length]).to.deep.equal([1, 1]);
  });

  it('takes nothing away where it fails', async () => {
    const page = await read((url) =>
      isBeside(url) ? Promise.resolve(new Response('', { status: 400 })) : answer(post(7)),
    );
    expect([page.items.length, page.stale, page.broken]).to.deep.equal([1, undefined, undefined]);
  });

  it('keeps nobody waiting, and is then given up', async () => {
    hurry({ beside: 10 });
    let gaveUp = false;
    const page = await read((url, signal) => (isBeside(url) ? never(signal, () => (gaveUp = true)) : answer(post(7))));
    expect([page.items.length, gaveUp]).to.deep.equal([1, true]);
  });

  it('does not hide why the page failed', async () => {
    const error = await read((url) =>
      isBeside(url) ? answer(post(1, true)) : Promise.resolve(new Response('', { status: 404 })),
    ).catch((wrong: SourceError) => wrong);
    expect((error as SourceError).kind).to.equal('missing');
  });

  it('is left with the page', async () => {
    let ended = 0;
    const both = new Promise<void>((resolve) => {
      const page = read((_, signal) => {
        if (asked.length === 2) setTimeout(() => left.abort());
        return never(signal, () => void (++ended === 2 && resolve()));
      });
      page.catch(() => {});
    });
    await both;
  });
});
