import { readBody } from '../../../data/reading/read-body.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import { askVersions } from '../formats/ask-versions.js';
import { newestFirst, withCurrent } from '../formats/parse-versions.js';
import { isOwn } from '../rows/own-address.js';
import { ask, type Asker } from './asker.js';
import { versionFormats } from './version-formats.js';

/** What says that a server keeps no history of a document, and not that it failed (RFC 9110, 15.5 and 15.6.2). */
const NONE = [400, 403, 404, 405, 409, 415, 501];

/**
 * The history of a document, the newest version first and the current one marked; nothing where its source has none.
 *
 * @throws {SourceError} when it has one that cannot be read now.
 */
export async function readVersions(
  entry: DocumentEntry,
  asker: Asker,
): Promise<readonly DocumentVersion[] | undefined> {
  if (entry.versions) return withCurrent(newestFirst(entry.versions), entry);
  let wrong: unknown;
  for (const { url, init } of askVersions(entry)) {
    // A list may name what is on another site: that one is not asked.
    if (!isOwn(url, asker.base)) continue;
    try {
      const { body, headers, url: address } = await ask(asker, url, { init });
      const about = { url: address, headers, contentType: headers.get('content-type') ?? undefined };
      const { versions } = await readBody(body, about, versionFormats, { signal: asker.signal });
      // In parts, a long history is in order within each only.
      return withCurrent(newestFirst(versions), entry);
    } catch (error) {
      asker.signal.throwIfAborted();
      // A page that asks for a password is no history, and does not say that there is none.
      if (!(error instanceof SourceError && NONE.includes(error.status ?? 0))) wrong ??= error;
    }
  }
  if (wrong) throw wrong;
  return undefined;
}
