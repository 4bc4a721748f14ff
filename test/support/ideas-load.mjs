import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** How often an act is sent again at most: who is never answered is a failure. */
const MOST_TRIES = 2000;

/** What voters do to one box, and the ledger of what they were answered: outside the box, and of its own memory. */
export class IdeasLoad {
  url = '';
  /** Acts not yet begun. */
  left;
  answered = 0;
  again = 0;
  stopped = false;
  /** @type {string[]} ids of ideas that there are surely */
  ideas = [];
  /** @type {Map<string, string>} title of each idea that was answered, and its id */
  proposed = new Map();
  /** @type {Map<string, string>} text of each comment that was answered, and its id */
  said = new Map();

  /** @param {number} acts */
  constructor(acts) {
    this.left = acts;
  }
}

/** One who votes, comments and proposes, one act after the other; each is sent until it is answered, under one key. */
export class Voter {
  #load;
  #random;
  #cookie;
  #at = 0;
  /** @type {Map<string, boolean>} what was answered last for each idea */
  wishes = new Map();

  /** @param {IdeasLoad} load @param {string} name @param {() => number} random */
  constructor(load, name, random) {
    this.#load = load;
    this.name = name;
    this.#random = random;
  }

  async run() {
    const load = this.#load;
    while (load.left > 0 && !load.stopped) {
      load.left--;
      const dice = this.#random();
      if (dice < 0.05 || !load.ideas.length) await this.#propose();
      else if (dice < 0.25) await this.#comment();
      else await this.#vote();
    }
  }

  async #propose() {
    const title = `${this.name} propose ${++this.#at}`;
    const { idea } = await this.#send('POST', 'ideas', { title, began: 60_000 });
    this.#load.proposed.set(title, idea.id);
    this.#load.ideas.push(idea.id);
  }

  async #comment() {
    const text = `${this.name} dit ${++this.#at}`;
    const { id } = await this.#send('POST', `ideas/${this.#any()}/comments`, { text });
    this.#load.said.set(text, id);
  }

  async #vote() {
    const idea = this.#any();
    const voted = this.#random() < 0.7;
    const answer = await this.#send('PUT', `ideas/${idea}/vote`, { voted, at: ++this.#at });
    if (answer.voted !== voted) throw new Error(`${this.name} wished ${voted} and was answered ${answer.voted}`);
    this.wishes.set(idea, voted);
  }

  #any() {
    const { ideas } = this.#load;
    return ideas[Math.floor(this.#random() * ideas.length)];
  }

  /** The cookie that the box knows it by. */
  get cookie() {
    return this.#cookie;
  }

  /** @param {string} method @param {string} path @param {object} body */
  async #send(method, path, body) {
    const key = randomUUID();
    for (let time = 0; time < MOST_TRIES && !this.#load.stopped; time++) {
      if (time) this.#load.again++;
      try {
        const answer = await fetch(this.#load.url + path, {
          method,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': key,
            ...(this.#cookie && { cookie: this.#cookie }),
          },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(30_000),
        });
        const said = await answer.json();
        if (answer.ok) {
          this.#cookie ??= answer.headers.get('set-cookie')?.split(';')[0];
          this.#load.answered++;
          return said;
        }
        if (answer.status !== 503 && said.code !== 'key-in-progress')
          throw new Refused(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
        // Nobody is there, or went in the middle of it.
      }
      // Sixty-four who knock all the time would keep it from starting.
      await wait(50 + this.#random() * 150);
    }
    throw new Error(`${this.name} was never answered`);
  }
}

class Refused extends Error {}
