import { html, nothing, type TemplateResult } from 'lit';
import type { ControlMessages } from '../../../i18n/messages.js';
import { cssVars } from '../../../ui/css-vars.js';
import { periodField, searchField } from '../../../ui/filter-fields.js';
import { icon } from '../../../ui/icon.js';
import { filterChoices, isFiltering, type FilterChoice, type FilterName, type NewsFilter } from './news-filter.js';
import type { NewsEntry } from '../news-list.js';
import type { RowSource } from '../rows/row-context.js';

/** Buttons of a group shown before "more topics" is pressed. */
const FEW = 8;
const groups = ['category', 'source', 'audience'] as const;

/** What the bar of filters shows, and whom it tells. */
export interface FilterBar {
  readonly t: ControlMessages;
  /** Heading of the widget: two bars of one page are two landmarks. */
  readonly heading: string;
  readonly count: (n: number) => string;
  readonly entries: readonly NewsEntry[];
  readonly sources: readonly RowSource[];
  readonly filter: NewsFilter;
  /** Names asked for by the webmaster: `category`, `source`, `audience`, `period`. */
  readonly groups: readonly string[];
  readonly search: boolean;
  readonly now: number;
  /** Groups of which all the buttons are shown. */
  readonly unfolded: ReadonlySet<FilterName>;
  readonly change: (filter: NewsFilter) => void;
  readonly unfold: (name: FilterName) => void;
  /** Absent where nothing is found: the sentence that says so has its own button. */
  readonly clear?: () => void;
}

/** Search, period and groups of toggles, above the list. */
export function filterBar(bar: FilterBar): TemplateResult {
  const { t, heading, filter, change } = bar;
  return html`<div
    part="filters"
    class="filters screen"
    role="search"
    aria-label=${heading ? `${heading}, ${t.filters}` : t.filters}
  >
    ${bar.search ? searchField(t.search, filter.search, (search) => change({ ...filter, search })) : nothing}
    ${
      bar.groups.includes('period') ? periodField(t, filter.period, (period) => change({ ...filter, period })) : nothing
    }
    ${groups.map((name) => (bar.groups.includes(name) ? group(name, bar) : nothing))}
    ${isFiltering(filter) && bar.clear ? html`<button class="clear" @click=${bar.clear}>${icon('cross')} ${t.clearFilters}</button>` : nothing}
  </div>`;
}

function group(name: FilterName, bar: FilterBar): TemplateResult | typeof nothing {
  const { t, filter, sources } = bar;
  const all = filterChoices(
    bar.entries,
    filter,
    name,
    sources.map(({ label }) => label),
    bar.now,
  );
  if (all.length < 2 && !filter[name].length) return nothing;
  const unfolded = bar.unfolded.has(name);
  const choices =
    unfolded || all.length <= FEW + 1
      ? all
      : all.filter(({ value }, index) => index < FEW || filter[name].includes(value));
  return html`<div class="group" role="group" aria-label=${t[name]}>
    <span class="name" aria-hidden="true">${t[name]}</span>
    ${choices.map((choice) => toggle(name, choice, bar))}
    ${
      all.length > FEW + 1
        ? html`<button @click=${() => bar.unfold(name)}>${unfolded ? t.fewerCategories : t.moreCategories}</button>`
        : nothing
    }
  </div>`;
}

function toggle(name: FilterName, { value, label, count }: FilterChoice, bar: FilterBar): TemplateResult {
  const { filter } = bar;
  const pressed = filter[name].includes(value);
  const color = name === 'source' ? bar.sources[Number(value)]?.color : undefined;
  const flip = () =>
    bar.change({
      ...filter,
      [name]: pressed ? filter[name].filter((other) => other !== value) : [...filter[name], value],
    });
  return html`<button aria-pressed=${pressed} data-choice="${name} ${value}" @click=${flip}>
    ${color ? html`<span class="sign" ${cssVars({ '--_sign': color })}></span>` : nothing} <bdi>${label}</bdi>
    <span class="count" aria-hidden="true">${bar.count(count)}</span
    ><span class="sr">${bar.t.filterCount(bar.count(count), count)}</span>
  </button>`;
}
