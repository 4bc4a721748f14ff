import { html, type TemplateResult } from 'lit';
import { controlStyles } from '../../../theme/control.styles.js';
import { wear } from '../../../theme/wear.js';
import type { Day, ViewContext } from '../views/calendar-view.js';
import { dayOf, isoOf } from '../views/month-grid.js';

/**
 * Asks for a date.
 *
 * @param close Called with the day to go to, or with nothing when the reader gives up.
 */
export function calendarJump(
  root: ShadowRoot,
  { t, date }: Pick<ViewContext, 't' | 'date'>,
  close: (day?: Day) => void,
): TemplateResult {
  wear(root, controlStyles);
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    const day = dayOf((event.currentTarget as HTMLFormElement).querySelector('input')!.value);
    if (!Number.isNaN(day)) close(day);
  };
  return html`<form
    class="jumping screen"
    @submit=${go}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    }}
  >
    <label
      ><span>${t.jump}</span><input part="field" type="date" required max="9999-12-31" .value=${isoOf(date)}
    /></label>
    <button>${t.go}</button>
  </form>`;
}
