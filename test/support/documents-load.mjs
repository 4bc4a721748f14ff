// Clients that write documents at random, each with a ledger of what was answered; kept outside of the server.
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { davClient } from './dav.mjs';

/**
 * @typedef {object} Written one write that was answered
 * @property {string} said the comment that it bears, its own
 * @property {string | null} etag
 */

/** All that clients share: where the server is now, and what they were told. */
export class Load {
  url = '';
  answered = 0;
  /** Writes whose first answer was lost with the server. */
  repeated = 0;
  /** Of these, how many had been done. */
  replayed = 0;
  refused = 0;
  /** True when there will be no other server. */
  stopped = false;
  /** @type {Written[]} */
  ledger = [];
  /** @type {Set<string>} comments of all acts, answered or not */
  acts = new Set();
  #left;

  /** @param {number} count of writes in all */
  constructor(count) {
    this.#left = count;
  }

  get done() {
    return this.#left <= 0;
  }

  take() {
    return this.#left-- > 0;
  }

  /**
   * Sends a write until it is answered, under one key: the server may be killed before, while and after it does it.
   *
   * @param {string} said @param {(dav: ReturnType<typeof davClient>, headers: Record<string, string>) => Promise<Response>} act
   */
  async write(said, act) {
    const headers = { 'idempotency-key': said, 'parvis-comment': said, 'parvis-author': 'essai' };
    this.acts.add(said);
    for (let first = true; ; first = false) {
      const url = this.url;
      try {
        const answer = await act(davClient(url), headers);
        await answer.arrayBuffer();
        if (answer.status >= 500) throw new Error(`${said}: ${answer.status}`);
        this.answered++;
        if (!first && answer.headers.get('idempotency-replayed')) this.replayed++;
        if (answer.ok) this.ledger.push({ said, etag: answer.headers.get('etag') });
        else this.refused++;
        return answer;
      } catch (error) {
        if (!isCut(error)) throw error;
        if (first) this.repeated++;
        await this.#another(url);
      }
    }
  }

  /** Reads until it is answered. @template T @param {(dav: ReturnType<typeof davClient>) => Promise<T>} ask */
  async read(ask) {
    for (;;) {
      const url = this.url;
      try {
        return await ask(davClient(url));
      } catch (error) {
        if (!isCut(error)) throw error;
        await this.#another(url);
      }
    }
  }

  /** Waits for the server to stand elsewhere. @param {string} url */
  async #another(url) {
    while (this.url === url && !this.stopped) await wait(5);
    if (this.stopped) throw new Error('stopped');
  }
}

/** What fetch throws when the other end is gone, at once or in the middle. @param {unknown} error */
const isCut = (error) => error instanceof TypeError && /fetch failed|terminated/.test(error.message);

/**
 * One client: uploads, restores, moves and deletes in a folder of its own, and now and then in the one document that all
 * write. What its folder must hold is exactly known to it.
 */
export class Client {
  /** @type {Map<string, string>} path to etag */
  model = new Map();
  #load;
  #random;
  #count = 0;

  /** @param {Load} load @param {string} name @param {() => number} random */
  constructor(load, name, random) {
    this.#load = load;
    this.name = name;
    this.#random = random;
  }

  async run() {
    const made = await this.#load.write(this.#next(), (dav, headers) => dav.ask('MKCOL', this.name, { headers }));
    if (!made.ok) throw new Error(`MKCOL: ${made.status}`);
    while (this.#load.take()) {
      const dice = this.#random();
      if (dice < 0.05) await this.#shared();
      else if (dice < 0.5 || this.model.size < 3) await this.#put();
      else if (dice < 0.7) await this.#restore();
      else if (dice < 0.87) await this.#move();
      else await this.#remove();
    }
  }

  #next() {
    return `${this.name}-${++this.#count}`;
  }

  /** @template T @param {T[]} list */
  #pick(list) {
    return /** @type {T} */ (list[Math.floor(this.#random() * list.length)]);
  }

  /** One of few, so that histories grow and names come back. */
  #path() {
    return `${this.name}/note-${Math.floor(this.#random() * 12)}.txt`;
  }

  /** @param {Response} answer @param {string} path */
  #hold(answer, path) {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    this.model.set(path, answer.headers.get('etag') ?? '');
  }

  async #put() {
    const path = this.#path();
    const held = this.model.get(path);
    // Some are in one piece, some take many.
    const body = randomBytes(this.#random() < 0.1 ? 200_000 : Math.ceil(this.#random() * 6000));
    const condition = held ? { 'if-match': held } : { 'if-none-match': '*' };
    const answer = await this.#load.write(this.#next(), (dav, headers) =>
      dav.put(path, body, { ...headers, ...condition }),
    );
    this.#hold(answer, path);
    const [, hash] = /^"([0-9a-f]{32})-\d+"$/.exec(this.model.get(path) ?? '') ?? [];
    if (hash !== createHash('sha256').update(body).digest('hex').slice(0, 32)) throw new Error(`${path}: another hash`);
  }

  async #restore() {
    const path = this.#pick([...this.model.keys()]);
    const { path: version } = this.#pick(await this.#load.read((dav) => dav.history(path)));
    const match = { 'if-match': this.model.get(path) ?? '' };
    const answer = await this.#load.write(this.#next(), (dav, headers) =>
      dav.copy(version, path, { ...headers, ...match }),
    );
    this.#hold(answer, path);
  }

  async #move() {
    const from = this.#pick([...this.model.keys()]);
    let to = from;
    while (to === from) to = this.#path();
    const answer = await this.#load.write(this.#next(), (dav, headers) => dav.move(from, to, headers));
    this.#hold(answer, to);
    this.model.delete(from);
  }

  async #remove() {
    const path = this.#pick([...this.model.keys()]);
    const answer = await this.#load.write(this.#next(), (dav, headers) => dav.remove(path, headers));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    this.model.delete(path);
  }

  /** Conflicts are for people to settle: here the loser lets go. */
  async #shared() {
    const found = await this.#load.read((dav) => dav.ask('HEAD', 'commun.txt'));
    const etag = found.headers.get('etag');
    const condition = etag ? { 'if-match': etag } : { 'if-none-match': '*' };
    // The same bytes each time it is asked: others under this key would rightly be refused, though the first were taken.
    const body = randomBytes(500);
    const { status } = await this.#load.write(this.#next(), (dav, headers) =>
      dav.put('commun.txt', body, { ...headers, ...condition }),
    );
    if (status >= 400 && status !== 412) throw new Error(`commun.txt: ${status}`);
  }
}
