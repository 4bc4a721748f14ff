import { SourceError } from '../../../data/source-error.js';
import { newKey } from '../../../data/writing/new-key.js';
import { nameBeside, placeIn, type KeptName } from './file-place.js';
import { bytesAt, isThere, lookAt, sameBytes, type Found } from './look-at.js';
import { send, type Sending } from './send.js';
import { changedSince, onlyIf, strong } from './write-conditions.js';
import { failureOf, type Work, type WriteFailure, type WriteJob } from './write-job.js';

/**
 * Carries out one job after another of a store: sends it on the condition that fits it, and finds out what became of it where no
 * answer came, or where the condition was not met.
 */
export class JobRunner {
  readonly #work: Map<number, Work>;
  readonly #job: (id: number) => WriteJob | undefined;
  readonly #change: (id: number, change: Partial<WriteJob>) => void;
  readonly #keptName: KeptName;
  /** What the reader himself has put last at an address; of what he has restored, the address of that version. */
  readonly #own = new Map<string, Blob | string>();

  constructor(
    work: Map<number, Work>,
    job: (id: number) => WriteJob | undefined,
    change: (id: number, change: Partial<WriteJob>) => void,
    keptName: KeptName,
  ) {
    this.#work = work;
    this.#job = job;
    this.#change = change;
    this.#keptName = keptName;
  }

  /** Keeps in mind what a job that is done has put at its address. */
  remember({ id, kind, url }: WriteJob): void {
    const { file, from } = this.#work.get(id)!;
    const own = file ?? (kind === 'restore' && from);
    if (own) this.#own.set(url, own);
  }

  /** Keeps nothing of it in mind. */
  forget(): void {
    this.#own.clear();
  }

  /** Sends what waits, or looks first whether it arrived. */
  async run(id: number): Promise<void> {
    const work = this.#work.get(id)!;
    if (work.beside) return this.keepBoth(id);
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

  #isGone(id: number): boolean {
    return (this.#job(id)?.state ?? 'cancelled') === 'cancelled';
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
    if (!gone && !etag) return this.keepBoth(id);
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
  async keepBoth(id: number): Promise<void> {
    const { url, name } = this.#job(id)!;
    const work = this.#work.get(id)!;
    work.stop = new AbortController();
    const beside = (work.beside ??= Date.now());
    const who = work.aim.settings.user?.name;
    this.#change(id, { state: 'sending', sent: undefined });
    try {
      for (let times = 1; times < 20; times++) {
        const kept = nameBeside(name, (stem, end) => this.#keptName(stem, end, times, beside, who));
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
    if (status === 412 && job.kind === 'version') return void this.keepBoth(id);
    this.#change(id, { state: 'failed', failure: failureOf(status, job.kind) });
  }
}
