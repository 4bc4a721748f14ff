import { parseUrl, safeUrl, type ImagePolicy } from './safe-url.js';

/** An address of a picture as a page may show it: as `safeUrl` gives it, http and https only. */
export function safeImage(address: string | undefined, base: string): string | undefined {
  const safe = safeUrl(address, base);
  if (!safe || !/^https?:/.test(safe)) return undefined;
  const url = new URL(safe);
  // Sites that moved to https still name their own pictures by http: mixed content on a secure page.
  if (base.startsWith('https:') && url.host === parseUrl(base)?.host) url.protocol = 'https';
  return url.href;
}

/**
 * Whether a picture may be loaded. Its address has passed `safeImage`; `source` is the address of the source.
 * A word that is no policy counts as `own`.
 */
export function imageAllowed(address: string, images: ImagePolicy, source: string): boolean {
  const { origin } = new URL(address);
  return images === 'all' || (images !== 'none' && [globalThis.origin, parseUrl(source)?.origin].includes(origin));
}
