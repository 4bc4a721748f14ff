import { version } from './version.js';

let told = false;

/**
 * Registers an element, unless the page already has one of that name: a second copy of Parvis steps aside, tag by tag,
 * and says so once. Does nothing where there are no elements (Node).
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const elements = globalThis.customElements as CustomElementRegistry | undefined;
  const there = elements?.get(tag) as { version?: string } | undefined;
  if (!there) return elements?.define(tag, element);
  if (there === (element as { version?: string }) || told) return;
  told = true;
  console.warn(`Parvis ${version} steps aside: <${tag}> is already on this page, in version ${there.version ?? 'unknown'}.`);
}
