import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';

const realTimeout = window.setTimeout;
const realClear = window.clearTimeout;
const MINUTE = 60_000;

/** The long waits that are set, from now on. */
function watchWaits(): ReadonlySet<number> {
  const waits = new Set<number>();
  window.setTimeout = ((act: () => void, wait = 0, ...rest: unknown[]) => {
    const id = realTimeout(act, wait, ...rest);
    if (wait >= MINUTE) waits.add(id);
    return id;
  }) as typeof setTimeout;
  window.clearTimeout = (id) => {
    waits.delete(id as number);
    realClear(id);
  };
  return waits;
}

describe('a widget that has left the page', () => {
  afterEach(() => {
    window.setTimeout = realTimeout;
    window.clearTimeout = realClear;
  });

  for (const tag of ['parvis-news-feed', 'parvis-document-list', 'parvis-idea-box', 'parvis-event-calendar'] as const)
    it(`waits for nothing any more: <${tag}>`, async () => {
      const waits = watchWaits();
      const page = await fixture(html`<div></div>`);
      const widget = document.createElement(tag);
      Object.assign(widget, { refresh: 5, sources: [{ read: async () => ({ items: [], skipped: 0 }) }] });
      page.append(widget);
      while (!waits.size) await new Promise((resolve) => realTimeout(resolve, 10));
      // What is still to be drawn is drawn after it has left.
      widget.requestUpdate();
      widget.remove();
      await widget.updateComplete;
      expect(waits.size).to.equal(0);
      page.append(widget);
      while (!waits.size) await new Promise((resolve) => realTimeout(resolve, 10));
    });
});
