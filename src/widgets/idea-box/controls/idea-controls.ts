import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { furtherFailed } from '../../../data/loading/further-error.js';
import { whenReaderLeaves } from '../../../data/same-reader.js';
import { controlStyles } from '../../../theme/control.styles.js';
import { filterStyles } from '../../../theme/filter.styles.js';
import { searchField } from '../../../ui/filter-fields.js';
import { readHash, writeHash } from '../../../ui/page/hash-state.js';
import { icon } from '../../../ui/icon.js';
import { ShownRows } from '../../../ui/list/shown-rows.js';
import { wear } from '../../../theme/wear.js';
import { FilterEvent } from '../../../ui/widget-events.js';
import { allIdeas } from '../all-ideas.js';
import type { IdeaDesk } from '../idea-desk.js';
import { filterIdeas, ideaOrders, type IdeaFilter, type IdeaOrder } from '../idea-filter.js';
import { statusOf, type IdeaContext } from '../idea-row.js';
import type { Idea, IdeaBox } from '../idea.js';

/** Rows shown first, and added, where `max` says nothing. */
const STEP = 20;
/** Milliseconds without a key before a box is asked. */
const PAUSE = 250;

const words = (list: string): string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Order, status, topic and search above the list, "more" under it. */
export class IdeaControls implements ReactiveController {
  readonly #desk: IdeaDesk;
  #filter: IdeaFilter;
  readonly #rowsShown: ShownRows;
  #focusAt = -1;
  #writing?: ReturnType<typeof setTimeout>;
  #typing?: ReturnType<typeof setTimeout>;
  /** What the box has been asked for last. */
  #asked: IdeaFilter;
  /** An answer is owed to who has changed a filter. */
  #owed = false;
  readonly #tellFurther: () => void;

