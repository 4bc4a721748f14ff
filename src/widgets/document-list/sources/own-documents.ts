import { textField, textFields, withFields } from '../../../data/mend-fields.js';
import { ownSources } from '../../../data/own-sources.js';
import type { Source } from '../../../data/source.js';
import type { DocumentEntry } from '../document-entry.js';
import { sizeOf } from '../formats/file-words.js';
import { knowRareKinds } from '../rows/rare-kinds.js';

const texts = ['id', 'title', 'type', 'author', 'etag', 'lang', 'description', 'version'];

/** An instant in UTC, or a day, by which documents can be put in order; nothing for what is no date. */
function dateField(value: unknown): string | undefined {
  const text = textField(typeof value === 'number' ? new Date(value) : value) ?? '';
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) return undefined;
  const written = new Date(instant).toISOString();
  return text.length > 10 ? `${written.slice(0, 19)}Z` : written.slice(0, 10);
}

/** A document as `DocumentEntry` says, out of what a page's own source gives; nothing for what has no address or no name. */
export function mendDocument(item: Readonly<Record<string, unknown>>): DocumentEntry | undefined {
  const { size, modified, created, versions, entries } = item;
  const name = textField(item.name) || textField(item.title);
  const url = textField(item.url);
  if (!name || !url) return undefined;
  return withFields(item, {
    ...textFields(item, texts),
    name,
    url,
    modified: dateField(modified),
    created: dateField(created),
    size: size ? sizeOf(size) : size === 0 ? 0 : undefined,
    versions: Array.isArray(versions) ? versions.filter(Boolean) : undefined,
    entries: Array.isArray(entries)
      ? entries.flatMap((entry: unknown) => (entry ? (mendDocument(entry as typeof item) ?? []) : []))
      : undefined,
  });
}

/** The sources that a page has made, each giving only what can be shown. */
export function ownDocuments(sources: readonly Source<DocumentEntry>[]): readonly Source<DocumentEntry>[] {
  knowRareKinds();
  return ownSources(sources, mendDocument);
}
