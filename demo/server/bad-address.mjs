/** What an answer bears that no other part gives its headers. */
export const problemHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';sandbox;frame-ancestors 'none'",
  'content-type': 'application/problem+json; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

/**
 * Answers what is no address at all (`frameworkErrors` of Fastify): it meets no route, and so none of the hooks that give the
 * others their headers.
 *
 * @param {import('fastify').FastifyError} error @param {import('fastify').FastifyRequest} _ @param {import('fastify').FastifyReply} reply
 */
export function refuseAddress({ statusCode: status = 400 }, _, reply) {
  return reply
    .code(status)
    .headers(problemHeaders)
    .send(JSON.stringify({ title: 'The address cannot be read.', status, code: 'unreadable' }));
}
