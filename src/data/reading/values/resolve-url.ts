/** Absolute http addresses that `URL` would leave as they are: most links of most feeds, and `URL` is slow. */
const settled = /^https?:\/\/[a-z.-]+(\/(?!\.)[\w~&=?%+.-]*)+$/;

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
    return new URL(text, base || undefined).href;
  } catch {
    return undefined; // No address. The item is shown without it.
  }
}
