import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { wordpressPageAfter } from '../../../data/reading/values/wordpress-page.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { mediaType, typeOfName } from '../rows/document-kind.js';
import { sizeOf } from './file-words.js';
import { nameOf } from './within.js';

/**
 * Reads the media of WordPress (`wp/v2/media`), one or a list. Who sent them is there when it was asked with `_embed`. Its
 * texts are HTML; how many bytes a file has, WordPress says since version 6.0.
 *
 * @throws {SourceError} of kind `format` when it holds none.
 */
export function parseWordpressMedia(json: unknown, { url, headers }: About): DocumentFolder {
  if (!Array.isArray(json) && !('source_url' in object(json)))
    throw new SourceError('format', `no media at ${url}`, { url });
  const found = objects(json);
  const { items, skipped } = collect(found, (media) => readMedia(media, url));
  return {
    next: wordpressPageAfter({ url, headers }, found.length),
    total: count(headers?.get('x-wp-total')),
    entries: items,
    skipped,
  };
}

function readMedia(media: Loose, base: string): DocumentEntry | undefined {
  const url = resolveUrl(text(media.source_url) ?? text(object(media.guid).rendered), base);
  if (!url) return undefined;
  const html = (value: unknown) => text(object(value).rendered) ?? text(value) ?? '';
  const details = object(media.media_details);
  const name = nameOf(url.replace(/[?#].*$/s, ''));
  const title = plainText(html(media.title));
  // The description that WordPress makes by itself is a link to the file, whose words are its name.
  const said = [html(media.caption), html(media.description)].map(plainText);
  const description = said.find((words) => words && words !== title && words !== name);
  const author = objects(object(media._embedded).author)[0];
  const date = (field: string) => parseDate(text(media[`${field}_gmt`]) ?? text(media[field]));
  return {
    name,
    title: title && title !== name ? title : undefined,
    url,
    folder: false,
    id: text(media.id),
    type: mediaType(text(media.mime_type)) ?? typeOfName(name),
    // None is what WordPress says of a file that lies on another server, and that it cannot measure.
    size: sizeOf(details.filesize) || undefined,
    modified: date('modified') ?? date('date'),
    created: date('date'),
    author: oneLine(text(author?.name) ?? '') || undefined,
    lang: text(media.lang),
    description,
  };
}
