import type { Day, Entry, ViewContext } from './calendar-view.js';
import { sayEmptyDay } from './event-words.js';
import { dayByKey } from './grid-keys.js';
import { addMonths } from './month-grid.js';
import { isLong, type Column } from './time-columns.js';

const DAY = 86_400_000;

/** What the keys ask of the grid. */
export interface TimeKeysOptions {
  columnOf(day: Day): Column | undefined;
  /** Scrolls the hours, by so many. */
  scroll(by: number): void;
  /** Called when the reader leaves what stands under the hours. */
  leave(): void;
}

/**
 * The keys of days beside each other. The names of the days are the one tab stop: arrows go from day to day, Enter into its events,
 * Escape back; up and down go through the hours.
 */
export class TimeKeys {
  readonly #root: ShadowRoot;
  readonly #kind: 'week' | 'day';
  readonly #grid: TimeKeysOptions;

  constructor(root: ShadowRoot, kind: 'week' | 'day', grid: TimeKeysOptions) {
    this.#root = root;
    this.#kind = kind;
    this.#grid = grid;
  }

  /** Goes into a day. */
  enter(day: Day, context: ViewContext): void {
    const [first] = this.#events(day);
    if (first) first.focus();
    else void sayEmptyDay(context);
  }

  press(event: KeyboardEvent, context: ViewContext): void {
    const target = event.target as HTMLElement;
    const { key } = event;
    const { date, week, from, to } = context;
    if (target.closest('.name')) {
      const day = this.#goal(event, target, context);
      if (day !== undefined) context.go(day, { focus: true });
      else if (key === 'Enter' || key === ' ') this.enter(date, context);
      else if (key === 'ArrowUp' || key === 'ArrowDown') this.#grid.scroll(key === 'ArrowUp' ? -1 : 1);
      else return;
      return event.preventDefault();
    }
    const chip = target.closest<HTMLElement>('[data-key], .others');
    if (!chip) return;
    const panel = chip.closest<HTMLElement>('.day-panel');
    const day = Number(chip.closest<HTMLElement>('[data-day]')?.dataset.day ?? date);
    const all = this.#events(day, panel);
    const at = all.indexOf(chip);
    if (key === 'Escape') {
      this.#grid.leave();
      context.go(day, { focus: true });
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const next = panel ? undefined : dayByKey(event, chip, day, week);
      if (next === undefined) return;
      // Beside it, in the same week: the event that begins nearest.
      if (next >= from && next < to) this.#events(next)[this.#nearest(chip.dataset.key, day, next)]?.focus();
    } else {
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
      if (next === undefined) return;
      all[next]?.focus();
    }
    event.preventDefault();
  }

  /** The day to which a key goes from the name of a day: a page is a week, with Shift a month. */
  #goal(event: KeyboardEvent, name: HTMLElement, { date, week, narrow }: ViewContext): Day | undefined {
    const { key, shiftKey, ctrlKey } = event;
    const strip = narrow && this.#kind === 'week';
    // Its one row of days is a week, of which the ends need no other key.
    if (ctrlKey || ((key === 'ArrowUp' || key === 'ArrowDown') && !strip)) return undefined;
    const goal = dayByKey(event, name, date, week);
    if (goal === undefined || (key !== 'PageUp' && key !== 'PageDown')) return goal;
    const by = key === 'PageUp' ? -1 : 1;
    return shiftKey ? addMonths(date, by) : date + 7 * by;
  }

  /** What can be opened in a day, in the order in which it is read: in the hours, or in words under them. */
  #events(day: Day, panel = this.#root.querySelector<HTMLElement>('.strip + .told .day-panel')): HTMLElement[] {
    return (panel ? [panel] : [...this.#root.querySelectorAll<HTMLElement>(`.times [data-day="${day}"]`)]).flatMap(
      (part) => [...part.querySelectorAll<HTMLElement>('[data-key], .others')],
    );
  }

  /** Where, among the events of another day, that one stands which begins nearest on the clock. */
  #nearest(key: string | undefined, day: Day, other: Day): number {
    const all = this.#ordered(other);
    const same = all.findIndex((entry) => entry.key === key);
    if (same >= 0) return same;
    const from = this.#ordered(day).find((entry) => entry.key === key);
    const clock = ({ start }: Entry) => ((start % DAY) + DAY) % DAY;
    const far = all.map((entry) => Math.abs(clock(entry) - (from ? clock(from) : 0)) + (isLong(entry) ? DAY : 0));
    return far.indexOf(Math.min(...far));
  }

  #ordered(day: Day): readonly Entry[] {
    const column = this.#grid.columnOf(day);
    return [
      ...(column?.wide ?? []).filter((entry) => entry !== undefined),
      ...(column?.blocks ?? []).map(({ entry }) => entry),
    ];
  }
}
