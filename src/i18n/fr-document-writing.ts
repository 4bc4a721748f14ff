import type { DocumentWritingMessages } from './document-writing-messages.js';

export const messages: DocumentWritingMessages = {
  addDocuments: 'Ajouter des documents',
};
