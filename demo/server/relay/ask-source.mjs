import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { outsideOnly } from './inside.mjs';

/**
 * @typedef {object} Pace milliseconds, and bytes
 * @property {number} idle without a byte
 * @property {number} total for the whole of an answer
 * @property {number} most bytes of it, unpacked
 *
 * @typedef {object} Answer what a source said; a failure has no body
 * @property {number} status 200, 404, 410, 429, 503; 502 for all that no widget can read
 * @property {string} [type]
 * @property {string} [retryAfter]
 * @property {Buffer} [body]
 */

/** The widgets' own patience, and what they read at most. @type {Pace} */
export const usualPace = { idle: 10_000, total: 60_000, most: 32 * 2 ** 20 };

/** What a source may tell those who ask through the relay: that it is not there, that it is busy. */
const told = new Set([404, 410, 429, 503]);
const FAILED = { status: 502 };
const unpack = promisify(gunzip);

/**
 * Asks a source as one who is nobody: nothing of who asks goes on to it. What leads elsewhere is not followed, as whoever may lead
 * somewhere there could lead anywhere.
 *
 * @param {string} url http or https
 * @param {{ inside: boolean, pace?: Pace, find?: Parameters<typeof outsideOnly>[0] }} options `inside` lets a name lead into this
 *   network; `find` looks it up
 * @returns {Promise<Answer>}
 */
export async function askSource(url, { inside, pace = usualPace, find }) {
  const request = (url.startsWith('https:') ? https : http).get(url, {
    headers: { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': 'Parvis' },
    lookup: inside ? find : outsideOnly(find),
    timeout: pace.idle,
    signal: AbortSignal.timeout(pace.total),
  });
  request.on('timeout', () => request.destroy(new Error('no byte came')));
  // What breaks off later is told where it is read.
  request.on('error', () => {});
  try {
    const [response] = await once(request, 'response');
    const { statusCode: status = 0, headers } = response;
    if (told.has(status)) return { status, retryAfter: headers['retry-after'] };
    if (status !== 200) return FAILED;
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
      size += chunk.length;
      if (size > pace.most) return FAILED;
      chunks.push(chunk);
    }
    const packed = /^(?:x-)?gzip$/i.test(headers['content-encoding'] ?? '');
    const bytes = Buffer.concat(chunks);
    return {
      status,
      type: headers['content-type'],
      body: packed ? await unpack(bytes, { maxOutputLength: pace.most }) : bytes,
    };
  } catch {
    return FAILED;
  } finally {
    request.destroy();
  }
}
