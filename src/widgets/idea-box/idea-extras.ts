import { html, nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../data/load-controller.js';
import type { Source } from '../../data/source.js';
import { dateWords } from '../../i18n/date-words.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import { sourcesWrittenWell, type ChildSource } from '../../settings/child-sources.js';
import { controlStyles } from '../../theme/control.styles.js';
import { heightIsKnown } from '../../ui/list/known-height.js';
import { lazy } from '../../ui/lazy.js';
import type { LongList } from '../../ui/list/long-list.js';
import { mendWritten } from '../../ui/mistakes/mend-written.js';
import { PageSources } from '../../ui/page-sources.js';
import { redraw } from '../../ui/list/redraw.js';
import { soon, tellMissing } from '../../ui/mistakes/tell-missing.js';
import { say } from '../../ui/voice.js';
import { wear } from '../../theme/wear.js';
import { writtenWell } from '../../ui/mistakes/written-well.js';
import type { IdeaHost } from './idea-host.js';
import type { IdeaSource } from './idea-source.js';
import { allIdeas, asRead } from './all-ideas.js';
import type { WritingDesk } from './writing-desk.js';
import { IdeaOpenEvent } from './idea-events.js';
import { ideaExtrasStyles } from './idea-extras.styles.js';
import type { IdeaContext, ShownVote } from './idea-row.js';
import type { Idea } from './idea.js';
import type { Changed } from './live/idea-live.js';
import { backBar } from './views/back-bar.js';
import { IdeaPath } from './views/idea-path.js';
import type { IdeaStep } from './views/idea-step.js';
import type { IdeaWrites } from './votes/idea-writes.js';
import { moment } from './votes/moment.js';
import { waits } from './votes/waits.js';

/** What `ideaMistakes` would find nothing in. */
const usual = /^(?:list|compact)?,(?:top|recent|trending|unanswered)?,(?:[\s,]*(?:sort|status|topic)\b)*[\s,]*,false$/;

/** What leads to each view. */
const ways = {
  list: '.list [part=link]',
  idea: '.list [part=link]',
  propose: '[part=propose]',
  follow: '.ways .link',
  moderate: '.ways .link:last-child',
};

/**
 * All that a box beyond one healthy list needs: several sources, order and filters, one idea with all that is told of it, the
 * forms, votes, moderation, what went wrong.
 */
export class IdeaExtras {
  /** Rows are drawn again when it changed. */
  revision = 0;
  readonly #host: IdeaHost;
  readonly #ideas: LoadController<Idea>;
  readonly #locale: LocaleController;
  readonly #rows: LongList<Idea>;
  readonly #sources: PageSources<Idea>;
  readonly #path: IdeaPath;
  readonly #desk: WritingDesk;
  readonly #parts;
  /** What one person reads and writes in place of the list: another one finds nothing of it. */
  #views;
  #reader = '';
  /** Ids of the ideas as they stood in the list that the reader has left. */
  #order: readonly string[] = [];
  #writes?: IdeaWrites;
  /** Votes of ideas, as the stream and other tabs told them since the last reading; `came`: see `moment`. */
  readonly #others = new Map<string, Changed & { readonly came: number }>();
  #learntAt = 0;
  /** When the reading that is shown began, as `moment` gives it. */
  #askedAt = 0;
  #count = 0;
  /** True once the room kept for the rows is given back. */
  #settled = false;

  /** @param read Makes sources out of what a page has written and what the reader asks for. */
  constructor(
    host: IdeaHost,
    ideas: LoadController<Idea>,
    locale: LocaleController,
    rows: LongList<Idea>,
    read: (
      written: readonly ChildSource[],
      query: Readonly<Record<string, string>>,
    ) => readonly IdeaSource[] | undefined,
  ) {
    this.#host = host;
    this.#ideas = ideas;
    this.#locale = locale;
    this.#rows = rows;
    // What is pressed puts the focus on rows that it brings: they must be there.
    rows.redraw = redraw;
    tellMissing(host, locale);
    mendWritten(host, ['filters', 'status', 'topic']);
    wear(host.shadowRoot!, controlStyles);
    wear(host.shadowRoot!, ideaExtrasStyles);
    this.#sources = new PageSources(host, ideas, locale, {
      example: 'src="/idees/api/"',
      made: () => this.#parts.own()?.(host.sources!),
      read: (written) =>
        read(written, (this.#needsControls ? this.#parts.controls.peek()?.query : undefined) ?? this.#query),
      address: () => ideas.settings.api,
    });
    this.#path = new IdeaPath(host);
    const desk: WritingDesk = (this.#desk = {
      host,
      ideas,
      locale,
      path: this.#path,
      backend: () => this.#parts.backend.load().then((find) => find()),
      writes: async () => {
        const open = await this.#parts.writes.load();
        this.#writes = await open(desk, () => this.#redraw());
        this.#writes?.learn(
          ideas.sources.flatMap(({ items }) => items),
          0,
        );
        // What was heard since is newer than the reading.
        this.#writes?.learn([...this.#others.values()], 0);
        return this.#writes;
      },
      say: (sentence) => say(sentence, locale.spoken, true),
      focus: async (selector) => {
        await host.updateComplete;
        host.shadowRoot!.querySelector<HTMLElement>(selector)?.focus();
      },
    });
    this.#parts = {
      notices: lazy(host, async () => new (await import('../../ui/notices.js')).Notices(host, ideas, locale)),
      own: lazy(host, async () => (await import('./own-ideas.js')).ownIdeas),
      skeleton: lazy(host, async () => (await import('./idea-skeleton.js')).ideaSkeleton),
      controls: lazy(host, async () => {
        const [{ IdeaControls }] = await Promise.all([import('./controls/idea-controls.js'), locale.load('controls')]);
        return new IdeaControls(desk, () => void this.#parts.notices.load().then((notices) => notices.answer()));
      }),
      backend: lazy(host, async () => {
        const { openBackend } = await import('./backends/open-backend.js');
        return () => openBackend(host, ideas);
      }),
      writes: lazy(host, async () => (await import('./votes/idea-writes.js')).openWrites),
      live: lazy(host, async () => {
        const { IdeaLive } = await import('./live/idea-live.js');
        return new IdeaLive(desk, (idea) => this.#learn(idea));
      }),
    };
    this.#views = this.#makeViews();
    const { layout, sort, filters, hash, id } = host;
    const written = [layout, sort, filters, hash && !id];
    if (!writtenWell(host) || !sourcesWrittenWell(host) || !usual.test(written.join()))
      this.#tellMistakes().catch(console.error);
  }

  #makeViews() {
    const desk = this.#desk;
    const { host, locale } = desk;
    return {
      idea: lazy(host, async () => new (await import('./detail/idea-view.js')).IdeaView(desk)),
      propose: lazy(host, async () => {
        const [{ ProposeView }] = await Promise.all([import('./propose/propose-view.js'), locale.load('ideaForm')]);
        return new ProposeView(desk);
      }),
      follow: lazy(host, async () => {
        const [{ FollowView }] = await Promise.all([import('./propose/follow-view.js'), locale.load('ideaForm')]);
        return new FollowView(desk);
      }),
      moderate: lazy(host, async () => {
        const [{ ModerationView }] = await Promise.all([
          import('./moderation/moderation-view.js'),
          locale.load('ideaModeration'),
        ]);
        return new ModerationView(desk);
      }),
    };
  }

  async #tellMistakes(): Promise<void> {
    const [{ ideaMistakes }, { tellMistakes }] = await Promise.all([
      import('./idea-mistakes.js'),
      import('../../ui/notices.js'),
    ]);
    await tellMistakes(this.#host, this.#locale, ideaMistakes);
  }

  #redraw(): void {
    this.revision++;
    this.#host.requestUpdate();
  }

  /** A vote has been counted: of somebody else, or of the reader in another tab. */
  #learn({ id, votes, voted, at = 0 }: Changed): void {
    const was = this.#others.get(id);
    if (voted === undefined ? votes === undefined : at < (was?.at ?? 0)) return;
    const told = voted === undefined ? { votes } : { votes, voted, at };
    this.#others.set(id, { ...was, id, ...told, came: moment() });
    // What was done in other tabs they know by themselves, and in its order.
    if (voted === undefined) this.#writes?.learn([{ id, votes }], moment());
    this.#redraw();
  }

  /** What a reading says of votes is newer than what was heard before it. */
  #learnAll(): void {
    const { readAt, sources } = this.#ideas;
    if (readAt === this.#learntAt) return;
    this.#learntAt = readAt;
    for (const [id, { came }] of this.#others) if (!this.#askedAt || came < this.#askedAt) this.#others.delete(id);
    this.#writes?.learnLeft(this.#askedAt);
    this.#writes?.learn(
      sources.flatMap(({ items }) => items),
      this.#askedAt,
    );
    this.#askedAt = 0;
  }

  /** What to read now, as the page says. */
  wanted(): readonly Source<Idea>[] | undefined {
    return this.#sources.wanted();
  }

  /** What the page itself asks for, as long as no filter is there. */
  get #query(): Readonly<Record<string, string>> {
    const { sort, status, topic } = this.#host;
    return { ...(sort ? { sort } : {}), ...(status ? { status } : {}), ...(topic ? { topic } : {}) };
  }

  /** Everything that the first drawing needs is there. */
  get ready(): boolean {
    return !this.#needsControls || !!(this.#locale.part('controls') && this.#parts.controls());
  }

  get #needsControls(): boolean {
    const { search, filters, more, refresh, status, topic, sort } = this.#host;
    return search || more || refresh > 0 || !!filters.trim() || !!status || !!topic || !!sort;
  }

  /** The ideas that the reader wants to see. */
  found(): readonly Idea[] {
    const ideas = allIdeas(this.#ideas.sources);
    const found = (this.#needsControls ? this.#parts.controls()?.found(ideas) : undefined) ?? ideas;
    this.#count = found.length;
    return found;
  }

  /** Number of rows shown. */
  get shown(): number {
    return (this.#needsControls ? this.#parts.controls()?.shown : undefined) ?? (this.#host.max || Infinity);
  }

  /** Address at which an idea is found in place, where the page wants one. */
  get hrefOf(): ((idea: Idea) => string) | undefined {
    const { hash, id } = this.#host;
    return hash && id ? (idea) => this.#path.hrefOf(idea.id) : undefined;
  }

  /** What is shown of the votes of an idea. */
  readonly voteOf = (idea: Idea): ShownVote =>
    (this.#writes?.isMine ? this.#writes.voteOf(idea) : undefined) ?? {
      votes: this.#others.get(idea.id)?.votes ?? idea.votes,
      voted: this.#others.get(idea.id)?.voted ?? idea.voted,
    };

  /** Leads the reader there, once what is shown there came: until then all stays as it is. */
  go(step: IdeaStep): void {
    const { view } = step;
    this.#parts.controls.peek()?.settle();
    if (this.#path.step.view === 'list') this.#order = this.found().map(({ id }) => id);
    if (view === 'list' || this.#views[view].peek()) this.#path.go(step);
    else void soon<unknown>(this.#views[view], this.#host.shadowRoot!).then(() => this.#path.go(step));
  }

  /** The reader opens an idea. */
  open(idea: Idea): void {
    const writing = this.#path.step.view === 'propose';
    if (this.#host.dispatchEvent(new IdeaOpenEvent(asRead(idea)))) this.go({ view: 'idea', id: idea.id, writing });
  }

  /** The reader votes, or takes the vote back. */
  async vote(idea: Idea): Promise<void> {
    // A vote that could not be cast is cast by who asks again, not by itself once the network is back.
    await soon<unknown>(this.#parts.backend, this.#host.shadowRoot!);
    await soon(this.#parts.writes, this.#host.shadowRoot!);
    const writes = await this.#desk.writes();
    await writes?.vote(idea);
  }

  /** What stands above all: what went wrong, what waits to be sent. */
  above(context: IdeaContext): TemplateResult {
    const { status, slow, showLoading, sources } = this.#ideas;
    const troubled =
      status === 'failed' ||
      (status === 'idle' && this.#sources.unset) ||
      slow ||
      sources.some(({ error, stale, cut }) => error ?? stale ?? cut);
    const bare =
      showLoading && status === 'loading' && !this.#host.querySelector(':scope > :not([slot], parvis-source)');
    return html`${(troubled ? this.#parts.notices() : this.#parts.notices.peek())?.render(false, undefined, !this.#needsControls)}
    ${this.#writes?.isMine ? this.#writes.render() : nothing}
    ${bare ? this.#parts.skeleton()?.(this.#host.shadowRoot!, context.t.loading) : nothing}`;
  }

  /** What is shown in place of the list; nothing where the list is. */
  view(context: IdeaContext): TemplateResult | undefined {
    const { step } = this.#path;
    const { user, shared } = this.#ideas.settings;
    // What is typed lies elsewhere on a shared computer.
    const reader = JSON.stringify([user, this.#host.box?.you?.name, shared]);
    if (reader !== this.#reader) {
      // What was heard may have come before anything of it was drawn.
      if (this.#reader) this.#others.clear();
      this.#reader = reader;
      this.#views = this.#makeViews();
      if (this.#writes) void this.#desk.writes();
    }
    if (step.view === 'list') return undefined;
    const shown =
      step.view === 'idea' ? this.#views.idea()?.render(step.id!, context) : this.#views[step.view]()?.render(context);
    const words = this.#locale.part('ideaTools');
    return (
      shown ??
      html`${words ? backBar(this.#path, words) : nothing}
        <p class="quiet" role="status">${context.t.loading}</p>`
    );
  }

  /** What stands over the list: the terms of the box, and the controls. */
  overList(context: IdeaContext): TemplateResult {
    const all = allIdeas(this.#ideas.sources);
    return html`${this.#terms(context)}${this.#needsControls ? this.#parts.controls()?.above(all, context) : nothing}`;
  }

  /** Until when the box is open, and when its results are shown. */
  #terms(context: IdeaContext): TemplateResult | typeof nothing {
    const w = this.#locale.part('ideaTools');
    const { closed, closes, votes } = context.box ?? {};
    if (!w) return nothing;
    const on = (date: string | undefined, words: (date: string) => string) => {
      const exact = date && dateWords(date, context)?.exact;
      return exact ? words(exact) : '';
    };
    // It may have closed since it was read.
    const over = closed || Date.parse(closes ?? '') <= context.now;
    const results = votes?.hidden ? on(votes.until, w.hiddenResults) : '';
    const said = [over ? w.closedBox : on(closes, w.closes), results].filter(Boolean).join(' ');
    return said ? html`<p class="quiet">${said}</p>` : nothing;
  }

  nothingLeft(): TemplateResult | undefined {
    return this.#parts.controls.peek()?.nothingLeft();
  }

  /** What stands under the list. */
  below(context: IdeaContext): TemplateResult {
    const words = this.#locale.part('ideaTools');
    const skipped = this.#ideas.sources.reduce((sum, source) => sum + source.skipped, 0);
    return html`${this.#needsControls ? html`${this.#parts.notices.peek()?.further()}${this.#parts.controls()?.below(this.#count)}` : nothing}${
      skipped && words
        ? html`<p class="quiet">
            ${words.skippedIdeas(new Intl.NumberFormat(context.t.lang).format(skipped), skipped)}
          </p>`
        : nothing
    }`;
  }

  foot(): unknown {
    return this.#host.refresh && this.#path.step.view === 'list' ? this.#parts.controls()?.pause() : nothing;
  }

  /** Called when it is on screen. */
  drawn(context: IdeaContext | undefined): void {
    this.#parts.notices.peek()?.drawn();
    if (!this.#settled && heightIsKnown(this.#ideas, false, this.#sources.unset)) {
      this.#settled = true;
      this.#host.release();
    }
    if (this.#ideas.busy) this.#askedAt ||= moment();
    if (!context || this.#ideas.busy || this.#ideas.status !== 'ready') return;
    const { step } = this.#path;
    if (this.#path.moved) this.#arrive(context);
    if (step.view === 'list') this.#parts.controls.peek()?.drawn(this.#count);
    this.#learnAll();
    // What a page gives itself tells nothing by itself.
    if (this.#host.asksBox) this.#parts.live()?.listen();
    // What could not leave at an earlier visit leaves now.
    if (this.#host.isConnected && !this.#writes?.isMine && waits()) void this.#desk.writes();
  }

  /** The reader has come to another view: its heading has the focus, or what led away from it, if that is there. */
  #arrive({ t }: IdeaContext): void {
    const { view } = this.#path.step;
    const root = this.#host.shadowRoot!;
    const heading = root.querySelector<HTMLElement>('.view-heading');
    if (view === 'list') {
      this.#path.moved = false;
      const { left } = this.#path;
      const at = this.#order.indexOf(left.id ?? '') + 1;
      // One that is answered leaves the list of those without an answer: who answers forty goes on with the next.
      const near = at ? [...this.#order.slice(at), ...this.#order.slice(0, at - 1).reverse()] : [];
      const row = [left.id ?? '', ...near]
        .map((id) => this.#rows.rows.get(id)?.element)
        .find((element) => element?.isConnected);
      (
        row?.querySelector<HTMLElement>('[part=link]') ??
        root.querySelector<HTMLElement>(ways[left.view]) ??
        root.querySelector<HTMLElement>('.list [part=link], .ways button')
      )?.focus();
      // What was just written and waits stands over the button that led to the form.
      if (left.view === 'propose') root.querySelector('.writes')?.scrollIntoView({ block: 'nearest' });
      this.#desk.say(t.ideaCount(new Intl.NumberFormat(t.lang).format(this.#count), this.#count));
    } else if (heading) {
      this.#path.moved = false;
      const left = CSS.escape(this.#path.left.id ?? '');
      (root.querySelector<HTMLElement>(`.similar [data-id="${left}"] [part=link]`) ?? heading).focus();
    } else if (!document.activeElement || document.activeElement === document.body) {
      // What led here has gone, and its heading is still to come.
      root.querySelector<HTMLElement>('.back button')?.focus();
    }
  }
}
