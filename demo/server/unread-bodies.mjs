import { hasBody } from './slow-bodies.mjs';

/**
 * Takes in what is left of a body that was refused, before the answer is ended. A connection that is closed while somebody still sends
 * takes the answer away from him (RFC 9112, 9.6): a proxy tells of a bad gateway (502) in place of a file that is too large. And one
 * that stays open, with the rest in it, never answers whom a proxy sends next by it.
 *
 * @param {import('fastify').FastifyInstance} app before its routes
 * @param {number} [most] bytes of it; who sends more has his connection closed
 */
export function hearOut(app, most = 16 * 2 ** 20) {
  app.addHook('onSend', async ({ raw }, reply) => {
    if (hasBody(raw) && !raw.complete && !(await ended(raw, most))) reply.header('connection', 'close');
  });
}

/**
 * @param {import('node:http').IncomingMessage} raw @param {number} most
 * @returns {Promise<boolean>} whether all of it came
 */
function ended(raw, most) {
  return new Promise((resolve) => {
    let left = most;
    const end = () => {
      raw.off('data', count).off('end', end).off('close', end);
      resolve(raw.complete);
    };
    const count = (/** @type {Buffer} */ bytes) => {
      left -= bytes.length;
      if (left < 0) end();
    };
    if (raw.destroyed) return end();
    raw.on('data', count).on('end', end).on('close', end);
    raw.resume();
  });
}
