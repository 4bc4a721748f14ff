import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { LoadController } from '../data/load-controller.js';
import { furtherFailed } from '../data/loading/further-error.js';
import { SourceError, type FailureKind } from '../data/source-error.js';
import { dateWords } from '../i18n/date-words.js';
import type { LocaleController } from '../i18n/locale-controller.js';
import type { FailureMessages } from '../i18n/messages.js';
import { controlStyles } from '../theme/control.styles.js';
import { cureOf } from './mistakes/cure-of.js';
import { directionOf } from './page/direction-of.js';
import { icon } from './icon.js';
import { noticeStyles } from './notices.styles.js';
import { say } from './voice.js';
import { wear } from '../theme/wear.js';
import { FailureEvent } from './widget-events.js';

/** What is the matter with a further page alone says more than that it could not be read. */
const passing: readonly FailureKind[] = ['network', 'offline', 'timeout', 'busy', 'server', 'login'];

type Line = readonly [words: string, label?: string, act?: () => void];
type News = Pick<
  LoadController<unknown>,
  'sources' | 'status' | 'slow' | 'offline' | 'busy' | 'settings' | 'signal'
> & {
  reload(): void;
  more(): Promise<void>;
  cancel(): void;
};

/**
 * What went wrong with the sources of a widget, in the reader's words: failed, stale, partial, slow, cut. Each line says
 * what can be done about it, and is spoken once. What is shown stays, and so does the focus.
 */
export class Notices {
  readonly #host: ReactiveElement;
  readonly #news: News;
  readonly #locale: LocaleController;
  #words = '';
  #said = '';
  /** The reader has asked for something, or to try again, and is owed an answer. */
  #asked = false;
  /** The button that the reader pressed had the focus, and may go. */
  #held = false;
  #giveUp = (news: News) => news.cancel();

  constructor(host: ReactiveElement, news: News, locale: LocaleController) {
    this.#host = host;
    this.#news = news;
    this.#locale = locale;
    wear(host.shadowRoot!, controlStyles);
    wear(host.shadowRoot!, noticeStyles);
  }

  /**
   * @param denied True when this browser refuses to keep what the page wanted kept.
   * @param further False where a further page that failed is told at the button that asks for it.
   * @param gone What is said where the only source is not at its address any more, if that is not a source to the reader.
   */
  render(denied = false, gone?: string, further = true): TemplateResult | typeof nothing {
    const lines = this.#lines(denied, gone);
    const rest = this.#further();
    this.#words = [...lines, ...rest].map(([words]) => words).join(' ');
    return this.#drawn(further ? [...lines, ...rest] : lines);
  }

  /** What went wrong with further pages, for the button that asks for them again. */
  further(): TemplateResult {
    return this.#drawn(this.#further().map(([words]) => [words]));
  }

  #drawn(lines: readonly Line[]): TemplateResult {
    const failed = this.#news.status === 'failed' || this.#news.status === 'idle';
    // That of our own words: a sentence may begin with the name of a source, in another script.
    const direction = directionOf(this.#locale.part('failures')?.answers ?? '') ?? nothing;
    return html`${lines.map(
      ([words, label, act]) =>
        html`<div part="notice" class=${failed ? 'notice failed' : 'notice'}>
          <p>${icon('alert')}<bdi dir=${direction}>${words}</bdi></p>
          ${act ? html`<button class="screen" @click=${act}>${label}</button>` : nothing}
        </div>`,
    )}`;
  }

