import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import type { SourceRequest } from '../../../../src/data/source.js';
import { webSource } from '../../../../src/data/web-source.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { documentFormats } from '../../../../src/widgets/document-list/document-formats.js';
import { shareAddress } from '../../../../src/widgets/document-list/formats/nextcloud-share.js';
import { collection, multistatus, response } from './said.js';

const { origin } = location;
const token = 'aB3dE5fG7hJ9kL1';

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads an address of this site from a server of our own making; gives what came and what was asked. */
async function readFrom(
  src: string,
  answer: (asked: Asked) => Response,
  type?: string,
  fetchAs: (init: RequestInit) => RequestInit = (init) => init,
): Promise<{ entries: readonly DocumentEntry[]; title?: string; asked: string[]; error?: SourceError; all: Asked[] }> {
  const all: Asked[] = [];
  const fetch: typeof window.fetch = async (input, init = {}) => {
    const { method = 'GET', headers } = fetchAs(init);
    const one = { url: new Request(input).url, method, headers: Object.fromEntries(new Headers(headers)) };
    all.push(one);
    const given = answer(one);
    Object.defineProperty(given, 'url', { value: one.url });
    return given;
  };
  const request: SourceRequest<DocumentEntry> = { signal: new AbortController().signal, fetch };
  const asked = () => all.map(({ method, url }) => `${method} ${url.replace(origin, '')}`);
  try {
    const page = await webSource(src, documentFormats, { type, keep: 'never' }).read(request);
    return { entries: page.items, title: page.title, asked: asked(), all };
  } catch (error) {
    return { entries: [], asked: asked(), all, error: error as SourceError };
  }
}

const dav = (path: string) =>
  new Response(
    multistatus(
      response(path, `${collection}<d:displayname>${path.split('/').at(-2)}</d:displayname>`),
      response(`${path}Plans/`, `${collection}<oc:permissions>CK</oc:permissions>`),
      response(`${path}a%20%26%20b.pdf`),
    ),
    { status: 207 },
  );
const none = (status: number) => new Response('no', { status });

describe('a public share', () => {
  it('is asked by WebDAV, from the page that people copy', () => {
    for (const [page, address] of [
      [`/s/${token}`, `/public.php/dav/files/${token}/`],
      [`/index.php/s/${token}/`, `/public.php/dav/files/${token}/`],
      [`/cloud/index.php/s/${token}`, `/cloud/public.php/dav/files/${token}/`],
      [`/s/${token}?path=%2FPlans%2FA%20b`, `/public.php/dav/files/${token}/Plans/A%20b/`],
      [`/s/${token}?dir=/Plans`, `/public.php/dav/files/${token}/Plans/`],
      [`/s/${token}?path=/..%2f../x`, `/public.php/dav/files/${token}/`],
      [`/s/${token}/authenticate/showShare`, `/public.php/dav/files/${token}/`],
      ['/s/plu-2026', '/public.php/dav/files/plu-2026/'],
      ['/cloud/s/conseil_municipal?dir=/Plans', '/cloud/public.php/dav/files/conseil_municipal/Plans/'],
      ['/s/x', '/s/x'],
      ['/s/un.nom', '/s/un.nom'],
      [`/x/${token}`, `/x/${token}`],
    ] as const) {
      expect(shareAddress(new URL(page, origin)).href, page).to.equal(origin + address);
    }
  });

  it('gives its documents and folders', async () => {
    const path = `/public.php/dav/files/${token}/`;
    const { entries, title, asked, all } = await readFrom(`/s/${token}`, () => dav(path));
    expect(asked).to.deep.equal([`PROPFIND ${path}`]);
    expect(all[0]!.headers).to.include({ depth: '1', 'x-requested-with': 'XMLHttpRequest' });
    expect(title, 'what no one reads').to.equal(undefined);
    expect(entries.map(({ url, writable }) => [url.replace(origin, ''), writable])).to.deep.equal([
      [`${path}Plans/`, true],
      [`${path}a%20%26%20b.pdf`, undefined],
    ]);
    expect((await readFrom(`${path}Plans/`, () => dav(`${path}Plans/`))).asked).to.deep.equal([
      `PROPFIND ${path}Plans/`,
    ]);
  });

  it('is read from older servers, with addresses that a browser may follow', async () => {
    const answer = ({ url, headers }: Asked) =>
      url.includes('/public.php/webdav/') && headers.authorization === `Basic ${btoa(`${token}:`)}`
        ? dav(new URL(url).pathname)
        : none(404);
    const { entries, asked } = await readFrom(`/s/${token}?path=/Été`, answer);
    expect(asked).to.deep.equal([
      `PROPFIND /public.php/dav/files/${token}/%C3%89t%C3%A9/`,
      `PROPFIND /public.php/webdav/%C3%89t%C3%A9/?token=${token}`,
    ]);
    const [folder, file] = entries;
    expect(folder!.url).to.equal(`${origin}/index.php/s/${token}?path=${encodeURIComponent('/Été/Plans')}`);
    expect(file!.url).to.equal(
      `${origin}/index.php/s/${token}/download?path=${encodeURIComponent('/Été')}&files=a%20%26%20b.pdf`,
    );
    expect([folder!.writable, file!.writable]).to.deep.equal([false, false]);
    const inside = await readFrom(folder!.url, answer);
    expect(inside.asked.at(-1)).to.equal(`PROPFIND /public.php/webdav/%C3%89t%C3%A9/Plans/?token=${token}`);
    expect(inside.entries).to.have.length(2);
  });

  it('is read from ownCloud Infinite Scale, which shows its page for what it does not know', async () => {
    const page = () => new Response('<!doctype html><html><title>ownCloud</title></html>', { status: 200 });
    const { entries, asked } = await readFrom(`/s/${token}`, ({ url }) =>
      url.includes('/public-files/') ? dav(`/remote.php/dav/public-files/${token}/`) : page(),
    );
    expect(entries).to.have.length(2);
    expect(asked.at(-1)).to.equal(`PROPFIND /remote.php/dav/public-files/${token}/`);
  });

  it('is read as any address where it only looks like a share', async () => {
    const { entries, asked } = await readFrom('/s/publications', ({ method }) =>
      method === 'GET' ? Response.json([{ name: 'a.pdf' }]) : none(405),
    );
    expect([entries.length, asked.at(-1)]).to.deep.equal([1, 'GET /s/publications']);
  });

  it('is refused with a password, without asking another way, and opens to the fetch of the page', async () => {
    const secret = `Basic ${btoa('anonymous:s3cret')}`;
    const answer = ({ headers }: Asked) =>
      headers.authorization === secret ? dav(`/public.php/dav/files/${token}/`) : none(401);
    const closed = await readFrom(`/s/${token}`, answer);
    expect([closed.error?.kind, closed.asked.length]).to.deep.equal(['refused', 1]);
    const open = await readFrom(`/s/${token}`, answer, undefined, (init) => ({
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: secret },
    }));
    expect(open.entries).to.have.length(2);
  });
});

