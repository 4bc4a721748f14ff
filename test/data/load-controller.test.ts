import { aTimeout, expect, fixture } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import { LoadController } from '../../src/data/load-controller.js';
import type { LoadedSource } from '../../src/data/loading/loaded-source.js';
import { FurtherError } from '../../src/data/loading/further-error.js';
import { SourceError } from '../../src/data/source-error.js';
import type { Source, SourcePage, SourceRequest } from '../../src/data/source.js';
import { webSource } from '../../src/data/web-source.js';
import { ParvisSettings } from '../../src/settings/parvis-settings.js';
import { newsFormats } from '../../src/widgets/news-feed/news-formats.js';
import type { NewsItem } from '../../src/widgets/news-feed/news-item.js';
import { badSource, beCalm, hurry } from '../support/bad-source.js';
import { until } from '../../stories/support/appears.js';

if (!customElements.get('parvis-settings')) customElements.define('parvis-settings', ParvisSettings);

/** The least that a widget does with its sources. */
class TestWidget extends LitElement {
  @property({ attribute: false }) sources?: readonly Source<string>[];
  @property({ type: Number }) refresh?: number;
  @property({ type: Boolean }) lazy = false;
  held = false;
  loads = 0;
  failures: [string, string][] = [];
  /** What was on screen, each time it changed. */
  drawn: string[] = [];

  load = new LoadController<string>(this, {
    sources: () => this.sources,
    refresh: () => this.refresh,
    held: () => this.held,
    lazy: () => this.lazy,
    id: (item) => item,
    loaded: () => this.loads++,
    failed: async (error, { key }) => void this.failures.push([key, error.kind]),
  });

  override render() {
    const { status, sources } = this.load;
    const shown = `${status}: ${sources.map(({ items, error }) => [...items, ...(error ? [error.kind] : [])].join(' ')).join(' | ')}`;
    if (this.drawn.at(-1) !== shown) this.drawn.push(shown);
    return html`${shown}`;
  }
}
customElements.define('test-widget', TestWidget);

/** A source that answers when the test says. */
class Held implements Source<string> {
  readonly requests: SourceRequest<string>[] = [];
  #answers: { resolve: (page: SourcePage<string>) => void; reject: (error: unknown) => void }[] = [];
  constructor(
    readonly key?: string,
    readonly label?: string,
  ) {}
  read(request: SourceRequest<string>): Promise<SourcePage<string>> {
    this.requests.push(request);
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  }
  get request(): SourceRequest<string> {
    return this.requests.at(-1)!;
  }
  /** Answers the reading that was asked as the `nth`; by default the last one. */
  give(items: string[], more: Partial<SourcePage<string>> = {}, nth = this.#answers.length): Promise<void> {
    this.#answers[nth - 1]!.resolve({ items, skipped: 0, ...more });
    return tick();
  }
  fail(error: unknown, nth = this.#answers.length): Promise<void> {
    this.#answers[nth - 1]!.reject(error);
    return tick();
  }
}

/** All that is ready to go on has gone on. */
const tick = () => aTimeout(0);
const page = (...items: string[]): SourcePage<string> => ({ items, skipped: 0 });
const giving = (...items: string[]): Source<string> => ({ read: () => Promise.resolve(page(...items)) });
const failing = (kind: SourceError['kind'] = 'server'): Source<string> => ({
  read: () => Promise.reject(new SourceError(kind, kind, { url: 'https://example.org/feed' })),
});
/** What is shown of the first source; without its machinery, which a failing test would print for minutes. */
const seen = ({ load }: TestWidget): Partial<LoadedSource<string>> => ({ ...load.sources[0], source: undefined });
const itemsOf = (sources: readonly LoadedSource<string>[] | undefined) => sources?.map(({ items }) => items.join(' '));

async function widget(options: Partial<TestWidget> = {}): Promise<TestWidget> {
  const element = Object.assign(document.createElement('test-widget') as TestWidget, options);
  (await fixture<HTMLElement>(html`<div></div>`)).append(element);
  await element.updateComplete;
  return element;
}
async function loaded(options: Partial<TestWidget> = {}): Promise<TestWidget> {
  const element = await widget(options);
  await element.load.settled;
  await element.updateComplete;
  return element;
}
/** Replaces what the browser says of itself, for the time of an act. */
async function pretend(target: object, name: string, value: unknown, act: () => Promise<void>): Promise<void> {
  Object.defineProperty(target, name, { configurable: true, get: () => value });
  try {
    await act();
  } finally {
    delete (target as Record<string, unknown>)[name];
  }
}
const later = (milliseconds: number, act: () => Promise<void>) => {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
  return act().finally(() => (Date.now = now));
};
/** The tab is shown again, or the network is back; and what that leads to has had its time. */
const comeBack = async (occasion: 'visibilitychange' | 'online' = 'visibilitychange') => {
  (occasion === 'online' ? window : document).dispatchEvent(new Event(occasion, { bubbles: true }));
  await import('../../src/data/loading/refresh.js');
  await aTimeout(20);
};
const MINUTES = 60_000;

