import type { TemplateResult } from 'lit';
import type { CalendarView, Day, ViewContext, WeekRules } from './calendar-view.js';
import { spanWords } from './event-words.js';
import { startOfWeek } from './month-grid.js';
import { TimeGrid } from './time-grid.js';

/** The seven days of a week, hour by hour. */
export class WeekView implements CalendarView {
  readonly #grid: TimeGrid;

  constructor(root: ShadowRoot) {
    this.#grid = new TimeGrid(root, 'week');
  }

  span(date: Day, week: WeekRules) {
    const from = startOfWeek(date, week);
    return { from, to: from + 7 };
  }

  step(date: Day, by: number): Day {
    return date + 7 * by;
  }

  title(date: Day, { t, week }: Pick<ViewContext, 't' | 'week'>): string {
    const from = startOfWeek(date, week);
    return spanWords(from, from + 6, t, { dateStyle: 'long' });
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
