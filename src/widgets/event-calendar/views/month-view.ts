import { html, type TemplateResult } from 'lit';
import type { CalendarView, Day, ViewContext, WeekRules } from './calendar-view.js';
import { addMonths, isoOf, monthGrid, startOfMonth } from './month-grid.js';
import { dayWords } from './day-words.js';

/** Six weeks of days. */
export class MonthView implements CalendarView {
  constructor(readonly root: ShadowRoot) {}

  span(date: Day, week: WeekRules) {
    return monthGrid(date, week);
  }

  step(date: Day, by: number): Day {
    return addMonths(date, by);
  }

  title(date: Day, { t }: Pick<ViewContext, 't'>): string {
    return dayWords(startOfMonth(date), t, { month: 'long', year: 'numeric' });
  }

  draw({ from, to, entries }: ViewContext): TemplateResult {
    return html`<div part="grid" class="grid">
      ${Array.from({ length: to - from }, (_, at) => html`<div>${isoOf(from + at)} ${entries.filter(({ first, last }) => first <= from + at && from + at <= last).length}</div>`)}
    </div>`;
  }
}
