import { html, nothing, type TemplateResult } from 'lit';
import type { LoadedSource } from '../../data/load-controller.js';
import { safeUrl, type ImagePolicy } from '../../data/safe-url.js';
import { dateWords } from '../../i18n/date-words.js';
import type { CommonMessages } from '../../i18n/messages.js';
import type { NewsItem } from './news-item.js';
import type { NewsEntry } from './news-list.js';
import type { RowParts } from './row-parts.js';

/** What a reader sees of a source beside its items. */
export interface RowSource {
  readonly label: string;
  readonly color?: string;
  /** Address against which its items are resolved. */
  readonly address: string;
}

/** What rows and filters show of the sources. */
export const rowSources = (sources: readonly LoadedSource<unknown>[]): RowSource[] =>
  sources.map(({ label, title, address, color }) => ({
    label: label ?? title ?? '',
    address: address ?? document.baseURI,
    color,
  }));

/** What the rows of one feed share. */
export interface RowContext {
  readonly t: CommonMessages;
  /** Language of the page around. */
  readonly lang: string;
  readonly zone: string | undefined;
  readonly now: number;
  readonly layout: string;
  readonly images: ImagePolicy;
  readonly headingLevel: number;
  readonly sources: readonly RowSource[];
  /** True when rows are articles of an ARIA feed, false when they are items of a list. */
  readonly feed: boolean;
  /** Number of rows in all; -1 while it is not known. */
  readonly size: number;
  readonly isNew: (entry: NewsEntry) => boolean | undefined;
  /** The names of the sources of an entry, where there are several. */
  readonly names?: (entry: NewsEntry, sources: readonly RowSource[]) => unknown;
  readonly open: (event: Event, entry: NewsEntry) => void;
  /** What rows have beside their words, once it was fetched. */
  readonly parts?: RowParts;
}

/** Shorter than this, the full text says no more than the summary. */
const WORTH_OPENING = 160;

/** True when more of an item can be read in its place. */
export const opens = ({ content, summary, attachments, warning }: NewsItem): boolean =>
  (content ?? '').length > (summary ?? '').length + WORTH_OPENING || !!attachments?.[0] || !!warning;

/**
 * True for a row that is more than its words: a sign, a picture, a text to open, an ending that goes, no title. `RowParts`
 * draws these. The words are those of the endings that `withoutEnding` takes away; the rare summary that keeps its own may have them too.
 */
export const hasParts = ({ item, urgent }: NewsEntry): boolean =>
  urgent ||
  !item.title ||
  !!item.image ||
  opens(item) ||
  /[….][\])]$|peare|mier sur|la suite|lecture|ire plus|reading|d more/.test(item.summary!);

/** Sets what stands on the row itself. */
export function dressRow(row: HTMLElement, { urgent }: NewsEntry, index: number, context: RowContext): void {
  row.className = urgent ? 'item urgent-item' : 'item';
  row.setAttribute('part', 'item');
  row.setAttribute('role', 'listitem');
  context.parts?.dress(row, index, context);
}

/** One piece of news. */
export function newsRow(entry: NewsEntry, index: number, context: RowContext): TemplateResult {
  const { item } = entry;
  const { t, layout, sources, names, open } = context;
  const { summary, published, updated } = item;
  const base = sources[entry.sources[0]!]?.address ?? document.baseURI;
  const url = safeUrl(item.url, base);
  const spoken = (item.lang ?? context.lang).replaceAll('_', '-');
  const lang = spoken === t.lang ? nothing : spoken;
  const short = layout === 'compact';
  const when = published ?? updated ?? '';
  const date = dateWords(when, { ...context, short });
  const parts = context.parts?.of(entry, context, base, lang);
  const title = parts?.title ?? item.title;
  const shown = short ? undefined : (item.warning ?? (summary !== title && (parts?.summary ?? summary)));

  return html`<div class="words">
      <div class="title" role="heading" aria-level=${context.headingLevel} id="n${index}">
        ${parts?.badges}${
          url
            ? html`<a part="link" href=${url} lang=${lang} dir="auto" @click=${(event: Event) => open(event, entry)}
                >${title}</a
              >`
            : html`<span lang=${lang} dir="auto">${title}</span>`
        }
      </div>
      ${shown ? html`<p part="summary" class="summary" lang=${lang} dir="auto">${shown}</p>` : nothing}
      <div class="meta">
        ${date && html`<time datetime=${when} title=${date.exact}><bdi>${date.words}</bdi></time>`}
        ${names?.(entry, sources)} ${parts?.button}
      </div>
    </div>
    ${parts?.picture}${parts?.text}`;
}
