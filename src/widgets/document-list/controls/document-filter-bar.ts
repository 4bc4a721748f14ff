import { html, nothing, type TemplateResult } from 'lit';
import { shownName } from '../../../data/reading/values/shown-name.js';
import type { DocumentMessages } from '../../../i18n/documents/document-messages.js';
import type { DocumentToolMessages } from '../../../i18n/documents/document-tool-messages.js';
import type { ControlMessages } from '../../../i18n/messages.js';
import { periodField, searchField } from '../../../ui/filter-fields.js';
import { icon } from '../../../ui/icon.js';
import type { DocumentEntry } from '../document-entry.js';
import {
  folderChoices,
  isFilteringDocuments,
  kindChoices,
  type DocumentChoice,
  type DocumentFilter,
} from './document-filter.js';
/** Buttons of a group: more would be a list of their own. */
const MOST = 12;

/** What the bar of filters shows, and whom it tells. */
export interface DocumentFilterBar {
  readonly t: ControlMessages & DocumentToolMessages;
  readonly kinds: DocumentMessages['kinds'];
  /** Heading of the widget: two bars of one page are two landmarks. */
  readonly heading: string;
  readonly count: (n: number) => string;
  /** Those among which the reader looks. */
  readonly entries: () => readonly DocumentEntry[];
  readonly filter: DocumentFilter;
  /** Names asked for by the webmaster: `kind`, `period`, `folder`. */
  readonly groups: readonly string[];
  readonly search: boolean;
  readonly now: number;
  readonly change: (filter: DocumentFilter) => void;
  /** The reader is about to search: what is looked into may be made ready. */
  readonly prepare: () => void;
  /** Absent where nothing is found: the sentence that says so has its own button. */
  readonly clear?: () => void;
}

/** Search, period and groups of toggles, above the list. */
export function documentFilterBar(bar: DocumentFilterBar): TemplateResult {
  const { t, heading, filter, change } = bar;
  return html`<div
    part="filters"
    class="filters screen"
    role="search"
    aria-label=${heading ? `${heading}, ${t.filters}` : t.filters}
  >
    ${
      bar.search
        ? searchField(t.searchDocuments, filter.search, (search) => change({ ...filter, search }), bar.prepare)
        : nothing
    }
    ${
      bar.groups.includes('period') ? periodField(t, filter.period, (period) => change({ ...filter, period })) : nothing
    }
    ${(['kind', 'folder'] as const).map((name) => (bar.groups.includes(name) ? group(name, bar) : nothing))}
    ${isFilteringDocuments(filter) && bar.clear ? html`<button class="clear" @click=${bar.clear}>${icon('cross')} ${t.clearFilters}</button>` : nothing}
  </div>`;
}

function group(name: 'kind' | 'folder', bar: DocumentFilterBar): TemplateResult | typeof nothing {
  const { t, filter, kinds, entries, now, change } = bar;
  const folder = name === 'folder';
  const key = folder ? 'folders' : 'kinds';
  const pressed: readonly string[] = filter[key];
  const all = (folder ? folderChoices : kindChoices)(entries(), filter, now).filter(({ value }) => value);
  if (all.length < 2 && !pressed.length) return nothing;
  const choices = all.filter(({ value }, at) => at < MOST || pressed.includes(value));
  const flip = (value: string) => {
    const others = pressed.filter((other) => other !== value);
    change({ ...filter, [key]: others.length < pressed.length ? others : [...pressed, value] });
  };
  const label = (value: string) => (folder ? shownName(value) : kinds[value as keyof typeof kinds]);
  const counted = (value: string) => (!folder && value === 'folder' ? t.folderCount : t.documentCount);
  return html`<div class="group" role="group" aria-label=${t[name]}>
    <span class="name" aria-hidden="true">${t[name]}</span>
    ${choices.map(
      ({ value, count }: DocumentChoice) =>
        html`<button aria-pressed=${pressed.includes(value)} data-choice="${name} ${value}" @click=${() => flip(value)}>
          <bdi>${label(value)}</bdi><span class="sr">, ${counted(value)(bar.count(count), count)}</span>
          <span class="count" aria-hidden="true">${bar.count(count)}</span>
        </button>`,
    )}
  </div>`;
}
