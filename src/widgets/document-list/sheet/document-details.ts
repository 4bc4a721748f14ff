import type { LoadController } from '../../../data/load-controller.js';
import type { DocumentSheetMessages } from '../../../i18n/documents/document-sheet-messages.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentHost } from '../document-host.js';
import type { FolderSource } from '../folders/folder-path.js';
import type { DocumentSigns } from '../marks/seen-documents.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { RowContext } from '../rows/document-row.js';
import type { DocumentWriting } from '../writing/document-writing.js';

/** What a sheet shows, and with which words. */
export interface DocumentDetails {
  readonly list: DocumentHost;
  readonly line: DocumentLine;
  readonly context: RowContext;
  readonly t: RowContext['t'] & DocumentSheetMessages;
  /** Says with what of the page is asked. */
  readonly documents: Pick<LoadController<DocumentEntry>, 'settings'>;
  /** What gave the document. */
  readonly source: FolderSource | undefined;
  /** What this device remembers of it. */
  readonly remembered: DocumentSigns | undefined;
  /** Names of the folders that lead to it. */
  readonly path: readonly string[];
  /** Where the reader may write. */
  readonly writing: DocumentWriting | undefined;
  /** What the reader has dropped on it, to make it its next version. */
  readonly dropped?: File;
  /** To be called when the reader has seen the document itself, with what it was then: he may have written it since. */
  readonly opened: (entry: DocumentEntry) => void;
  /** What was pressed: the focus comes back to it. */
  readonly from: HTMLElement;
}