describe('LoadController', () => {
  afterEach(beCalm);

  describe('a first reading', () => {
    it('is idle with nothing to read', async () => {
      for (const sources of [undefined, []]) {
        const { load } = await loaded({ sources });
        expect(load.status).to.equal('idle');
        expect(load.sources).to.have.length(0);
      }
    });

    it('is loading, then ready', async () => {
      const source = new Held('k', 'Town');
      const element = await widget({ sources: [source] });
      expect(element.load.status).to.equal('loading');
      expect(seen(element)).to.include({ key: 'k', label: 'Town', loading: true });
      await source.give(['a', 'b'], { title: 'T', skipped: 2, next: 'n', total: 9 });
      expect(element.load.status).to.equal('ready');
      expect(seen(element)).to.deep.include({
        items: ['a', 'b'],
        title: 'T',
        skipped: 2,
        next: 'n',
        total: 9,
        loading: false,
      });
      expect(element.loads).to.equal(1);
      expect(element.drawn).to.deep.equal(['loading: ', 'ready: a b']);
    });

    it('is ready with an empty answer', async () => {
      expect((await loaded({ sources: [giving()] })).load.status).to.equal('ready');
    });

    it('fails when all did, and says each failure once', async () => {
      const element = await loaded({ sources: [failing('missing'), failing('server')] });
      expect(element.load.status).to.equal('failed');
      expect(element.failures.map(([, kind]) => kind)).to.deep.equal(['missing', 'server']);
      expect(element.loads).to.equal(0);
      expect(seen(element)).to.include({ address: 'https://example.org/feed', stale: undefined });
    });

    it('shows what came and keeps the failures of the others', async () => {
      const slow = new Held();
      const element = await widget({ sources: [failing(), slow, giving('x')] });
      await until(() => element.load.status === 'ready');
      expect(itemsOf(element.load.sources)).to.deep.equal(['', '', 'x']);
      expect(element.load.sources.map(({ loading }) => loading)).to.deep.equal([false, true, false]);
      await slow.give(['y']);
      expect(element.load.sources.map(({ error }) => error?.kind)).to.deep.equal(['server', undefined, undefined]);
      expect(element.drawn.at(-1)).to.equal('ready: server | y | x');
      expect(element.loads).to.equal(1);
    });

    it('takes any other error for one of the network', async () => {
      const broken: Source<string> = {
        read() {
          throw new RangeError('mine');
        },
      };
      const wrong: Source<string> = { read: () => Promise.resolve(undefined as unknown as SourcePage<string>) };
      const { load } = await loaded({ sources: [broken, wrong] });
      expect(load.sources.map(({ error }) => error?.kind)).to.deep.equal(['network', 'network']);
      expect(load.sources[0]!.error!.cause).to.be.instanceOf(RangeError);
    });

    it('takes what a page has at once', async () => {
      const ready = { read: () => page('a') } as unknown as Source<string>;
      const { load } = await loaded({ sources: [ready] });
      expect(load.sources.map(({ items, error }) => [items, error])).to.deep.equal([[['a'], undefined]]);
    });

    it('shows the first parts early', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      source.request.onPart!(page('a'));
      expect(element.load.status).to.equal('ready');
      expect(seen(element)).to.deep.include({ items: ['a'], loading: true });
      await source.give(['a', 'b']);
      await element.updateComplete;
      expect(element.drawn).to.deep.equal(['loading: ', 'ready: a', 'ready: a b']);
    });

    it('shows the age of a kept copy, and why it is one', async () => {
      const error = new SourceError('server', 'down');
      const since = '2026-11-20T08:00:00Z';
      const element = await loaded({
        sources: [{ read: () => Promise.resolve({ ...page('old'), stale: { since, error } }) }],
      });
      expect(element.load.status).to.equal('ready');
      expect(seen(element)).to.deep.include({ error, date: since, stale: { since, error } });
      expect(element.failures).to.have.length(1);
    });

    it('says that it is loading only after a while, and that it is slow after a long one', async () => {
      hurry({ showLoading: 20, slow: 60 });
      const source = new Held();
      const { load } = await widget({ sources: [source] });
      expect([load.showLoading, load.slow]).to.deep.equal([false, false]);
      await until(() => load.showLoading);
      expect(load.slow).to.equal(false);
      await until(() => load.slow);
      await source.give([]);
      expect([load.showLoading, load.slow]).to.deep.equal([false, false]);
    });

    it('can be slow by the word of its source', async () => {
      const source = new Held();
      const { load } = await widget({ sources: [source] });
      source.request.onSlow!();
      expect(load.slow).to.equal(true);
    });

    it('waits until the host comes near the screen when it is lazy', async () => {
      const source = new Held();
      const element = document.createElement('test-widget') as TestWidget;
      Object.assign(element, { sources: [source], lazy: true });
      const far = await fixture<HTMLElement>(html`<div class="far"></div>`);
      far.style.cssText = 'padding-top: 5000px';
      far.append(element);
      await element.updateComplete;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(element.load.status).to.equal('idle');
      expect(source.requests).to.have.length(0);
      element.scrollIntoView();
      await until(() => source.requests.length);
      expect(element.load.status).to.equal('loading');
      await source.give(['a']);
      expect(element.load.status).to.equal('ready');
      scrollTo(0, 0);
    });
  });

  describe('another reading', () => {
    it('does not happen for the same sources', async () => {
      const source = new Held('k');
      const element = await widget({ sources: [source] });
      await source.give(['a']);
      element.sources = [new Held('k')];
      await element.updateComplete;
      await tick();
      expect(element.load.busy).to.equal(false);
      const own = giving('x');
      element.sources = [own];
      await element.load.settled;
      element.sources = [own];
      await element.updateComplete;
      expect(element.load.busy).to.equal(false);
    });

    it('of other sources keeps the old content until there is new', async () => {
      const element = await loaded({ sources: [giving('old')] });
      const source = new Held();
      element.sources = [source];
      await element.updateComplete;
      expect(element.drawn).to.deep.equal(['loading: ', 'ready: old']);
      expect(element.load.refreshing).to.equal(true);
      await source.give(['new']);
      expect(element.drawn.at(-1)).to.equal('ready: new');
    });

    it('of other sources that fail leaves nothing of the old', async () => {
      const element = await loaded({ sources: [giving('old')] });
      element.sources = [failing()];
      await element.load.settled;
      await element.updateComplete;
      expect(element.drawn.at(-1)).to.equal('failed: server');
      element.sources = undefined;
      await element.load.settled;
      expect(element.load.status).to.equal('idle');
    });

    it('adds a source beside what is shown', async () => {
      const first = giving('a');
      const element = await loaded({ sources: [first] });
      const second = new Held();
      element.sources = [first, second];
      await element.updateComplete;
      expect(element.drawn.at(-1)).to.equal('ready: a | ');
      await second.give(['b']);
      expect(element.drawn.at(-1)).to.equal('ready: a | b');
    });

    it('is never overwritten by a late answer', async () => {
      const [late, next] = [new Held(), new Held()];
      const element = await widget({ sources: [late] });
      element.sources = [next];
      await element.updateComplete;
      expect(late.request.signal.aborted).to.equal(true);
      await next.give(['new']);
      await late.give(['late']);
      late.request.onPart!(page('late'));
      await element.updateComplete;
      expect(element.drawn.at(-1)).to.equal('ready: new');
    });

    it('happens when the reader asks, and keeps the old when it fails', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      await source.give(['a']);
      element.held = true;
      element.load.reload();
      expect([element.load.refreshing, element.load.status]).to.deep.equal([true, 'ready']);
      await source.fail(new SourceError('server', 'down'));
      const shown = seen(element);
      expect(shown).to.deep.include({ items: ['a'], loading: false });
      expect(shown.stale!.since).to.equal(shown.date);
      expect(element.drawn.at(-1)).to.equal('ready: a server');
      element.load.reload();
      await source.give(['b']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['b']);
      expect(element.load.sources[0]!.error).to.equal(undefined);
      expect(element.load.sources[0]!.stale).to.equal(undefined);
      expect(element.load.waiting).to.equal(undefined);
    });

    it('shows no part of what is already shown in whole', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      await source.give(['a', 'b']);
      element.load.reload();
      source.request.onPart!(page('c'));
      expect(itemsOf(element.load.sources)).to.deep.equal(['a b']);
      await source.give(['c', 'd']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['c d']);
    });

    it('that breaks off takes nothing away of what was shown whole', async () => {
      const source = new Held();
      const broken = new SourceError('network', 'broke off');
      const element = await widget({ sources: [source] });
      await source.give(['a', 'b', 'c'], { cut: true, broken });
      expect(seen(element)).to.deep.include({ items: ['a', 'b', 'c'], broken });
      element.load.reload();
      await tick();
      // The beginning once more, longer than before.
      await source.give(['a', 'b', 'c', 'd'], { cut: true, broken });
      expect(seen(element).items).to.deep.equal(['a', 'b', 'c', 'd']);
      element.load.reload();
      await tick();
      await source.give(['a', 'b', 'c', 'd', 'e']);
      const { date } = seen(element);
      element.load.reload();
      await tick();
      await source.give(['new', 'a'], { cut: true, broken });
      expect(seen(element)).to.deep.include({
        items: ['a', 'b', 'c', 'd', 'e'],
        error: broken,
        stale: { since: date, error: broken },
      });
    });

    it('that gives a kept copy changes nothing of what is shown', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      await source.give(['fresh']);
      element.load.reload();
      const error = new SourceError('server', 'down');
      await source.give(['old'], { stale: { since: '2026-11-01T00:00:00Z', error } });
      const shown = seen(element);
      expect(shown).to.deep.include({ items: ['fresh'], error });
      expect(shown.stale!.since).to.equal(shown.date);
    });
  });

  describe('leaving and coming back', () => {
    it('aborts, and reads again', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      const parent = element.parentElement!;
      element.remove();
      expect(source.request.signal.aborted).to.equal(true);
      await source.give(['late']);
      expect(element.load.sources[0]!.items).to.have.length(0);
      parent.append(element);
      await element.updateComplete;
      expect(source.requests).to.have.length(2);
      await source.give(['a']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['a']);
    });

    it('keeps what was shown meanwhile', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      await source.give(['a']);
      const parent = element.parentElement!;
      element.remove();
      parent.append(element);
      await element.updateComplete;
      expect(itemsOf(element.load.sources)).to.deep.equal(['a']);
      await source.give(['b']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['b']);
    });

    it('reads nothing while away', async () => {
      const source = new Held();
      const element = await loaded({ sources: [giving('a')] });
      element.remove();
      element.sources = [source];
      await element.updateComplete;
      expect(source.requests).to.have.length(0);
    });

    it('ends the request on the server, unless another widget waits for it', async () => {
      const source = badSource('held');
      const news = () => webSource(source.url, newsFormats) as unknown as Source<string>;
      const first = await widget({ sources: [news()] });
      const second = await widget({ sources: [news()] });
      await source.asked();
      first.remove();
      second.remove();
      await source.gone();
      expect((await source.log()).asked).to.have.length(1);
    });
  });

  describe('cancelling', () => {
    it('tells a timeout where nothing came, and keeps what did', async () => {
      const [first, second] = [new Held(), new Held()];
      const element = await widget({ sources: [first, second] });
      await first.give(['a']);
      element.load.cancel();
      await element.load.settled;
      expect(second.request.signal.aborted).to.equal(true);
      expect(element.load.sources.map(({ error }) => error?.kind)).to.deep.equal([undefined, 'timeout']);
      await element.updateComplete;
      expect(element.drawn.at(-1)).to.equal('ready: a | timeout');
      element.load.reload();
      await second.give(['b']);
      await first.give(['a']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['a', 'b']);
    });

    it('keeps the part that a source had given', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      source.request.onPart!(page('a', 'b'));
      element.load.cancel();
      await element.load.settled;
      expect(seen(element)).to.deep.include({ items: ['a', 'b'], cut: true, loading: false });
      expect(seen(element).broken!.kind).to.equal('timeout');
    });

    it('of all is a failure', async () => {
      const element = await widget({ sources: [new Held()] });
      element.load.cancel();
      await element.load.settled;
      expect([element.load.status, element.load.slow]).to.deep.equal(['failed', false]);
    });
  });

  describe('settings', () => {
    it('are given to the sources, and read again with when they change', async () => {
      const settings = document.createElement('parvis-settings');
      const source = new Held();
      const token = () => 'secret';
      Object.assign(settings, { token, relay: '/relay' });
      const element = Object.assign(document.createElement('test-widget') as TestWidget, { sources: [source] });
      settings.append(element);
      (await fixture<HTMLElement>(html`<div></div>`)).append(settings);
      await element.updateComplete;
      expect(source.requests).to.have.length(1);
      expect(source.request.settings).to.include({ token, relay: '/relay' });

      const changes: Partial<ParvisSettings>[] = [
        { token: () => 'other' },
        { fetch: () => Promise.reject(new Error()) },
        { user: { name: 'Ana' } },
        { api: '/api' },
        { relay: '/other' },
        { credentials: 'include' },
      ];
      for (const [index, change] of changes.entries()) {
        const before = source.request;
        Object.assign(settings, change);
        await settings.updateComplete;
        await element.updateComplete;
        expect(before.signal.aborted, Object.keys(change)[0]).to.equal(true);
        expect(source.requests).to.have.length(index + 2);
      }
      expect(source.request.fetch).to.equal(settings.fetch);
      Object.assign(settings, { zone: 'Europe/Paris', lang: 'fr' });
      await settings.updateComplete;
      await element.updateComplete;
      expect(source.requests).to.have.length(changes.length + 1);
    });

    it('of another person leave nothing of the one before, not even until theirs came or when it fails', async () => {
      const settings = await fixture<ParvisSettings>(html`<parvis-settings></parvis-settings>`);
      settings.user = { name: 'Alice' };
      settings.token = () => 'a';
      const source = new Held('private');
      const element = Object.assign(document.createElement('test-widget') as TestWidget, { sources: [source] });
      settings.append(element);
      await element.updateComplete;
      await tick();
      await source.give(['payslip of Alice']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['payslip of Alice']);
      settings.user = { name: 'Bob' };
      settings.token = () => 'b';
      await settings.updateComplete;
      await element.updateComplete;
      await tick();
      expect(itemsOf(element.load.sources)).to.deep.equal(['']);
      await source.fail(new SourceError('server', 'down'));
      expect(itemsOf(element.load.sources)).to.deep.equal(['']);
      expect(element.load.status).to.equal('failed');
    });

    it('of the same person, who signs in anew, take nothing away; those of nobody named do', async () => {
      for (const [user, left] of [
        [{ name: 'Alice', groups: ['staff'] }, 'news of Alice'],
        [undefined, ''],
      ] as const) {
        const settings = await fixture<ParvisSettings>(html`<parvis-settings></parvis-settings>`);
        const source = new Held('private');
        const element = Object.assign(document.createElement('test-widget') as TestWidget, { sources: [source] });
        Object.assign(settings, { user, token: () => 'a' });
        settings.append(element);
        await element.updateComplete;
        await tick();
        await source.give(['news of Alice']);
        Object.assign(settings, { user: user && { ...user }, token: () => 'b' });
        await settings.updateComplete;
        await element.updateComplete;
        await tick();
        expect(source.requests).to.have.length(2);
        expect(itemsOf(element.load.sources), user?.name).to.deep.equal([left]);
      }
    });

    it('that close a source take away what it had given', async () => {
      for (const kind of ['refused', 'login'] as const) {
        const source = new Held(kind);
        const element = await widget({ sources: [source] });
        await source.give(['a']);
        element.load.reload();
        await tick();
        await source.fail(new SourceError(kind, kind));
        expect(element.load.status).to.equal('failed');
        expect(itemsOf(element.load.sources)).to.deep.equal(['']);
      }
    });

    it('may hold the readings', async () => {
      const settings = document.createElement('parvis-settings');
      let go!: () => void;
      settings.wait = new Promise<void>((resolve) => (go = resolve));
      const source = new Held();
      const element = Object.assign(document.createElement('test-widget') as TestWidget, { sources: [source] });
      settings.append(element);
      (await fixture<HTMLElement>(html`<div></div>`)).append(settings);
      await element.updateComplete;
      await tick();
      expect(source.requests).to.have.length(0);
      expect(element.load.status).to.equal('loading');
      go();
      await tick();
      expect(source.requests).to.have.length(1);
    });
  });

  describe('more', () => {
    it('adds the next pages of every source that has one', async () => {
      const [first, second] = [new Held(), new Held()];
      const element = await widget({ sources: [first, second] });
      await first.give(['a'], { next: 'p2' });
      await second.give(['x']);
      const done = element.load.more();
      expect(element.load.loadingMore).to.equal(true);
      await until(() => first.requests.length === 2);
      expect(first.request.cursor).to.equal('p2');
      expect(second.requests).to.have.length(1);
      await first.give(['a', 'b'], { next: 'p3' });
      await done;
      expect(element.load.loadingMore).to.equal(false);
      expect(itemsOf(element.load.sources)).to.deep.equal(['a b', 'x']);
      expect(seen(element)).to.include({ next: 'p3', pages: 2 });
    });

    it('is asked for again with the first page, as far as the reader had come', async () => {
      let letters = 'abcdefgh';
      let broken = '';
      const source: Source<string> = {
        read: async ({ cursor = '0' }) => {
          if (cursor === broken) throw new SourceError('server', 'down');
          return { ...page(...letters.slice(+cursor, +cursor + 2)), next: `${+cursor + 2}` };
        },
      };
      const element = await loaded({ sources: [source] });
      await element.load.more();
      await element.load.more();
      letters = 'Aabdefgh';
      element.load.reload();
      await element.load.settled;
      // What is gone is gone, and what came is there.
      expect(seen(element)).to.deep.include({ items: [...'Aabdef'], next: '6', pages: 3 });
      // What cannot be read again stays as it was.
      [letters, broken] = ['Xabdefgh', '4'];
      element.load.reload();
      await element.load.settled;
      expect(seen(element)).to.deep.include({ items: [...'XabdAef'], next: '6', pages: 3 });
    });

    it('keeps what there was when it fails, and can be asked again', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      await source.give(['a'], { next: 'p2' });
      let done = element.load.more();
      await until(() => source.requests.length === 2);
      await source.fail(new SourceError('server', 'down'));
      await done;
      expect(seen(element)).to.deep.include({ items: ['a'], next: 'p2' });
      expect(element.load.sources[0]!.error!.kind).to.equal('server');
      expect(element.failures.map(([, kind]) => kind)).to.deep.equal(['server']);
      done = element.load.more();
      await until(() => source.requests.length === 3);
      await source.give(['b']);
      await done;
      expect(seen(element)).to.deep.include({ items: ['a', 'b'], next: undefined, error: undefined });
    });

    for (const [what, third, expected] of [
      ['ends where no page brings anything that was not there', ['a', 'b'], { items: ['a', 'b'], next: undefined }],
      [
        'goes on where what came in since has moved all down by a page',
        ['b', 'c'],
        { items: ['a', 'b', 'c'], next: 'p4' },
      ],
    ] as const)
      it(what, async () => {
        const source = new Held();
        const element = await widget({ sources: [source] });
        await source.give(['a', 'b'], { next: 'p2' });
        const done = element.load.more();
        await until(() => source.requests.length === 2);
        await source.give(['a', 'b'], { next: 'p3' });
        await until(() => source.requests.length === 3);
        await source.give([...third], { next: 'p4' });
        await done;
        expect(source.requests.map(({ cursor }) => cursor)).to.deep.equal([undefined, 'p2', 'p3']);
        expect(seen(element)).to.deep.include(expected);
      });

    it('leaves what is told of a copy as it is', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      const down = new SourceError('server', 'down');
      await source.give(['a'], { next: 'p2', stale: { since: '2026-11-20T08:00:00Z', error: down } });
      let done = element.load.more();
      await until(() => source.requests.length === 2);
      await source.fail(new SourceError('missing', 'answered 404'));
      await done;
      expect(element.load.sources[0]!.error).to.be.instanceOf(FurtherError);
      expect(element.load.sources[0]!.stale!.error).to.equal(down);
      done = element.load.more();
      await until(() => source.requests.length === 3);
      await source.give(['b']);
      await done;
      expect(element.load.sources[0]!.error).to.equal(down);
    });

    it('gives way to another reading', async () => {
      const source = new Held();
      const element = await widget({ sources: [source] });
      await source.give(['a'], { next: 'p2' });
      const done = element.load.more();
      await until(() => source.requests.length === 2);
      element.load.reload();
      await until(() => source.requests.length === 3);
      await source.give(['late'], {}, 2);
      await done;
      await source.give(['b']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['b']);
      expect(element.load.loadingMore).to.equal(false);
    });
  });

  describe('a refresh', () => {
    const ready = async (options: Partial<TestWidget> = {}, more: Partial<SourcePage<string>> = {}) => {
      const source = new Held('k');
      const element = await widget({ sources: [source], ...options });
      await source.give(['a'], more);
      return { source, element };
    };

    it('comes by itself after the minutes asked for, again and again', async () => {
      hurry({ minute: 20 });
      const { source, element } = await ready({ refresh: 1 });
      await until(() => source.requests.length === 2);
      await source.give(['b']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['b']);
      await until(() => source.requests.length === 3);
      await source.fail(new SourceError('server', 'down'));
      await until(() => source.requests.length === 4);
      expect(itemsOf(element.load.sources)).to.deep.equal(['b']);
      element.remove();
    });

    it('does not come when nobody asked for it', async () => {
      const { source } = await ready();
      await later(4 * MINUTES, comeBack);
      expect(source.requests).to.have.length(1);
    });

    it('comes on return to the tab when data are five minutes old', async () => {
      const { source } = await ready();
      await later(5 * MINUTES, comeBack);
      expect(source.requests).to.have.length(2);
    });

    it('comes on return to the tab though the clock was set back in the meantime', async () => {
      const { source } = await ready();
      await later(-60 * MINUTES, () => comeBack());
      expect(source.requests).to.have.length(2);
    });

    it('comes after the minutes asked for though the clock was set back in the meantime', async () => {
      hurry({ minute: 20 });
      const { source, element } = await ready({ refresh: 1 });
      await later(-60 * MINUTES, () => until(() => source.requests.length === 2));
      element.remove();
    });

    it('comes once its computer is awake again, which tells the page nothing', async () => {
      const { setTimeout: own } = window;
      const strokes: (() => void)[] = [];
      window.setTimeout = ((act: () => void, wait = 0, ...rest: unknown[]) => {
        if (wait > MINUTES / 2 && wait <= MINUTES) strokes.push(act);
        return own(act, wait, ...rest);
      }) as typeof setTimeout;
      const { now } = Date;
      // The first second of a minute.
      const begin = Math.ceil(now() / MINUTES) * MINUTES;
      Date.now = () => begin;
      try {
        const { source, element } = await ready();
        const sleep = async (minutes: number) => {
          Date.now = () => begin + minutes * MINUTES;
          for (const act of strokes.splice(0)) act();
          await import('../../src/data/loading/refresh.js');
          await aTimeout(20);
        };
        for (let minute = 1; minute < 9; minute++) await sleep(minute);
        expect(source.requests).to.have.length(1);
        await sleep(8 * 60);
        expect(source.requests).to.have.length(2);
        await source.give(['b']);
        await sleep(8 * 60 + 1);
        expect(source.requests).to.have.length(2);
        element.remove();
      } finally {
        Date.now = now;
        window.setTimeout = own;
      }
    });

    it('comes after the days asked for though the computer has slept in the meantime, which no timer counts', async () => {
      hurry({ minute: 10 });
      const { source, element } = await ready({ refresh: 30 * 24 * 60 });
      await import('../../src/data/loading/refresh.js');
      await aTimeout(20);
      expect(source.requests).to.have.length(1);
      await later(30 * 24 * 60 * 10, () => until(() => source.requests.length === 2));
      element.remove();
    });

    it('comes with the network, for what has failed or is old', async () => {
      const { source } = await ready();
      await comeBack('online');
      expect(source.requests).to.have.length(1);

      const broken = new Held();
      const element = await widget({ sources: [broken] });
      await broken.fail(new SourceError('offline', 'no network'));
      await comeBack('online');
      expect(broken.requests).to.have.length(2);
      await broken.give(['a']);
      expect(element.load.status).to.equal('ready');
    });

    it('does not come while hidden, offline or paused, and then does', async () => {
      hurry({ minute: 10 });
      const { source, element } = await ready();
      await pretend(document, 'hidden', true, async () => {
        element.refresh = 1;
        await until(() => source.requests.length === 2);
        await source.give(['b']);
        await aTimeout(40);
        expect(source.requests).to.have.length(2);
      });
      await pretend(navigator, 'onLine', false, async () => {
        await comeBack();
        expect(element.load.offline).to.equal(true);
        await aTimeout(40);
        expect(source.requests).to.have.length(2);
      });
      element.load.paused = true;
      await comeBack();
      await aTimeout(40);
      expect(source.requests).to.have.length(2);
      element.load.paused = false;
      await until(() => source.requests.length === 3);
      element.remove();
    });

    it('heeds how long a busy source wants to be left alone', async () => {
      hurry({ minute: 5 });
      const source = new Held();
      const element = await widget({ sources: [source], refresh: 1 });
      await source.fail(new SourceError('busy', 'later', { retryAfter: 120 }));
      await aTimeout(40);
      await later(1 * MINUTES, comeBack);
      expect(source.requests).to.have.length(1);
      await later(2 * MINUTES, comeBack);
      expect(source.requests).to.have.length(2);
      element.remove();
    });

    it('of what has failed comes after growing waits, which begin anew once it has worked', async () => {
      hurry({ minute: 20 });
      const { source, element } = await ready({ refresh: 1 });
      const waits: number[] = [];
      const next = async () => {
        const { length } = source.requests;
        const from = Date.now();
        await until(() => source.requests.length > length);
        waits.push(Date.now() - from);
      };
      await next();
      for (let times = 0; times < 4; times++) {
        await source.fail(new SourceError('server', 'down'));
        await next();
      }
      const least = [20, 20, 40, 80, 160];
      expect(waits.map((wait, at) => wait >= least[at]! - 5)).to.deep.equal(
        least.map(() => true),
        waits.join(' '),
      );
      await source.give(['b']);
      await next();
      await source.fail(new SourceError('server', 'down'));
      await next();
      expect(itemsOf(element.load.sources)).to.deep.equal(['b']);
      // Eight times shorter than the one before it worked, with all that a busy machine adds.
      expect(waits.at(-1)).to.be.below(waits[4]!);
      element.remove();
    });

    it('comes at once for what has failed when its reader is back', async () => {
      const { source, element } = await ready({ refresh: 1 });
      for (let minute = 1; minute < 4; minute++) {
        await later(6 * minute * MINUTES, comeBack);
        await source.fail(new SourceError('server', 'down'));
        expect(source.requests).to.have.length(1 + minute);
      }
      element.remove();
    });

    it('of a busy source, which wants to be left alone, holds up no other', async () => {
      hurry({ minute: 10 });
      const [busy, good] = [new Held('busy'), new Held('good')];
      const element = await widget({ sources: [busy, good], refresh: 1 });
      await busy.fail(new SourceError('busy', 'later', { retryAfter: 3600 }));
      await good.give(['a']);
      for (const times of [2, 3, 4]) {
        await until(() => good.requests.length === times);
        await good.give([`a${times}`]);
      }
      expect(busy.requests).to.have.length(1);
      expect(itemsOf(element.load.sources)).to.deep.equal(['', 'a4']);
      element.remove();
    });

    it('of what works again, and waits for its reader, is no more frequent', async () => {
      hurry({ minute: 30 });
      const { source, element } = await ready({ refresh: 1 });
      element.held = true;
      await until(() => source.requests.length === 2);
      await source.fail(new SourceError('server', 'down'));
      await until(() => source.requests.length === 3);
      const from = Date.now();
      await source.give(['b']);
      expect(itemsOf(element.load.waiting)).to.deep.equal(['b']);
      await until(() => source.requests.length === 4);
      expect(Date.now() - from).to.be.at.least(25);
      element.remove();
    });

    it('waits while the reader is inside', async () => {
      const { source, element } = await ready();
      element.held = true;
      await later(6 * MINUTES, comeBack);
      await source.give(['b', 'a']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['a']);
      expect(itemsOf(element.load.waiting)).to.deep.equal(['b a']);
      await later(12 * MINUTES, comeBack);
      await source.give(['c', 'b', 'a']);
      expect(itemsOf(element.load.waiting)).to.deep.equal(['c b a']);
      element.load.accept();
      await element.updateComplete;
      expect(element.drawn.at(-1)).to.equal('ready: c b a');
      expect(element.load.waiting).to.equal(undefined);
    });

    it('that fails while the reader is inside is told at once', async () => {
      const { source, element } = await ready();
      element.held = true;
      await later(6 * MINUTES, comeBack);
      await source.fail(new SourceError('server', 'down'));
      expect(element.load.waiting).to.equal(undefined);
      expect(seen(element)).to.deep.include({ items: ['a'] });
      expect(element.load.sources[0]!.stale!.error.kind).to.equal('server');
    });

    it('that breaks off while the reader is inside is told at once, and nothing of it waits', async () => {
      const { source, element } = await ready();
      element.held = true;
      await later(6 * MINUTES, comeBack);
      await source.give(['new'], { cut: true, broken: new SourceError('network', 'broke off') });
      expect(itemsOf(element.load.waiting ?? [])).to.deep.equal([]);
      expect(seen(element)).to.deep.include({ items: ['a'] });
      expect(element.load.sources[0]!.stale!.error.kind).to.equal('network');
    });

    it('shows what waited once the reader has left', async () => {
      const { source, element } = await ready();
      element.held = true;
      await later(6 * MINUTES, comeBack);
      await source.give(['b', 'a']);
      element.held = false;
      await later(12 * MINUTES, comeBack);
      await source.fail(new SourceError('server', 'down'));
      expect(itemsOf(element.load.sources)).to.deep.equal(['b a']);
      expect(element.load.waiting).to.equal(undefined);
    });

    it('keeps the pages that the reader asked for', async () => {
      const { source, element } = await ready({}, { next: 'p2' });
      const done = element.load.more();
      await until(() => source.requests.length === 2);
      await source.give(['z'], { next: 'p3' });
      await done;
      await later(6 * MINUTES, comeBack);
      await source.give(['b', 'a'], { next: 'p2' });
      expect(itemsOf(element.load.sources)).to.deep.equal(['b a z']);
      expect(element.load.sources[0]!.next).to.equal('p3');
    });

    it('is ended by leaving', async () => {
      const { source, element } = await ready();
      await later(6 * MINUTES, comeBack);
      element.remove();
      expect(source.request.signal.aborted).to.equal(true);
      await source.give(['late']);
      expect(itemsOf(element.load.sources)).to.deep.equal(['a']);
    });
  });

  it('reads the real thing, and shows its kept copy when it fails', async () => {
    hurry({ wait: 5 });
    const source = badSource('ok');
    const news = webSource(source.url, newsFormats) as unknown as Source<string>;
    const first = await loaded({ sources: [news] });
    const items = first.load.sources[0]!.items as unknown as NewsItem[];
    expect(items.map(({ title }) => title)).to.deep.equal(['Item 1', 'Item 2']);
    const { keptCopy } = await import('../../src/data/keeping/kept-copy.js');
    await until(() => keptCopy(source.url, {}));
    await source.become('status?status=503&after=9999');
    const second = await loaded({ sources: [news] });
    expect(second.load.status).to.equal('ready');
    expect(second.load.sources[0]!.stale!.error).to.include({ kind: 'busy', retryAfter: 9999 });
  });
});
