import { count, text, type Loose } from '../../../data/reading/values/json-value.js';

/** The next page of OpenAgenda or Opendatasoft: by the place where the API left off, else by numbers. */
export function nextOf(
  { after, total, total_count, offset, limit }: Loose,
  length: number,
  base: string,
): string | undefined {
  const url = new URL(base);
  const { searchParams } = url;
  const place = Array.isArray(after) ? after.map((part) => (part === null ? '' : text(part))) : [];
  if (place.length && length && place.every((part) => part !== undefined)) {
    searchParams.delete('after[]');
    for (const part of place) searchParams.append('after[]', part);
    return url.href;
  }
  const from = (count(offset) ?? count(searchParams.get('offset')) ?? 0) + length;
  const counted = limit !== undefined || total_count !== undefined;
  if (!length || !counted || from >= (count(total) ?? count(total_count) ?? 0)) return undefined;
  searchParams.set('offset', String(from));
  return url.href;
}
