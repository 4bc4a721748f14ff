/**
 * Answers what is no address at all (`frameworkErrors` of Fastify): it meets no route, and so none of the hooks that give the
 * others their headers.
 *
 * @param {import('fastify').FastifyError} error @param {import('fastify').FastifyRequest} _ @param {import('fastify').FastifyReply} reply
 */
export function refuseAddress({ statusCode: status = 400 }, _, reply) {
  const headers = {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none';sandbox;frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  };
  return reply
    .code(status)
    .headers(headers)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ title: 'The address cannot be read.', status, code: 'unreadable' }));
}
