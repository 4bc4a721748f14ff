/** As engines write a colour: `rgba(0, 0, 0, 0.5)`, `color(srgb 0 0 0 / 0.5)`. */
const SEEN_THROUGH = /^rgba\(|\/ [\d.]+\)$/;

/**
 * The colour behind an element: that of the nearest one around it, itself included, that is not seen through. Nothing
 * where there is none.
 */
export function groundOf(element: Element): string | undefined {
  for (let at: Element | null = element; at;) {
    const { backgroundColor } = getComputedStyle(at);
    if (!SEEN_THROUGH.test(backgroundColor)) return backgroundColor;
    at = at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  return undefined;
}
