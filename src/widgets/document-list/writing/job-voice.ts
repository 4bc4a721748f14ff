import { shownName } from '../../../data/reading/values/shown-name.js';
import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { say } from '../../../ui/voice.js';
import type { DocumentHost } from '../document-host.js';
import type { DocumentStore } from './document-store.js';
import type { WriteJob } from './write-job.js';
import { jobWords } from './job-line.js';

/** What the reader may still have to do something about, or has to know. */
const LEFT: readonly WriteJob['state'][] = ['asks', 'failed', 'kept'];

/**
 * Says what becomes of what is written: each question and each failure by itself. Once all is over, how many ended well, and again
 * what is left to do: what comes within a moment takes the voice from what came before. A dialog that is open says its own.
 */
export class JobVoice {
  readonly #list: DocumentHost;
  readonly #locale: LocaleController;
  readonly #store: DocumentStore;
  /** Uploads that have ended well since nothing was under way. */
  #ended = 0;
  /** Those that have failed or ask since then, by their numbers. */
  readonly #left = new Set<number>();
  /** True while what was chosen together is taken, one by one. */
  #adding = false;

  constructor(list: DocumentHost, locale: LocaleController, store: DocumentStore) {
    this.#list = list;
    this.#locale = locale;
    this.#store = store;
  }

  /** What asks or fails at once is told when all that was chosen with it is there. */
  together(add: () => void): void {
    this.#adding = true;
    add();
    this.#adding = false;
    const last = this.#store.jobs.findLast(({ id }) => this.#left.has(id));
    if (last) this.tell(last);
  }

  /** A job is over, or asks something. */
  tell(job: WriteJob): void {
    const t: DocumentWritingMessages | undefined = this.#locale.part('documentWriting');
    const { busy, jobs } = this.#store;
    const { kind, state } = job;
    const form = kind === 'folder' || kind === 'rename';
    if (!form && state === 'done') this.#ended++;
    else if (!form) this.#left.add(job.id);
    if (this.#adding) return;
    const ended = this.#ended;
    const left = jobs.filter((one) => this.#left.has(one.id) && LEFT.includes(one.state));
    // What stays in the list of an earlier time has been told.
    if (!busy) this.forget();
    if (!t || (busy && !form && state === 'done') || this.#list.shadowRoot!.querySelector('dialog[open]')) return;
    const { spoken } = this.#locale;
    const words = (one: WriteJob) => `${shownName(one.name)}\u00a0: ${jobWords(one, t, spoken)}`;
    if (busy || form) return say(words(job), spoken, true);
    const all = left.map(words);
    if (state === 'cancelled') all.push(words(job));
    if (ended > 1 || (ended && all.length))
      all.unshift(t.uploadsDone(new Intl.NumberFormat(spoken).format(ended), ended));
    say(all.length ? all.join('. ').replaceAll(/([.?])\./g, '$1') : words(job), spoken, true);
  }

  /** Nothing of it is told any more. */
  forget(): void {
    this.#ended = 0;
    this.#left.clear();
  }
}
