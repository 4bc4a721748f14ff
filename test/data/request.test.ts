import { expect } from '@open-wc/testing';
import { pageFetch, request, type Answer, type RequestOptions } from '../../src/data/request.js';
import type { SourceError } from '../../src/data/source-error.js';
import { badSource, beCalm, hurry, otherOrigin } from '../support/bad-source.js';

const textOf = ({ body }: Answer) => new TextDecoder().decode(body);
const ask = (url: string, options: Partial<RequestOptions> = {}) =>
  request(url, { fetch: pageFetch, signal: new AbortController().signal, ...options });
const failure = async (promise: Promise<unknown>): Promise<SourceError> => {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error, 'a failure').to.have.property('kind');
  return error as SourceError;
};

describe('request', () => {
  let elsewhere: string;
  before(async () => (elsewhere = await otherOrigin()));
  beforeEach(() => hurry({ wait: 10 }));
  afterEach(beCalm);

  describe('an answer', () => {
    it('is bytes, with the address that gave them', async () => {
      const source = badSource('chain?times=3');
      const answer = await ask(source.url);
      expect(textOf(answer)).to.contain('Item 2');
      expect(answer.url).to.contain('times=0');
      expect(answer).to.include({ redirected: true, cut: false, personal: false });
      expect((await source.log()).asked).to.have.length(4);
    });

    it('is revalidated by the browser, with no preflight across origins', async () => {
      for (const origin of [location.origin, elsewhere]) {
        const plain = badSource('etag?cors&cache=max-age=100', origin);
        await (await fetch(plain.url, { cache: 'no-cache' })).text();
        await (await fetch(plain.url, { cache: 'no-cache' })).text();
        const source = badSource('etag?cors&cache=max-age=100', origin);
        await ask(source.url);
        const again = await ask(source.url);
        expect(textOf(again)).to.contain('Item 2');
        const { asked, preflights } = await source.log();
        const conditions = ({ asked }: Awaited<ReturnType<typeof source.log>>) =>
          asked.map(({ headers }) => headers['if-none-match']);
        // The WebKit of the tests has no cache.
        expect(asked).to.have.length(2);
        expect(conditions(await source.log())).to.deep.equal(conditions(await plain.log()));
        expect(preflights).to.equal(0);
      }
    });

    it('may be compressed to less than its length, or a little more', async () => {
      for (const count of [0, 500]) {
        expect(await ask(badSource(`zipped?count=${count}`).url)).to.include({ cut: false });
      }
    });

    it('is left whole to what the page has wrapped around fetch, which may read a copy of it', async () => {
      const copies: Promise<string>[] = [];
      const fetch: typeof window.fetch = async (...args) => {
        const response = await window.fetch(...args);
        const copy = response.clone();
        // After us, as what keeps or counts answers does.
        copies.push(new Promise((resolve) => setTimeout(resolve, 50)).then(() => copy.text()));
        return response;
      };
      const text = textOf(await ask(badSource('ok').url, { fetch }));
      expect(await Promise.all(copies)).to.deep.equal([text]);
    });

    it('is personal when it may be for this reader alone', async () => {
      expect(await ask(badSource('ok?cache=no-store').url)).to.include({ personal: true });
      expect(await ask(badSource('ok?cache=private,max-age=3').url)).to.include({ personal: true });
      expect(await ask(badSource('ok?cache=public,max-age=3').url)).to.include({ personal: false });
      expect(await ask(badSource('ok').url, { credentials: 'include' })).to.include({ personal: true });
      expect(await ask(badSource('ok').url, { token: () => 'secret' })).to.include({ personal: true });
      expect(await ask(badSource('ok').url, { token: () => undefined })).to.include({ personal: false });
    });
  });

  describe('who asks', () => {
    it('sends a token only where the page gives one', async () => {
      const source = badSource('ok?cors', elsewhere);
      const token = (url: string) => (url === source.url ? 'secret' : undefined);
      await ask(source.url, { token });
      const other = badSource('ok?cors', elsewhere);
      await ask(other.url, { token });
      expect((await source.log()).asked[0]!.headers.authorization).to.equal('Bearer secret');
      expect((await other.log()).asked[0]!.headers).not.to.have.property('authorization');
      expect((await other.log()).preflights).to.equal(0);
    });

    it('goes through the relay to other origins only, and never with a token', async () => {
      const relay = badSource('relay');
      const source = badSource('ok?cors', elsewhere);
      const answer = await ask(source.url, { relay: relay.url });
      expect(answer.url).to.equal(source.url);
      const [relayed] = (await relay.log()).asked;
      expect(new URL(relayed!.path, location.href).searchParams.get('url')).to.equal(source.url);
      expect((await source.log()).asked).to.have.length(0);

      await ask(badSource('ok').url, { relay: relay.url });
      await ask(source.url, { relay: relay.url, token: () => 'secret' });
      expect((await relay.log()).asked).to.have.length(1);
      expect((await source.log()).asked).to.have.length(1);
    });

    it('uses the fetch of the page', async () => {
      const asked: unknown[] = [];
      const answer = await ask('https://intranet.example/feed', {
        fetch: (...args) => {
          asked.push(args[0]);
          return Promise.resolve(new Response('mine'));
        },
      });
      expect(textOf(answer)).to.equal('mine');
      expect(asked).to.deep.equal(['https://intranet.example/feed']);
    });

    it('gets an empty body where there is none', async () => {
      const answer = await ask('/x', { fetch: () => Promise.resolve(new Response(null, { status: 204 })) });
      expect(answer.body.length).to.equal(0);
    });
  });

  describe('sharing', () => {
    it('asks once for all who ask alike at the same time', async () => {
      const source = badSource('held');
      const answers = [ask(source.url), ask(source.url), ask(source.url)];
      await source.asked();
      await source.release();
      await Promise.all(answers);
      expect((await source.log()).asked).to.have.length(1);
    });

    it('asks again for another identity', async () => {
      let asked = 0;
      const never = (): Promise<Response> => (asked++, new Promise(() => {}));
      const fetch: typeof window.fetch = () => never();
      const token = () => undefined;
      const leaver = new AbortController();
      const variants: Partial<RequestOptions>[] = [
        {},
        {},
        { token },
        { token },
        { fetch: () => never() },
        { credentials: 'omit' },
        { user: { name: 'Ana' } },
        { user: { name: 'Ana' } },
        { user: { name: 'Bruno' } },
        { init: { method: 'PROPFIND' } },
      ];
      const answers = variants.map((options) =>
        ask('/x', { fetch, signal: leaver.signal, ...options }).catch(() => {}),
      );
      await import('../../src/data/loading/ask-as.js');
      await new Promise((resolve) => setTimeout(resolve));
      expect(asked).to.equal(7);
      leaver.abort();
      await Promise.all(answers);
    });

    it('goes on for the others when one leaves', async () => {
      const source = badSource('held');
      const leaver = new AbortController();
      const left = ask(source.url, { signal: leaver.signal });
      const stays = ask(source.url);
      await source.asked();
      leaver.abort();
      expect(await left.catch((error: Error) => error.name)).to.equal('AbortError');
      await source.release();
      expect(textOf(await stays)).to.contain('Item 1');
      const { asked, gone } = await source.log();
      expect([asked.length, gone]).to.deep.equal([1, 0]);
    });

    it('ends when the last one leaves, and begins anew for the next', async () => {
      const source = badSource('held');
      const leavers = [new AbortController(), new AbortController()];
      const left = leavers.map(({ signal }) => ask(source.url, { signal }).catch((error: Error) => error.name));
      await source.asked();
      leavers.forEach((leaver) => leaver.abort());
      expect(await Promise.all(left)).to.deep.equal(['AbortError', 'AbortError']);
      const next = ask(source.url);
      await source.gone();
      await source.asked(2);
      await source.release();
      expect(textOf(await next)).to.contain('Item 1');
    });

    it('asks nothing for who has left already', async () => {
      const source = badSource('ok');
      expect(await ask(source.url, { signal: AbortSignal.abort() }).catch((error: Error) => error.name)).to.equal(
        'AbortError',
      );
      expect((await source.log()).asked).to.have.length(0);
    });

    it('stops retrying when the last one leaves', async () => {
      hurry({ wait: 60_000 });
      const source = badSource('status?status=500');
      const leaver = new AbortController();
      const left = ask(source.url, { signal: leaver.signal }).catch((error: Error) => error.name);
      await source.asked();
      leaver.abort();
      expect(await left).to.equal('AbortError');
    });
  });

  describe('a failure', () => {
    it('says which status means what', async () => {
      const kinds = {
        400: 'server',
        401: 'refused',
        403: 'refused',
        404: 'missing',
        410: 'missing',
        418: 'server',
        429: 'busy',
        500: 'server',
        501: 'server',
        503: 'server',
      };
      const told = await Promise.all(
        Object.keys(kinds).map(async (status) => {
          const error = await failure(ask(badSource(`status?status=${status}`).url));
          expect(error.status).to.equal(Number(status));
          return [status, error.kind];
        }),
      );
      expect(Object.fromEntries(told)).to.deep.equal(kinds);
    });

    it('is tried three times where it may pass, and once where it will not', async () => {
      for (const [way, times] of [
        ['dead', 3],
        ['status?status=500', 3],
        ['status?status=404', 1],
        ['status?status=401', 1],
      ] as const) {
        // A dead line is tried again by some browsers themselves.
        const source = badSource(way);
        let asked = 0;
        const fetch: typeof window.fetch = (...args) => (asked++, window.fetch(...args));
        await failure(ask(source.url, { fetch }));
        expect(asked, way).to.equal(times);
      }
    });

    it('passes when a further try succeeds', async () => {
      expect(textOf(await ask(badSource('flaky?times=2&status=503').url))).to.contain('Item 1');
    });

    it('is busy with Retry-After, which is obeyed when short', async () => {
      hurry({ wait: 1 });
      const source = badSource('flaky?times=1&status=503&after=1');
      const start = performance.now();
      await ask(source.url);
      expect(performance.now() - start).to.be.greaterThan(950);
    });

    it('tells a long Retry-After, in seconds or as a date, and does not wait', async () => {
      const seconds = badSource('status?status=503&after=3600');
      expect(await failure(ask(seconds.url))).to.include({ kind: 'busy', retryAfter: 3600, status: 503 });
      expect((await seconds.log()).asked).to.have.length(1);
      const date = new Date(Date.now() + 600_000).toUTCString();
      const error = await failure(ask(badSource(`status?status=429&after=${encodeURIComponent(date)}`).url));
      expect(error.retryAfter).to.be.within(580, 601);
      const hidden = badSource('status?status=429&after=3600&cors', elsewhere);
      expect(await failure(ask(hidden.url))).to.include({ kind: 'busy', retryAfter: undefined });
      expect((await hidden.log()).asked).to.have.length(3);
    });

    it('is a timeout when no first byte comes', async () => {
      hurry({ idle: 60 });
      const signals: AbortSignal[] = [];
      const fetch: typeof window.fetch = (url, init) => {
        signals.push(init!.signal!);
        return window.fetch(url, init);
      };
      expect(await failure(ask(badSource('hung').url, { fetch }))).to.include({ kind: 'timeout' });
      expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, true, true]);
    });

    it('is a timeout when a fetch of the page never answers and heeds nobody', async () => {
      hurry({ idle: 20 });
      expect(await failure(ask('/x', { fetch: () => new Promise(() => {}) }))).to.include({ kind: 'timeout' });
    });

    it('is told when all is too long, however often a byte comes', async () => {
      // Long enough for a first byte on a machine that does other things: without one there is nothing to give.
      hurry({ idle: 10_000, total: 2500 });
      const source = badSource('drip?every=10');
      const answer = await ask(source.url);
      expect(answer.broken).to.include({ kind: 'timeout' });
      expect(answer.cut).to.equal(true);
      expect((await source.log()).asked).to.have.length(1);
      await source.gone();
    });

    it('is of the network where other sites may not read', async () => {
      const source = badSource('ok', elsewhere);
      const error = await failure(ask(source.url));
      expect(error).to.include({ kind: 'network', url: source.url });
      expect(error.message).to.contain('CORS');
    });

    it('is blocked where the policy of the page refuses, and not asked again', async () => {
      const { page, close } = await openWith('strict');
      const { fetch } = page;
      let asked = 0;
      page.fetch = (...args) => (asked++, fetch(...args));
      const error = await page.ask(badSource('ok?cors', elsewhere).url);
      close();
      expect(asked).to.equal(1);
      expect(error).to.include({ kind: 'blocked' });
      expect(error.message).to.contain('connect-src');
    });

    it('is offline without a network', async () => {
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      try {
        const source = badSource('dead');
        let asked = 0;
        const fetch: typeof window.fetch = () => (asked++, Promise.reject(new TypeError('no network')));
        expect(await failure(ask(source.url, { fetch }))).to.include({ kind: 'offline' });
        expect(asked).to.equal(1);
      } finally {
        delete (navigator as { onLine?: boolean }).onLine;
      }
    });

    it('is of the set-up when no browser could ask', async () => {
      const named = await failure(ask(location.origin.replace('//', '//me:secret@') + '/feed'));
      expect(named).to.include({ kind: 'setup' });
      const relayed = await failure(ask(`${elsewhere}/feed`, { relay: 'http://' }));
      expect(relayed).to.include({ kind: 'setup' });
      const credentials = 'always' as RequestCredentials;
      expect(await failure(ask(badSource('ok').url, { credentials }))).to.include({ kind: 'setup' });
    });

    it('names the relay where it is the relay that answers', async () => {
      const relay = badSource('status?status=404').url;
      const error = await failure(ask(`${elsewhere}/feed`, { relay }));
      expect(error).to.include({ kind: 'missing' });
      expect(error.message)
        .to.contain(relay)
        .and.to.contain(encodeURIComponent(`${elsewhere}/feed`));
      const own = badSource('status?status=404').url;
      expect((await failure(ask(own, { relay }))).message)
        .to.contain(own)
        .and.not.to.contain(relay);
    });

    it('tells what the page itself got wrong', async () => {
      const error = await failure(ask(badSource('ok').url, { token: () => Promise.reject(new Error('no session')) }));
      expect(error.kind).to.equal('network');
      expect((error.cause as Error).message).to.equal('no session');
    });
  });

  describe('a broken answer', () => {
    for (const way of ['truncated', 'reset', 'stall']) {
      it(`is given as far as it came: ${way}`, async () => {
        // Only silence is judged by a clock: a busy machine may be slow to tell of the two others.
        if (way === 'stall') hurry({ idle: 200 });
        const source = badSource(way);
        const answer = await ask(source.url);
        expect(textOf(answer)).to.contain('Item 3');
        expect(answer.cut).to.equal(true);
        expect(answer.broken?.kind).to.equal(way === 'stall' ? 'timeout' : 'network');
        expect((await source.log()).asked.length).to.be.at.least(3);
      });
    }

    it('is told from a whole one by its length, where the engine does not', async () => {
      const headers = { 'content-length': '5000' };
      const answer = await ask('/x', { fetch: () => Promise.resolve(new Response('the beginning', { headers })) });
      expect([textOf(answer), answer.cut]).to.deep.equal(['the beginning', true]);
    });

    it('is cut at the cap of size, and no more of it is taken', async function () {
      // Thirty-two megabytes, beside another engine that reads them too.
      this.timeout(200_000);
      const source = badSource('endless');
      const answer = await ask(source.url);
      expect(answer.body.length).to.equal(32 * 2 ** 20);
      expect(answer.cut).to.equal(true);
      expect(answer.broken).to.equal(undefined);
      await source.gone();
    });

    it('is cut by what it becomes, not by what travels', async () => {
      hurry({ size: 2 ** 20 });
      const answer = await ask(badSource('bomb').url);
      expect(answer.body.length).to.equal(2 ** 20);
      expect(answer.cut).to.equal(true);
    });
  });
});

async function openWith(policy: 'strict') {
  const { openPage } = await import('../support/policy-page.js');
  return openPage<{ ask: (url: string) => Promise<SourceError>; fetch: typeof window.fetch }>(
    policy,
    '/test/data/pages/asking.ts',
  );
}
