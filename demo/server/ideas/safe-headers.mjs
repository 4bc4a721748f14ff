import helmet from '@fastify/helmet';

/**
 * What keeps an answer from running or being framed: none of them is a page. Helmet would work its headers out anew for each
 * answer, and they are the same for all: it is asked at the first one.
 *
 * @param {import('fastify').FastifyInstance} app
 */
export async function bearSafeHeaders(app) {
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], sandbox: [], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: false,
  });
  /** @type {[name: string, value: string][] | undefined} */
  let headers;
  app.addHook('onRequest', async (_, reply) => {
    const { raw } = reply;
    if (headers) {
      for (const [name, value] of headers) raw.setHeader(name, value);
      return;
    }
    const before = raw.getHeaderNames();
    await reply.helmet();
    headers = raw
      .getHeaderNames()
      .filter((name) => !before.includes(name))
      .map((name) => [name, String(raw.getHeader(name))]);
  });
}
