/** What JSON of others may hold where an object is asked for. */
export type Loose = Readonly<Record<string, unknown>>;

/** The value, or an empty object where it is none. */
export function object(value: unknown): Loose {
  return value && typeof value === 'object' ? (value as Loose) : {};
}

/** The objects of a list; the object alone; nothing where it is neither. */
export function objects(value: unknown): Loose[] {
  if (Array.isArray(value)) return value.filter((one) => one && typeof one === 'object') as Loose[];
  return value && typeof value === 'object' ? [value as Loose] : [];
}

/** A text that says something. Numbers are taken for their digits. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return (typeof value === 'string' && value.trim()) || undefined;
}

/** A whole number above zero. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && value ? +value : value;
  return typeof number === 'number' && number > 0 && Number.isInteger(number) ? number : undefined;
}

/** Plain text as HTML. */
export function asHtml(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\r?\n/g, '<br>');
}

/** The address that the answer names as the next page (RFC 8288). */
export function nextLink(headers: Headers | undefined): string | undefined {
  return /<([^<>]+)>\s*;[^,<]*rel="?next"?/i.exec(headers?.get('link') ?? '')?.[1];
}
