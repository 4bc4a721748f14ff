import { misbehave, startMisbehaving } from '../misbehaving-server.mjs';

/**
 * Bad sources, on the origin of the tests and on another one, whose address is at `/misbehaving`. They stand before the
 * test server's own handlers, which are too well-behaved to break a line.
 */
export default () => {
  let other;
  return {
    name: 'misbehaving',
    async serverStart({ server }) {
      other = await startMisbehaving();
      const handle = misbehave();
      const listeners = server.listeners('request');
      server.removeAllListeners('request');
      server.on('request', (request, response) => {
        if (request.url.startsWith('/misbehave/')) handle(request, response);
        else listeners.forEach((listener) => listener.call(server, request, response));
      });
    },
    serverStop: () => other?.stop(),
    serve: ({ path }) => (path === '/misbehaving' ? { body: JSON.stringify(other.address), type: 'json' } : undefined),
  };
};
