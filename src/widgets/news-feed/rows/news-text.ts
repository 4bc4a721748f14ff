import { html, nothing, render } from 'lit';
import { fileName } from '../../../data/reading/values/file-name.js';
import { safeHtml } from '../../../data/safe-html.js';
import { safeUrl } from '../../../data/safe-url.js';
import type { FailureMessages } from '../../../i18n/messages.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import { fileWords } from '../../../ui/files/file-words.js';
import { wear } from '../../../theme/wear.js';
import type { NewsItem } from '../news-item.js';
import type { RowContext, RowSource } from './row-context.js';
import { newsTextStyles } from './news-text.styles.js';
import { repeats } from '../repeats.js';
import { withoutEnding } from './without-ending.js';

/** What stands in each place: an item may change while its text is closed. */
const filled = new WeakMap<HTMLElement, readonly [NewsItem, RowSource | undefined]>();

/** Opens the full text of an item under its button, or closes it. */
export async function toggleText(
  button: HTMLElement,
  item: NewsItem,
  source: RowSource | undefined,
  context: RowContext,
  failures: () => Promise<FailureMessages>,
): Promise<void> {
  const row = button.closest('.item')!;
  const place = row.querySelector<HTMLElement>('.text')!;
  const opening = place.hidden;
  if (opening && filled.get(place)?.[0] !== item) {
    try {
      await fillText(place, item, source, context);
      filled.set(place, [item, source]);
    } catch (error) {
      render(html`<p class="quiet">${(await failures()).noText}</p>`, place);
      console.warn(error);
    }
  }
  place.hidden = !opening;
  // The text takes the place of an extract of itself; a summary that somebody wrote stays above it.
  const summary = row.querySelector<HTMLElement>('.summary');
  if (summary) summary.hidden = opening && repeats(place.textContent, summary.textContent);
  button.setAttribute('aria-expanded', String(opening));
  // The row may have gone while its text came.
  const block = place.closest('.block');
  block?.classList.toggle('tall', !!block.querySelector('.text:not([hidden])'));
}

/** Fills the texts that are open once more, as the page shows them now; those that are closed, when they are opened again. */
export async function fillAgain(root: ShadowRoot, context: RowContext): Promise<void> {
  for (const place of root.querySelectorAll<HTMLElement>('.text')) {
    const known = filled.get(place);
    if (place.hidden) filled.delete(place);
    else if (known) await fillText(place, ...known, context);
  }
}

/**
 * Puts the full text of an item and its files in their place. The text goes through `safeHtml`, whoever made the item.
 *
 * @throws {SourceError} when the page forbids what the sanitizer needs.
 */
async function fillText(
  place: HTMLElement,
  item: NewsItem,
  source: RowSource | undefined,
  context: RowContext,
): Promise<void> {
  wear(place.getRootNode() as ShadowRoot, newsTextStyles);
  const base = item.base ?? source?.address ?? document.baseURI;
  const text = item.content
    ? await safeHtml(item.content, {
        base,
        source: source?.address ?? document.baseURI,
        headingLevel: context.headingLevel + 1,
        images: context.images,
      })
    : withoutEnding(item.summary ?? '', item.title);
  const direction = directionOf((typeof text === 'string' ? text : text?.textContent) ?? '');
  if (direction) place.dir = direction;
  const files = new Map<string, { type?: string; bytes?: number }>();
  for (const { url, type, size: bytes } of item.attachments ?? []) {
    const address = safeUrl(url, base);
    if (address && !files.has(address)) files.set(address, { type, bytes });
  }
  render(
    html`${text}${
      files.size
        ? html`<ul class="files">
            ${[...files].map(
              ([address, { type, bytes }]) =>
                html`<li>
                  <a href=${address}><bdi>${fileName(address)}</bdi></a>
                  <span class="quiet"
                    >${fileWords({ name: fileName(address), type, size: bytes }, context.t.lang)}</span
                  >
                </li>`,
            )}
          </ul>`
        : nothing
    }`,
    place,
  );
}
