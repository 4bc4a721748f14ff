import type { TemplateResult } from 'lit';
import type { CalendarView, Day, ViewContext } from './calendar-view.js';
import { dayWords } from './event-words.js';
import { TimeGrid } from './time-grid.js';

/** One day, hour by hour. */
export class DayView implements CalendarView {
  readonly #grid: TimeGrid;

  constructor(root: ShadowRoot) {
    this.#grid = new TimeGrid(root, 'day');
  }

  span(date: Day) {
    return { from: date, to: date + 1 };
  }

  step(date: Day, by: number): Day {
    return date + by;
  }

  title(date: Day, { t }: Pick<ViewContext, 't'>): string {
    return dayWords(date, t);
  }

  draw(context: ViewContext): TemplateResult {
    return this.#grid.draw(context);
  }

  drawn(context: ViewContext): void {
    this.#grid.drawn(context);
  }

  focus(context: ViewContext): void {
    this.#grid.focus(context);
  }
}