describe('a folder of this site', () => {
  it('is asked by WebDAV at once where that is known or said', async () => {
    for (const [src, type] of [
      ['/dav/x/', undefined],
      ['/webdav/', undefined],
      ['/remote.php/dav/files/anne/Docs/', undefined],
      ['/remote.php/webdav', undefined],
      ['/partage/', 'webdav'],
    ] as const) {
      const { asked } = await readFrom(src, () => dav(src.replace(/\/?$/, '/')), type);
      expect(asked, src).to.deep.equal([`PROPFIND ${src}`]);
    }
  });

  it('is asked by GET, then by WebDAV where it has no page that can be read', async () => {
    for (const [status, body] of [
      [403, 'no'],
      [404, 'no'],
      [405, 'no'],
      [200, '<!doctype html><html><title>Accueil</title></html>'],
    ] as const) {
      const { entries, asked } = await readFrom('/partage/', ({ method }) =>
        method === 'GET' ? new Response(body, { status }) : dav('/partage/'),
      );
      expect([entries.length, ...asked]).to.deep.equal([2, 'GET /partage/', 'PROPFIND /partage/']);
    }
  });

  it('is told as it failed first', async () => {
    const { error, asked } = await readFrom('/partage/', ({ method }) => none(method === 'GET' ? 404 : 405));
    expect([error?.kind, error?.status, asked.length]).to.deep.equal(['missing', 404, 2]);
  });

  it('is asked once where it has a page that can be read, or where it says no', async () => {
    const index = () => new Response('<title>Index of /partage</title><pre><a href="a.pdf">a</a></pre>');
    expect((await readFrom('/partage/', index)).asked).to.deep.equal(['GET /partage/']);
    for (const status of [400, 401, 410]) {
      expect((await readFrom('/partage/', () => none(status))).asked, String(status)).to.have.length(1);
    }
    expect((await readFrom('/partage/', () => none(403), 'json')).asked).to.deep.equal(['GET /partage/']);
  });

  it('is asked by GET alone on another site, unless its page says what it is', async () => {
    const src = 'https://other.example/partage/';
    expect((await readFrom(src, () => none(403))).asked).to.deep.equal([`GET ${src}`]);
    expect((await readFrom(src, () => dav('/partage/'), 'webdav')).asked).to.deep.equal([`PROPFIND ${src}`]);
  });
});
