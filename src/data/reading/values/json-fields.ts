import type { Loose } from './json-value.js';

/**
 * Gives the fields of an object by our names for them, whatever capitals, blanks and signs others write them with; of two
 * names for one, the first of ours counts.
 *
 * @param names All the names that each field goes by, our own first; written together and in small letters.
 */
export function fieldReader<Name extends string>(
  names: Readonly<Record<Name, string>>,
): (value: Loose) => Partial<Record<Name, unknown>> {
  const known = new Map<string, { readonly name: Name; readonly rank: number }>();
  for (const [name, all] of Object.entries(names) as [Name, string][]) {
    all.split(' ').forEach((one, rank) => known.set(one, { name, rank }));
  }
  return (value) => {
    const fields: Partial<Record<Name, unknown>> = {};
    const ranks: Partial<Record<Name, number>> = {};
    for (const [key, one] of Object.entries(value)) {
      const found = known.get(key.toLowerCase().replace(/[^a-z]/g, ''));
      if (!found || one === undefined || one === null || one === '') continue;
      if (found.rank >= (ranks[found.name] ?? Infinity)) continue;
      ranks[found.name] = found.rank;
      fields[found.name] = one;
    }
    return fields;
  };
}
