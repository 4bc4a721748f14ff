import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.js';
import type { ViewContext, ViewName } from './views/calendar-view.js';

export interface ToolbarContext extends Pick<ViewContext, 't'> {
  /** The period, in words. */
  readonly title: string;
  readonly level: number;
  readonly views: readonly ViewName[];
  readonly view: ViewName;
  readonly choose: (view: ViewName) => void;
  readonly step: (by: number) => void;
  readonly today: () => void;
}

/** What moves through time and chooses a view. */
export function calendarToolbar({ t, title, level, views, view, choose, step, today }: ToolbarContext): TemplateResult {
  return html`<div part="toolbar" class="toolbar">
    <div part="period" class="period" id="period" role="heading" aria-level=${level}>${title}</div>
    <div class="moves screen">
      <button class="turn" aria-label=${t.previous} title=${t.previous} @click=${() => step(-1)}>
        ${icon('back')}
      </button>
      <button @click=${today}>${t.today}</button>
      <button class="turn" aria-label=${t.next} title=${t.next} @click=${() => step(1)}>${icon('forth')}</button>
    </div>
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
