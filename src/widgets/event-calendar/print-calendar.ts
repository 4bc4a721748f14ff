import type { ParvisEventCalendar } from './event-calendar.js';
import type { ViewContext } from './views/calendar-view.js';

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

/** Inside a page of A4 or of Letter, whichever is less, in landscape: CSS pixels. */
const WIDE = 979;
const HIGH = 700;
/** The size of letters, in CSS pixels, at which the hours of a day are on one page. */
const HOURS = 12;
/** Lines around the events, in `em`: headings, weekdays, the six rows of dates, the foot. */
const AROUND = 22;

/**
 * The size of letters at which the weeks of a month are on one page, by counting what is in them: paper is not there to be
 * measured. No smaller than what can be read: a month with more goes on, on a second page.
 */
export function sizeForMonth({ entries, from, to }: Pick<ViewContext, 'entries' | 'from' | 'to'>): number {
  for (let size = 16; size > 7; size -= 0.5) {
    const letters = Math.max((WIDE / 7 - 1.5 * size) / (size * 0.45), 4);
    let lines = AROUND;
    for (let week = from; week < to; week += 7) {
      const days = Array.from({ length: 7 }, (_, at) =>
        entries
          .filter(({ first, last }) => first <= week + at && last >= week + at)
          .reduce(
            (sum, { occurrence: { event } }) => sum + Math.ceil((event.title.length + 8) / letters) * 1.05 + 0.2,
            0,
          ),
      );
      lines += Math.max(...days);
    }
    if (lines * size <= HIGH) return size;
  }
  return 7;
}

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

let ready: (() => void) | undefined;

/**
 * Prints a calendar alone: a month, a week or a day on one page in landscape, a list in portrait. The page is dressed for it between
 * `beforeprint` and `afterprint` only.
 */
export function printCalendar(host: ParvisEventCalendar, context: ViewContext): void {
  ready?.();
  const view = host.shownView;
  let undress: (() => void) | undefined;
  const list = view === 'list';
  const size = list ? 0 : view === 'month' ? sizeForMonth(context) : HOURS;
  const dress = () => (undress ??= dressPage(host, !list, size));
  const end = () => {
    ready = undefined;
    undress?.();
    for (const [name, act] of told) removeEventListener(name, act);
  };
  // Where printing is refused, neither is told: the next thing that the reader does on the page ends it.
  const told = [
    ['beforeprint', dress],
    ['afterprint', end],
    ['pointerdown', end],
    ['keydown', end],
  ] as const;
  ready = end;
  for (const [name, act] of told) addEventListener(name, act);
  print();
}
