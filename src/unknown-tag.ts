import { nearest } from './settings/misspelt.js';

const told = new Set<string>();

/** What people call the widgets in French. */
const called: readonly (readonly [words: RegExp, tag: string])[] = [
  [/actu|nouvelle|news|flux/, 'parvis-news-feed'],
  [/agenda|calendrier|calendar|evenement|event/, 'parvis-event-calendar'],
  [/doc/, 'parvis-document-list'],
  [/idee|idea/, 'parvis-idea-box'],
  [/reglage|setting/, 'parvis-settings'],
];

/** The tag that was meant by another, if any looks like it. */
function meantBy(tag: string, known: readonly string[]): string | undefined {
  const { word, steps } = nearest(tag, known);
  if (steps < 4) return word;
  const name = tag.normalize('NFD').replace(/\p{M}/gu, '');
  return called.find(([words]) => words.test(name))?.[1];
}

/** Says once, in the language of the page, of a tag that looks like one of ours and is none which one was meant, if any. */
export function tellUnknown(tag: string, known: readonly string[]): void {
  // A page may have elements of that name of its own.
  if (told.has(tag) || customElements.get(tag)) return;
  told.add(tag);
  const meant = meantBy(tag, known);
  const all = known.join(', ');
  console.warn(
    /^en\b/i.test(document.documentElement.lang)
      ? `Parvis: <${tag}> does not exist.${meant ? ` Write <${meant}></${meant}>.` : ''} There are: ${all}.`
      : `Parvis\u00a0: <${tag}> n’existe pas.${meant ? ` Écrivez <${meant}></${meant}>.` : ''} Il y a\u00a0: ${all}.`,
  );
}
