import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../../data/safe-url.js';
import type { SourcePage } from '../../../data/source.js';
import type { CommonMessages } from '../../../i18n/messages.js';

/** A link to each source that people can subscribe to. */
export const subscribeLinks = (
  sources: readonly (SourcePage<unknown> & { readonly label?: string })[],
  t: CommonMessages,
): (TemplateResult | typeof nothing)[] =>
  sources.map(({ address, feed = address, label, title }) => {
    const url = feed && safeUrl(feed, document.baseURI);
    const name = sources.length > 1 ? (label ?? title) : undefined;
    return url
      ? html`<a class="quiet" href=${url} dir="auto">${name ? t.subscribeTo(name) : t.subscribe}</a>`
      : nothing;
  });