  /** Called when it is on screen. */
  drawn(): void {
    const over = !this.#news.busy;
    const answer = this.#asked && over;
    const sentence = this.#words || (answer && this.#locale.part('failures')?.answers);
    if (sentence && (answer || this.#words !== this.#said)) say(sentence, this.#locale.spoken, answer);
    this.#said = this.#words;
    if (over) this.#asked = false;
    if (over && this.#held) this.#keepFocus();
  }

  /** What is wrong is the answer to what the reader has just done, and does not wait its turn. */
  async answer(): Promise<void> {
    await this.#locale.load('failures');
    this.#asked = true;
    this.#host.requestUpdate();
  }

  #lines(denied: boolean, gone?: string): Line[] {
    const { sources, status, slow, offline, settings } = this.#news;
    const f = this.#locale.part('failures');
    const t = this.#locale.messages;
    if (!f || !t) return [];
    const told = (some: typeof sources) => this.#named(some, t.lang);
    const failed = sources.filter((one) => one.error && !one.stale && !furtherFailed(one));
    const kept = sources.filter(({ stale }) => stale);
    // A further page may have failed since.
    const kindOf = ({ error, stale }: (typeof sources)[number]) => (stale?.error ?? error!).kind;
    const kinds = (some: typeof sources) => [...new Set(some.map(kindOf))];
    const of = (kind: FailureKind, some: typeof sources) => some.filter((one) => kindOf(one) === kind);
    // Each is told what is the matter with it: one that is gone does not fail to answer.
    const why = (kind: FailureKind, some: typeof sources) => {
      const names = told(some);
      return names ? f.failedOf[kind](names, some.length) : kind === 'missing' && gone ? gone : f.failed[kind];
    };
    const retry = [t.retry, this.#retry] as const;
    const lines: Line[] = [];
    if (kept.length) {
      const age = ([first]: typeof sources) =>
        dateWords(first!.stale!.since, { t, zone: settings.zone, now: Date.now() })?.words ?? '';
      const said =
        offline || kinds(kept)[0] === 'offline'
          ? [f.offlineStale(age(kept))]
          : kinds(kept).map((kind) => `${why(kind, of(kind, kept))} ${f.kept(age(of(kind, kept)))}`);
      lines.push([said.join(' '), ...retry]);
    }
    if (failed.length) {
      const said = kinds(failed)
        .map((kind) => why(kind, of(kind, failed)))
        .join(' ');
      lines.push(failed.every((one) => kindOf(one) === 'setup') ? [said] : [said, ...retry]);
    } else if (status === 'failed' || status === 'idle') lines.push([f.failed.setup]);
    const broken = sources.filter((one) => one.broken ?? (one.unended && !one.cut));
    if (broken.length) lines.push([f.broken(told(broken), broken.length), ...retry]);
    const long = sources.filter((one) => one.cut && !one.broken);
    if (long.length) lines.push([f.cut(told(long), long.length)]);
    if (denied) lines.push([f.denied]);
    // Last, so that no button turns into another one under a finger.
    const late = sources.filter(({ loading }) => loading);
    if (slow) {
      // It is there when the reader has made up his mind.
      import('../data/loading/give-up.js').then(({ giveUp }) => (this.#giveUp = giveUp), console.error);
      lines.push([f.slow(told(late), late.length), f.cancel, () => this.#giveUp(this.#news)]);
    }
    return lines;
  }

  /** Which ones are meant; of one alone it is clear. */
  #named(some: News['sources'], lang: string): string {
    if (this.#news.sources.length < 2) return '';
    return new Intl.ListFormat(lang).format(
      some.flatMap(({ label, title, address }) => label ?? title ?? address ?? []),
    );
  }

  /** What came before stays, and to read all of it again would take it away: only the page that failed is asked for again. */
  #further(): Line[] {
    const f = this.#locale.part('failures');
    const t = this.#locale.messages;
    const wanting = this.#news.sources.filter(furtherFailed);
    if (!f || !t || !wanting.length) return [];
    const { kind } = wanting[0]!.error!;
    const why = this.#news.sources.length < 2 && passing.includes(kind) ? ` ${f.failed[kind]}` : '';
    const again = () => {
      this.#asked = true;
      void this.#news.more();
    };
    return [[f.further(this.#named(wanting, t.lang), wanting.length) + why, t.retry, again]];
  }

  readonly #retry = (): void => {
    this.#asked = true;
    this.#held = !!this.#host.shadowRoot!.activeElement?.closest('.notice');
    this.#news.reload();
  };

  /** Gives the focus of a button that has gone to what came in its place. */
  #keepFocus(): void {
    const root = this.#host.shadowRoot!;
    const elsewhere = document.activeElement && document.activeElement !== document.body;
    const next = root.querySelector<HTMLElement>(':is(.list, .foot) :is(a, [tabindex="0"])');
    if (!elsewhere) next?.focus();
    this.#held = !elsewhere && !next;
  }
}

/** Tells the page of a failure, and its editor the cause and the cure unless the page cancels the event. */
export async function tellFailure(
  host: HTMLElement,
  locale: LocaleController,
  error: SourceError,
  source: string,
): Promise<void> {
  const f = await locale.load('failures');
  // Who has left in the meantime has nothing to tell.
  if (!host.isConnected) return;
  const cure = cureOf(error, f, host);
  if (host.dispatchEvent(new FailureEvent(error.kind, source, error, cure))) {
    // The cure first, in the language of the page; then what only somebody who knows more can use.
    console.warn(`<${host.localName}> ${source}\n${cure}\n(${error.kind}) ${error.message}`);
  }
}

/** The same of what a page has written in vain: each sentence names it, and is its own cure. */
export async function tellMistakes<H extends HTMLElement>(
  host: H,
  locale: LocaleController,
  mistakes: (host: H, f: FailureMessages) => readonly string[],
): Promise<void> {
  const f = await locale.load('failures');
  // What is inside a widget is known once the page is whole.
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  if (!host.isConnected) return;
  for (const mistake of mistakes(host, f)) {
    const told = new FailureEvent('setup', '', new SourceError('setup', mistake), mistake);
    if (host.dispatchEvent(told)) console.warn(`<${host.localName}> ${mistake}`);
  }
}
