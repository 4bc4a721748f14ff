// The page of the bench of documents: the same 5,000 rows, drawn by the widget or by `repeat` at once.
import { LitElement, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { messages } from '../../dist/i18n/fr.js';
import { messages as words } from '../../dist/i18n/documents/fr-documents.js';
import { hostStyles } from '../../dist/theme/host.styles.js';
import '../../dist/widgets/document-list/define.js';
import { documentLines } from '../../dist/widgets/document-list/order/document-lines.js';
import { documentListStyles } from '../../dist/widgets/document-list/document-list.styles.js';
import { documentRow, kindWords } from '../../dist/widgets/document-list/rows/document-row.js';

const topics = 'budget plan voirie école conseil marché permis eau arrêté procès-verbal délibération annexe'.split(' ');
const ends = ['pdf', 'ods', 'odt', 'png', 'csv', 'md'];

/** The same documents at each run: a linear congruential generator (Numerical Recipes). */
function makeDocuments(count) {
  let seed = 9;
  const next = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, (_, index) => {
    const name = `${topics[next(12)]} ${topics[next(12)]} ${next(900)}.${ends[next(6)]}`;
    return {
      name,
      url: `https://ville.example/d/${index}/${encodeURIComponent(name)}`,
      folder: false,
      size: next(9_000_000),
      modified: new Date(Date.UTC(2026, 9, 1) - next(9e4) * 3_600_000).toISOString(),
      author: `Service ${next(12)}`,
      etag: `"${index}"`,
    };
  });
}

class RepeatDocuments extends LitElement {
  static styles = [hostStyles, documentListStyles];
  static properties = { lines: { attribute: false } };
  render() {
    const context = {
      t: { ...messages, ...words },
      lang: 'fr',
      now: Date.now(),
      layout: 'table',
      columns: ['name', 'kind', 'size', 'modified', 'author'],
      headingLevel: 2,
      open: '',
      bases: [document.baseURI],
      size: this.lines.length,
    };
    return html`<div class="table" role="table">
      ${repeat(
        this.lines,
        ({ key }) => key,
        (line) => html`<div part="item" class="row" role="row">${documentRow(line, context)}</div>`,
      )}
    </div>`;
  }
}
customElements.define('repeat-documents', RepeatDocuments);

/** After the next frame is on the screen. */
const painted = () =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    }),
  );
const pause = () => new Promise((resolve) => setTimeout(resolve, 250));

const drawing = {
  parvis: (items) =>
    Object.assign(document.createElement('parvis-document-list'), {
      search: true,
      keep: 'never',
      sources: [{ read: async () => ({ items, skipped: 0 }) }],
    }),
  repeat: (items) =>
    Object.assign(document.createElement('repeat-documents'), {
      lines: documentLines([items], { by: 'name' }, 'fr', (entry) => kindWords(entry, words)),
    }),
};

/** Draws and measures, in milliseconds; the widget is then sorted, and searched key by key. */
globalThis.measure = async (who, count) => {
  const items = makeDocuments(count);
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  await painted();
  await pause();
  tasks.length = 0;
  const began = performance.now();
  const list = drawing[who](items);
  document.body.append(list);
  const first = () => list.shadowRoot.querySelector('.row');
  while (!first()) await new Promise((resolve) => setTimeout(resolve));
  await painted();
  const firstScreen = performance.now() - began;
  await list.loadComplete;
  await list.updateComplete;
  await painted();
  const all = performance.now() - began;
  const rows = list.shadowRoot.querySelectorAll('.row').length;
  await pause();
  const longestTask = Math.max(0, ...tasks.map(({ duration }) => duration));
  const result = { firstScreen, all, rows, longestTask };
  if (who === 'parvis') {
    tasks.length = 0;
    const head = [...list.shadowRoot.querySelectorAll('.heads button')].find((one) => /Taille/.test(one.textContent));
    const from = performance.now();
    head.click();
    await list.updateComplete;
    await painted();
    result.sort = performance.now() - from;
    await pause();
    const field = list.shadowRoot.querySelector('input[type=search]');
    field.focus();
    await pause();
    const keys = {};
    // Each letter of a search, one that is taken back, and all of it at once.
    for (const text of ['b', 'bu', 'bud', 'budg', 'budge', 'budget', 'budget 1', 'budget', '']) {
      const start = performance.now();
      field.value = text;
      field.dispatchEvent(new InputEvent('input'));
      // What the reader sees first: the first rows, and the frame in which they are.
      await Promise.resolve();
      await painted();
      const took = performance.now() - start;
      const name = `key ${Object.keys(keys).length + 1} "${text}"`;
      keys[name] = took;
      // What was timed is what was asked for: the row that will be first once all is drawn.
      const shown = first().textContent;
      await list.updateComplete;
      if (shown !== first().textContent) throw new Error(`${name}: its first row came after the frame that was timed`);
    }
    Object.assign(result, keys, { worstKey: Math.max(...Object.values(keys)) });
    await pause();
    result.longestAfter = Math.max(0, ...tasks.map(({ duration }) => duration));
  }
  observer.disconnect();
  return result;
};
