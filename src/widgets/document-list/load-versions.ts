import { readBody } from '../../data/reading/read-body.js';
import { request } from '../../data/request.js';
import { SourceError } from '../../data/source-error.js';
import type { SourceRequest } from '../../data/source.js';
import type { DocumentEntry, DocumentVersion } from './document-entry.js';
import { askVersions } from './formats/ask-versions.js';
import { newestFirst, withCurrent } from './formats/parse-versions.js';
import { versionFormats } from './version-formats.js';

/** True when the source of a document may tell of its former versions: with the list, or when asked. */
export const mayHaveVersions = (entry: DocumentEntry): boolean => !!entry.versions || askVersions(entry).length > 0;

/**
 * The history of a document, newest first, the current version marked; empty where its source has none.
 *
 * @throws {SourceError} when the source that should tell of it does not.
 */
export async function loadVersions(
  entry: DocumentEntry,
  { signal, fetch, settings = {} }: Pick<SourceRequest, 'signal' | 'fetch' | 'settings'>,
): Promise<readonly DocumentVersion[]> {
  if (entry.versions) return withCurrent(newestFirst(entry.versions), entry);
  let wrong: unknown;
  for (const { url, init } of askVersions(entry)) {
    try {
      const answer = await request(url, { ...settings, signal, fetch, init });
      const { versions } = await readBody(answer.body, { url: answer.url, headers: answer.headers }, versionFormats, {
        signal,
      });
      // In parts, a long history is in order within each only.
      return withCurrent(newestFirst(versions), entry);
    } catch (error) {
      signal.throwIfAborted();
      wrong ??= error;
      // Another way leads on where this one is not there; not where nobody answers, or may not.
      const { kind, status } = error instanceof SourceError ? error : { kind: '', status: 0 };
      if (kind !== 'missing' && kind !== 'format' && status !== 405 && status !== 501) break;
    }
  }
  if (wrong) throw wrong;
  return [];
}
