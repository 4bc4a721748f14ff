import type { DocumentSheetMessages } from '../../../i18n/documents/document-sheet-messages.js';
import type { Settings } from '../../../settings/settings-context.js';
import { openDialog } from '../../../ui/dialog/dialog.js';
import { wear } from '../../../ui/wear.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { ParvisDocumentList } from '../document-list.js';
import type { RowContext } from '../rows/document-row.js';
import type { FolderSource } from '../folders/folder-path.js';
import type { DocumentSigns } from '../marks/seen-documents.js';
import type { DocumentWriting } from '../writing/document-writing.js';
import { DocumentSheet } from './document-sheet.js';
import { documentSheetStyles } from './document-sheet.styles.js';

/** What a sheet shows, and with which words. */
export interface DocumentDetails {
  readonly list: ParvisDocumentList;
  readonly line: DocumentLine;
  readonly context: RowContext;
  readonly t: RowContext['t'] & DocumentSheetMessages;
  readonly settings: Settings;
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
  /** To be called when the reader has seen the document itself. */
  readonly opened: () => void;
  /** What was pressed: the focus comes back to it. */
  readonly from: HTMLElement;
}

/** Shows all that is known of a document in a modal dialog. Ends once it is open. */
export async function openDocument(root: ShadowRoot, details: DocumentDetails): Promise<void> {
  const { writing, line } = details;
  // What may not be written has no forms.
  const forms = writing?.mayWrite(line.entry) ? await import('../writing/sheet-writing.js') : undefined;
  const sheet = new DocumentSheet(
    details,
    forms && writing && ((api, entry) => new forms.SheetWriting(writing, api, entry)),
  );
  const { from, list } = details;
  const dialog = openDialog(root, {
    title: 'document-title',
    content: (dialog) => sheet.open(dialog),
    // Its row may be another one by now, or gone; who has come into another folder has his place there.
    back: () =>
      from.isConnected
        ? from
        : ((root.activeElement as HTMLElement | null) ??
          list.shadowRoot!.querySelector<HTMLElement>('.list :is(a, button), .here')),
  });
  // After what all dialogs wear.
  wear(root, documentSheetStyles);
  dialog?.addEventListener('close', () => sheet.close());
}
