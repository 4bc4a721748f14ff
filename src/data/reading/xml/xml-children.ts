import type { XmlElement } from './xml-element.js';

/** The children of an element, of one local name where it is given: whatever prefix the document uses. */
export function children(element: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (!name || child.localName === name) found.push(child);
  }
  return found;
}

/** Text of the first child of a local name, without the white space around it; empty where there is none. */
export const childText = (element: XmlElement, name: string): string =>
  children(element, name)[0]?.textContent?.trim() ?? '';
