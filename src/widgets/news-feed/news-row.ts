import { html, nothing, type TemplateResult } from 'lit';
import { imageAllowed, safeUrl, type ImagePolicy } from '../../data/safe-url.js';
import { dateWords } from '../../i18n/date-words.js';
import type { CommonMessages } from '../../i18n/messages.js';
import { cssVars } from '../../ui/css-vars.js';
import type { NewsEntry } from './news-list.js';

/** What a reader sees of a source beside its items. */
export interface RowSource {
  readonly label: string;
  readonly color?: string;
  /** Address against which its items are resolved. */
  readonly address: string;
}

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
  readonly isNew: (entry: NewsEntry) => boolean;
  readonly open: (event: Event, entry: NewsEntry) => void;
  readonly expand: (event: Event, entry: NewsEntry, context: RowContext) => void;
}

/** A picture that fails to come leaves its room, not a broken sign. */
const hide = ({ target }: Event) => ((target as HTMLElement).style.visibility = 'hidden');

/** Shorter than this, the full text says no more than the summary. */
const WORTH_OPENING = 160;

/** One piece of news. */
export function newsRow(entry: NewsEntry, index: number, context: RowContext): TemplateResult {
  const { item } = entry;
  const { t, layout } = context;
  const source = context.sources[entry.sources[0]!];
  const base = source?.address ?? document.baseURI;
  const url = safeUrl(item.url, base);
  const spoken = item.lang ?? context.lang;
  const lang = spoken === t.lang ? nothing : spoken;
  const title = item.title || (item.summary ?? '').slice(0, 90) || item.url || '…';
  const summary = item.warning ?? (item.title ? item.summary : '');
  const compact = layout === 'compact';
  const date = dateWords(item.published ?? item.updated ?? '', { ...context, short: compact });
  const more =
    !compact &&
    ((item.content?.length ?? 0) > (item.summary?.length ?? 0) + WORTH_OPENING ||
      item.attachments.length > 0 ||
      item.warning);
  const picture = compact || item.warning ? undefined : safeUrl(item.image?.url, base, 'image');
  const id = `n${index}`;

  return html`<div
    part="item"
    class="item ${entry.urgent ? 'urgent-item' : ''}"
    role=${context.feed ? 'article' : 'listitem'}
    aria-labelledby=${context.feed ? id : nothing}
    aria-posinset=${context.feed ? index + 1 : nothing}
    aria-setsize=${context.feed ? context.size : nothing}
    tabindex=${context.feed ? 0 : nothing}
  >
    <div class="words">
      <div class="title" role="heading" aria-level=${context.headingLevel} id=${id}>
        ${entry.urgent ? html`<span part="badge" class="badge urgent">${t.urgent}</span>` : nothing}
        ${entry.pinned ? html`<span part="badge" class="badge">${t.pinned}</span>` : nothing}
        ${context.isNew(entry) ? html`<span part="badge" class="badge new">${t.isNew}</span>` : nothing}
        ${
          url
            ? html`<a
                part="link"
                href=${url}
                lang=${lang}
                dir="auto"
                @click=${(event: Event) => context.open(event, entry)}
                >${title}</a
              >`
            : html`<span lang=${lang} dir="auto">${title}</span>`
        }
      </div>
      ${summary && !compact ? html`<p part="summary" class="summary" lang=${lang} dir="auto">${summary}</p>` : nothing}
      <div class="meta">
        ${date && html`<time datetime=${item.published ?? item.updated!} title=${date.exact}>${date.words}</time>`}
        ${
          context.sources.length > 1
            ? entry.sources.map((at) => {
                const { label, color } = context.sources[at]!;
                return html`<span class="source" dir="auto" ${cssVars({ '--_sign': color })}>${label}</span>`;
              })
            : nothing
        }
        ${
          more
            ? html`<button
                class="read"
                aria-expanded="false"
                @click=${(event: Event) => context.expand(event, entry, context)}
              >
                ${t.readHere}<span class="sr" lang=${lang}>, ${title}</span>
              </button>`
            : nothing
        }
      </div>
      ${more ? html`<div part="text" class="text" lang=${lang} dir="auto" hidden></div>` : nothing}
    </div>
    ${
      picture && imageAllowed(picture, context.images, base)
        ? html`<div class="picture">
            <img
              part="image"
              src=${picture}
              alt=${item.image?.alt ?? ''}
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
  </div>`;
}
