import { shallowArrayEquals } from '@lit/task';

type Loose = Readonly<Record<string, unknown>>;

/** A field that is text: numbers and dates as databases and scripts give them are written out. */
export function textField(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof URL) return value.href;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().replace('.000Z', 'Z');
  return undefined;
}

/** These fields of an item as text. */
export const textFields = (item: Loose, names: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.map((name) => [name, textField(item[name])]));

/** A field that is a list of texts: one text alone is a list of one. */
export const textsField = (value: unknown): string[] => [value].flat(1).flatMap((one) => textField(one) ?? []);

/** The item with these fields; itself where it has them already, as nothing then changed. `null` is as if it were not there. */
export function withFields<T>(item: Loose, fields: Loose): T {
  const same = (one: unknown, other: unknown) =>
    (one ?? undefined) === other || (Array.isArray(one) && Array.isArray(other) && shallowArrayEquals(one, other));
  const changed = Object.keys(fields).filter((name) => !same(item[name], fields[name]));
  return (changed.length ? { ...item, ...Object.fromEntries(changed.map((name) => [name, fields[name]])) } : item) as T;
}
