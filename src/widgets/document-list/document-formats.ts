import type { FormatTable } from '../../data/format.js';
import type { DocumentEntry, DocumentFolder } from './document-entry.js';
import { askWebdav, otherWebdavWays } from './formats/ask-webdav.js';
import { typeOfName } from './rows/document-kind.js';

/** What systems and offices put beside documents, and file managers hide: names with a dot before, open files, Thumbs.db. */
export const isHidden = (name: string): boolean => /^(?:\.|~\$|(?:thumbs\.db|desktop\.ini)$)/i.test(name);

/** True when names end in another way than those of nearly all documents do. */
const isRare = (multistatus: string): boolean =>
  multistatus.match(/<(?:\w+:)?href\b[^<>]*>[^<>]+/g)?.some((href) => !/\/\s*$/.test(href) && !typeOfName(href)) ??
  false;

/** Without them, such documents are called files. */
const knowRareKinds = () => import('./rows/rare-kinds.js').then((kinds) => kinds.knowRareKinds(), console.error);

/**
 * How to recognise each format of documents, and where its reader is. A new format is one line here or, when it is rarely
 * met, in `formats/more-document-formats.ts`; and one file.
 */
export const documentFormats: FormatTable<DocumentFolder, DocumentEntry> = {
  blocks: ['response'],
  items: ({ entries }) => entries.filter(({ name }) => !isHidden(name)),
  withItems: (folder, entries) => ({ ...folder, entries }),
  formats: [
    {
      name: 'webdav',
      of: 'xml',
      matches: ({ root = '' }) => /(?:^|:)multistatus$/.test(root),
      ask: askWebdav,
      others: otherWebdavWays,
      load: async ({ about, text }) => {
        if (isRare(text)) await knowRareKinds();
        // The older way to a share: see nextcloud-share.
        if (about.url.includes('/public.php/webdav')) return (await import('./formats/nextcloud-share.js')).parseShare;
        return (await import('./formats/parse-webdav.js')).parseWebdav;
      },
    },
  ],
  more: async () => {
    const [{ moreDocumentFormats }] = await Promise.all([
      import('./formats/more-document-formats.js'),
      knowRareKinds(),
    ]);
    return moreDocumentFormats;
  },
  rare: /\/s\/[\w-]{3}|wp\/v2\/media|\/_api\/web\//i,
  // What leads to news is no folder.
  links: /^$/,
};
