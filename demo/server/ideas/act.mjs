import { answered, answeredTogether, digestOf, keepAnswers, keyOf } from './answers.mjs';
import { Problem } from './problem.mjs';

/**
 * @typedef {import('fastify').FastifyRequest} Request
 * @typedef {import('fastify').FastifyReply} Reply
 * @typedef {import('./identity.mjs').Person} Person
 * @typedef {import('./answers.mjs').Answer} Answer
 * @typedef {import('./context.mjs').Context} Context
 *
 * @typedef {object} Act what a piece of work is handed
 * @property {import('./tables.mjs').Db} db the transaction
 * @property {(told: import('./writer.mjs').Told) => void} tell
 * @property {Person & { id: string }} person
 * @property {Request & { params: any, body: any, query: any }} request
 * @property {number} now
 * @property {Context} context
 * @property {string} key that the person sent, as it was sent
 * @property {any} prepared what `prepare` made
 *
 * @typedef {Omit<Act, 'db' | 'tell' | 'now'> & { kept: import('./answers.mjs').Act, others: string[] }} Doing an act with what its
 *   answer is kept under
 *
 * @typedef {object} Rules
 * @property {keyof import('./config.mjs').Config['quotas']} [quota]
 * @property {('moderator' | 'answering')[]} [roles] one of which it takes
 * @property {(request: Request, person: Person) => Promise<{ digest: string, prepared: unknown }>} [prepare] what must be done
 *   before the transaction, as it waits for other things than the database
 * @property {boolean} [forget] takes the cookie away instead of giving one
 * @property {(write: import('./writer.mjs').Write, acts: Doing[]) => Promise<import('./writer.mjs').Outcome[] | undefined>} [together]
 *   does several at once that come at once, and keeps their answers; see `writer.mjs`
 * @property {(body: any, act: { key: string, by: string }) => unknown} [reveal] adds to an answer what is not kept with it;
 *   `by` is who did it
 */

/** @param {Context} context */
const sharedFor = ({ store }) => ({
  /** The acts that are being done now, by person and key. @type {Set<string>} */
  busy: new Set(),
  answeredBefore: answeredTogether(store.reader),
});
/** What the handlers of one box share. @type {WeakMap<Context, ReturnType<typeof sharedFor>>} */
const shared = new WeakMap();

/**
 * Makes the handler of a write: who it is, whether it was done already, whether it may be done, then the work and its answer
 * in one transaction.
 *
 * @param {Context} context @param {Rules} rules @param {(act: Act) => Promise<Answer>} work
 * @returns {(request: any, reply: Reply) => Promise<unknown>}
 */
export function act(context, { quota, roles, prepare, forget, together, reveal = (body) => body }, work) {
  const { identities, quotas, writer } = context;
  const { busy, answeredBefore } = shared.get(context) ?? sharedFor(context);
  shared.set(context, { busy, answeredBefore });

  return async (request, reply) => {
    const key = keyOf(request);
    const person = /** @type {Person & { id: string }} */ (await identities.writer(request, key));
    if (roles && !roles.some((role) => person.roles.has(role))) throw Problem.forbidden;
    const { digest, prepared } = (await prepare?.(request, person)) ?? {
      digest: JSON.stringify(request.body ?? null),
      prepared: undefined,
    };
    const kept = {
      person: person.id,
      key: identities.hash('key', key),
      digest: digestOf(request.method, request.raw.url ?? '', String(request.headers['if-match'] ?? ''), digest),
    };
    // The first act of a browser may have gone before the cookie of another came.
    const others = person.via === 'browser' ? [identities.firstBy(key)] : [];
    const send = ({ status, body, by = person.id }) => {
      const cookie = forget ? identities.forgotten(request) : person.cookie;
      if (cookie && person.via === 'browser') reply.header('set-cookie', cookie);
      return reply.code(status).header('cache-control', 'no-store').send(reveal(body, { key, by }));
    };
    const before = await answeredBefore({ kept, others });
    if (before) return send(before);

    const name = `${kept.person} ${kept.key}`;
    if (busy.has(name)) throw new Problem(409, 'key-in-progress', 'The same is being done already.', { retryAfter: 1 });
    busy.add(name);
    try {
      if (quota) await quotas.check(request, person, quota);
      const item = { person, request, context, key, prepared, kept, others };
      const answer = await writer.write(
        async ({ db, tell }) => {
          const meanwhile = await answered(db, { kept, others });
          if (meanwhile) return meanwhile;
          const now = context.now();
          const done = await work({ db, tell, person, request, now, context, key, prepared });
          await keepAnswers(db, [{ ...kept, answer: done }], now);
          return done;
        },
        together && { by: together, item },
      );
      return await send(answer);
    } finally {
      busy.delete(name);
    }
  };
}
