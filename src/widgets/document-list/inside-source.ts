import type { Source } from '../../data/source.js';
import type { DocumentEntry } from './document-entry.js';
import { readDocumentRows } from './formats/parse-html-documents.js';

/** The documents that the page has written inside the tag, as a source. */
export function insideSource(host: Element): readonly Source<DocumentEntry>[] {
  return [
    {
      read: async () => {
        const { entries, skipped } = readDocumentRows(host, { url: document.baseURI });
        return { items: entries, skipped };
      },
    },
  ];
}
