/** What is on the way from the page to the widget, while it is printed. */
const MARK = 'data-parvis-print';

/**
 * A document prints the way its own sheets say: `@page` counts nowhere else. Around the widget nothing is printed, and
 * what it stands in takes no room. What a calendar looks like on paper stands in its own styles, for the browser's own way
 * of printing it too.
 */
const sheetFor = (landscape: boolean, size: number): string => `
@page { size: ${landscape ? 'landscape' : 'portrait'}; margin: 10mm; }
@media print {
  [${MARK}] > :not([${MARK}]), :host([${MARK}]) > :not([${MARK}]) { display: none !important; }
  [${MARK}=''] {
    display: block !important; visibility: hidden !important; position: static !important; float: none !important;
    inline-size: auto !important; max-inline-size: none !important; min-inline-size: 0 !important;
    block-size: auto !important; max-block-size: none !important; min-block-size: 0 !important;
    margin: 0 !important; padding: 0 !important; border: 0 !important; overflow: visible !important;
    background: none !important; box-shadow: none !important; transform: none !important; filter: none !important;
    opacity: 1 !important; columns: auto !important; contain: none !important; color-scheme: light !important;
  }
  [${MARK}='end'] {
    visibility: visible !important; inline-size: auto !important; margin: 0 !important;
    ${size ? `font-size: ${size}px !important;` : ''}
  }
}`;

/** The widget and what it stands in, through shadow roots and slots. */
function pathOf(host: Element): Element[] {
  const path = [host];
  for (let at = host; ; path.push(at)) {
    const next = at.assignedSlot ?? at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host;
    if (!next) return path;
    at = next;
  }
}

/**
 * Dresses the page so that this element alone is printed, by a sheet of objects, which a strict policy allows.
 *
 * @param size Of its letters, in CSS pixels; its own for 0.
 * @returns Takes it all off again.
 */
export function dressPage(host: Element, landscape: boolean, size = 0): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetFor(landscape, size));
  const path = pathOf(host);
  const roots = [...new Set(path.map((one) => one.getRootNode() as Document | ShadowRoot))];
  path.forEach((one, at) => one.setAttribute(MARK, at ? '' : 'end'));
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    for (const one of path) one.removeAttribute(MARK);
    for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
