import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icon.js';
import type { ViewContext, ViewName } from '../views/calendar-view.js';

export interface ToolbarContext extends Pick<ViewContext, 't'> {
  /** The period, in words. */
  readonly title: string;
  readonly level: number;
  readonly views: readonly ViewName[];
  readonly view: ViewName;
  /** True where there is no period to leave: a list of what comes. */
  readonly still: boolean;
  /** True while a date is asked for. */
  readonly jumping: boolean;
  readonly choose: (view: ViewName) => void;
  readonly step: (by: number) => void;
  readonly today: () => void;
  readonly jump: () => void;
}

// Its title is its name: with a label beside it, many would hear the same words twice.
const turn = (name: 'back' | 'forth' | 'calendar', label: string, act: () => void, open?: boolean): TemplateResult =>
  html`<button
    class=${open === undefined ? 'turn' : 'turn jump'}
    title=${label}
    aria-expanded=${open ?? nothing}
    @click=${act}
  >
    ${icon(name)}
  </button>`;

/** What moves through time and chooses a view. */
export function calendarToolbar(context: ToolbarContext): TemplateResult {
  const { t, title, level, views, view, still, jumping, choose, step, today, jump } = context;
  return html`<div part="toolbar" class="toolbar">
    <div part="period" class="period" id="period" role="heading" aria-level=${level}>${title}</div>
    ${
      still
        ? nothing
        : html`<div class="moves screen">
              ${turn('back', t.previous, () => step(-1))}${turn('forth', t.next, () => step(1))}
            </div>
            <div class="moves screen">
              <button @click=${today}>${t.today}</button>${turn('calendar', t.jump, jump, jumping)}
            </div>`
    }
    ${
      views[1]
        ? html`<div class="choice screen" role="group" aria-label=${t.viewChoice}>
            ${views.map(
              (name) =>
                html`<button aria-pressed=${name === view} @click=${() => choose(name)}>${t.views[name]}</button>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}
