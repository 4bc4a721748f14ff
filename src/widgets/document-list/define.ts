import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import { ParvisDocumentList } from './document-list.js';

defineElement('parvis-document-list', ParvisDocumentList);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-document-list': ParvisDocumentList;
  }
}
