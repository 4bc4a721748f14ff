import { version } from './version.js';

let told = false;

/** Says, once, that another copy of Parvis was there before this one. */
export function stepAside(tag: string, there: CustomElementConstructor): void {
  if (told) return;
  told = true;
  const other = (there as { version?: string }).version ?? 'unknown';
  console.warn(`Parvis ${version} steps aside: <${tag}> is already on this page, in version ${other}.`);
}

/**
 * Registers an element, unless the page already has one of that name: a second copy of Parvis steps aside, tag by tag,
 * and says so once. Does nothing where there are no elements (Node).
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const elements = globalThis.customElements as CustomElementRegistry | undefined;
  const there = elements?.get(tag);
  if (there) return there === element ? undefined : stepAside(tag, there);
  elements?.define(tag, element);
}
