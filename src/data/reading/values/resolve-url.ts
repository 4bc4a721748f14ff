/** Absolute http addresses that `URL` would leave as they are: most links of most feeds, and `URL` is slow. */
const settled = /^https?:\/\/[a-z.-]+(\/(?!\.)[\w~&=?%+.-]*)+$/;

/**
 * An ampersand that was written as HTML writes it once more than its format does, as themes of WordPress do (`&amp;#038;` in
 * XML), before the name of a value. Nobody means it: a form writes `&` and `#` in a value as `%26` and `%23`, and what
 * is meant to be the name `amp;b` has never been met. Where no name and `=` follow, it stays as written.
 */
const escaped = /&(?:(?:amp|#0*38|#x26);)+(?=[\w[\].%-]+=)/gi;

/**
 * The absolute address of what a source wrote, or nothing when it wrote none. Nothing is made safe here.
 *
 * @param base Absolute, or empty where it is unknown: then only absolute addresses have a sense.
 */
export function resolveUrl(address: string | null | undefined, base: string): string | undefined {
  const text = address?.trim();
  // Of millions of parts, an expression runs out of room.
  if (!text || (text.length < 8000 && settled.test(text))) return text || undefined;
  try {
    return new URL(text.replace(escaped, '&'), base || undefined).href;
  } catch {
    return undefined; // No address. The item is shown without it.
  }
}
