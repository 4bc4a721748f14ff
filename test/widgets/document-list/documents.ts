import '../../../src/widgets/document-list/define.js';
// All that a list may fetch is there beforehand: what is drawn after an act is then drawn within a few frames.
import '../../../src/data/keeping/shared-storage.js';
import '../../../src/data/loading/load-more.js';
import '../../../src/data/loading/prepare.js';
import '../../../src/data/loading/refresh.js';
import '../../../src/data/loading/rescue.js';
import '../../../src/data/loading/when-near.js';
import '../../../src/i18n/fr-controls.js';
import '../../../src/i18n/documents/fr-document-sheet.js';
import '../../../src/i18n/documents/fr-document-tools.js';
import '../../../src/i18n/documents/fr-document-writing.js';
import '../../../src/i18n/languages.js';
import '../../../src/ui/notices.js';
import '../../../src/ui/list/redraw.js';
import '../../../src/ui/voice.js';
import '../../../src/widgets/document-list/controls/document-controls.js';
import '../../../src/widgets/document-list/document-extras.js';
import '../../../src/widgets/document-list/document-mistakes.js';
import '../../../src/widgets/document-list/rows/document-skeleton.js';
import '../../../src/widgets/document-list/folders/folder-tree.js';
import '../../../src/widgets/document-list/sources/inside-source.js';
import '../../../src/widgets/document-list/marks/document-marks.js';
import '../../../src/widgets/document-list/sheet/comparison.js';
import '../../../src/widgets/document-list/sheet/open-document.js';
import '../../../src/widgets/document-list/writing/document-writing.js';
import '../../../src/widgets/document-list/writing/sheet-writing.js';
import type { Source } from '../../../src/data/source.js';
import type { DocumentEntry } from '../../../src/widgets/document-list/document-entry.js';
import type { ParvisDocumentList } from '../../../src/widgets/document-list/document-list.js';

/** A document of a test. */
export const file = (name: string, rest: Partial<DocumentEntry> = {}): DocumentEntry => ({
  name,
  url: `https://ville.example/${encodeURIComponent(name)}`,
  folder: false,
  ...rest,
});

/** A folder of a test, which holds these. */
export const folder = (name: string, entries: readonly DocumentEntry[]): DocumentEntry => ({
  name,
  url: `https://ville.example/${encodeURIComponent(name)}/`,
  folder: true,
  entries,
});

export const holds = (items: readonly DocumentEntry[]): Source<DocumentEntry> => ({
  read: async () => ({ items, skipped: 0 }),
});

/** Puts a list into an empty page, and waits until it has read. */
export async function place(args: Partial<ParvisDocumentList>, inside?: Element): Promise<ParvisDocumentList> {
  document.title = 'Ville';
  document.documentElement.lang = 'fr';
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  const list = Object.assign(document.createElement('parvis-document-list'), args);
  list.addEventListener('parvis-error', (event) => event.preventDefault());
  if (inside) list.append(inside);
  page.append(list);
  document.body.prepend(page);
  await settled(list);
  return list;
}

/** Ends once nothing more is being read, fetched or drawn. */
export async function settled(list: ParvisDocumentList): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await list.loadComplete;
    const before = list.shadowRoot!.textContent;
    await list.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    quiet = list.shadowRoot!.textContent === before ? quiet + 1 : 0;
  }
}

export const all = (list: ParvisDocumentList, selector: string): HTMLElement[] => [
  ...list.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];

/** White space as people see it. */
export const words = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** The names of the rows, in their order. */
export const names = (list: ParvisDocumentList): string[] =>
  all(list, '.row:not(.group) .title > :first-child').map((title) => words(title).replace(/ \(.*$/, ''));

export const button = (list: ParvisDocumentList, said: RegExp): HTMLElement => {
  const found = all(list, 'button').find((one) => said.test(words(one)));
  if (!found) throw new Error(`no button ${said.source} in ${all(list, 'button').map(words).join(', ')}`);
  return found;
};

/** What the page says aloud once it has said something else than before. */
export async function said(before: string): Promise<string> {
  for (const begun = performance.now(); performance.now() - begun < 20_000;) {
    const now = words(document.querySelector('html > [role=status]'));
    if (now && now !== before) return now;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return before;
}
export const spokenNow = (): string => words(document.querySelector('html > [role=status]'));
