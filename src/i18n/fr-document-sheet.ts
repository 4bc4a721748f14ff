import type { DocumentSheetMessages } from './document-sheet-messages.js';

export const messages: DocumentSheetMessages = {
  closeSheet: 'Fermer',
};
