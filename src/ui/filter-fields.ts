import { html, type TemplateResult } from 'lit';
import type { ControlMessages } from '../i18n/messages.js';
import { icon } from './icon.js';

/** The periods offered, in days. */
const periods = [
  ['anyTime', 0],
  ['lastWeek', 7],
  ['lastMonth', 30],
  ['lastYear', 365],
] as const;

/** A field of search, under its name. `focused` is called when the reader comes to it. */
export const searchField = (
  name: string,
  value: string,
  change: (text: string) => void,
  focused?: () => void,
): TemplateResult =>
  html`<label class="search"
    ><span>${name}</span>${icon('search')}<input
      part="field"
      type="search"
      autocomplete="off"
      .value=${value}
      @focus=${focused}
      @input=${({ target }: Event) => change((target as HTMLInputElement).value)}
  /></label>`;

/** A choice of how far back, in days; 0 for any time. */
export const periodField = (t: ControlMessages, days: number, change: (days: number) => void): TemplateResult =>
  html`<label class="period"
    ><span>${t.period}</span
    ><span class="select"
      ><select part="field" @change=${({ target }: Event) => change(Number((target as HTMLSelectElement).value))}>
        ${periods.map(([name, value]) => html`<option value=${value} .selected=${value === days}>${t[name]}</option>`)}
      </select></span
    ></label
  >`;
