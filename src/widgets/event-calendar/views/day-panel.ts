import { html, type TemplateResult } from 'lit';
import { wear } from '../../../theme/wear.js';
import type { Entry, ViewContext } from './calendar-view.js';
import { dayWords } from './event-words.js';
import { eventListStyles } from './event-list.styles.js';
import { eventRow } from './event-row.js';

/** The events of one day, under a month that has no room for words. */
export function dayPanel(root: ShadowRoot, entries: readonly Entry[], context: ViewContext): TemplateResult {
  wear(root, eventListStyles);
  const { t, date, headingLevel, ready } = context;
  return html`<div class="day-panel">
    <div class="day-name" role="heading" aria-level=${Math.min(headingLevel + 1, 6)}>
      <span>${dayWords(date, t)}</span>
    </div>
    ${
      entries.length
        ? html`<ul class="events">
            ${entries.map((entry) => eventRow(entry, context))}
          </ul>`
        : html`<p class="quiet"><bdi>${ready ? t.noEventsOfDay : ''}</bdi></p>`
    }
  </div>`;
}
