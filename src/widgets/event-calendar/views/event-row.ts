import { html, nothing, type TemplateResult } from 'lit';
import { cssVars } from '../../../ui/css-vars.js';
import type { Entry, ViewContext } from './calendar-view.js';
import {
  eventName,
  foreignLang,
  freeWords,
  spanWords,
  startWords,
  statusWords,
  timeWords,
  titleOf,
  unseenName,
  zoneWords,
} from './event-words.js';

const DAY = 86_400_000;

/** An event in a list: when, what, where, from whom. What opens it is called by all of that, which is heard once only. */
export function eventRow(entry: Entry, context: ViewContext): TemplateResult {
  const { t, sources, open } = context;
  const { occurrence, start, end, first, last } = entry;
  const { event, allDay, startInstant, endInstant } = occurrence;
  // A ball until two in the morning has an end as any evening has.
  const ends = end > start && (first === last || endInstant - startInstant < DAY);
  const title = titleOf(event, t);
  const lang = foreignLang(event, context);
  const status = statusWords(entry, t);
  const free = freeWords(entry, context);
  const notes = [last > first && spanWords(first, last, t, { dateStyle: 'long' }), zoneWords(entry, t), event.place];
  return html`<li part="event" class=${`event ${event.status}`}>
    <div class="when" aria-hidden="true">
      ${
        allDay
          ? html`<span>${t.allDay}</span>`
          : html`<span dir="auto">${startWords(entry, t)}</span
              >${ends ? html`${' '}<span class="quiet">${'–\u00a0'}<bdi>${timeWords(end, t)}</bdi></span>` : nothing}`
      }
    </div>
    <div class="what" ${cssVars({ '--_sign': event.color ?? sources[entry.sources[0]!]?.color })}>
      <button
        class="read"
        data-key=${entry.key}
        aria-label=${lang ? nothing : eventName(entry, title, context)}
        @click=${(press: Event) => {
          press.stopPropagation();
          open(entry, press.currentTarget as HTMLElement);
        }}
      >
        <span dir="auto" lang=${lang ?? nothing}>${title}</span
        >${lang ? html`<span class="sr">, ${unseenName(entry, title, context)}</span>` : nothing}
      </button>
      ${status ? html`<span class="badge" aria-hidden="true">${status}</span>` : nothing}
      ${free ? html`<span class="badge" aria-hidden="true">${free}</span>` : nothing}
      ${notes.map((note) => (note ? html`<div class="note" aria-hidden="true" dir="auto">${note}</div>` : nothing))}
      ${
        sources[1]
          ? html`<div class="note" aria-hidden="true">
              ${entry.sources.map((at) => {
                const { label, color, sign } = sources[at]!;
                return html`<span class="source" dir="auto" ${cssVars({ '--_sign': color })}
                  ><span class="sign">${sign}</span>${label}</span
                >`;
              })}
            </div>`
          : nothing
      }
    </div>
  </li>`;
}
