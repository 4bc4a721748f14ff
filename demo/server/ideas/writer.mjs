import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { isBusy, isLost, isOut, Problem } from './problem.mjs';

/**
 * @typedef {import('./tables.mjs').Db} Db
 * @typedef {{ kind: 'idea' | 'box', data: Record<string, unknown> }} Told an event, as `events.mjs` sends it
 * @typedef {{ db: Db, tell: (told: Told) => void }} Write what one piece of work is handed
 * @typedef {{ value: unknown } | { error: unknown }} Outcome
 *
 * @typedef {object} Together
 * @property {(write: Write, items: any[]) => Promise<Outcome[] | undefined>} by does at once what several works would do one after
 *   the other, and says how each ends; undefined when it cannot, and has done nothing
 * @property {unknown} item what this one needs to know of the work
 *
 * @typedef {{ work: (write: Write) => Promise<any>, together?: Together, resolve: (value: any) => void, reject: (error: unknown) => void }} Queued
 */

/** How long a write waits for another process that holds the database, milliseconds. */
const PATIENCE = 10_000;
/** How long for a database that has gone away before anything was committed: that of a quick start anew, milliseconds. */
const PATIENCE_LOST = 3_000;

/**
 * All writes, one after the other. Those that come in while the disk is busy with the last ones are gathered into one
 * transaction, so that one sync of the disk serves many; each is a savepoint of its own, and one that fails takes nothing
 * from the others. A write is answered once the transaction is on the disk.
 */
export class Writer {
  #store;
  #now;
  #committed;
  #most;
  /** @type {Queued[]} */
  #queue = [];
  /** @type {Promise<void> | undefined} */
  #running;
  commits = 0;
  writes = 0;
  /** True since a write could not be kept, until one is. */
  failing = false;

  /**
   * @param {import('./store.mjs').Store} store @param {() => number} now
   * @param {() => void} committed told after each transaction that has events
   * @param {number} [most] writes that go into one transaction: a long one would keep the first waiting
   */
  constructor(store, now, committed, most = 500) {
    this.#store = store;
    this.#now = now;
    this.#committed = committed;
    this.#most = most;
  }

  /**
   * @template T @param {(write: Write) => Promise<T>} work awaits nothing but its own statements: everybody waits with it
   * @param {Together} [together] how it is done when others of its kind are written with it
   * @returns {Promise<T>} once it is on the disk
   * @throws {Problem} 503 when the disk or the database cannot take it, and then nothing of it is written
   */
  write(work, together) {
    return new Promise((resolve, reject) => {
      this.#queue.push({ work, together, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is left to write. */
  async idle() {
    while (this.#running) await this.#running;
  }

  get waiting() {
    return this.#queue.length;
  }

  async #run() {
    // Whatever else has come in with the same turn of the loop goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length) await this.#commit(this.#queue.splice(0, this.#most));
    this.#running = undefined;
  }

  /** @param {Queued[]} batch */
  async #commit(batch) {
    const began = performance.now();
    for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
      // From then on nobody knows whether a transaction that breaks off was kept.
      let committing = false;
      try {
        const ended = await this.#transaction(batch, () => (committing = true));
        this.failing = false;
        this.commits++;
        for (const end of ended) end();
        return;
      } catch (error) {
        const patience = isBusy(error) ? PATIENCE : isLost(error) && !committing ? PATIENCE_LOST : 0;
        if (performance.now() - began >= patience) {
          const told = isOut(error) ? Problem.unavailable(error) : error;
          this.failing = true;
          for (const { reject } of batch) reject(told);
          return;
        }
        await wait(pause);
      }
    }
  }

  /**
   * @param {Queued[]} batch
   * @param {() => void} done told when all is written and the commit begins
   * @returns {Promise<(() => void)[]>} what to say to each, after the commit
   */
  async #transaction(batch, done) {
    /** @type {(() => void)[]} */
    const ended = [];
    /** @type {Told[]} */
    let events = [];
    await this.#store.writer.transaction().execute(async (db) => {
      await this.#store.lock(db);
      /** Works in a savepoint: what fails is undone, and nothing else. @param {(write: Write) => Promise<any>} work @returns {Promise<Outcome>} */
      const attempt = async (work) => {
        /** @type {Told[]} */
        const told = [];
        await sql`savepoint act`.execute(db);
        try {
          const value = await work({ db, tell: (event) => told.push(event) });
          await sql`release savepoint act`.execute(db);
          events.push(...told);
          return { value };
        } catch (error) {
          // A full disk takes the whole transaction, and SQLite may have rolled it back already.
          if (isOut(error) || isBusy(error)) throw error;
          await sql`rollback to savepoint act`.execute(db);
          await sql`release savepoint act`.execute(db);
          return { error };
        }
      };
      for (const run of runsOf(batch)) {
        const { together } = run[0];
        const items = run.map((one) => one.together?.item);
        const all = together && run.length > 1 ? await attempt((write) => together.by(write, items)) : undefined;
        const outcomes = all && 'value' in all ? /** @type {Outcome[] | undefined} */ (all.value) : undefined;
        for (const [index, { work, resolve, reject }] of run.entries()) {
          // What could not be done at once is done one after the other.
          const outcome = outcomes?.[index] ?? (await attempt(work));
          ended.push(() => {
            if ('error' in outcome) return reject(outcome.error);
            this.writes++;
            resolve(outcome.value);
          });
        }
      }
      events = onceEach(events);
      if (events.length) await this.#keep(db, events);
      done();
    });
    if (events.length) ended.push(this.#committed);
    return ended;
  }

  /** @param {Db} db @param {Told[]} events */
  async #keep(db, events) {
    const { seq } = await db
      .updateTable('box')
      .set((is) => ({ seq: is('seq', '+', events.length) }))
      .returning('seq')
      .executeTakeFirstOrThrow();
    const rows = events.map(({ kind, data }, index) => ({
      id: seq - events.length + 1 + index,
      at: this.#now(),
      kind,
      data: JSON.stringify(data),
    }));
    for (let from = 0; from < rows.length; from += 100)
      await db
        .insertInto('events')
        .values(rows.slice(from, from + 100))
        .execute();
    if (this.#store.connect) await sql`select pg_notify('parvis_ideas', ${String(seq)})`.execute(db);
  }
}

/** Works that follow each other and may be done at once stand together. @param {Queued[]} batch @returns {Queued[][]} */
function runsOf(batch) {
  /** @type {Queued[][]} */
  const runs = [];
  for (const one of batch) {
    const last = runs.at(-1);
    if (one.together && last?.[0].together?.by === one.together.by) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** A hundred votes for one idea are one event: the last one has the count. @param {Told[]} events */
function onceEach(events) {
  /** @type {Map<string, Told>} */
  const last = new Map();
  return events.filter((event) => {
    if (event.data.change !== 'vote') return true;
    const before = last.get(String(event.data.id));
    if (before) before.data = event.data;
    else last.set(String(event.data.id), event);
    return !before;
  });
}
