import type { About } from '../../format.js';
import { count, nextLink } from './json-value.js';
import { resolveUrl } from './resolve-url.js';

/**
 * Address of the page after one that WordPress gave. Its link is followed where it leads to the server that was asked: of one
 * that stands before it, with another name or with https, WordPress knows nothing. Else by number.
 *
 * @param here Number of items on this page.
 */
export function wordpressPageAfter({ url, headers }: Pick<About, 'url' | 'headers'>, here: number): string | undefined {
  const link = resolveUrl(nextLink(headers), url);
  if (link?.startsWith(new URL('/', url).href)) return link;
  const after = new URL(url);
  const said = headers?.get('x-wp-totalpages');
  // What hands it on may keep the headers: a full page then leads to another one, which may be none.
  const full = said == null && /wp\/v2\/\w/.test(url) && here === (count(after.searchParams.get('per_page')) ?? 10);
  const page = (count(after.searchParams.get('page')) ?? 1) + 1;
  after.searchParams.set('page', String(page));
  return link || full || page <= (count(said) ?? 0) ? after.href : undefined;
}
