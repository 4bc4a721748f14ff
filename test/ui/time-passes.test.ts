import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { until } from '../../stories/support/appears.js';
import { event } from '../widgets/event-calendar/event.js';
import { file } from '../widgets/document-list/documents.js';
import { item } from '../widgets/news-feed/news.js';

const { now: realNow } = Date;
const { setTimeout: realTimeout } = window;

/** What waits for the stroke of the minute that is near. */
let strokes: (() => void)[] = [];
/** Half a minute before the end of a day, where the reader is; and the minute that ends it. */
const EVE = new Date(2026, 10, 24, 23, 59, 30).getTime();
const MIDNIGHT = EVE + 30_000;
const instant = (time: number) => new Date(time).toISOString();

/** The clock moves to there, and what waits for the stroke hears it. */
function strike(time: number): void {
  Date.now = () => time;
  for (const act of strokes.splice(0)) act();
}

type Tag = 'parvis-news-feed' | 'parvis-document-list' | 'parvis-idea-box' | 'parvis-event-calendar';

async function open<T extends Tag>(tag: T, items: readonly unknown[], more = {}): Promise<HTMLElementTagNameMap[T]> {
  const page = await fixture(html`<div lang="fr"></div>`);
  const widget = document.createElement(tag);
  Object.assign(widget, { sources: [{ read: async () => ({ items, skipped: 0 }) }], ...more });
  page.append(widget);
  await widget.loadComplete;
  return widget;
}
const textOf = (widget: HTMLElement) =>
  widget.shadowRoot!.querySelector('.list:not(.skeleton)')?.textContent.replace(/\s+/g, ' ') ?? '';
const shows = (widget: HTMLElement, words: RegExp) => until(() => words.test(textOf(widget)), `${words.source}`);

describe('a page that stays open', () => {
  beforeEach(() => {
    strokes = [];
    Date.now = () => EVE;
    window.setTimeout = ((act: () => void, wait = 0, ...rest: unknown[]) => {
      if (wait === 30_000) strokes.push(act);
      return realTimeout(act, wait, ...rest);
    }) as typeof setTimeout;
  });
  afterEach(() => {
    Date.now = realNow;
    window.setTimeout = realTimeout;
  });

  it('calls news of today news of yesterday once midnight has passed', async () => {
    const feed = await open('parvis-news-feed', [item('Marché', { published: instant(EVE - 3_600_000) })]);
    await shows(feed, /aujourd/);
    strike(MIDNIGHT);
    await shows(feed, /hier/);
  });

  it('lets the news go that are over, without another reading', async () => {
    const items = [item('Marché'), item('Route coupée', { expires: instant(MIDNIGHT - 1) })];
    const feed = await open('parvis-news-feed', items);
    await shows(feed, /Route coupée/);
    strike(MIDNIGHT);
    await until(() => !textOf(feed).includes('Route coupée'), 'it stays');
    expect(textOf(feed)).to.include('Marché');
  });

  it('keeps news on top until the day that the page has named, and no longer', async () => {
    const old = item('Budget', { categories: ['Une'], published: '2026-01-01T08:00:00Z' });
    const items = [item('Marché', { published: instant(EVE) }), old];
    const feed = await open('parvis-news-feed', items, { pinned: 'Une', pinnedUntil: '2026-11-24' });
    await shows(feed, /Budget.*Marché/);
    strike(MIDNIGHT);
    await shows(feed, /Marché.*Budget/);
  });

  it('calls documents of today documents of yesterday once midnight has passed', async () => {
    const files = [file('plan.pdf', { modified: instant(EVE - 3_600_000) })];
    const list = await open('parvis-document-list', files, { layout: 'cards' });
    await shows(list, /aujourd/);
    // Its signs came with what cards need.
    await list.loadComplete;
    await list.updateComplete;
    strike(MIDNIGHT);
    await shows(list, /hier/);
  });

  it('calls ideas of today ideas of yesterday once midnight has passed', async () => {
    const box = await open('parvis-idea-box', [{ id: '1', title: 'Un banc', created: instant(EVE - 3_600_000) }]);
    await shows(box, /aujourd/);
    strike(MIDNIGHT);
    await shows(box, /hier/);
  });

  it('lets an event go from the list of those to come on the minute of its end', async () => {
    Date.now = () => EVE - 3 * 3_600_000;
    const day = { start: '2026-11-24T20:00:00', zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const events = [
      event({ ...day, uid: '1', title: 'Concert', end: '2026-11-24T21:00:00' }),
      event({ ...day, uid: '2', title: 'Loto', end: '2026-11-24T22:00:00' }),
    ];
    const calendar = await open('parvis-event-calendar', events, { view: 'list' });
    await shows(calendar, /Concert/);
    strike(MIDNIGHT - 3 * 3_600_000);
    await until(() => !textOf(calendar).includes('Concert'), 'it stays');
    expect(textOf(calendar)).to.include('Loto');
  });
});
