import { parseDate } from '../../../data/reading/values/parse-date.js';
import type { DocumentEntry } from '../document-entry.js';
import { saidLength } from '../formats/said-length.js';
import { mediaType } from '../rows/document-kind.js';
import { isOwn } from '../rows/own-address.js';
import { ask, type Asker } from './asker.js';

/**
 * A document with the size, the kind and the date that its server tells of it (HEAD; RFC 9110, 8.3, 8.6 and 8.8.2), where a list
 * has none of its size: links in a page tell names alone. Asked once its sheet is opened, of the site of the page and of the source
 * only. As it is where there is no answer, or a page in its place (one to sign in, one that says that it is not found).
 */
export async function askHead(entry: DocumentEntry, url: string, asker: Asker): Promise<DocumentEntry> {
  if (entry.folder || entry.size !== undefined || !isOwn(url, asker.base)) return entry;
  const answer = await ask(asker, url, { init: { method: 'HEAD' } }).catch(() => undefined);
  const type = mediaType(answer?.headers.get('content-type') ?? undefined);
  if (!answer || (type === 'text/html' && entry.type !== type)) return entry;
  return {
    ...entry,
    type: entry.type ?? type,
    size: saidLength(answer.headers),
    modified: entry.modified ?? parseDate(answer.headers.get('last-modified') ?? undefined),
  };
}
