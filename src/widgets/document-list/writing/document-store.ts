import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import { SourceError } from '../../../data/source-error.js';
import { newKey } from '../../../data/writing/new-key.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import { isHidden } from '../document-formats.js';
import { bytesAt, isThere, lookAt, sameBytes, type Found } from './look-at.js';
import { send, type Sending } from './send.js';
import type { WriteAim } from './write-aim.js';

/** Why a write failed, as readers are told. */
export type WriteFailure = keyof DocumentWritingMessages['uploadFailed'];

/**
 * `waiting` for its turn · `sending` · `checking` whether it arrived, after no answer came · `asks` what to do with a name that
 * is taken · `done` · `kept` beside what another one wrote meanwhile · `failed` · `cancelled`
 */
export type WriteState = 'waiting' | 'sending' | 'checking' | 'asks' | 'done' | 'kept' | 'failed' | 'cancelled';

/** One thing that the reader writes. */
export interface WriteJob {
  readonly id: number;
  readonly kind: 'add' | 'version' | 'restore' | 'rename' | 'folder';
  /** What is written, as the reader calls it. */
  readonly name: string;
  /** Address that it is to have. */
  readonly url: string;
  readonly state: WriteState;
  readonly size?: number;
  /** Bytes that have left; absent where that cannot be known. */
  readonly sent?: number;
  readonly failure?: WriteFailure;
  /** Where both are kept: the name and the address of what is the reader's own. */
  readonly kept?: { readonly name: string; readonly url: string };
  /** The document as it was when the reader acted. */
  readonly entry?: DocumentEntry;
}

interface Work {
  readonly aim: WriteAim;
  readonly file?: Blob;
  readonly comment?: string;
  /** Says the same write from another one, however often it is sent. */
  readonly key: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Address that is asked, where that is not the one written to. */
  readonly from?: string;
  /** An answer did not come: what is there now tells whether it arrived. */
  unsure?: boolean;
  /** When it was first kept beside another one: tried again, it has the same name, and is not there twice. */
  beside?: number;
  stop?: AbortController;
}

/** How a file is called beside one that another person wrote at the same time; `who` has written it, where that is known. */
export type KeptName = (stem: string, end: string, times: number, when: number, who: string | undefined) => string;

