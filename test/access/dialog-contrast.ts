type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** As engines write a computed colour: `rgb(0 0 0 / 0.5)`, `rgba(…)`, `color(srgb 0 0 0 / 0.5)`. */
function parse(written: string): Colour {
  const numbers = [...written.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
  const unit = written.startsWith('color(') ? 1 : 255;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  return [red / unit, green / unit, blue / unit, alpha];
}

const over = ([r, g, b, a]: Colour, [r2, g2, b2]: Colour): Colour => [
  r * a + r2 * (1 - a),
  g * a + g2 * (1 - a),
  b * a + b2 * (1 - a),
  1,
];

/** WCAG 2.2, relative luminance. */
const luminance = (colour: Colour): number => {
  const [r, g, b] = colour
    .slice(0, 3)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

/** What is behind an element, up to its dialog. */
function ground(element: Element, dialog: Element): Colour {
  const own = parse(getComputedStyle(element).backgroundColor);
  if (own[3] === 1) return own;
  const below = element === dialog ? ([1, 1, 1, 1] as const) : ground(element.parentElement!, dialog);
  return over(own, below);
}

/**
 * The texts of a modal dialog that are too pale (WCAG 2.2, 1.4.3): in Chromium axe finds nothing there to which its own rule
 * applies.
 */
export function paleTexts(dialog: Element): string[] {
  return [...dialog.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const text = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim());
    if (!text || !element.getClientRects().length || element.closest('option, svg')) return [];
    const behind = ground(element, dialog);
    const [light, dark] = [luminance(over(parse(getComputedStyle(element).color), behind)), luminance(behind)].sort(
      (a, b) => b - a,
    );
    const ratio = (light! + 0.05) / (dark! + 0.05);
    return ratio < 4.5 ? [`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 120)}`] : [];
  });
}
