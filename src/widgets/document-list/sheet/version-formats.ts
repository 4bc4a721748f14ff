import type { FormatTable } from '../../../data/format.js';
import type { DocumentVersion } from '../document-entry.js';
import type { DocumentHistory } from '../formats/parse-versions.js';

/** How to recognise each format of histories of a document, and where its reader is. */
export const versionFormats: FormatTable<DocumentHistory, DocumentVersion> = {
  blocks: ['response'],
  items: ({ versions }) => versions,
  withItems: (history, versions) => ({ ...history, versions }),
  formats: [
    {
      name: 'webdav',
      of: 'xml',
      matches: ({ root = '' }) => /(?:^|:)multistatus$/.test(root),
      load: async () => (await import('../formats/parse-versions.js')).parseVersions,
    },
    {
      name: 'json',
      of: 'json',
      matches: ({ json }) => typeof json === 'object' && !!json,
      load: async () => (await import('../formats/parse-json-versions.js')).parseJsonVersions,
    },
  ],
};
