import { html, nothing, type TemplateResult } from 'lit';
import type { LoadedSource } from '../../data/load-controller.js';
import { imageAllowed, safeUrl, type ImagePolicy } from '../../data/safe-url.js';
import { dateWords } from '../../i18n/date-words.js';
import type { CommonMessages } from '../../i18n/messages.js';
import type { NewsEntry } from './news-list.js';

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
  readonly expand: (event: Event, entry: NewsEntry, context: RowContext) => void;
}

/** A picture that fails to come leaves its room, not a broken sign. */
const hide = ({ target }: Event) => ((target as HTMLElement).style.visibility = 'hidden');

/** Shorter than this, the full text says no more than the summary. */
const WORTH_OPENING = 160;

/** Sets what stands on the row itself: an item of a list, or an article of a feed (ARIA Authoring Practices, "Feed"). */
export function dressRow(row: HTMLElement, { urgent }: NewsEntry, index: number, { feed, size }: RowContext): void {
  row.className = urgent ? 'item urgent-item' : 'item';
  row.setAttribute('part', 'item');
  row.setAttribute('role', feed ? 'article' : 'listitem');
  const attributes = { 'aria-labelledby': `n${index}`, 'aria-posinset': index + 1, 'aria-setsize': size, tabindex: 0 };
  for (const [name, value] of Object.entries(attributes)) {
    if (feed) row.setAttribute(name, `${value}`);
    else row.removeAttribute(name);
  }
}

/** One piece of news. */
export function newsRow(entry: NewsEntry, index: number, context: RowContext): TemplateResult {
  const { item, urgent, pinned } = entry;
  const { t, layout, sources, isNew, names, open, expand } = context;
  const { summary, warning, content = '', image } = item;
  const base = sources[entry.sources[0]!]?.address ?? document.baseURI;
  const url = safeUrl(item.url, base);
  const spoken = item.lang ?? context.lang;
  const lang = spoken === t.lang ? nothing : spoken;
  const title = item.title || summary?.slice(0, 90) || item.url || '…';
  const shown = warning ?? (item.title && summary);
  const compact = layout === 'compact';
  const when = item.published ?? item.updated ?? '';
  const date = dateWords(when, { ...context, short: compact });
  const more =
    !compact && (content.length > (summary?.length ?? 0) + WORTH_OPENING || item.attachments.length || warning);
  const picture = compact || warning ? undefined : safeUrl(image?.url, base, 'image');
  const badge = (word: string, kind = '') => html`<span part="badge" class="badge ${kind}">${word}</span> `;

  return html`<div class="words">
      <div class="title" role="heading" aria-level=${context.headingLevel} id="n${index}">
        ${urgent ? badge(t.urgent, 'urgent') : nothing}${pinned ? badge(t.pinned) : nothing}${
          isNew(entry) ? badge(t.isNew) : nothing
        }${
          url
            ? html`<a part="link" href=${url} lang=${lang} dir="auto" @click=${(event: Event) => open(event, entry)}
                >${title}</a
              >`
            : html`<span lang=${lang} dir="auto">${title}</span>`
        }
      </div>
      ${shown && !compact ? html`<p part="summary" class="summary" lang=${lang} dir="auto">${shown}</p>` : nothing}
      <div class="meta">
        ${date && html`<time datetime=${when} title=${date.exact}>${date.words}</time>`} ${names?.(entry, sources)}
        ${
          more
            ? html`<button class="read" aria-expanded="false" @click=${(event: Event) => expand(event, entry, context)}>
                ${t.readHere}<span class="sr" lang=${lang}>, ${title}</span>
              </button>`
            : nothing
        }
      </div>
    </div>
    ${
      picture && imageAllowed(picture, context.images, base)
        ? html`<div class="picture">
            <img
              part="image"
              src=${picture}
              alt=${image?.alt ?? ''}
              width="3"
              height="2"
              loading="lazy"
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${hide}
            />
          </div>`
        : nothing
    }
    ${more ? html`<div part="text" class="text" lang=${lang} dir="auto" hidden></div>` : nothing}`;
}
