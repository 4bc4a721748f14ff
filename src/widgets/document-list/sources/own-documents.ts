import { textField, textFields, withFields } from '../../../data/mend-fields.js';
import { ownSources } from '../../../data/own-sources.js';
import type { Source } from '../../../data/source.js';
import type { DocumentEntry } from '../document-entry.js';

const texts = ['id', 'title', 'type', 'modified', 'created', 'author', 'etag', 'lang', 'description', 'version'];

/** A document as `DocumentEntry` says, out of what a page's own source gives; nothing for what has no address or no name. */
export function mendDocument(item: Readonly<Record<string, unknown>>): DocumentEntry | undefined {
  const { size, versions, entries } = item;
  const name = textField(item.name) || textField(item.title);
  const url = textField(item.url);
  if (!name || !url) return undefined;
  return withFields(item, {
    ...textFields(item, texts),
    name,
    url,
    size: size === undefined || size === null || size === '' ? undefined : Number(size),
    versions: Array.isArray(versions) ? versions.filter(Boolean) : undefined,
    entries: Array.isArray(entries)
      ? entries.flatMap((entry: unknown) => (entry ? (mendDocument(entry as typeof item) ?? []) : []))
      : undefined,
  });
}

/** The sources that a page has made, each giving only what can be shown. */
export const ownDocuments = (sources: readonly Source<DocumentEntry>[]): readonly Source<DocumentEntry>[] =>
  ownSources(sources, mendDocument);
