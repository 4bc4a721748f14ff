const told = new Set<string>();

/** Steps between two words: letters that are added, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + Number(letter !== b[j])));
    row = next;
  }
  return row[b.length]!;
}

/** Says once, in the language of the page, of a tag that looks like one of ours and is none which one was meant. */
export function tellUnknown(tag: string, known: readonly string[]): void {
  // A page may have elements of that name of its own.
  if (told.has(tag) || customElements.get(tag)) return;
  told.add(tag);
  const far = (one: string) => distance(tag.slice(0, 40), one);
  const [meant] = known.toSorted((a, b) => far(a) - far(b));
  const all = known.join(', ');
  console.warn(
    /^en\b/i.test(document.documentElement.lang)
      ? `Parvis: <${tag}> does not exist. Write <${meant}></${meant}>. There are: ${all}.`
      : `Parvis\u00a0: <${tag}> n’existe pas. Écrivez <${meant}></${meant}>. Il y a\u00a0: ${all}.`,
  );
}
