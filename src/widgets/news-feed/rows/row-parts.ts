import { html, nothing } from 'lit';
import { imageAllowed, safeImage } from '../../../data/safe-image.js';
import type { ImagePolicy } from '../../../data/safe-url.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { wear } from '../../../theme/wear.js';
import type { NewsEntry } from '../news-list.js';
import { opens, WORTH_OPENING } from '../news-item.js';
import type { RowContext, RowExtras, RowPartsOf } from './row-context.js';
import { rowPartsStyles } from './row-parts.styles.js';
import { withoutEnding } from './without-ending.js';

/** A picture that fails to come leaves its room, not a broken sign, until another one comes in its place. */
const show = ({ target, type }: Event) => ((target as HTMLElement).style.visibility = type === 'error' ? 'hidden' : '');

/** Draws what rows have beside their words. */
export class RowParts implements RowExtras {
  readonly #feed: HTMLElement;
  readonly #locale: LocaleController;
  #images?: ImagePolicy;

  constructor(feed: HTMLElement, locale: LocaleController) {
    this.#feed = feed;
    this.#locale = locale;
    wear(feed.shadowRoot!, rowPartsStyles);
  }

  dress(row: HTMLElement, index: number, { feed, size }: RowContext): void {
    if (feed) row.setAttribute('role', 'article');
    const attributes = {
      'aria-labelledby': `n${index}`,
      'aria-posinset': index + 1,
      'aria-setsize': size,
      tabindex: 0,
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (feed) row.setAttribute(name, `${value}`);
      else row.removeAttribute(name);
    }
  }

  of(entry: NewsEntry, context: RowContext, base: string, lang: string | typeof nothing): RowPartsOf {
    const { item, urgent, pinned } = entry;
    const { image, warning, summary } = item;
    // What an item says is its name, where the source gives none.
    const title = item.title || summary?.replace(/^(.{60,90}?)\.?\s.+/s, '$1…') || item.url || '…';
    const { t, layout, images, isNew } = context;
    const compact = layout === 'compact';
    this.#heed(context);
    const badge = (shown: unknown, word: string, kind = '') =>
      shown ? html`<span part="badge" class="badge ${kind}">${word}</span>${' '}` : nothing;
    const badges = html`${badge(urgent, t.urgent, 'urgent')}${badge(pinned, t.pinned)}${badge(isNew(entry), t.isNew)}`;

    const picture = compact || warning ? undefined : safeImage(image?.url, base);
    // Nowhere else can be read what the row cuts of an item that leads nowhere.
    const read = !compact && (opens(item) || (!item.url && (summary ?? '').length > WORTH_OPENING));
    return {
      title,
      summary: summary && withoutEnding(summary, item.title),
      badges,
      picture:
        picture && imageAllowed(picture, images, base)
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
                @error=${show}
                @load=${show}
              />
            </div>`
          : nothing,
      button: read
        ? html`<button class="read" aria-expanded="false" @click=${(event: Event) => this.#open(event, entry, context)}>
            ${t.readHere}<span class="sr" lang=${lang}>, ${title}</span>
          </button>`
        : nothing,
      text: read ? html`<div part="text" class="text" lang=${lang} hidden></div>` : nothing,
    };
  }

  /** Texts that are open have other pictures from now on, when the page wants others. */
  #heed(context: RowContext): void {
    const { images } = context;
    const before = this.#images;
    this.#images = images;
    if (before && before !== images)
      import('./news-text.js').then(({ fillAgain }) => fillAgain(this.#feed.shadowRoot!, context), console.error);
  }

  #open({ currentTarget }: Event, { item, sources: [at] }: NewsEntry, context: RowContext): void {
    const failures = () => this.#locale.load('failures');
    import('./news-text.js').then(
      ({ toggleText }) => toggleText(currentTarget as HTMLElement, item, context.sources[at!], context, failures),
      console.error,
    );
  }
}
