import { randomBytes, createHmac } from 'node:crypto';
import { BoundedMap } from './bounded-map.mjs';
import { comingBy, lineOf } from './networks.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {import('./identity.mjs').Person} Person
 * @typedef {import('fastify').FastifyRequest} Request
 */

const DAY = 86_400_000;
/** Of how many browsers it is known that they are new, and of how many lines what they reported. */
const MOST_KNOWN = 50_000;
/** As many as so many people may do, all browsers of one line may. */
const CROWD = 5;

/**
 * How often each may do what. Someone known is counted alone, however many share the address: five hundred agents behind one
 * address all get through, and one who floods stops himself. Who is not known yet, as each does only once, counts for the line
 * that he comes by: who throws the cookie away each time empties the share of newcomers, and not that of those known there.
 *
 * @param {import('fastify').FastifyInstance} app with `@fastify/rate-limit` @param {import('./config.mjs').Config} config
 */
export function quotasOf(app, { quotas, proxies }) {
  // Addresses are kept nowhere: what stands for one is made with a salt that ends with the process.
  const salt = randomBytes(16);
  const from = comingBy(proxies);
  const lineFor = (/** @type {Request} */ request) =>
    createHmac('sha256', salt)
      .update(lineOf(from(request).address))
      .digest('base64url');
  /** @type {WeakMap<Request, string>} */
  const counted = new WeakMap();
  const limitOf = (/** @type {string} */ name, /** @type {number} */ max, /** @type {number} */ minutes) =>
    app.createRateLimit({
      max,
      timeWindow: minutes * 60_000,
      cache: 50_000,
      keyGenerator: (request) => `${name} ${counted.get(request)}`,
    });
  const limits = Object.fromEntries(
    Object.entries(quotas).flatMap(([name, { max, minutes }]) => [
      [name, limitOf(name, max, minutes)],
      [`${name} by line`, limitOf(`${name} by line`, max * CROWD, minutes)],
    ]),
  );
  /** When each browser wrote first. @type {BoundedMap<string | null, number>} */
  const began = new BoundedMap(MOST_KNOWN);
  /** Who of a line did something first. @type {BoundedMap<string, string | null>} */
  const firsts = new BoundedMap(MOST_KNOWN);
  /** @param {Request} request @param {string} name @param {string} who */
  const count = async (request, name, who) => {
    counted.set(request, who);
    const { isAllowed, isExceeded, ttlInSeconds } = await limits[name](request);
    if (isAllowed || !isExceeded) return;
    throw new Problem(429, 'too-many', 'That was a lot at once. Try again later.', {
      retryAfter: Math.max(1, ttlInSeconds),
    });
  };
  return {
    /** What stands for the line that a request comes by. */
    lineFor,
    /** @param {Request} request @param {Person} person @param {string} act */
    async check(request, person, act) {
      if (person.newcomer) {
        await count(request, 'newcomers', lineFor(request));
        began.set(person.id, Date.now());
      }
      await count(request, act, String(person.id));
    },
    /** For what needs no identity. @param {Request} request @param {string} act */
    async checkLine(request, act) {
      await count(request, act, lineFor(request));
    },
    /**
     * Whether somebody new does what another new one of the line has done: they may be one, who throws the cookie away. A browser
     * is new for a day.
     *
     * @param {Request} request @param {Person} person @param {string} what
     */
    maySayAgain(request, person, what) {
      if ((began.get(person.id) ?? 0) < Date.now() - DAY) return false;
      const key = `${lineFor(request)} ${what}`;
      if (!firsts.has(key)) firsts.set(key, person.id);
      return firsts.get(key) !== person.id;
    },
    /**
     * For what takes room: a browser is known by what it has written once, so that one that writes and throws the cookie away would
     * begin again each time. Who is known by the town is counted alone.
     *
     * @param {Request} request @param {Person} person @param {string} act
     */
    async checkRoom(request, person, act) {
      if (person.via !== 'browser') return;
      if (person.newcomer) await count(request, act, lineFor(request));
      await count(request, `${act} by line`, lineFor(request));
    },
  };
}
