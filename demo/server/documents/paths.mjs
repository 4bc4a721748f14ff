import { Refusal } from '../refusal.mjs';

/**
 * What an address leads to: something of the tree by its names, one version of a document, or its whole history.
 *
 * @typedef {{ kind: 'live', names: string[], slash: boolean }} LivePlace
 * @typedef {{ kind: 'version', id: number, number: number, name: string }} VersionPlace
 * @typedef {{ kind: 'history', id: number }} HistoryPlace
 * @typedef {LivePlace | VersionPlace | HistoryPlace} Place
 */

/** The folder of the former versions. It is in no listing and nothing else may bear its name. */
const VERSIONS = '.versions';
/** Names in a path. */
export const DEEPEST = 40;
const LONGEST = 255;

/**
 * Controls of C0 and C1, line separators, what turns the direction of a whole run (never needed in a name, and only ever
 * used there to show `exe.pdf` for `fdp.exe`), what XML cannot hold, and the two slashes.
 */
// eslint-disable-next-line no-control-regex -- the controls are what is refused
const REFUSED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff/\\]/;

/** Names are looked up under this form, so that two ways to write one accent are one name. They are kept as written. @param {string} name */
export const keyOf = (name) => name.normalize('NFC');

/**
 * Reads the path of a request, as it came.
 *
 * @param {string} url @param {string} prefix `/documents`
 * @returns {Place}
 * @throws {Refusal} when it holds what no name may hold
 */
export function placeAt(url, prefix) {
  // A fragment is never sent; one that is would have the folder before it deleted.
  if (url.includes('#')) throw new Refusal(400, 'An address asked for has no fragment.');
  const [path = ''] = url.split('?');
  if (path !== prefix && !path.startsWith(`${prefix}/`)) throw new Refusal(404, 'Not in this area.');
  const parts = path.slice(prefix.length + 1).split('/');
  const slash = parts.at(-1) === '';
  if (slash) parts.pop();
  if (parts.length > DEEPEST) throw new Refusal(400, 'Too many folders, one in the other.');
  const names = parts.map(decode);
  if (names[0] === VERSIONS) return historyPlace(names);
  for (const name of names) check(name);
  return { kind: 'live', names, slash };
}

/** @param {string[]} names @returns {Place} */
function historyPlace([, id = '', number, name = '', ...rest]) {
  if (!/^\d{1,15}$/.test(id) || rest.length) throw new Refusal(404, 'No such history.');
  if (number === undefined) return { kind: 'history', id: Number(id) };
  if (!/^\d{1,15}$/.test(number)) throw new Refusal(404, 'No such version.');
  if (name) check(name);
  return { kind: 'version', id: Number(id), number: Number(number), name };
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'A name is no UTF-8.');
  }
}

/** @param {string} name */
function check(name) {
  if (name === '' || name === '.' || name === '..' || name === VERSIONS || REFUSED.test(name))
    throw new Refusal(400, 'Nothing may bear this name.');
  if (Buffer.byteLength(name) > LONGEST) throw new Refusal(400, 'The name is too long.');
}

/** @param {string} prefix @param {string[]} names @param {boolean} folder */
export function hrefOf(prefix, names, folder) {
  return [prefix, ...names.map(encodeName)].join('/') + (folder ? '/' : '');
}

/** @param {string} prefix @param {number} id @param {number} number @param {string} name */
export function versionHref(prefix, id, number, name) {
  return `${prefix}/${VERSIONS}/${id}/${number}/${encodeName(name)}`;
}

/** @param {string} prefix @param {number} id */
export const historyHref = (prefix, id) => `${prefix}/${VERSIONS}/${id}/`;

/** What encodeURIComponent leaves and XML or a header would not. @param {string} name */
export function encodeName(name) {
  const encoded = encodeURIComponent(name);
  return !/['()*!]/.test(encoded)
    ? encoded
    : encoded.replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
