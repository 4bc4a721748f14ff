import { isFromOwnPage } from '../own-page.mjs';
import { Problem } from './problem.mjs';

/**
 * Lets only pages of the town write, and those of the sites that it names.
 *
 * @param {import('fastify').FastifyRequest} request @param {string[]} origins of the sites that may
 * @throws {Problem} 403
 */
export function checkOrigin({ headers }, origins) {
  if (!isFromOwnPage(headers, origins)) throw new Problem(403, 'origin', 'Another site may not write here.');
}

/** Lets the pages of the named sites read what is answered. @param {import('fastify').FastifyRequest} request @param {import('fastify').FastifyReply} reply @param {string[]} origins */
export function allowOrigin(request, reply, origins) {
  const { origin } = request.headers;
  reply.header('vary', 'Origin');
  if (!origin || !origins.includes(origin)) return;
  reply
    .header('access-control-allow-origin', origin)
    .header('access-control-allow-credentials', 'true')
    .header('access-control-expose-headers', 'ETag, Retry-After')
    .header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
    .header('access-control-allow-headers', 'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID')
    .header('access-control-max-age', '600');
}
