import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import type { DocumentOpenEvent, FolderOpenEvent } from './document-events.js';
import { ParvisDocumentList } from './document-list.js';

defineElement('parvis-document-list', ParvisDocumentList);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-document-list': ParvisDocumentList;
  }
  interface GlobalEventHandlersEventMap {
    'parvis-document-open': DocumentOpenEvent;
    'parvis-folder-open': FolderOpenEvent;
  }
}
