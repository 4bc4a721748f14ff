import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import { safeUrl } from '../../../data/safe-url.js';
import { dateWords } from '../../../i18n/date-words.js';
import type { DocumentColumn, DocumentMessages } from '../../../i18n/documents/document-messages.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import { sizeWords } from '../../../ui/files/size-words.js';
import type { DocumentEntry } from '../document-entry.js';
import { kindIcon } from './kind-icon.js';
import { kindOf } from './document-kind.js';
import type { DocumentLine, Line } from '../order/document-lines.js';
import { isOwn } from './own-address.js';

/** What the rows of one list share. */
export interface RowContext {
  readonly t: CommonMessages & DocumentMessages;
  /** Language of the page around. */
  readonly lang: string;
  readonly zone: string | undefined;
  readonly now: number;
  readonly layout: string;
  /** The columns that at least one document fills. */
  readonly columns: readonly DocumentColumn[];
  readonly headingLevel: number;
  /** How a document is followed: `download` saves it. */
  readonly open: string;
  /** Address against which the addresses of a source are resolved; none for one that the page has made. */
  readonly bases: readonly (string | undefined)[];
  /** Number of lines in all; -1 while it is not known. */
  readonly size: number;
  /** Address at which a folder is found in place; nothing where the page has no such addresses. */
  readonly folderHref?: (entry: DocumentEntry) => string;
  readonly follow: (event: Event, line: DocumentLine) => void;
  readonly enter: (event: Event, line: DocumentLine) => void;
  readonly details: (line: DocumentLine, from: HTMLElement) => void;
  /** A name such as it may break. */
  readonly named?: (name: string) => unknown;
  /** Signs beside the name: new, changed, old, withdrawn. */
  readonly signs?: (line: DocumentLine) => unknown;
  /** The heading of a group. */
  readonly group?: (line: Line, context: RowContext) => TemplateResult;
}

/** What people read as the name of a document: its title, else its name, with its true extension. Text. */
export const shownTitle = ({ title, name, url }: Pick<DocumentEntry, 'title' | 'name' | 'url'>): string =>
  shownName(title ?? '').trim() || shownName(name).trim() || url;

/** Kind of a document in plain words: « tableur ODS ». */
export function kindWords(entry: DocumentEntry, t: DocumentMessages): string {
  const { kind, format } = kindOf(entry);
  return format ? t.kindOf(t.kinds[kind], format) : t.kinds[kind];
}

const languages = new Map<string, Intl.DisplayNames>();

/** Name of a language, in that of the reader; empty for one that nobody knows. */
export function languageName(tag: string, lang: string): string {
  try {
    let names = languages.get(lang);
    if (!names) languages.set(lang, (names = new Intl.DisplayNames(lang, { type: 'language', fallback: 'none' })));
    return names.of(tag) ?? '';
  } catch {
    return '';
  }
}

/** Sets what stands on the row itself. */
export function dressRow(row: HTMLElement, line: Line, index: number, { layout, size }: RowContext): void {
  const table = layout === 'table';
  row.className = 'group' in line ? 'row group' : line.entry.folder ? 'row folder' : 'row';
  row.setAttribute('role', table ? 'row' : 'listitem');
  if ('group' in line) return row.removeAttribute('part');
  row.setAttribute('part', 'item');
  // The first row is that of the heads.
  if (table && size >= 0) row.setAttribute('aria-rowindex', `${index + 2}`);
  else row.removeAttribute('aria-rowindex');
}

