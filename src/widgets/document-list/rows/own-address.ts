import { parseUrl } from '../../../data/safe-url.js';

/** True for an address of the page's or the source's origin: others are asked for nothing before the reader says so. */
export const isOwn = (address: string, base: string): boolean =>
  [location.origin, parseUrl(base)?.origin].includes(new URL(address).origin);
