import { appears } from './appears.js';
import { SourceError } from '../../src/data/source-error.js';
import type { Source, SourcePage } from '../../src/data/source.js';
import type { DocumentEntry } from '../../src/widgets/document-list/document-entry.js';
import type { ParvisDocumentList } from '../../src/widgets/document-list/document-list.js';
import { documentWords, townDocuments } from './town-documents.js';
import { townShare, type Trouble } from './town-share.js';
import type { TownLang } from './town-news.js';

/** What a page sets on the widget, and what it writes inside. */
export type DocumentArgs = Partial<
  Pick<
    ParvisDocumentList,
    | 'sources'
    | 'src'
    | 'heading'
    | 'headingLevel'
    | 'layout'
    | 'sort'
    | 'groupBy'
    | 'tree'
    | 'open'
    | 'editable'
    | 'staleAfter'
    | 'contact'
    | 'images'
    | 'withdrawn'
    | 'search'
    | 'filters'
    | 'refresh'
    | 'max'
    | 'more'
    | 'id'
  >
> & {
  /** Text of the link inside the tag. */
  readonly fallback?: string;
};

/** One state of the widget, as a reader may meet it. */
export interface DocumentState {
  readonly args: (lang?: TownLang) => DocumentArgs;
  /** What the reader does to come there. */
  readonly act?: (list: ParvisDocumentList) => Promise<void>;
  /** What is there in the shadow root once the state is reached. */
  readonly shows: string;
}

const HOUR = 3_600_000;
const down = (kind: SourceError['kind']) => new SourceError(kind, `the ${kind} of a story`);
const fails = (kind: SourceError['kind']) => async () => {
  throw down(kind);
};
const never = () => new Promise<never>(() => {});

/** A source that gives these documents. */
export const holds = (
  items: readonly DocumentEntry[],
  rest: Partial<SourcePage<DocumentEntry>> = {},
): Source<DocumentEntry> => ({ read: async () => ({ items, skipped: 0, ...rest }) });

const base = (lang: TownLang): DocumentArgs => ({ heading: documentWords[lang].heading });
const whole = (lang: TownLang): DocumentArgs => ({ ...base(lang), sources: [holds(townDocuments(lang))] });
const files = (lang: TownLang) => townDocuments(lang).filter(({ folder }) => !folder);
const old = (kind: SourceError['kind']) => ({
  stale: { since: new Date(Date.now() - 26 * HOUR).toISOString(), error: down(kind) },
});

const press = async (list: ParvisDocumentList, selector: string): Promise<void> =>
  (await appears(list, selector)).click();

/** Opens a folder of the town by its place in the list of them. */
const enter = async (list: ParvisDocumentList, at: number): Promise<void> => {
  await appears(list, '.row.folder');
  const { name } = list.sources ? (await shownFolders(list))[at]! : { name: '' };
  const row = [...list.shadowRoot!.querySelectorAll('.row.folder')].find((one) => one.textContent.includes(name));
  row!.querySelector<HTMLElement>('[part=link]')!.click();
};
const shownFolders = async ({ sources }: ParvisDocumentList): Promise<readonly DocumentEntry[]> => {
  const { items } = await sources![0]!.read({ signal: new AbortController().signal, fetch });
  return items.filter(({ folder }) => folder);
};

/** Opens the sheet of a document, by the end of its name. */
const sheet = async (list: ParvisDocumentList, end: string): Promise<void> => {
  await appears(list, '.row');
  const link = await appears(list, `.row:has(a[href$="${end}"]) .details`);
  link.click();
  await appears(list, 'dialog[open]');
};
const share = (lang: TownLang): DocumentArgs => ({
  ...base(lang),
  sources: [townShare(lang)],
  contact: 'accessibilite@ville.example',
});

/** A list that may be written, of which something may go wrong. */
const written = (lang: TownLang, trouble?: Trouble): DocumentArgs => ({
  ...base(lang),
  sources: [townShare(lang, trouble)],
  editable: true,
});

const holding = (...files: readonly File[]): DataTransfer => {
  const held = new DataTransfer();
  for (const file of files) held.items.add(file);
  return held;
};

/** Chooses files to add, as the dialog of the browser would. */
const add = async (list: ParvisDocumentList, ...names: readonly string[]): Promise<void> => {
  await appears(list, '.writing .add');
  const input = (await appears(list, '.writing input[type=file]')) as HTMLInputElement;
  input.files = holding(...names.map((name) => new File(['# '.repeat(40_000)], name))).files;
  input.dispatchEvent(new Event('change'));
};

