import { detectOdd } from '../reading/detect-odd.js';
import type { About } from '../format.js';
import { resolveUrl } from '../reading/values/resolve-url.js';
import { parsePage } from '../reading/parse-page.js';

/** What a web page says that came where data were expected. */
export interface WebPage {
  /** Address of the feed that it points to, absolute. */
  readonly feed?: string;
  /** True when it asks for a password. */
  readonly login: boolean;
}

/** The first that a page names is its main one. */
const feeds = /^application\/(?:rss\+xml|atom\+xml|feed\+json)/i;

/**
 * Reads a web page for the feed that it points to (HTML, 4.6.7.1, link type `alternate`) and for a form that asks for a
 * password. Nothing when the body is no web page.
 *
 * @param links Types of what it may point to.
 */
export function readWebPage(body: Uint8Array | string, about: About, links = feeds): WebPage | undefined {
  const { text, root } = detectOdd(body, about);
  if (!/^(?:html|head|body|meta|title|div|form|main)$/i.test(root ?? '')) return undefined;
  const page = parsePage(text);
  const base = resolveUrl(page.querySelector('base[href]')?.getAttribute('href'), about.url) ?? about.url;
  const link = [...page.querySelectorAll('link[rel~=alternate i][href]')].find((one) =>
    links.test(one.getAttribute('type')?.trim() ?? ''),
  );
  return { feed: resolveUrl(link?.getAttribute('href'), base), login: !!page.querySelector('input[type=password i]') };
}
