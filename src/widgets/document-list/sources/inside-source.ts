import type { Source } from '../../../data/source.js';
import type { DocumentEntry } from '../document-entry.js';
import { readDocumentList } from '../formats/parse-html-documents.js';
import { knowRareKinds } from '../rows/rare-kinds.js';

/** The documents that the page has written inside the tag, as a source. */
export function insideSource(host: Element): readonly Source<DocumentEntry>[] {
  knowRareKinds();
  return [
    {
      read: async () => {
        const { entries, skipped } = readDocumentList(host, { url: document.baseURI });
        return { items: entries, skipped };
      },
    },
  ];
}
