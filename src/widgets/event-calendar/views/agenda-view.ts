import { html, type TemplateResult } from 'lit';
import type { CalendarView, Day, ViewContext } from './calendar-view.js';
import { dayWords } from './day-words.js';
import { addMonths, startOfMonth } from './month-grid.js';

/** The events of a month, day after day. */
export class AgendaView implements CalendarView {
  constructor(readonly root: ShadowRoot) {}

  span(date: Day) {
    const from = startOfMonth(date);
    return { from, to: addMonths(from, 1) };
  }

  step(date: Day, by: number): Day {
    return addMonths(startOfMonth(date), by);
  }

  title(date: Day, { t }: Pick<ViewContext, 't'>): string {
    return dayWords(startOfMonth(date), t, { month: 'long', year: 'numeric' });
  }

  draw({ entries, t, open }: ViewContext): TemplateResult {
    return html`<ul part="list" class="list">
      ${entries.map(
        (entry) =>
          html`<li part="event">
            ${dayWords(entry.first, t, { dateStyle: 'full' })}
            <button @click=${({ currentTarget }: Event) => open(entry, currentTarget as HTMLElement)}>
              ${entry.occurrence.event.title}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}
