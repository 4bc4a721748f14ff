import { Problem } from './problem.mjs';

/**
 * What may be done at each address of the box: what else is tried there is refused as such (RFC 9110, 15.5.6), and who asks with
 * `OPTIONS` is told (9.3.7). To be called before the first route is made.
 *
 * @param {import('fastify').FastifyInstance} app
 */
export function watchMethods(app) {
  /** @type {Map<string, { pattern: RegExp, methods: Set<string> }>} */
  const places = new Map();
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const place = places.get(url) ?? {
      pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`),
      methods: new Set(),
    };
    places.set(url, place);
    for (const one of [method].flat()) place.methods.add(one);
  });
  /** @param {import('fastify').FastifyRequest} request @returns {string} empty where there is nothing */
  const allowed = ({ url }) => {
    const [pathname] = url.split('?', 1);
    const found = [...places.values()].filter(({ pattern }) => pattern.test(pathname));
    return found.length ? [...new Set(found.flatMap(({ methods }) => [...methods])), 'OPTIONS'].join(', ') : '';
  };

  app.addHook('onRequest', async (request, reply) => {
    const allow = request.is404 && allowed(request);
    if (!allow) return;
    reply.header('allow', allow);
    throw new Problem(405, 'method', `This is no place for ${request.method}.`);
  });
  app.options('/*', { schema: { hide: true } }, (request, reply) => {
    const allow = allowed(request);
    // A browser that asks before it asks is to be told by the answer itself.
    if (!allow && !request.headers['access-control-request-method']) throw Problem.missing('address');
    if (allow) reply.header('allow', allow);
    return reply.code(204).send();
  });
}
