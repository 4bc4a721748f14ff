import { dressPage } from '../../../ui/page/dress-page.js';
import type { CalendarHost } from '../calendar-host.js';
import type { ViewContext } from '../views/calendar-view.js';

/** Inside a page of A4 or of Letter, whichever is less, in landscape: CSS pixels. */
const WIDE = 979;
const HIGH = 700;
/** The size of letters, in CSS pixels, at which the hours of a day are on one page with nothing above them. */
const HOURS = 12;
/** Lines around the events, in `em`: headings, weekdays, the six rows of dates, the foot. */
const AROUND = 22;
/** The lines of twenty-four hours, with all that is around them. */
const DAY_LINES = 58;
/** The lines of what lasts a day and more, above the hours. */
const STRAP = 1.625;
const DAY = 86_400_000;

/**
 * The size of letters at which the weeks of a month are on one page, by counting what is in them: paper is not there to be
 * measured. No smaller than what can be read: a month with more goes on, on a second page.
 */
export function sizeForMonth({ entries, from, to }: Pick<ViewContext, 'entries' | 'from' | 'to'>): number {
  for (let size = 16; size > 7; size -= 0.5) {
    const letters = Math.max((WIDE / 7 - 1.5 * size) / (size * 0.45), 4);
    let lines = AROUND;
    for (let week = from; week < to; week += 7) {
      const days = [...Array(7).keys()].map((at) =>
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

/** The size of letters at which the hours are on one page, with what lasts all day above them. */
function sizeForHours({ entries, from, to }: Pick<ViewContext, 'entries' | 'from' | 'to'>): number {
  const long = entries.filter(
    ({ occurrence: { allDay, startInstant, endInstant } }) => allDay || endInstant - startInstant >= DAY,
  );
  const lines = [...Array(to - from).keys()].map(
    (at) => long.filter(({ first, last }) => first <= from + at && last >= from + at).length,
  );
  const size = HIGH / (DAY_LINES + Math.max(...lines) * STRAP);
  return Math.max(Math.min(Math.floor(size * 2) / 2, HOURS), 7);
}

let ready: (() => void) | undefined;

/**
 * Prints a calendar alone: a month, a week or a day on one page in landscape, a list in portrait. The page is dressed for it between
 * `beforeprint` and `afterprint` only.
 */
export function printCalendar(host: CalendarHost, context: ViewContext): void {
  ready?.();
  const view = host.shownView;
  let undress: (() => void) | undefined;
  const list = view === 'list';
  const size = list ? 0 : view === 'month' ? sizeForMonth(context) : sizeForHours(context);
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
