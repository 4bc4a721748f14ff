import { html, nothing, type TemplateResult } from 'lit';
import type { CalendarFilterMessages } from '../../../i18n/calendar/calendar-filter-messages.js';
import { cssVars } from '../../../ui/css-vars.js';
import { searchField } from '../../../ui/filter-fields.js';
import { icon } from '../../../ui/icon.js';
import { keepPlace } from '../../../ui/focus/keep-place.js';
import type { Entry, ViewSource } from '../views/calendar-view.js';
import { filterChoices, filtersSet, type CalendarFilter, type FilterChoice } from './calendar-filter.js';

/** What the bar of filters shows, and whom it tells. */
export interface CalendarFilterBar {
  readonly t: CalendarFilterMessages;
  /** Heading of the widget: two bars of one page are two landmarks. */
  readonly heading: string;
  readonly count: (n: number) => string;
  /** What the period has, before the reader's filters. */
  readonly entries: readonly Entry[];
  readonly sources: readonly ViewSource[];
  readonly filter: CalendarFilter;
  /** Names asked for by the webmaster: `category`, `source`, `place`. */
  readonly offered: readonly string[];
  readonly search: boolean;
  /** On a phone: whether the filters are shown under their button. Absent where they need none. */
  readonly open?: boolean | undefined;
  readonly toggle: () => void;
  readonly change: (filter: CalendarFilter) => void;
  /** Absent where nothing is found: the sentence that says so has its own button. */
  readonly clear?: () => void;
}

const check = html`<svg class="icon check" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m5 12.5 4.5 4.5L19 7.5" />
</svg>`;

/** Search, place, and toggles of categories and of calendars: their legend, too. */
export function calendarFilterBar(bar: CalendarFilterBar): TemplateResult {
  const { t, heading, filter, open } = bar;
  const set = filtersSet(filter);
  return html`<div
    part="filters"
    class="filters screen"
    role="search"
    aria-label=${heading ? `${heading}, ${t.filterEvents}` : t.filterEvents}
  >
    ${open === undefined ? nothing : fold(bar, open, set)} ${open === false ? nothing : fields(bar)}
    ${set && bar.clear ? html`<button class="clear" @click=${bar.clear}>${icon('cross')} ${t.showAllEvents}</button>` : nothing}
  </div>`;
}

/** The first screen of a phone is for the events: all filters are behind one button, with how many are set. */
const fold = ({ t, count, toggle }: CalendarFilterBar, open: boolean, set: number): TemplateResult =>
  html`<button class="fold" aria-expanded=${open} @click=${toggle}>
    ${t.filterEvents}${set ? html`${' '}<span class="count" aria-hidden="true">${count(set)}</span><span class="sr">${t.filtersSet(count(set), set)}</span>` : nothing}
  </button>`;

const fields = (bar: CalendarFilterBar): TemplateResult => {
  const { t, filter, change, offered } = bar;
  return html`${bar.search ? searchField(t.searchEvents, filter.search, (search) => change({ ...filter, search })) : nothing}
  ${offered.includes('place') ? places(bar) : nothing} ${offered.includes('category') ? categories(bar) : nothing}
  ${offered.includes('source') ? legend(bar) : nothing}`;
};

function places({ t, entries, filter, sources, count, change }: CalendarFilterBar): TemplateResult {
  const choices = filterChoices(entries, filter, sources, 'place');
  return html`<label class="place"
    ><span>${t.place}</span
    ><span class="select"
      ><select
        part="field"
        @change=${({ target }: Event) => change({ ...filter, place: (target as HTMLSelectElement).value })}
      >
        <option value="" .selected=${!filter.place}>${t.anyPlace}</option>
        ${choices.map(
          ({ value, label, count: n }) =>
            html`<option value=${value} .selected=${value === filter.place}>${label} (${count(n)})</option>`,
        )}
      </select></span
    ></label
  >`;
}

function categories(bar: CalendarFilterBar): TemplateResult | typeof nothing {
  const { t, entries, filter, sources } = bar;
  const choices = filterChoices(entries, filter, sources, 'category');
  if (!choices.length) return nothing;
  return group(
    t.eventCategory,
    choices.map((choice) => {
      const pressed = filter.category.includes(choice.value);
      const category = flipped(filter.category, choice.value);
      return toggle(choice, pressed, bar, { ...filter, category });
    }),
  );
}

function legend(bar: CalendarFilterBar): TemplateResult | typeof nothing {
  const { t, entries, filter, sources } = bar;
  if (sources.length < 2) return nothing;
  const choices = filterChoices(entries, filter, sources, 'source').map((choice, at) => {
    const without = flipped(filter.without, choice.value);
    return toggle(choice, !filter.without.includes(choice.value), bar, { ...filter, without }, sources[at]);
  });
  return group(t.calendars, choices);
}

const flipped = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];

const group = (name: string, toggles: readonly TemplateResult[]): TemplateResult =>
  html`<div class="group" role="group" aria-label=${name}>
    <span class="name" aria-hidden="true">${name}</span>
    ${toggles}
  </div>`;

function toggle(
  { value, label, count: n }: FilterChoice,
  pressed: boolean,
  { t, count, change }: CalendarFilterBar,
  next: CalendarFilter,
  source?: ViewSource,
): TemplateResult {
  const press = ({ currentTarget }: Event) => {
    change(next);
    // One that the period has not, and that was there only because it was pressed, goes.
    void keepPlace(currentTarget as HTMLElement);
  };
  const kind = source ? 'calendar' : 'topic';
  return html`<button class=${kind} aria-pressed=${pressed} data-choice="${kind} ${value}" @click=${press}>
    ${check}${
      source
        ? html`<span class="sign" aria-hidden="true" ${cssVars({ '--_sign': source.color })}>${source.sign}</span>`
        : nothing
    }
    <bdi>${label}</bdi>
    <span class="count" aria-hidden="true">${count(n)}</span><span class="sr">${t.eventsOfFilter(count(n), n)}</span>
  </button>`;
}
