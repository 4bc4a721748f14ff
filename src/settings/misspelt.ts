/** Steps between two words: letters that are added, left out or changed. */
function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + Number(letter !== b[j])));
    row = next;
  }
  return row[b.length]!;
}

/** The word of a list that comes nearest to the one written, and how many letters lie between. */
export function nearest(written: string, known: readonly string[]): { readonly word: string; readonly steps: number } {
  const short = written.slice(0, 40);
  const [first] = known.map((word) => ({ word, steps: distance(short, word) })).toSorted((a, b) => a.steps - b.steps);
  return first!;
}

/** An attribute of a page, and the one of the element that its author meant. */
export interface Misspelt {
  readonly written: string;
  readonly meant: string;
}

/** What others call the attributes, or people in French: the first of ours that the element has is meant. */
const called: readonly (readonly [ours: readonly string[], theirs: readonly string[]])[] = [
  [['src'], ['url', 'href', 'source', 'adresse', 'lien', 'flux']],
  [['heading'], ['titre']],
  [['max'], ['nombre', 'limit', 'limite', 'count']],
  [
    ['layout', 'view'],
    ['view', 'layout', 'vue', 'affichage', 'disposition'],
  ],
  [['category'], ['rubrique', 'categorie']],
  [['search'], ['recherche']],
  [['filters'], ['filtres', 'filtre']],
  [['label'], ['nom', 'name']],
  [['color'], ['couleur']],
];

const letters = (word: string) => [...word].sort().join('');

/**
 * What an element has as attributes, is none of its own and looks like one of them: one letter too many, too few or
 * another, two in a long word, or two that changed places; or what others call it. What HTML knows, and what frameworks
 * add, is left alone.
 *
 * @param known The attributes of the element.
 */
export function misspelt(element: Element, known: readonly string[]): Misspelt[] {
  const html = document.createElement('div');
  return element
    .getAttributeNames()
    .filter((name) => !known.includes(name) && !(name in html) && /^[a-z]{2}[a-z_-]+$/.test(name))
    .map((name) => {
      const [word] = called.flatMap(([ours, theirs]) =>
        theirs.includes(name) ? ours.filter((one) => known.includes(one)) : [],
      );
      return word ? { name, word, steps: 0 } : { name, ...nearest(name, known) };
    })
    .filter(
      ({ name, word, steps }) => steps <= (name.length > 5 ? 2 : 1) || (steps === 2 && letters(name) === letters(word)),
    )
    .map(({ name, word }) => {
      const value = element.getAttribute(name);
      const as = (attribute: string) => (value ? `${attribute}="${value}"` : attribute);
      return { written: as(name), meant: as(word) };
    });
}
