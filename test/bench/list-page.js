// The page of the bench of lists: the same 10,000 rows, drawn by the widget or by `repeat` at once.
import { LitElement, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { messages } from '../../dist/i18n/fr.js';
import { hostStyles } from '../../dist/theme/host.styles.js';
import '../../dist/widgets/news-feed/define.js';
import { newsFeedStyles } from '../../dist/widgets/news-feed/news-feed.styles.js';
import { newsEntries } from '../../dist/widgets/news-feed/news-list.js';
import { newsRow } from '../../dist/widgets/news-feed/rows/news-row.js';

const words =
  'conseil municipal budget bibliothèque jardin école travaux voirie permis marché festival jeunesse seniors sport salle rivière pont piste vélo tri eau énergie enquête publique culture musée concert défilé élection avis sécurité santé vaccination impôts mairie place parc logement bus tram parking émission fête'.split(
    ' ',
  );

/** The same items at each run: a linear congruential generator (Numerical Recipes). */
function makeItems(count) {
  let seed = 6;
  const next = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const text = (length) => Array.from({ length }, () => words[next(words.length)]).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    id: `https://ville.example/${index}`,
    title: index === count - 1 ? 'Anticonstitutionnellement' : text(6),
    summary: text(18),
    url: `https://ville.example/${index}`,
    published: new Date(Date.UTC(2026, 9, 1) - index * 3_600_000).toISOString(),
    authors: [],
    categories: [words[next(words.length)]],
    attachments: [],
    content: `<p>${text(60)}</p>`,
  }));
}

class RepeatList extends LitElement {
  static styles = [hostStyles, newsFeedStyles];
  static properties = { entries: { attribute: false } };
  render() {
    const context = {
      t: messages,
      lang: 'fr',
      now: Date.now(),
      layout: 'list',
      images: 'own',
      headingLevel: 2,
      sources: [{ label: '', address: document.baseURI }],
      isNew: () => false,
      open: () => {},
      expand: () => {},
    };
    return html`<div class="list" role="list">
      ${repeat(
        this.entries,
        ({ key }) => key,
        (entry, index) => html`<div part="item" class="item" role="listitem">${newsRow(entry, index, context)}</div>`,
      )}
    </div>`;
  }
}
customElements.define('repeat-list', RepeatList);

/** After the next frame is on the screen. */
const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    }),
  );

const drawing = {
  parvis(items) {
    const source = { read: async () => ({ items, skipped: 0 }) };
    return Object.assign(document.createElement('parvis-news-feed'), { sources: [source] });
  },
  repeat(items) {
    return Object.assign(document.createElement('repeat-list'), {
      entries: newsEntries([items], new Date().toISOString()),
    });
  },
};

/** Draws and measures, in milliseconds. */
globalThis.measure = async (who, count) => {
  const items = makeItems(count);
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  // What made the items is over, and no part of what follows.
  await painted();
  await new Promise((resolve) => setTimeout(resolve, 200));
  tasks.length = 0;

  const began = performance.now();
  const list = drawing[who](items);
  document.body.append(list);
  const first = () => list.shadowRoot.querySelector('.item');
  while (!first()) await new Promise((resolve) => setTimeout(resolve));
  await painted();
  const firstScreen = performance.now() - began;
  await list.loadComplete;
  await list.updateComplete;
  await painted();
  const all = performance.now() - began;
  const rows = list.shadowRoot.querySelectorAll('.item').length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  const longestTask = Math.max(0, ...tasks.map(({ duration }) => duration));
  observer.disconnect();
  return { firstScreen, all, longestTask, rows, longTasks: tasks.length };
};

/** Scrolls like a reader in a hurry; says how long the frames were. */
globalThis.scrollThrough = async () => {
  const frames = [];
  const long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries()));
  observer.observe({ type: 'long-animation-frame' });
  let last = performance.now();
  for (let step = 0; step < 120; step++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    frames.push(now - last);
    last = now;
    scrollBy({ top: step < 90 ? 1200 : -1200, behavior: 'instant' });
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  frames.sort((a, b) => a - b);
  return { frame95: frames[Math.floor(frames.length * 0.95)], longFrames: long.length };
};

/** True when the browser finds a word of the last item. */
globalThis.findLast = () => {
  getSelection().removeAllRanges();
  return find('Anticonstitutionnellement');
};
