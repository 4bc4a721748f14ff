import type { FormatTable } from '../../data/format.js';
import type { DocumentEntry, DocumentFolder } from './document-entry.js';
import { askWebdav } from './formats/ask-webdav.js';

/**
 * How to recognise each format of documents, and where its reader is. A new format is one line here or, when it is rarely
 * met, in `formats/more-document-formats.ts`; and one file.
 */
export const documentFormats: FormatTable<DocumentFolder, DocumentEntry> = {
  blocks: ['response'],
  items: ({ entries }) => entries,
  withItems: (folder, entries) => ({ ...folder, entries }),
  formats: [
    {
      name: 'webdav',
      of: 'xml',
      matches: ({ root = '' }) => /(?:^|:)multistatus$/.test(root),
      ask: askWebdav,
      load: async () => (await import('./formats/parse-webdav.js')).parseWebdav,
    },
  ],
};
