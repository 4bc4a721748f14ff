import { policyRefusal } from './data/trusted-types.js';
import { version } from './version.js';

let told = false;

function tell(sentence: string): void {
  if (!told) console.warn(`Parvis ${version} ${sentence}`);
  told = true;
}

/** Says, once, that another copy of Parvis was there before this one. */
export function stepAside(tag: string, there: CustomElementConstructor): void {
  tell(
    `steps aside: <${tag}> is already on this page, in version ${(there as { version?: string }).version ?? 'unknown'}.`,
  );
}

/**
 * Registers an element, unless the page already has one of that name: a second copy of Parvis steps aside, tag by tag,
 * and says so once. A page whose policy lets nothing be drawn keeps what stands inside its tags. Does nothing where there
 * are no elements (Node).
 */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const elements = globalThis.customElements as CustomElementRegistry | undefined;
  const there = elements?.get(tag);
  if (there) return there === element ? undefined : stepAside(tag, there);
  const refusal = elements && policyRefusal();
  if (refusal) return tell(`draws nothing: ${refusal.message}`);
  elements?.define(tag, element);
}
