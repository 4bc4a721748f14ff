import { nearest } from './settings/misspelt.js';

const told = new Set<string>();

/** Says once, in the language of the page, of a tag that looks like one of ours and is none which one was meant. */
export function tellUnknown(tag: string, known: readonly string[]): void {
  // A page may have elements of that name of its own.
  if (told.has(tag) || customElements.get(tag)) return;
  told.add(tag);
  const { word: meant } = nearest(tag, known);
  const all = known.join(', ');
  console.warn(
    /^en\b/i.test(document.documentElement.lang)
      ? `Parvis: <${tag}> does not exist. Write <${meant}></${meant}>. There are: ${all}.`
      : `Parvis\u00a0: <${tag}> n’existe pas. Écrivez <${meant}></${meant}>. Il y a\u00a0: ${all}.`,
  );
}
