import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Problem } from './problem.mjs';
import { eventStream } from './schemas.mjs';

/**
 * @typedef {import('./tables.mjs').EventTable} EventRow
 * @typedef {{ raw: import('node:http').ServerResponse, line: string, sent: number, behind: boolean }} Reader `line` is where it comes
 *   from; `sent` is the last event that it was given; `behind` while it is told of what was before
 */

/** Bytes that may wait for one reader. One who does not read is let go, and comes back to where he was. */
const MOST_WAITING = 64 * 1024;
const MOST_READERS = 5000;
/** How many events are kept, for those who come back. */
const KEPT = 10_000;
const PAGE = 500;
const BEAT = 25_000;
const RETRY = 1000;
/** How long PostgreSQL may take to tell of what it was just told, milliseconds; how often it is asked where it does not. */
const HEARING = 2000;
const ASKING = 1000;

/**
 * What changes, told as it does to everybody who listens (HTML, 9.2: server-sent events). What one is told is on the disk,
 * and each sees all of it, in one order, whichever process it came by.
 */
export class Events {
  #store;
  #log;
  /** @type {Set<Reader>} */
  #readers = new Set();
  /** How many come by each line. @type {Map<string, number>} */
  #lines = new Map();
  #most;
  #last = 0;
  /** @type {Promise<void> | undefined} */
  #reading;
  #again = false;
  #closed = false;
  /** Set while what has happened could not be read. @type {NodeJS.Timeout | undefined} */
  #late;
  /** @type {import('pg').Client | undefined} */
  #listener;
  /** @type {NodeJS.Timeout | undefined} */
  #retry;
  /** The one that was asked whether it is still there, until it has answered. @type {import('pg').Client | undefined} */
  #asked;
  #probe;
  #beat;
  /** Set where nothing is heard of other processes, and they are asked. @type {NodeJS.Timeout | undefined} */
  #asking;
  dropped = 0;

  /**
   * @param {import('./store.mjs').Store} store @param {{ error: (about: object, text: string) => void, warn: (about: object, text: string) => void }} log
   * @param {number} [most] who may listen at once
   */
  constructor(store, log, most = MOST_READERS) {
    this.#store = store;
    this.#log = log;
    this.#most = most;
    this.#beat = setInterval(() => this.#sendAll(':\n\n'), BEAT);
    this.#beat.unref();
    this.#probe = setInterval(() => this.#askListener(), store.silence);
    this.#probe.unref();
  }

  get readers() {
    return this.#readers.size;
  }

  /** Whether one more is told who comes by this line: none takes more than half of all places. @param {string} line */
  hasRoom(line) {
    const here = this.#lines.get(line) ?? 0;
    return !this.#closed && this.#readers.size < this.#most && here < this.#most / 2;
  }

  /** Begins with what happens from now on. */
  async open() {
    const { seq } = await this.#store.reader.selectFrom('box').select('seq').executeTakeFirstOrThrow();
    this.#last = seq;
    await this.#listen();
    return this;
  }

  /** There may be new events: those of this process, or of another one. */
  async catchUp() {
    this.#again = true;
    this.#reading ??= this.#read();
    await this.#reading;
  }

  async #read() {
    try {
      while (this.#again && !this.#closed) {
        this.#again = false;
        let rows;
        do {
          rows = await this.#after(this.#last);
          if (rows.length) this.#tell(rows);
        } while (rows.length === PAGE);
      }
      this.#late = undefined;
    } catch (error) {
      if (!this.#late) this.#log.error({ cause: error.code }, 'events');
      // The next event would bring these along, and may be long in coming.
      clearTimeout(this.#late);
      this.#late = setTimeout(() => void this.catchUp(), RETRY);
      this.#late.unref();
    } finally {
      this.#reading = undefined;
    }
  }

  /** @param {number} id @returns {Promise<EventRow[]>} */
  #after(id) {
    return this.#store.reader.selectFrom('events').selectAll().where('id', '>', id).orderBy('id').limit(PAGE).execute();
  }

