/**
 * Whether a page of this very site sends a request, or one of the sites named: a page of another may not act in the name of the
 * one who reads it. A program that is no browser sends neither header.
 *
 * @param {import('node:http').IncomingHttpHeaders} headers @param {string[]} [origins] of the other sites that may
 */
export function isFromOwnPage({ origin, host, 'sec-fetch-site': site }, origins = []) {
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  return origins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
