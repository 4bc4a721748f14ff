import { etagOf } from './history.mjs';
import { mediaTypeOf } from './media-types.mjs';
import { encodeName, historyHref, versionHref } from './paths.mjs';
import { escapeXml } from './xml.mjs';

/**
 * What the properties of something are told from.
 *
 * @typedef {object} Resource
 * @property {'folder' | 'document' | 'version'} kind
 * @property {string} href
 * @property {number} id of the document, for a version too
 * @property {string} name
 * @property {number} created
 * @property {number} modified
 * @property {number | null} number of the version
 * @property {string | null} hash
 * @property {number | null} size
 * @property {string | null} author
 * @property {string | null} comment
 * @property {string | null} [versionName] what a document was called when its current version was written
 * @property {number} [newest] number of the newest version of the history, for a version
 */

/** @typedef {{ prefix: string, writable: boolean }} Area */

const OWNCLOUD = 'http://owncloud.org/ns';
const dav = (/** @type {string} */ name) => `{DAV:}${name}`;
/** Addresses are percent-encoded: nothing in them needs escaping. @param {string} address */
const href = (address) => `<D:href>${address}</D:href>`;
const text = (/** @type {string | number | null} */ value) => (value === null ? undefined : escapeXml(String(value)));
const privileges = (/** @type {string[]} */ names) =>
  names.map((name) => `<D:privilege><D:${name}/></D:privilege>`).join('');

const reads = privileges(['read']);
const writes = {
  folder: privileges(['read', 'write', 'write-properties', 'bind', 'unbind']),
  document: privileges(['read', 'write', 'write-properties', 'write-content']),
};
const treeReport = '<D:supported-report><D:report><D:version-tree/></D:report></D:supported-report>';

/** @param {Resource} r @param {Area} area @param {number} number */
const versionOf = ({ id, name, versionName }, { prefix }, number) =>
  href(versionHref(prefix, id, number, versionName ?? name));

/** @typedef {[name: string, value: (resource: Resource, area: Area) => string | undefined][]} Values */

/** Properties that the server tells; undefined where a resource has none of the name. @type {Values} */
const usual = [
  [dav('resourcetype'), ({ kind }) => (kind === 'folder' ? '<D:collection/>' : '')],
  [dav('displayname'), ({ name }) => text(name)],
  [dav('creationdate'), ({ created }) => new Date(created).toISOString()],
  [dav('getlastmodified'), ({ modified }) => new Date(modified).toUTCString()],
  [dav('getcontentlength'), ({ size }) => text(size)],
  [dav('getcontenttype'), ({ kind, name }) => (kind === 'folder' ? undefined : mediaTypeOf(name))],
  [dav('getetag'), (resource) => text(etagOf(resource))],
  [dav('supportedlock'), () => ''],
  [dav('lockdiscovery'), () => ''],
];
/** Those that RFC 3253 and its like ask to be given by name only. @type {Values} */
const others = [
  [dav('version-name'), ({ number }) => text(number)],
  [dav('creator-displayname'), ({ author }) => text(author)],
  [dav('comment'), ({ comment }) => text(comment)],
  [dav('checked-in'), (r, area) => (r.kind === 'document' ? versionOf(r, area, r.number ?? 0) : undefined)],
  [
    dav('version-history'),
    ({ kind, id }, { prefix }) => (kind === 'folder' ? undefined : href(historyHref(prefix, id))),
  ],
  [dav('auto-version'), ({ kind }) => (kind === 'document' ? '<D:checkout-checkin/>' : undefined)],
  [dav('predecessor-set'), (r, area) => neighbour(r, area, -1)],
  [dav('successor-set'), (r, area) => neighbour(r, area, 1)],
  [
    dav('current-user-privilege-set'),
    ({ kind }, { writable }) => (writable && kind !== 'version' ? writes[kind] : reads),
  ],
  [dav('supported-report-set'), ({ kind }) => (kind === 'folder' ? '' : treeReport)],
  [`{${OWNCLOUD}}fileid`, ({ kind, id }) => (kind === 'version' ? undefined : text(id))],
];
const live = new Map([...usual, ...others]);

