import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { fieldReader } from '../../../data/reading/values/json-fields.js';
import { object, text } from '../../../data/reading/values/json-value.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentVersion } from '../document-entry.js';
import { sizeOf } from './file-words.js';
import { newestFirst, type DocumentHistory } from './parse-versions.js';

/** The names that a field goes by, our own first; written together and in small letters. */
const fieldsOf = fieldReader({
  label: 'label version number numero name nom id versionlabel',
  url: 'url href link lien downloadurl fileurl',
  date: 'date modified lastmodified updated created datetime lastmodifieddatetime',
  author: 'author auteur by user createdby modifiedby lastmodifiedby',
  size: 'size taille length bytes filesize',
  comment: 'comment commentaire description note message checkincomment',
  etag: 'etag hash sha',
  current: 'current actuelle iscurrent iscurrentversion',
});

/** The name of a person, as text or in what interfaces make of one. */
export function personOf(value: unknown): string | undefined {
  const person = object(object(value).user ?? value);
  const name = text(person.name) ?? text(person.displayName) ?? text(person.Title) ?? text(value);
  return name && oneLine(name);
}

/** Reads a list of versions that stands in plain JSON. A number or a name, an address or a date makes one. */
export function readVersionList(list: unknown, base: string): { items: DocumentVersion[]; skipped: number } {
  return collect(Array.isArray(list) ? (list as unknown[]) : [], (one) => {
    const fields = fieldsOf(object(one));
    const version = {
      label: oneLine(text(fields.label) ?? text(one) ?? ''),
      url: resolveUrl(text(fields.url), base),
      date: parseDate(text(fields.date)),
      author: personOf(fields.author),
      size: sizeOf(fields.size),
      comment: oneLine(text(fields.comment) ?? '') || undefined,
      etag: text(fields.etag),
      ...(fields.current === true ? { current: true } : {}),
    };
    return version.label || version.url || version.date ? version : undefined;
  });
}

/**
 * Reads the history of a document from plain JSON: a list, or an object that holds one as `versions`.
 *
 * @throws {SourceError} of kind `format` when it holds none.
 */
export function parseJsonVersions(json: unknown, { url }: About): DocumentHistory {
  const answer = object(json);
  const list = [json, answer.versions, answer.items, answer.value].find(Array.isArray);
  if (!list) throw new SourceError('format', `no list of versions at ${url}`, { url });
  const { items, skipped } = readVersionList(list, url);
  return { versions: newestFirst(items), skipped };
}
