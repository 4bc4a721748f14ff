import { newKey } from '../../../data/writing/new-key.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import { placeIn, type KeptName } from './file-place.js';
import { JobRunner } from './job-runner.js';
import type { WriteAim } from './write-aim.js';
import { onlyIf, strong } from './write-conditions.js';
import { isBusy, mayHelp, put, type Work, type WriteJob } from './write-job.js';

/** Jobs under way at the same time. */
const ABREAST = 2;

/**
 * What the reader writes to a share, in the order in which he does: two at a time, each told until it is over. Nothing is
 * ever overwritten that he has not seen: a new version goes only onto the one that he saw (`If-Match`), a new document only
 * where there is none (`If-None-Match`), and what meets another one's work is kept beside it. A plain class: it draws
 * nothing, and tells who listens.
 */
export class DocumentStore {
  jobs: readonly WriteJob[] = [];
  readonly #work = new Map<number, Work>();
  readonly #listeners = new Set<(job: WriteJob) => void>();
  readonly #runner: JobRunner;
  #last = 0;

  constructor(keptName: KeptName) {
    this.#runner = new JobRunner(this.#work, this.#job, (id, change) => this.#change(id, change), keptName);
  }

  /** Calls a function at each change. @returns What ends it. */
  subscribe(listener: (job: WriteJob) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True while something is not over, and would be lost with the page. */
  get busy(): boolean {
    return this.jobs.some(isBusy);
  }

  /** Uploads a file as a new document of a folder. `there` is what bears its name already, as far as is seen. */
  add(folder: string, file: File, aim: WriteAim, { there }: { readonly there?: DocumentEntry } = {}): number {
    const { name } = file;
    const url = placeIn(folder, name);
    const job = { kind: 'add' as const, name, url: url ?? folder, size: file.size, entry: there };
    const id = this.#begin(job, { ...put(aim, file), headers: { 'if-none-match': '*' } });
    if (!url) this.#change(id, { state: 'failed', failure: 'name' });
    // It is seen to be there: nothing is sent in vain.
    else if (there) this.#change(id, there.folder ? { state: 'failed', failure: 'taken' } : { state: 'asks' });
    return id;
  }

  /** Tells that a folder of the reader's device is not taken. */
  refuse(folder: string, name: string, aim: WriteAim): void {
    this.#change(this.#begin({ kind: 'add', name, url: folder }, put(aim)), { state: 'failed', failure: 'folder' });
  }

  /** Uploads a file as the next version of a document. */
  version(entry: DocumentEntry, file: File, aim: WriteAim, comment = ''): number {
    const job = { kind: 'version' as const, name: entry.name, url: entry.url, size: file.size, entry };
    return this.#begin(job, { ...put(aim, file, comment), headers: {} });
  }

  /** Makes an older version the current one again: a version more, and none lost. */
  restore(entry: DocumentEntry, version: DocumentVersion, aim: WriteAim, comment = ''): number {
    const job = { kind: 'restore' as const, name: entry.name, url: entry.url, entry };
    const from = version.url!;
    // Nextcloud takes a version back by a folder of its own.
    const own = /^(.*\/dav\/versions\/[^/]+)\/versions\//.exec(from)?.[1];
    return this.#begin(job, {
      ...put(aim, undefined, comment),
      method: own ? 'MOVE' : 'COPY',
      from,
      headers: {
        destination: own ? `${own}/restore/target` : entry.url,
        overwrite: 'T',
        ...(!own && onlyIf(entry.url, entry.etag)),
      },
    });
  }

  /** Gives a document another name in its folder. */
  rename(entry: DocumentEntry, name: string, aim: WriteAim): number {
    const destination = placeIn(new URL('./', entry.url).href, name);
    const job = { kind: 'rename' as const, name, url: destination ?? entry.url, entry };
    const id = this.#begin(job, {
      ...put(aim),
      method: 'MOVE',
      from: entry.url,
      headers: {
        destination: destination ?? '',
        overwrite: 'F',
        ...(strong(entry.etag) && { 'if-match': entry.etag! }),
      },
    });
    if (!destination) this.#change(id, { state: 'failed', failure: 'name' });
    return id;
  }

  /** Makes a folder. */
  folder(parent: string, name: string, aim: WriteAim): number {
    const url = placeIn(parent, name);
    const id = this.#begin(
      { kind: 'folder', name, url: url ? `${url}/` : parent },
      { ...put(aim), method: 'MKCOL', headers: {} },
    );
    if (!url) this.#change(id, { state: 'failed', failure: 'name' });
    return id;
  }

  /** What the reader wants with a name that is taken: the next version of what bears it, or both side by side. */
  answer(id: number, choice: 'version' | 'both'): void {
    const job = this.#job(id);
    if (job?.state !== 'asks') return;
    if (choice === 'both') void this.#runner.keepBoth(id);
    else {
      this.#work.set(id, { ...this.#work.get(id)!, headers: {}, key: newKey() });
      // What bears the name may write it in another way, with its accents apart: the version is one of that document.
      this.#change(id, { kind: 'version', url: job.entry?.url ?? job.url, state: 'waiting' });
    }
  }

  /** Tries again what failed. What may have arrived is looked for first. */
  retry(id: number): void {
    const { state, failure } = this.#job(id) ?? {};
    if (state === 'failed' && mayHelp(failure))
      this.#change(id, { state: 'waiting', failure: undefined, sent: undefined });
  }

  /** Gives up what is not over. */
  cancel(id: number): void {
    const { state } = this.#job(id) ?? {};
    if (!state || state === 'done' || state === 'kept') return;
    this.#change(id, { state: 'cancelled' });
    this.#work.get(id)?.stop?.abort();
  }

  /** Stops everything and forgets it: who has begun it is there no more. Nobody is told, for nobody is to hear of it. */
  drop(): void {
    const ids = this.jobs.map(({ id }) => id);
    this.jobs = [];
    this.#runner.forget();
    for (const id of ids) this.#work.get(id)?.stop?.abort();
  }

  /** Forgets what is over: all of it, or one job. */
  clear(id?: number): void {
    this.jobs = this.jobs.filter((job) => isBusy(job) || job.state === 'asks' || (id !== undefined && job.id !== id));
  }

  /** Ends once a job is over, or asks. */
  settled(id: number): Promise<WriteJob> {
    return new Promise((resolve) => {
      const look = () => {
        const job = this.#job(id);
        if (job && isBusy(job)) return;
        end();
        if (job) resolve(job);
      };
      const end = this.subscribe(look);
      look();
    });
  }

  #job = (id: number): WriteJob | undefined => this.jobs.find((job) => job.id === id);

  #begin(job: Omit<WriteJob, 'id' | 'state'>, work: Work): number {
    // A second press of the same button is no second wish.
    const { kind, url } = job;
    const form = kind === 'folder' || kind === 'rename';
    const twice = this.jobs.find((one) => form && one.kind === kind && one.url === url && isBusy(one));
    if (twice) return twice.id;
    const id = ++this.#last;
    this.jobs = [...this.jobs, { ...job, id, state: 'waiting' }];
    this.#work.set(id, work);
    // Whoever asked may still change its mind in the same breath.
    queueMicrotask(() => this.#next());
    return id;
  }

  #change(id: number, change: Partial<WriteJob>): void {
    this.jobs = this.jobs.map((job) => (job.id === id ? { ...job, ...change } : job));
    const job = this.#job(id);
    if (job && change.state === 'done') this.#runner.remember(job);
    if (job) for (const listener of [...this.#listeners]) listener(job);
    if (change.state) queueMicrotask(() => this.#next());
  }

  #next(): void {
    const active = this.jobs.filter(({ state }) => state === 'sending' || state === 'checking');
    const first = this.jobs.find(({ state, url }) => state === 'waiting' && !active.some((one) => one.url === url));
    if (!first || active.length >= ABREAST) return;
    void this.#runner.run(first.id);
    this.#next();
  }
}