/** Sends a new version of a document out of its sheet. */
const sendVersion = async (list: ParvisDocumentList): Promise<void> => {
  await appears(list, '.writing .add');
  await sheet(list, '.ods');
  await press(list, '.acts [aria-expanded]');
  const input = (await appears(list, 'dialog input[type=file]')) as HTMLInputElement;
  input.files = holding(new File(['48'], 'astreintes.ods')).files;
  await press(list, 'dialog .form button');
};

const type = async (list: ParvisDocumentList, words: string): Promise<void> => {
  const field = (await appears(list, '.filters input')) as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new InputEvent('input'));
};

/** Every state of the list of documents. */
export const documentStates = {
  fallback: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: never }], fallback: documentWords[lang].all }),
    shows: 'slot:not([name])',
  },
  loading: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: never }] }),
    shows: '.skeleton',
  },
  table: { args: (lang = 'fr') => whole(lang), shows: '.row' },
  cards: { args: (lang = 'fr') => ({ ...whole(lang), layout: 'cards' }), shows: '.row' },
  compact: { args: (lang = 'fr') => ({ ...whole(lang), layout: 'compact' }), shows: '.row' },
  'by-date': { args: (lang = 'fr') => ({ ...whole(lang), sort: '-modified' }), shows: '.down' },
  'by-year': { args: (lang = 'fr') => ({ ...whole(lang), groupBy: 'year' }), shows: '.group' },
  'by-kind': { args: (lang = 'fr') => ({ ...whole(lang), groupBy: 'kind', layout: 'cards' }), shows: '.group' },
  folder: {
    args: (lang = 'fr') => whole(lang),
    act: async (list) => enter(list, 1),
    shows: '.here',
  },
  'empty-folder': {
    args: (lang = 'fr') => whole(lang),
    act: async (list) => {
      await enter(list, 0);
      await appears(list, '.here');
      await press(list, '.row.folder:first-child:last-child .link');
    },
    shows: '.path li:nth-child(2)',
  },
  tree: {
    args: (lang = 'fr') => ({ ...whole(lang), tree: true }),
    act: async (list) => press(list, '.node:nth-of-type(1) .twist'),
    shows: '.tree, .row',
  },
  filters: {
    args: (lang = 'fr') => ({ ...whole(lang), search: true, filters: 'kind period' }),
    shows: '.filters',
  },
  filtered: {
    args: (lang = 'fr') => ({ ...whole(lang), search: true, filters: 'kind period' }),
    act: async (list) => press(list, '.filters .group button'),
    shows: '.filters .clear',
  },
  'filtered-empty': {
    args: (lang = 'fr') => ({ ...whole(lang), search: true, filters: 'kind' }),
    act: async (list) => type(list, 'zzz'),
    shows: '.bar button',
  },
  deep: {
    args: (lang = 'fr') => ({ ...whole(lang), search: true }),
    act: async (list) => {
      await type(list, '2');
      await press(list, '.deep button');
    },
    shows: '.deep .icon',
  },
  'further-failed': {
    args: (lang = 'fr') => {
      const first = { items: files(lang).slice(0, 4), skipped: 0, next: '2' };
      return {
        ...base(lang),
        more: true,
        sources: [{ read: ({ cursor }) => (cursor ? Promise.reject(down('missing')) : Promise.resolve(first)) }],
      };
    },
    act: (list) => press(list, '.more'),
    shows: '.notice + .more',
  },
  more: {
    args: (lang = 'fr') => ({ ...whole(lang), max: 4, more: true }),
    shows: '.more',
  },
  old: { args: (lang = 'fr') => ({ ...whole(lang), staleAfter: 12 }), shows: '.badge' },
  empty: { args: (lang = 'fr') => ({ ...base(lang), sources: [holds([])] }), shows: '.quiet' },
  skipped: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [holds(files(lang), { skipped: 2 })] }),
    shows: '.main > .quiet',
  },
  stale: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [holds(files(lang), old('server'))] }),
    shows: '.notice',
  },
  offline: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [holds(files(lang), old('offline'))] }),
    shows: '.notice',
  },
  partial: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [holds(files(lang)), { label: documentWords[lang].author, read: fails('server') }],
    }),
    shows: '.notice',
  },
  failed: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: fails('server') }], fallback: documentWords[lang].all }),
    shows: '.notice',
  },
  sheet: {
    args: (lang = 'fr') => share(lang),
    act: async (list) => sheet(list, '.pdf'),
    shows: 'dialog .act',
  },
  'sheet-image': {
    args: (lang = 'fr') => share(lang),
    act: async (list) => {
      await sheet(list, '.webp');
      await ((await appears(list, 'dialog img')) as HTMLImageElement).decode();
    },
    shows: 'dialog img',
  },
  'sheet-foreign': {
    args: (lang = 'fr') => ({ ...share(lang), images: 'none' }),
    act: async (list) => sheet(list, '.webp'),
    shows: 'dialog .preview p',
  },
  'sheet-table': {
    args: (lang = 'fr') => share(lang),
    act: async (list) => sheet(list, '.csv'),
    shows: 'dialog table',
  },
  versions: {
    args: (lang = 'fr') => share(lang),
    act: async (list) => {
      await sheet(list, '.md');
      await appears(list, 'dialog pre');
    },
    shows: 'dialog .versions li',
  },
  'old-version': {
    args: (lang = 'fr') => share(lang),
    act: async (list) => {
      await sheet(list, '.md');
      await press(list, '.versions li:nth-child(2) button');
      await appears(list, 'dialog pre');
    },
    shows: 'dialog .notice',
  },
  compare: {
    args: (lang = 'fr') => share(lang),
    act: async (list) => {
      await sheet(list, '.md');
      await press(list, '.versions li:nth-child(3) button:nth-child(2)');
    },
    shows: 'dialog .diff',
  },
  writing: { args: (lang = 'fr') => written(lang), shows: '.writing .add' },
  'new-folder': {
    args: (lang = 'fr') => written(lang),
    act: async (list) => press(list, '.writing .folder'),
    shows: '.writing form',
  },
  uploaded: {
    args: (lang = 'fr') => written(lang),
    act: async (list) => add(list, 'compte rendu.odt', 'plan.pdf'),
    shows: '.job.is-done:nth-child(2)',
  },
  uploading: {
    args: (lang = 'fr') => written(lang, 'hang'),
    act: async (list) => add(list, 'compte rendu.odt', 'plan.pdf', 'annexe.pdf'),
    shows: '.job.is-waiting',
  },
  'upload-asks': {
    args: (lang = 'fr') => written(lang),
    act: async (list) => add(list, townDocuments(list.closest<HTMLElement>('[lang]')!.lang as TownLang)[3]!.name),
    shows: '.job.is-asks',
  },
  'upload-failed': {
    args: (lang = 'fr') => written(lang, 'full'),
    act: async (list) => add(list, 'compte rendu.odt'),
    shows: '.job.is-failed',
  },
  drop: {
    args: (lang = 'fr') => written(lang),
    act: async (list) => {
      await appears(list, '.writing .add');
      const row = await appears(list, '.row:has(a[href$=".ods"])');
      const dataTransfer = holding(new File(['48'], 'astreintes.ods'));
      row.dispatchEvent(new DragEvent('dragover', { bubbles: true, composed: true, cancelable: true, dataTransfer }));
    },
    shows: '.drop',
  },
  'new-version': {
    args: (lang = 'fr') => written(lang),
    act: async (list) => {
      await appears(list, '.writing .add');
      await sheet(list, '.ods');
      await press(list, '.acts [aria-expanded]');
    },
    shows: 'dialog form',
  },
  rename: {
    args: (lang = 'fr') => written(lang),
    act: async (list) => {
      await appears(list, '.writing .add');
      await sheet(list, '.ods');
      await press(list, '.acts [aria-expanded] + [aria-expanded]');
    },
    shows: 'dialog form',
  },
  restore: {
    args: (lang = 'fr') => written(lang),
    act: async (list) => {
      await appears(list, '.writing .add');
      await sheet(list, '.md');
      await press(list, '.versions li:nth-child(2) button:nth-child(3)');
    },
    shows: 'dialog .sure',
  },
  conflict: {
    args: (lang = 'fr') => written(lang, 'conflict'),
    act: sendVersion,
    shows: 'dialog .job.is-kept',
  },
  'failed-bare': {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: fails('server') }] }),
    shows: '.notice',
  },
} satisfies Record<string, DocumentState>;

export type DocumentStateName = keyof typeof documentStates;