  /** @param tellFurther Answers that a further page could not be read. */
  constructor(desk: IdeaDesk, tellFurther: () => void) {
    this.#desk = desk;
    this.#tellFurther = tellFurther;
    this.#rowsShown = new ShownRows(desk.host, STEP);
    this.#filter = this.#asked = this.#written;
    wear(desk.host.shadowRoot!, controlStyles);
    wear(desk.host.shadowRoot!, filterStyles);
    desk.host.addController(this);
    // What one person chose and typed is not for the next one.
    whenReaderLeaves(desk.host, desk.ideas, () => {
      clearTimeout(this.#typing);
      this.#filter = this.#asked = this.#asksFor();
      this.#owed = false;
      this.#rowsShown.reset();
      this.#writeHash();
      // The reading that is about to begin is still what was asked of the box before.
      queueMicrotask(() => desk.host.requestUpdate());
    });
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#readHash);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#readHash);
    clearTimeout(this.#typing);
    clearTimeout(this.#writing);
    this.#writing = undefined;
  }

  /** Number of rows shown. */
  get shown(): number {
    return this.#rowsShown.count;
  }

  /** What a box that can be asked is asked for. */
  get query(): Readonly<Record<string, string>> {
    const { order, search, statuses, topics } = this.#asked;
    const { sort } = this.#desk.host;
    return {
      ...(order !== 'top' || sort ? { sort: order } : {}),
      ...(search.trim() ? { q: search.trim() } : {}),
      ...(statuses.length ? { status: statuses.join(',') } : {}),
      ...(topics.length ? { topic: topics.join(',') } : {}),
    };
  }

  /** The ideas that the reader wants to see. A box that can be asked has chosen and sorted them itself. */
  found(ideas: readonly Idea[]): readonly Idea[] {
    return this.#desk.host.asksBox ? ideas : filterIdeas(ideas, this.#filter, Date.now());
  }

  /** What stands above the list. */
  above(ideas: readonly Idea[], context: IdeaContext): TemplateResult | typeof nothing {
    const { host, locale } = this.#desk;
    const t = locale.part('controls');
    const w = locale.part('ideaTools');
    const offered = host.filters.split(/[\s,]+/);
    if (!t || !w || !(host.search || offered.some(Boolean))) return nothing;
    const { search, order, statuses, topics } = this.#filter;
    const named = host.heading ? `${host.heading}, ${t.filters}` : t.filters;
    return html`<div part="filters" class="filters screen" role="search" aria-label=${named}>
      ${host.search ? searchField(w.searchIdeas, search, (text) => this.#type(text)) : nothing}
      ${
        offered.includes('sort')
          ? choice(
              w.order,
              ideaOrders.map((name) => [name, w.orders[name]]),
              order,
              (name) => this.#change({ ...this.#filter, order: name as IdeaOrder }),
            )
          : nothing
      }
      ${
        offered.includes('status')
          ? choice(
              w.statusFilter,
              [['', w.every], ...statusChoices(ideas, context)],
              statuses.length === 1 ? statuses[0]! : '',
              (id) => this.#change({ ...this.#filter, statuses: id ? [id] : words(host.status) }),
            )
          : nothing
      }
      ${
        offered.includes('topic')
          ? choice(
              w.topicFilter,
              [['', w.every], ...topicChoices(ideas, context.box)],
              topics.length === 1 ? topics[0]! : '',
              (label) => this.#change({ ...this.#filter, topics: label ? [label] : words(host.topic) }),
            )
          : nothing
      }
      ${
        this.#isChanged && this.found(ideas).length
          ? html`<button class="clear" @click=${() => this.#clear()}>${icon('cross')} ${t.clearFilters}</button>`
          : nothing
      }
    </div>`;
  }

  /** What is said where nothing is left. */
  nothingLeft(): TemplateResult | undefined {
    const t = this.#desk.locale.part('controls');
    const w = this.#desk.locale.part('ideaTools');
    if (!this.#isChanged || !t || !w) return undefined;
    return html`<div class="bar">
      <span><bdi>${w.noIdeaMatch}</bdi></span
      ><button @click=${() => this.#clear()}>${t.clearFilters}</button>
    </div>`;
  }

  /** What stands under the list. */
  below(count: number): TemplateResult | typeof nothing {
    const { locale, ideas, host } = this.#desk;
    const w = locale.part('ideaTools');
    const t = locale.part('controls');
    const next = ideas.sources.some((source) => source.next);
    if (!w || !t || !host.more || !(count > this.shown || next)) return nothing;
    const { loadingMore } = ideas;
    return html`<button
      part="more"
      class="more screen"
      aria-disabled=${loadingMore}
      @click=${() => void this.#more(count)}
    >
      ${loadingMore ? t.loadingMore : w.moreIdeas}
    </button>`;
  }

  /** Stops what moves by itself (RGAA 13.1). */
  pause(): TemplateResult | typeof nothing {
    const { ideas, locale } = this.#desk;
    const t = locale.part('controls');
    if (!t) return nothing;
    const { paused } = ideas;
    return html`<button @click=${() => (ideas.paused = !paused)}>
      ${icon(paused ? 'play' : 'pause')} ${paused ? t.resume : t.pause}
    </button>`;
  }

  /** Called when the rows are on screen, with the number of ideas found. */
  drawn(count: number): void {
    if (this.#owed && !this.#desk.ideas.busy) {
      this.#owed = false;
      this.#desk.say(this.#countWords(count));
    }
    if (this.#focusAt < 0) return;
    const row = this.#desk.host.shadowRoot!.querySelectorAll<HTMLElement>('.list .row')[this.#focusAt];
    if (!row) return;
    this.#focusAt = -1;
    row.querySelector<HTMLElement>('[part=link]')?.focus();
  }

  /** What the page, and its address, ask for. */
  get #written(): IdeaFilter {
    const { hash, id } = this.#desk.host;
    return this.#asksFor(hash && id ? readHash(id) : undefined);
  }

  #asksFor(state?: URLSearchParams): IdeaFilter {
    const { sort, status, topic } = this.#desk.host;
    const order = ideaOrders.find((name) => name === (state?.get('sort') ?? sort)) ?? 'top';
    const one = (name: string, written: string) => (state?.get(name) ? [state.get(name)!] : words(written));
    return {
      search: state?.get('search') ?? '',
      order,
      statuses: one('status', status),
      topics: one('topic', topic),
    };
  }

  get #isChanged(): boolean {
    const { search, statuses, topics } = this.#filter;
    const { status, topic } = this.#desk.host;
    return !!search.trim() || statuses.join() !== words(status).join() || topics.join() !== words(topic).join();
  }

  readonly #readHash = (): void => {
    const { hash, id } = this.#desk.host;
    if (!hash || !id) return;
    this.#filter = this.#asked = this.#written;
    this.#desk.host.requestUpdate();
  };

  /** A browser refuses to write the address at every key (Safari: 100 times in 30 seconds). */
  #writeHash(): void {
    const { hash, id } = this.#desk.host;
    if (!hash || !id) return;
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.settle(), 300);
  }

  /** Writes the address now, if it is to be written: the reader leaves the list, to which that belongs. */
  settle(): void {
    if (this.#writing === undefined) return;
    clearTimeout(this.#writing);
    this.#writing = undefined;
    const { id, sort, status, topic } = this.#desk.host;
    const { search, order, statuses, topics } = this.#filter;
    // An idea that was opened meanwhile stays there too.
    const state = readHash(id) ?? new URLSearchParams();
    const put = (name: string, value: string, usual: string) =>
      value === usual ? state.delete(name) : state.set(name, value);
    put('search', search.trim(), '');
    put('sort', order, sort || 'top');
    put('status', statuses.join(), words(status).join());
    put('topic', topics.join(), words(topic).join());
    writeHash(id, state);
  }

  #type(search: string): void {
    this.#filter = { ...this.#filter, search };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#change(this.#filter), this.#desk.host.asksBox ? PAUSE : 0);
  }

  #change(filter: IdeaFilter): void {
    clearTimeout(this.#typing);
    this.#filter = this.#asked = filter;
    this.#rowsShown.reset();
    this.#owed = true;
    this.#writeHash();
    const { host, ideas } = this.#desk;
    host.release();
    void host.updateComplete
      .then(() => ideas.settled)
      .then(() => {
        const { search, order, statuses, topics } = filter;
        const { length } = this.found(allIdeas(ideas.sources));
        host.dispatchEvent(new FilterEvent({ search, sort: order, status: statuses, topic: topics }, length));
        host.requestUpdate();
      });
  }

  #clear(): void {
    this.#change(this.#asksFor());
    // The button that was pressed is about to go: its bar keeps the reader's place.
    void this.#desk.focus('.filters :is(input, select)');
  }

  #countWords(n: number): string {
    const { locale } = this.#desk;
    const part = n ? locale.part('ideas') : undefined;
    return (
      part?.ideaCount(new Intl.NumberFormat(locale.spoken).format(n), n) ?? locale.part('ideaTools')?.noIdeaMatch ?? ''
    );
  }

  async #more(count: number): Promise<void> {
    const { ideas, host, locale } = this.#desk;
    if (ideas.loadingMore) return;
    const first = Math.min(this.shown, count);
    const owe = this.#rowsShown.add();
    host.release();
    const asks = count < this.shown && ideas.sources.some(({ next }) => next);
    if (asks) {
      this.#desk.say(locale.part('controls')!.loadingMore);
      await ideas.more();
    }
    this.#focusAt = first;
    host.requestUpdate();
    await host.updateComplete;
    const { length } = host.shadowRoot!.querySelectorAll('.list .row');
    if (asks && ideas.sources.some(furtherFailed)) {
      if (length <= count) owe();
      return this.#tellFurther();
    }
    this.#desk.say(this.#countWords(length));
  }
}

/** A field in which one of several is chosen. */
const choice = (
  name: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
  change: (value: string) => void,
): TemplateResult =>
  html`<label class="choice"
    ><span>${name}</span
    ><span class="select"
      ><select part="field" @change=${({ target }: Event) => change((target as HTMLSelectElement).value)}>
        ${options.map(([value, said]) => html`<option value=${value} .selected=${value === chosen}>${said}</option>`)}
      </select></span
    ></label
  >`;

function statusChoices(ideas: readonly Idea[], context: IdeaContext): (readonly [string, string])[] {
  if (context.box?.statuses.length) return context.box.statuses.map(({ id, label }) => [id, label] as const);
  const ids = new Set(ideas.flatMap(({ status }) => status ?? []));
  return [...ids].map((status) => [status, statusOf({ status }, context)!.label] as const);
}

function topicChoices(ideas: readonly Idea[], box: IdeaBox | undefined): (readonly [string, string])[] {
  if (box?.topics.length) return box.topics.map(({ id, label }) => [id, label] as const);
  const labels = new Set(ideas.flatMap(({ topics }) => topics ?? []));
  return [...labels].toSorted().map((label) => [label, label] as const);
}
