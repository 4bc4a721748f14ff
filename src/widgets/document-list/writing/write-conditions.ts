import type { DocumentEntry } from '../document-entry.js';
import type { Found } from './look-at.js';

/** True for a tag that names these very bytes (RFC 9110, 8.8.1): none but that may be a condition. */
export const strong = (etag: string | undefined) => !!etag && /^"[^"]*"$/.test(etag);

/** The header `If` (RFC 4918, 10.4): only onto what has this tag. */
export const onlyIf = (url: string, etag: string | undefined) =>
  strong(etag) ? { if: `<${url}> ([${etag}])` } : undefined;

/** True where what is there is not what the list has shown. */
export function changedSince({ etag, modified, size }: DocumentEntry, now: Found): boolean {
  // Apache names what it packs for its way apart.
  const opaque = (tag: string) => tag.replace(/^W\/|"|-(?:gzip|br|zstd)(?="?$)/g, '');
  if (etag && now.etag) return opaque(etag) !== opaque(now.etag);
  // HTTP dates have no fractions.
  if (modified && now.modified && modified.length > 10)
    return Math.trunc(Date.parse(modified) / 1000) !== Math.trunc(Date.parse(now.modified) / 1000);
  return size !== undefined && now.size !== undefined && size !== now.size;
}
