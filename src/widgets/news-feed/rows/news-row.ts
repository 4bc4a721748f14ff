import { html, nothing, type TemplateResult } from 'lit';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import { safeUrl } from '../../../data/safe-url.js';
import { dateWords } from '../../../i18n/date-words.js';
import { opens } from '../news-item.js';
import type { NewsEntry } from '../news-list.js';
import type { RowContext, RowSource } from './row-context.js';

/** What rows and filters show of the sources. */
export const rowSources = (sources: readonly LoadedSource<unknown>[]): RowSource[] =>
  sources.map(({ label, title, address, color }) => ({
    label: label ?? title ?? '',
    address: address ?? document.baseURI,
    color,
  }));

/**
 * True for a row that is more than its words: a sign, a picture, a text to open, an ending that goes, no title or no address. `RowParts`
 * draws these. The words are those of the endings that `withoutEnding` takes away; the rare summary that keeps its own may have them too.
 */
export const hasParts = ({ item, urgent, pinned }: NewsEntry): boolean =>
  urgent ||
  pinned ||
  !(item.title && item.url) ||
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
  const said = item.warning ?? summary;
  // A warning may be the title already.
  const shown = !short && said !== title && (item.warning ?? parts?.summary ?? summary);

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
