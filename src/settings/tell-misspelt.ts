import { misspelt } from './misspelt.js';

/** Says, in the language of the page, which attributes of an element that shows nothing are not what was meant. */
export function tellMisspelt(element: Element, known: readonly string[]): void {
  const english = /^en\b/i.test(document.documentElement.lang);
  for (const { written, meant } of misspelt(element, known))
    console.warn(`<${element.localName}> ${written}${english ? ': write' : '\u00a0: écrivez'} ${meant}.`);
}
