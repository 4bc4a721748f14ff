import type { DocumentToolMessages } from '../../../i18n/documents/document-tool-messages.js';
import type { DocumentEntry } from '../document-entry.js';

/** How many folders and documents there are, each called what it is: « 2 dossiers, 5 documents ». Nothing of none. */
export function countWords(
  entries: readonly Pick<DocumentEntry, 'folder'>[],
  words: DocumentToolMessages,
  lang: string,
): string {
  const folders = entries.filter(({ folder }) => folder).length;
  const { format } = new Intl.NumberFormat(lang);
  const files = entries.length - folders;
  return [folders && words.folderCount(format(folders), folders), files && words.documentCount(format(files), files)]
    .filter(Boolean)
    .join(', ');
}
