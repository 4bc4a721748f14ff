import { etagOf, holds } from '../serve.mjs';
import { askSource } from './ask-source.mjs';

/** Milliseconds for which an answer is good for all who ask; a failure, for a sixth of that. */
const FRESH = 60_000;
/** A type as it may stand in a header, and nothing beside it. */
const usualType = /^[\w.+-]+\/[\w.+-]+(?:\s*;\s*charset="?[\w.:-]+"?)?$/;

/** @param {string} address @returns {string} as a browser writes it; empty when it is none */
const written = (address) => (URL.canParse(address) ? new URL(address).href : '');

/**
 * Reads sources of other sites for the pages of this one, where those sites do not let a browser do it: `?url=…`, and nothing but what
 * is on its list. Many who ask at once, or within a minute, are one to the source. What comes is data: opened as a page, it runs nothing.
 *
 * @param {import('fastify').FastifyInstance} app registered under the path of the relay
 * @param {object} options
 * @param {readonly string[] | ((request: import('fastify').FastifyRequest) => readonly string[])} options.addresses its list
 * @param {boolean} [options.inside] a name on the list may lead into the network of this machine
 * @param {import('./ask-source.mjs').Pace} [options.pace]
 * @param {Parameters<typeof askSource>[1]['find']} [options.find] looks names up
 * @param {() => number} [options.now] the clock, epoch milliseconds
 */
export async function serveRelay(app, { addresses, inside = false, pace, find, now = Date.now }) {
  /** @type {Map<string, { until: number, answer: ReturnType<typeof askSource> }>} */
  const answers = new Map();
  const forgetOld = () => {
    for (const [url, { until }] of answers) if (until <= now()) answers.delete(url);
  };
  // What nobody asks for again is not held either.
  const tidy = setInterval(forgetOld, FRESH);
  tidy.unref();
  app.addHook('onClose', async () => clearInterval(tidy));

  /** @param {string} url */
  const read = (url) => {
    forgetOld();
    const known = answers.get(url);
    if (known) return known.answer;
    const asked = { until: Infinity, answer: askSource(url, { inside, pace, find }) };
    answers.set(url, asked);
    void asked.answer.then(({ status }) => {
      asked.until = now() + (status === 200 ? FRESH : FRESH / 6);
    });
    return asked.answer;
  };

  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const { url } = /** @type {{ url?: unknown }} */ (request.query);
    const asked = typeof url === 'string' ? written(url) : '';
    const list = typeof addresses === 'function' ? addresses(request) : addresses;
    reply.header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff');
    reply.header('content-security-policy', "default-src 'none'; sandbox");
    if (!asked || !list.some((address) => written(address) === asked))
      return reply
        .code(403)
        .type('text/plain; charset=utf-8')
        .send('The list of the relay does not hold this address.\n');
    const { status, type = '', retryAfter, body } = await read(asked);
    if (retryAfter && /^[\w ,:+-]{1,40}$/.test(retryAfter)) reply.header('retry-after', retryAfter);
    if (!body) return reply.code(status).type('text/plain; charset=utf-8').send('The source could not be read.\n');
    const etag = etagOf(body);
    // As written: a charset that was added would hide that of the prolog.
    reply.header('etag', etag).header('content-type', usualType.test(type) ? type : 'application/octet-stream');
    return holds(request, etag) ? reply.code(304).send() : reply.send(body);
  });
}
