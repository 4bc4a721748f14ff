import type { DocumentSheetMessages } from '../../../i18n/document-sheet-messages.js';
import type { Settings } from '../../../settings/settings-context.js';
import type { DocumentLine } from '../document-lines.js';
import type { ParvisDocumentList } from '../document-list.js';
import type { RowContext } from '../document-row.js';
import type { DocumentWriting } from '../writing/document-writing.js';

/** What a sheet shows, and with which words. */
export interface DocumentDetails {
  readonly list: ParvisDocumentList;
  readonly line: DocumentLine;
  readonly context: RowContext;
  readonly t: RowContext['t'] & DocumentSheetMessages;
  readonly settings: Settings;
  /** Where the reader may write. */
  readonly writing: DocumentWriting | undefined;
  /** To be called when the reader has seen the document itself. */
  readonly opened: () => void;
  /** What was pressed: the focus comes back to it. */
  readonly from: HTMLElement;
}

/** Shows all that is known of a document in a modal dialog. Ends once it is open. */
export async function openDocument(_root: ShadowRoot, _details: DocumentDetails): Promise<void> {}
