import type { About } from '../../../data/format.js';
import type { DocumentFolder } from '../document-entry.js';
export function readDocumentRows(_host: Element, _about: About): DocumentFolder {
  return { entries: [], skipped: 0 };
}
