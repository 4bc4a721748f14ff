/** Which pictures of a source are loaded: those of the page's and the source's origins, all, or none. */
export type ImagePolicy = 'own' | 'all' | 'none';

// Servers take 8,000 octets (RFC 9110, 4.1); what is longer is no address for people.
const LONGEST = 8000;

/** An address as the browser understands it, or nothing. */
export function parseUrl(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/**
 * An address of a source as a page may show it: absolute, resolved against `base` (itself absolute), without
 * credentials. It may be http, https, mailto, tel and webcal; anything else gives `undefined`. Pictures have `safeImage`.
 *
 * What is judged and given back is what the browser understood, so no spelling (blanks, controls, capitals) hides a scheme.
 */
export function safeUrl(address: string | undefined, base: string): string | undefined {
  const url = address && address.length < LONGEST ? parseUrl(address, base) : undefined;
  if (!url || !/^(https?|mailto|tel|webcal):/.test(url.href)) return undefined;
  // Not by its parts: older browsers see none in an address of a calendar.
  return url.href.replace(/^(\w+:\/\/)[^/?#]*@/, '$1');
}
