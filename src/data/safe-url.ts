/** Which pictures of a source are loaded: those of the page's and the source's origins, all, or none. */
export type ImagePolicy = 'own' | 'all' | 'none';

// Servers take 8,000 octets (RFC 9110, 4.1); what is longer is no address for people.
const LONGEST = 8000;

function parse(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/**
 * An address of a source as a page may show it: absolute, resolved against `base` (itself absolute), without
 * credentials. Links may be http, https, mailto, tel and webcal, images http and https; anything else gives `undefined`.
 *
 * What is judged and given back is what the browser understood, so no spelling (blanks, controls, capitals) hides a scheme.
 */
export function safeUrl(address: string | undefined, base: string, use: 'link' | 'image' = 'link'): string | undefined {
  const url = address && address.length < LONGEST ? parse(address, base) : undefined;
  if (!url || !(use === 'link' ? /^(https?|mailto|tel|webcal):/ : /^https?:/).test(url.href)) return undefined;
  url.username = url.password = '';
  // Sites that moved to https still name their own pictures by http: mixed content on a secure page.
  if (use === 'image' && base.startsWith('https:') && url.host === parse(base)?.host) url.protocol = 'https';
  return url.href;
}

/**
 * Whether a picture may be loaded. Its address has passed `safeUrl`; `source` is the address of the source.
 * A word that is no policy counts as `own`.
 */
export function imageAllowed(address: string, images: ImagePolicy, source: string): boolean {
  const { origin } = new URL(address);
  return images === 'all' || (images !== 'none' && [globalThis.origin, parse(source)?.origin].includes(origin));
}