/** One line of the list. */
export function documentRow(line: Line, context: RowContext): TemplateResult {
  if ('group' in line) return context.group!(line, context);
  const { t, layout, columns } = context;
  // Whoever goes down a column hears of which document it is.
  const table = layout === 'table';
  const role = table ? 'cell' : nothing;
  return html`<div class="name" role=${table ? 'rowheader' : nothing}>
      ${kindIcon(kindOf(line.entry).kind)}${name(line, context)}
    </div>
    <div class="cells">
      ${columns.map((column) => {
        if (column === 'name') return nothing;
        const value = cell(line.entry, column, context);
        return html`<div class="cell ${column} ${value ? '' : 'none'}" role=${role}>
          ${
            value
              ? html`<span class="label" aria-hidden=${table ? 'true' : nothing}>${t.columns[column]}</span> ${value}`
              : nothing
          }
        </div>`;
      })}
    </div>
    <div class="acts screen" role=${role}>
      ${
        line.entry.folder
          ? nothing
          : html`<button
              class="details"
              title=${t.details(shownTitle(line.entry))}
              @click=${({ currentTarget }: Event) => context.details(line, currentTarget as HTMLElement)}
            >
              ${kindIcon('more')}
            </button>`
      }
    </div>`;
}

function name(line: DocumentLine, context: RowContext): TemplateResult {
  const { entry, source } = line;
  const { t, open, bases } = context;
  const title = shownTitle(entry);
  const file = shownName(entry.name);
  const spoken = entry.lang ?? context.lang;
  const lang = entry.title && spoken !== t.lang ? spoken : nothing;
  const said = html`<span dir="auto" lang=${lang}>${context.named?.(title) ?? title}</span>`;
  const base = bases[source];
  const url = safeUrl(entry.url, base ?? document.baseURI);
  const web = url && /^https?:/.test(url) ? url : undefined;
  const href = context.folderHref?.(entry);
  // A folder of another site is not this list's to open: nothing of the page is told to that site.
  const here = entry.folder && (!base || !!entry.entries || !web || isOwn(web, base));
  const shown = here
    ? href
      ? html`<a part="link" href=${href} @click=${(event: Event) => context.enter(event, line)}>${said}</a>`
      : html`<button part="link" class="link" @click=${(event: Event) => context.enter(event, line)}>${said}</button>`
    : web
      ? html`<a
          part="link"
          href=${web}
          download=${open === 'download' ? file : nothing}
          type=${entry.type ?? nothing}
          hreflang=${entry.lang ?? nothing}
          @click=${(event: Event) => entry.folder || context.follow(event, line)}
          >${said}<span class="sr"> (${factsOf(entry, context)})</span></a
        >`
      : said;
  const { description } = entry;
  return html`<div class="words">
    <div class="title">${shown} ${context.signs?.(line)}</div>
    ${entry.title && file && file !== title ? html`<div class="quiet file" dir="auto">${context.named?.(file) ?? file}</div>` : nothing}
    ${description ? html`<p class="quiet description" dir="auto" lang=${lang}>${description}</p>` : nothing}
  </div>`;
}

/** What a link says of its document beside its title: kind, format, size, language (RGAA 13.4). */
export function factsOf(entry: DocumentEntry, { t, lang }: Pick<RowContext, 't' | 'lang'>): string {
  const language = entry.lang && !lang.startsWith(entry.lang.slice(0, 2)) ? languageName(entry.lang, t.lang) : '';
  const size = entry.size === undefined ? '' : sizeWords(entry.size, t.lang);
  return [kindWords(entry, t), size, language].filter(Boolean).join(', ');
}

function cell(entry: DocumentEntry, column: DocumentColumn, context: RowContext): unknown {
  const { t } = context;
  if (column === 'kind') return kindWords(entry, t);
  if (column === 'size') return entry.size === undefined || entry.folder ? '' : sizeWords(entry.size, t.lang);
  if (column === 'author') return entry.author && html`<bdi>${shownName(entry.author)}</bdi>`;
  if (column === 'version') return entry.version && html`<bdi>${shownName(entry.version)}</bdi>`;
  const { modified = '' } = entry;
  const date = dateWords(modified, { ...context, short: context.layout !== 'cards' });
  return date ? html`<time datetime=${modified} title=${date.exact}><bdi>${date.words}</bdi></time>` : '';
}
