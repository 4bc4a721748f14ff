/**
 * The connections by which nothing has been asked yet: browsers open one ahead, and keep it. To Node they are about to ask, and none
 * of those that `closeIdleConnections` closes; a stop would wait for them.
 *
 * @param {import('fastify').FastifyInstance} app before it listens
 * @returns {() => void} what closes them
 */
export function watchSilent(app) {
  /** @type {Set<import('node:stream').Duplex>} */
  const silent = new Set();
  app.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  return () => {
    for (const socket of silent) socket.destroy();
  };
}
