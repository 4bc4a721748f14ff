import type { ParvisDocumentList } from '../../src/widgets/document-list/document-list.js';
import { type DocumentArgs, type DocumentState } from './document-states.js';
import { appears, still } from './appears.js';

let drawn = 0;

/** The widget as a page would write it, not yet in the page. */
export function documentList({ fallback, ...args }: DocumentArgs): ParvisDocumentList {
  // A folder in which another story was is none of this one, whose steps have another name.
  const list = Object.assign(document.createElement('parvis-document-list'), { id: `documents-${++drawn}` }, args);
  if (fallback) list.append(Object.assign(document.createElement('a'), { href: '/documents', textContent: fallback }));
  return list;
}

/** Goes on until the widget is in this state: the reader acts where that is needed. */
export async function reachDocuments(list: ParvisDocumentList, { act, shows }: DocumentState): Promise<void> {
  await list.updateComplete;
  await act?.(list);
  await appears(list, shows);
  await still(list);
}