  /** What one transaction brought is one packet for each. @param {EventRow[]} rows */
  #tell(rows) {
    const text = rows.map(written).join('');
    this.#last = rows[rows.length - 1].id;
    for (const reader of this.#readers) {
      // One that is still being told of the past comes to these by itself.
      if (reader.behind) continue;
      reader.sent = this.#last;
      this.#send(reader, text);
    }
  }

  /** @param {string} text */
  #sendAll(text) {
    for (const reader of this.#readers) this.#send(reader, text);
  }

  /** @param {Reader} reader @param {string} text */
  #send(reader, text) {
    if (reader.raw.writableLength > MOST_WAITING) {
      this.dropped++;
      this.#forget(reader);
      reader.raw.destroy();
    } else reader.raw.write(text);
  }

  /** @param {Reader} reader */
  #forget(reader) {
    if (!this.#readers.delete(reader)) return;
    const left = (this.#lines.get(reader.line) ?? 0) - 1;
    if (left > 0) this.#lines.set(reader.line, left);
    else this.#lines.delete(reader.line);
  }

  /**
   * Tells one reader, until he leaves. @param {import('node:http').ServerResponse} raw @param {string} line that he comes by
   * @param {number | undefined} from the last event that he has seen; from now on when left out
   */
  async add(raw, line, from) {
    /** @type {Reader} */
    const reader = { raw, line, sent: from ?? this.#last, behind: from !== undefined };
    this.#readers.add(reader);
    this.#lines.set(line, (this.#lines.get(line) ?? 0) + 1);
    raw.on('close', () => this.#forget(reader));
    if (from !== undefined && from > this.#last) return this.#gap(reader);
    // Where it stands, for who is cut off before the first event.
    this.#send(reader, `retry: 3000\nid: ${reader.sent}\n\n`);
    while (reader.sent < this.#last && this.#readers.has(reader)) {
      const rows = await this.#after(reader.sent);
      if (!rows.length || rows[0].id !== reader.sent + 1) return this.#gap(reader);
      for (const row of rows) {
        if (row.id > this.#last) break;
        reader.sent = row.id;
        this.#send(reader, written(row));
        if (raw.writableNeedDrain) await drained(raw);
      }
    }
    reader.behind = false;
  }

  /** Too much is gone: he reads all anew. @param {Reader} reader */
  #gap(reader) {
    reader.sent = this.#last;
    reader.behind = false;
    this.#send(reader, `id: ${this.#last}\nevent: gap\ndata: {}\n\n`);
  }

  /** Other processes tell of theirs by PostgreSQL. */
  async #listen() {
    if (!this.#store.connect || this.#closed) return;
    const client = await this.#store.connect();
    const lost = () => {
      if (this.#listener !== client) return;
      this.#listener = undefined;
      client.end().catch(() => {});
      this.#listenLater();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', () => void this.catchUp());
    this.#listener = client;
    try {
      await client.query('listen parvis_ideas');
    } catch {
      // As one that only follows another does: it is asked again, and this line is not kept.
      return lost();
    }
    if (this.#closed) return void (await client.end());
    if (await this.#hears(client)) return;
    this.#log.warn(
      {},
      'nothing is heard by LISTEN, as behind a pooler by transactions: what others did is asked for each second',
    );
    this.#asking ??= setInterval(() => void this.catchUp(), ASKING);
    this.#asking.unref();
    this.#listener = undefined;
    client.end().catch(() => {});
  }

  /**
   * Whether what another line tells comes by this one: a pooler that gives lines for a transaction only answers LISTEN, and forgets it.
   *
   * @param {import('pg').Client} client
   */
  async #hears(client) {
    const heard = new Promise((resolve) =>
      client.once('notification', () => resolve(true)).once('end', () => resolve(true)),
    );
    await sql`select pg_notify('parvis_ideas', '')`.execute(this.#store.reader);
    return Promise.race([heard, wait(HEARING, this.#closed, { ref: false })]);
  }

  /** Whether it is still told by PostgreSQL: a line that fell silent sends no end, and no event either. */
  #askListener() {
    const listener = this.#listener;
    if (!listener) return;
    // Whoever waits for an answer is cut off, and `lost` takes it from there.
    if (this.#asked === listener) return void listener.end().catch(() => {});
    this.#asked = listener;
    listener.query('select 1').then(
      () => (this.#asked = undefined),
      () => {},
    );
  }

  #listenLater() {
    if (this.#closed) return;
    this.#retry = setTimeout(() => {
      this.#listen().then(
        () => this.catchUp(),
        () => this.#listenLater(),
      );
    }, RETRY);
    this.#retry.unref();
  }

  /** Forgets what nobody comes back for. @param {import('./writer.mjs').Writer} writer */
  async forgetOld(writer) {
    await writer.write(async ({ db }) => {
      await db
        .deleteFrom('events')
        .where('id', '<=', this.#last - KEPT)
        .execute();
    });
  }

  /** Lets all go; they come back to another process. */
  async close() {
    this.#closed = true;
    clearInterval(this.#beat);
    clearInterval(this.#probe);
    clearInterval(this.#asking);
    clearTimeout(this.#late);
    clearTimeout(this.#retry);
    for (const { raw } of this.#readers) raw.end();
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.end();
  }
}

/** @param {EventRow} row */
const written = ({ id, kind, data }) => `id: ${id}\nevent: ${kind}\ndata: ${data}\n\n`;

/** @param {import('node:http').ServerResponse} raw @returns {Promise<void>} */
function drained(raw) {
  return new Promise((resolve) => {
    const end = () => {
      raw.off('drain', end).off('close', end);
      resolve();
    };
    raw.on('drain', end).on('close', end);
  });
}

/** @param {import('fastify').FastifyInstance} app @param {{ context: import('./context.mjs').Context }} options */
export async function serveEvents(app, { context: { events, quotas } }) {
  app.addHook('preClose', () => events.close());
  // One who asks for the headers alone would wait for an end that does not come.
  app.get('/events', { schema: eventStream, exposeHeadRoute: false }, async (request, reply) => {
    const asked = request.headers['last-event-id'];
    // What is none of our numbers comes from elsewhere: nothing can be resumed.
    const from =
      asked === undefined || asked === '' ? undefined : /^\d{1,15}$/.test(String(asked)) ? Number(asked) : Infinity;
    const line = quotas.lineFor(request);
    if (!events.hasRoom(line))
      throw new Problem(503, 'too-many-readers', 'Too many listen already.', { retryAfter: 30 });
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      .../** @type {Record<string, string>} */ (reply.getHeaders()),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Nginx would hold the events back.
      'x-accel-buffering': 'no',
    });
    raw.on('error', () => {});
    await events.add(raw, line, from).catch(() => raw.destroy());
  });
}
