import { Refusal } from '../refusal.mjs';

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */

const failed = () => new Refusal(412, 'It is no longer what the request says.');

/**
 * What a write asks to find (RFC 9110, 13.1).
 *
 * @param {Headers} headers @param {{ etag: string | null, modified: number } | undefined} current
 * @throws {Refusal} 412
 */
export function checkWrite(headers, current) {
  const match = headers['if-match'];
  const unmodified = Date.parse(headers['if-unmodified-since'] ?? '');
  if (match !== undefined) {
    if (!current || !isListed(match, current.etag)) throw failed();
  } else if (current && seconds(current.modified) > unmodified) throw failed();
  const none = headers['if-none-match'];
  if (none !== undefined && current && isListed(none, current.etag, true)) throw failed();
}

/**
 * What a reader has already.
 *
 * @param {Headers} headers @param {{ etag: string | null, modified: number }} current
 * @returns {boolean} true when he need not have it again
 * @throws {Refusal} 412
 */
export function isKnown(headers, current) {
  const none = headers['if-none-match'];
  checkWrite({ ...headers, 'if-none-match': undefined }, current);
  if (none !== undefined) return isListed(none, current.etag, true);
  return seconds(current.modified) <= Date.parse(headers['if-modified-since'] ?? '');
}

/** RFC 9110, 13.1.5: a range is of the very thing that the reader has a part of. @param {Headers} headers @param {{ etag: string | null, modified: number }} current */
export function isRangeOfThis(headers, { etag, modified }) {
  const condition = headers['if-range'];
  if (typeof condition !== 'string') return true;
  return condition.includes('"') ? condition === etag : Date.parse(condition) === seconds(modified);
}

/** HTTP dates have no fractions. @param {number} instant */
const seconds = (instant) => Math.floor(instant / 1000) * 1000;

/** @param {string} list of a header @param {string | null} etag @param {boolean} [weakly] */
function isListed(list, etag, weakly = false) {
  if (list.trim() === '*') return true;
  const tags = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return etag !== null && tags.some((tag) => (weakly ? tag.replace(/^W\//, '') : tag) === etag);
}

/** What programs ask is one condition or two, on one resource or two; each resource is looked up folder by folder. */
const MOST_CONDITIONS = 50;
const MOST_RESOURCES = 10;
const CONDITION = /\s*(?:<([^>]*)>|(\()|(\))|(Not\b)|\[((?:W\/)?"[^"]*")\])/iy;

/**
 * The header `If` (RFC 4918, 10.4): lists of conditions, each on the resource named before it, of which one must hold. Here
 * no lock exists, and so no token of one does.
 *
 * @param {string | undefined} header @param {(address?: string) => Promise<string | null>} etagAt of the address, or of
 *   what the request is about
 * @throws {Refusal} 412, or 400 when it cannot be read
 */
export async function checkIf(header, etagAt) {
  if (header === undefined) return;
  /** @type {string | undefined} */
  let tagged;
  let inList = false;
  let negated = false;
  let holds = true;
  let any = false;
  let conditions = 0;
  /** Each is looked up once. @type {Map<string | undefined, Promise<string | null>>} */
  const etags = new Map();
  const etagOf = (/** @type {string | undefined} */ address) => {
    const known = etags.get(address) ?? etagAt(address);
    etags.set(address, known);
    if (++conditions > MOST_CONDITIONS || etags.size > MOST_RESOURCES)
      throw new Refusal(400, 'The header If says too much.');
    return known;
  };
  const text = header.trimEnd();
  for (let at = 0; at < text.length;) {
    CONDITION.lastIndex = at;
    const found = CONDITION.exec(text);
    if (!found) throw new Refusal(400, 'The header If cannot be read.');
    // Before anything is waited for: another request reads by the same pattern meanwhile.
    at = CONDITION.lastIndex;
    const [, named, opens, closes, not, etag] = found;
    if (!inList && named !== undefined) tagged = named;
    else if (!inList && opens) [inList, holds, negated] = [true, true, false];
    else if (inList && closes) [inList, any] = [false, any || holds];
    else if (inList && not) negated = true;
    else if (inList && (named !== undefined || etag !== undefined)) {
      const is = etag !== undefined && (await etagOf(tagged)) === etag;
      holds &&= is !== negated;
      negated = false;
    } else throw new Refusal(400, 'The header If cannot be read.');
  }
  if (inList) throw new Refusal(400, 'The header If cannot be read.');
  if (!any) throw failed();
}
