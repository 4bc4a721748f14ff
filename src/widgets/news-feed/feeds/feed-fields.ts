import type { XmlElement } from '../../../data/reading/xml/xml-element.js';

/** The children of an element by name. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

/** How a feed calls an element: by the usual prefix of its namespace, as `dc:creator`, or by none. */
export type NameOf = (element: XmlElement) => string;

/** Sorts the children of an element by name. */
export function fieldsOf(element: XmlElement, nameOf: NameOf): Fields {
  const fields = new Map<string, XmlElement[]>();
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    const name = nameOf(child);
    const known = fields.get(name);
    if (known) known.push(child);
    else fields.set(name, [child]);
  }
  return fields;
}

const none: readonly XmlElement[] = [];

/** All elements of these names, in this order. */
export function every(fields: Fields, ...names: string[]): readonly XmlElement[] {
  let all = none;
  for (const name of names) {
    const found = fields.get(name);
    if (found) all = all.length ? all.concat(found) : found;
  }
  return all;
}

/** Of the first of these names that says something, the last element that does: later ones correct earlier ones. */
export function one(fields: Fields, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const found = fields.get(name)?.findLast(({ textContent }) => textContent?.trim());
    if (found) return found;
  }
  return undefined;
}

/** Text of `one`, without the white space around it. */
export function textOf(fields: Fields, ...names: string[]): string | undefined {
  return one(fields, ...names)?.textContent?.trim();
}

/** A field that may hold markup, escaped or (against the rules, but common) as elements: in both cases, HTML. */
export function htmlOf(element: XmlElement | undefined): string | undefined {
  return element?.firstElementChild ? element.innerHTML : (element?.textContent ?? undefined);
}
