import { createHash, randomBytes } from 'node:crypto';

/** Crockford's digits: none is taken for another. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param {Uint8Array} bytes */
const spell = (bytes) => Array.from(bytes, (byte) => DIGITS[byte & 31]).join('');

/** A new identifier: fifty bits. */
export const newId = () => spell(randomBytes(10)).toLowerCase();

/** The identifier of what an act makes: the same act sent again is told by it. @param {string} mac of the act */
export const idFrom = (mac) => spell(createHash('sha256').update(mac).digest().subarray(0, 10)).toLowerCase();

/**
 * The code with which somebody comes back to an idea, `K7QM-3XPA-9TRW-2HDC`: eighty bits, made of the secret and the act, so
 * that the same act sent again is told the same code, and that no table has it.
 *
 * @param {string} mac of the act
 */
export const codeFrom = (mac) =>
  (spell(createHash('sha256').update(mac).digest().subarray(0, 16)).match(/.{4}/g) ?? []).join('-');

/** A code as somebody typed it: O for 0, I or L for 1, with or without dashes. @param {string} typed */
export const readCode = (typed) =>
  typed
    .toUpperCase()
    .replace(/[\s.–-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .match(/.{1,4}/g)
    ?.join('-') ?? '';
