import { openDialog } from '../../../ui/dialog/dialog.js';
import { wear } from '../../../theme/wear.js';
import type { DocumentDetails } from './document-details.js';
import { DocumentSheet } from './document-sheet.js';
import { documentSheetStyles } from './document-sheet.styles.js';

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
