import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { daysSinceWritten, shiftDates, WRITTEN } from './shift-dates.mjs';

/**
 * @typedef {import('fastify').FastifyRequest} Request
 * @typedef {import('fastify').FastifyReply} Reply
 * @typedef {object} Places where the town and its neighbour are served
 * @property {number} town port
 * @property {number} neighbour port
 */

/** The addresses that the files of the demo name. */
export const TOWN = 'https://saint-aubin-des-pres.example';
export const NEIGHBOUR = 'https://pays-des-pres.example';

/** Reads a text of the demo, with fresh dates. @param {URL} file @param {BufferEncoding} [encoding] */
export async function freshText(file, encoding = 'utf8') {
  return shiftDates(await readFile(file, encoding), daysSinceWritten());
}

/** Where the neighbour is for the one who asks. @param {Request} request @param {Places} places */
export const neighbourOrigin = (request, places) => `http://${hostname(request)}:${places.neighbour}`;

/**
 * The files name the town and its neighbour by invented addresses; they are served under the ones that were asked, as a
 * site does that knows its own address.
 *
 * @param {string} text @param {Request} request @param {Places} places
 */
export function atHome(text, request, places) {
  return text
    .replaceAll(TOWN, `http://${hostname(request)}:${places.town}`)
    .replaceAll(NEIGHBOUR, neighbourOrigin(request, places));
}

/** @param {Request} request */
function hostname(request) {
  const { hostname } = new URL(`http://${request.headers.host ?? 'localhost'}`);
  return hostname;
}

/** The name of a body by what is in it (RFC 9110, 8.8.3). @param {string | Buffer} body */
export const etagOf = (body) => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/**
 * The names that a condition holds, as they were given. A web server in front that compresses an answer makes them weak (nginx) or
 * writes how beside them (Apache), and hands on what comes back of that.
 *
 * @param {string} list of a header
 */
export const tagsIn = (list) =>
  list.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/[-;](?:gzip|br|deflate|zstd)"$/, '"'),
  );

/**
 * Whether the one who asks has it already (RFC 9110, 13.1.2: weak or not).
 *
 * @param {Request} request @param {string} etag @returns {boolean | undefined} undefined when he names none
 */
export const holds = ({ headers }, etag) => {
  const list = headers['if-none-match'];
  return list === undefined ? undefined : list.trim() === '*' || tagsIn(list).includes(etag);
};

/**
 * Sends a text that browsers keep and revalidate (RFC 9110, 13): 304 when they have it already.
 *
 * @param {Request} request @param {Reply} reply @param {string} type
 * @param {string | Buffer} body @param {number} [changed] epoch milliseconds
 */
export function sendRevalidated(request, reply, type, body, changed = 0) {
  const etag = etagOf(body);
  const modified = Math.max(changed, WRITTEN + daysSinceWritten() * 86_400_000);
  reply
    .header('cache-control', 'no-cache')
    .header('etag', etag)
    .header('last-modified', new Date(modified).toUTCString())
    .type(type);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  const known = holds(request, etag) ?? Math.floor(modified / 1000) * 1000 <= since;
  // As bytes, so that the type goes out as written.
  return known ? reply.code(304).send() : reply.send(Buffer.from(body));
}