/** @param {Resource} r @param {Area} area @param {number} step */
function neighbour(r, area, step) {
  if (r.kind !== 'version') return undefined;
  const number = (r.number ?? 0) + step;
  // Each version knows its own name only; the number alone leads there too.
  return number < 1 || number > (r.newest ?? 0) ? '' : href(`${historyHref(area.prefix, r.id)}${number}/`);
}

/** True for what only the server writes. @param {string} name */
export const isLive = (name) => live.has(name);

/** All that is told without being named, with what clients noted. @param {Iterable<string>} dead */
export const usualNames = (dead) => [...usual.map(([name]) => name), ...dead];

/** @param {Iterable<string>} dead */
export const allNames = (dead) => [...live.keys(), ...dead];

/** What a history is read for. */
export const versionNames = [
  ...['version-name', 'creator-displayname', 'comment', 'creationdate', 'getlastmodified', 'displayname'].map(dav),
  ...['getcontentlength', 'getcontenttype', 'getetag'].map(dav),
];

/** Opens an element, with its namespace, and gives its name. @param {string} name @returns {[open: string, name: string]} */
function elementOf(name) {
  const end = name.lastIndexOf('}');
  const [space, local] = [name.slice(1, end), name.slice(end + 1)];
  if (space === 'DAV:') return [`D:${local}`, `D:${local}`];
  if (space === OWNCLOUD) return [`oc:${local}`, `oc:${local}`];
  return [`${local} xmlns="${escapeXml(space)}"`, local];
}

/**
 * Makes what writes the answer about a resource: what has been asked, found, or not found.
 *
 * @param {string[]} names @param {Area} area
 * @param {'all' | 'found' | 'names'} [show] also what is missing; only what is there; only how that is called
 */
export function responseWriter(names, area, show = 'all') {
  const valued = show !== 'names';
  const asked = names.map((name) => {
    const [open, element] = elementOf(name);
    return { name, value: live.get(name), open, element };
  });
  return (/** @type {Resource} */ resource, /** @type {Map<string, string>} */ dead = none) => {
    let found = '';
    let missing = '';
    for (const { name, value, open, element } of asked) {
      const inside = value?.(resource, area);
      const kept = value ? undefined : dead.get(name);
      if (kept !== undefined) found += valued ? kept : `<${open}/>`;
      else if (inside !== undefined) found += valued && inside ? `<${open}>${inside}</${element}>` : `<${open}/>`;
      else if (show === 'all') missing += `<${open}/>`;
    }
    return responseOf(resource.href, [
      [found || !missing ? found : undefined, '200 OK'],
      [missing || undefined, '404 Not Found'],
    ]);
  };
}

/** @type {Map<string, string>} */
const none = new Map();

/** @param {string} address @param {[props: string | undefined, status: string][]} groups */
export function responseOf(address, groups) {
  const written = groups.map(([props, status]) =>
    props === undefined
      ? ''
      : `<D:propstat><D:prop>${props}</D:prop><D:status>HTTP/1.1 ${status}</D:status></D:propstat>`,
  );
  return `<D:response>${href(address)}${written.join('')}</D:response>\n`;
}

/** @param {string} name */
export const emptyElement = (name) => `<${elementOf(name)[0]}/>`;

export const MULTISTATUS = `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:" xmlns:oc="${OWNCLOUD}">\n`;
export const MULTISTATUS_END = '</D:multistatus>\n';
export const XML_TYPE = 'application/xml; charset=utf-8';

/** @param {import('./tree.mjs').Node} node @param {string} address @returns {Resource} */
export function resourceOf(node, address) {
  return { ...node, kind: node.folder ? 'folder' : 'document', href: address };
}

/** @param {import('./history.mjs').Version} version @param {string} prefix @param {number} [newest] @returns {Resource} */
export function versionResource(version, prefix, newest) {
  const { node: id, number, name, written } = version;
  const address = versionHref(prefix, id, number, name);
  return { ...version, id, kind: 'version', href: address, created: written, modified: written, newest };
}

/** @param {string} parent ending in a slash @param {import('./tree.mjs').Node} child */
export const childHref = (parent, { name, folder }) => parent + encodeName(name) + (folder ? '/' : '');
