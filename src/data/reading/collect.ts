/** Reads each, leaves out and counts what cannot be read: one bad item never hides the others. */
export function collect<T, I>(
  all: Iterable<T>,
  read: (one: T) => I | undefined,
): { readonly items: I[]; readonly skipped: number } {
  const items: I[] = [];
  let skipped = 0;
  for (const one of all) {
    let item: I | undefined;
    try {
      item = read(one);
    } catch {
      // Counted below.
    }
    if (item) items.push(item);
    else skipped++;
  }
  return { items, skipped };
}