const isBusy = ({ state }: WriteJob): boolean => state === 'waiting' || state === 'sending' || state === 'checking';
const ABREAST = 2;
/** Bytes of a name: most systems of files bear 255. */
const MOST = 250;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const strong = (etag: string | undefined) => !!etag && /^"[^"]*"$/.test(etag);

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
  readonly #keptName: KeptName;
  /** What the reader himself has put last at an address; of what he has restored, the address of that version. */
  readonly #own = new Map<string, Blob | string>();
  #last = 0;

  constructor(keptName: KeptName) {
    this.#keptName = keptName;
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
    if (choice === 'both') void this.#keepBoth(id);
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
    this.#own.clear();
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

  #isGone(id: number): boolean {
    return (this.#job(id)?.state ?? 'cancelled') === 'cancelled';
  }

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
    const { file, from } = this.#work.get(id) ?? {};
    const own = file ?? (job?.kind === 'restore' && from);
    if (job && own && change.state === 'done') this.#own.set(job.url, own);
    if (job) for (const listener of [...this.#listeners]) listener(job);
    if (change.state) queueMicrotask(() => this.#next());
  }

  #next(): void {
    const active = this.jobs.filter(({ state }) => state === 'sending' || state === 'checking');
    const first = this.jobs.find(({ state, url }) => state === 'waiting' && !active.some((one) => one.url === url));
    if (!first || active.length >= ABREAST) return;
    void this.#run(first.id);
    this.#next();
  }

  async #run(id: number): Promise<void> {
    const work = this.#work.get(id)!;
    if (work.beside) return this.#keepBoth(id);
    work.stop = new AbortController();
    this.#change(id, { state: work.unsure ? 'checking' : 'sending' });
    try {
      if (work.unsure && (await this.#arrived(id))) return this.#change(id, { state: 'done' });
      if (this.#isGone(id)) return;
      if (work.unsure) this.#change(id, { state: 'sending' });
      work.unsure = false;
      await this.#send(id, await this.#guarded(id));
    } catch (error) {
      const { status = 0 } = error instanceof SourceError ? error : {};
      if (!status || status === 502 || status === 504) await this.#doubt(id, error);
      else this.#fail(id, error);
    }
  }

  /** No answer came: it may have arrived all the same. It is looked for before it is offered again. */
  async #doubt(id: number, error: unknown): Promise<void> {
    if (this.#isGone(id)) return;
    this.#work.get(id)!.unsure = true;
    this.#change(id, { state: 'checking' });
    try {
      const there = await this.#arrived(id);
      if (there && this.#job(id)?.state === 'checking') return this.#change(id, { state: 'done' });
    } catch {
      // What cannot be looked at now is looked at before the next try.
    }
    this.#fail(id, error);
  }

  /** With what a write asks to find there: the document as the reader saw it. */
  async #guarded(id: number): Promise<Work> {
    const work = this.#work.get(id)!;
    const { kind, entry, url } = this.#job(id)!;
    if (kind === 'restore' && !work.headers.if) {
      // Where no condition goes with it, what is there now is looked at before.
      const now = await lookAt(url, work.aim, work.stop!.signal);
      if (!changedSince(entry!, now) || (await this.#tagOfOwn(url, work, now))) return work;
      throw new SourceError('server', `${url} has changed`, { status: 412 });
    }
    if (kind !== 'version') return work;
    if (strong(entry?.etag)) return { ...work, headers: { 'if-match': entry!.etag! } };
    // Its state is only half known: what the server says now is compared with that.
    const now = await lookAt(url, work.aim, work.stop!.signal);
    if (!isThere(now)) return { ...work, headers: { 'if-none-match': '*' } };
    if (entry && changedSince(entry, now)) throw new SourceError('server', `${url} has changed`, { status: 412 });
    return {
      ...work,
      headers: strong(now.etag)
        ? { 'if-match': now.etag! }
        : now.modified
          ? { 'if-unmodified-since': now.modified }
          : {},
    };
  }

  async #send(id: number, work: Work): Promise<void> {
    const { url, kind, entry } = this.#job(id)!;
    const sending: Sending = {
      ...work,
      url: work.from ?? url,
      signal: work.stop!.signal,
      onProgress: (sent) => this.#change(id, { sent }),
    };
    const status = await send(sending);
    if (this.#isGone(id)) return;
    if (status >= 200 && status < 300) return this.#change(id, { state: 'done' });
    if (status === 412) {
      // A browser sends by itself once more what broke off on a connection that it had used before, and meets its own work.
      if (await this.#arrived(id).catch(() => false)) return this.#change(id, { state: 'done' });
      if (kind === 'version') return await this.#meet(id, work);
      if (kind === 'restore') return await this.#goOn(id, work);
      if (kind === 'add') return this.#change(id, { state: 'asks' });
      if (kind === 'rename' && entry) return this.#change(id, { state: 'failed', failure: await this.#why(id) });
      return this.#change(id, { state: 'failed', failure: 'changed' });
    }
    throw new SourceError('server', `${url} answered ${status}`, { status });
  }

  /**
   * The document is not as the reader saw it. None may be there any more: his own is the document again. It may be what he has
   * written himself since then. Else it is another person's work.
   */
  async #meet(id: number, work: Work): Promise<void> {
    const { aim, stop, headers } = work;
    const { url } = this.#job(id)!;
    const now = headers['if-match'] ? await lookAt(url, aim, stop!.signal) : undefined;
    const gone = now && !isThere(now);
    const etag = now && now.etag !== headers['if-match'] ? await this.#tagOfOwn(url, work, now) : '';
    if (this.#isGone(id)) return;
    if (!gone && !etag) return this.#keepBoth(id);
    if (gone) this.#change(id, { kind: 'add' });
    return this.#sendAnew(id, gone ? { 'if-none-match': '*' } : { 'if-match': etag });
  }

  /** The document to be restored is not as the reader saw it: what he has made of it himself is no reason to stop. */
  async #goOn(id: number, work: Work): Promise<void> {
    const { aim, stop, headers } = work;
    const { url } = this.#job(id)!;
    const now = await lookAt(url, aim, stop!.signal);
    const etag = await this.#tagOfOwn(url, work, now);
    if (this.#isGone(id)) return;
    const condition = onlyIf(url, etag);
    if (!condition || condition.if === headers.if) return this.#change(id, { state: 'failed', failure: 'changed' });
    return this.#sendAnew(id, { ...headers, ...condition });
  }

  /** Another write than the one that was refused. */
  #sendAnew(id: number, headers: Work['headers']): Promise<void> {
    const again = { ...this.#work.get(id)!, headers, key: newKey() };
    this.#work.set(id, again);
    return this.#send(id, again);
  }

  /** The tag of what is there now, where that is what the reader has put there himself; else empty. */
  async #tagOfOwn(url: string, { aim, stop }: Work, { etag }: Found): Promise<string> {
    const own = this.#own.get(url);
    const { signal } = stop!;
    if (!own || !strong(etag)) return '';
    const bytes = typeof own === 'string' ? await bytesAt(own, aim, signal) : own;
    return bytes && (await sameBytes(url, bytes, aim, signal)) ? etag! : '';
  }

  /** A rename was refused: the name is taken, or the document has changed. */
  async #why(id: number): Promise<WriteFailure> {
    const { aim, stop } = this.#work.get(id)!;
    const there = await lookAt(this.#job(id)!.url, aim, stop!.signal).catch(() => undefined);
    return there && !isThere(there) ? 'changed' : 'taken';
  }

  /** Someone else has written meanwhile: what is there stays, and the reader's own stands beside it under a clear name. */
  async #keepBoth(id: number): Promise<void> {
    const { url, name } = this.#job(id)!;
    const work = this.#work.get(id)!;
    const [, stem = name, end = ''] = /^(.+?)(\.[^.]{1,10})?$/s.exec(name) ?? [];
    work.stop = new AbortController();
    work.beside ??= Date.now();
    this.#change(id, { state: 'sending', sent: undefined });
    try {
      for (let times = 1; times < 20; times++) {
        const kept = this.#nameBeside(stem, end, times, work);
        const place = placeIn(new URL('./', url).href, kept);
        if (!place) return this.#change(id, { state: 'failed', failure: 'name' });
        const status = await send({
          ...work,
          headers: { 'if-none-match': '*' },
          // Another write than the one that was refused.
          key: newKey(),
          url: place,
          signal: work.stop.signal,
          onProgress: (sent) => this.#change(id, { sent }),
        });
        if (this.#isGone(id)) return;
        // Its answer may have been lost the last time: what bears the name is then the reader's own.
        const there = status === 412 && (await sameBytes(place, work.file!, work.aim, work.stop.signal));
        if (there || (status >= 200 && status < 300))
          return this.#change(id, { state: 'kept', kept: { name: kept, url: place } });
        if (status !== 412) throw new SourceError('server', `${place} answered ${status}`, { status });
      }
      this.#change(id, { state: 'failed', failure: 'taken' });
    } catch (error) {
      this.#fail(id, error);
    }
  }

  /** A name that systems bear: what is added to it takes from its stem. */
  #nameBeside(stem: string, end: string, times: number, { aim, beside }: Work): string {
    const named = (stem: string) => this.#keptName(stem, end, times, beside!, aim.settings.user?.name);
    const kept = named(stem);
    const letters = [...stem];
    for (let over = bytesOf(kept) - MOST; over > 0 && letters.length > 1;) over -= bytesOf(letters.pop()!);
    return letters.length < [...stem].length ? named(letters.join('')) : kept;
  }

  /** No answer came to a write: whether it is there all the same. */
  async #arrived(id: number): Promise<boolean> {
    const { aim, stop, file, from } = this.#work.get(id)!;
    const { kind, url, entry } = this.#job(id)!;
    const { signal } = stop!;
    const now = await lookAt(url, aim, signal);
    if (!isThere(now)) return false;
    if (kind === 'folder') return true;
    if (kind === 'rename') return !isThere(await lookAt(entry!.url, aim, signal));
    // Another one may have written meanwhile: that the document has changed does not say that it is restored.
    const wanted = file ?? (await bytesAt(from!, aim, signal));
    // What a server has taken back it may no longer have as a version.
    if (!wanted) return !!entry?.etag && !!now.etag && now.etag !== entry.etag;
    return (now.size === undefined || now.size === wanted.size) && (await sameBytes(url, wanted, aim, signal));
  }

  #fail(id: number, error: unknown): void {
    const job = this.#job(id);
    if (!job || job.state === 'cancelled') return;
    const { status = 0 } = error instanceof SourceError ? error : {};
    if (status === 412 && job.kind === 'version') return void this.#keepBoth(id);
    this.#change(id, { state: 'failed', failure: failureOf(status, job.kind) });
  }
}

/** The header `If` (RFC 4918, 10.4): only onto what has this tag. */
const onlyIf = (url: string, etag: string | undefined) => (strong(etag) ? { if: `<${url}> ([${etag}])` } : undefined);

const put = (aim: WriteAim, file?: Blob, comment?: string): Work => ({
  aim,
  file,
  comment: comment?.trim() || undefined,
  key: newKey(),
  method: 'PUT',
  headers: {},
});

/** False for what fails however often it is tried: a restore over what another person has written begins anew, with that. */
export const mayHelp = (failure: WriteFailure | undefined): boolean =>
  failure !== 'name' && failure !== 'folder' && failure !== 'changed';

/** Address of a name in a folder; nothing for one that no folder may hold, or that no list would show. */
export function placeIn(folder: string, name: string): string | undefined {
  // eslint-disable-next-line no-control-regex
  if (!name.trim() || isHidden(name) || /[/\\\0-\x1f]/.test(name) || bytesOf(name) > 255) return undefined;
  // What an address leaves as it is, and servers read otherwise (RFC 3986, 2.2).
  const encoded = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new URL(encoded, folder.endsWith('/') ? folder : `${folder}/`).href;
}

/** True where what is there is not what the list has shown. */
function changedSince({ etag, modified, size }: DocumentEntry, now: Found): boolean {
  // Apache names what it packs for its way apart.
  const opaque = (tag: string) => tag.replace(/^W\/|"|-(?:gzip|br|zstd)(?="?$)/g, '');
  if (etag && now.etag) return opaque(etag) !== opaque(now.etag);
  // HTTP dates have no fractions.
  if (modified && now.modified && modified.length > 10)
    return Math.trunc(Date.parse(modified) / 1000) !== Math.trunc(Date.parse(now.modified) / 1000);
  return size !== undefined && now.size !== undefined && size !== now.size;
}

/** RFC 9110, 15.5; RFC 4918, 11 and 9.7.1; RFC 6585. */
function failureOf(status: number, kind: WriteJob['kind']): WriteFailure {
  if (status === 401 || status === 403) return 'refused';
  if (status === 405) return kind === 'folder' ? 'taken' : 'refused';
  if (status === 404 || status === 409 || status === 410) return 'missing';
  if (status === 413) return 'large';
  if (status === 412) return 'changed';
  if (status === 423) return 'locked';
  if (status === 429 || status === 503) return 'busy';
  if (status === 507) return 'full';
  if (status === 400 || status === 414 || status === 422) return 'name';
  return status ? 'server' : 'network';
}
