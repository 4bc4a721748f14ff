import { etagOf, versionAt } from './history.mjs';
import { placeAt } from './paths.mjs';
import { checkIf, checkWrite } from './preconditions.mjs';
import { Refusal } from '../refusal.mjs';
import { find } from './tree.mjs';

/**
 * @typedef {import('./database.mjs').Db} Db
 *
 * @typedef {object} Act one request, read
 * @property {import('fastify').FastifyRequest} request
 * @property {import('fastify').FastifyReply} reply
 * @property {import('./paths.mjs').Place} place
 * @property {string | null} author
 * @property {string | null} comment
 * @property {string} [key]
 * @property {string} [digest] of a body that tells this act from another
 * @property {(db: Db, node: import('./tree.mjs').Node | undefined) => Promise<void>} checkAgainst the preconditions
 */

/** @param {string} prefix @param {Act['request']} request @param {Act['reply']} reply @returns {Act} */
export function actOf(prefix, request, reply) {
  const { headers } = request;
  const place = placeAt(request.raw.url ?? '', prefix);
  const key = headers['idempotency-key'];
  // Cut to a length, two would be one, and the second act never done.
  if (key && key.length > 200) throw new Refusal(400, 'The Idempotency-Key is too long.');
  return {
    request,
    reply,
    place,
    key: typeof key === 'string' && key ? key : undefined,
    author: said(headers['parvis-author'], 200),
    comment: said(headers['parvis-comment'], 2000),
    async checkAgainst(db, node) {
      checkWrite(headers, node && { etag: etagOf(node), modified: node.modified });
      const condition = headers.if;
      await checkIf(typeof condition === 'string' ? condition : undefined, async (address) =>
        address === undefined ? (node ? etagOf(node) : null) : etagAt(db, address, prefix),
      );
    },
  };
}

/** @param {Db} db @param {string} address @param {string} prefix */
async function etagAt(db, address, prefix) {
  const place = placeAt(address.replace(/^https?:\/\/[^/?#]*/i, ''), prefix);
  if (place.kind === 'history') return null;
  if (place.kind === 'version') {
    const version = await versionAt(db, place.id, place.number);
    return version ? etagOf(version) : null;
  }
  const node = await find(db, place.names);
  return node ? etagOf(node) : null;
}

/** A header that may hold any text: percent-encoded UTF-8. @param {string | string[] | undefined} header @param {number} longest */
function said(header, longest) {
  if (typeof header !== 'string' || !header) return null;
  try {
    const text = decodeURIComponent(header).trim();
    // eslint-disable-next-line no-control-regex -- what XML does not hold
    if (text.length <= longest && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
      return text || null;
  } catch {
    // It is told below.
  }
  throw new Refusal(400, 'A comment or an author cannot be read, or is too long.');
}
