import type { DocumentEntry } from './document-entry.js';

/** A reader follows a document. Cancel it to open the document another way. */
export class DocumentOpenEvent extends Event {
  constructor(readonly document: DocumentEntry) {
    super('parvis-document-open', { bubbles: true, composed: true, cancelable: true });
  }
}

/** A reader opens a folder. Cancel it to show the folder another way. */
export class FolderOpenEvent extends Event {
  constructor(
    readonly folder: DocumentEntry,
    /** Names of the folders that lead there, itself included. */
    readonly path: readonly string[],
  ) {
    super('parvis-folder-open', { bubbles: true, composed: true, cancelable: true });
  }
}
