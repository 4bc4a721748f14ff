/**
 * How long a connection may stand still, milliseconds (`connectionTimeout` of Fastify): an answer that nobody takes is held in memory, a
 * page of ideas as megabytes. Who takes it slowly is none of them, and neither is who listens to events, who is sent a beat.
 */
export const STANDSTILL = 120_000;

/** Whether a request says that it has a body. @param {import('node:http').IncomingMessage} request */
export const hasBody = ({ headers }) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;

/**
 * Ends the connections of those who send a body so slowly that they only hold it: in each while at least so much must come. A
 * long upload over a bad line is not one of them, however long it takes; a limit for the whole would end that too.
 *
 * @param {import('fastify').FastifyInstance} app before its routes
 * @param {{ every?: number, least?: number }} [pace] `least` bytes in `every` milliseconds
 */
export function endSlowBodies(app, { every = 60_000, least = 4096 } = {}) {
  app.addHook('onRequest', async ({ raw }) => {
    const { socket } = raw;
    if (!hasBody(raw)) return;
    let before = socket.bytesRead;
    const watch = setInterval(() => {
      const now = socket.bytesRead;
      const came = now - before;
      before = now;
      // What lies here unread waits for us, not for the one who sends.
      if (raw.complete || raw.readableLength > 0 || came >= least) return;
      const error = Object.assign(new Error('The body came too slowly.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      app.server.emit('clientError', error, socket);
    }, every);
    watch.unref();
    raw.once('close', () => clearInterval(watch));
  });
}
