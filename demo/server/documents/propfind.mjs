import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { versionAt, versionsOf } from './history.mjs';
import { hrefOf } from './paths.mjs';
import * as properties from './properties.mjs';
import { Refusal } from '../refusal.mjs';
import { childrenOf, find } from './tree.mjs';
import { childOf, elementsOf, parseXml, splitName, writeXml } from './xml.mjs';

/**
 * @typedef {import('./serve-documents.mjs').Context} Context
 * @typedef {import('./act.mjs').Act} Act
 * @typedef {import('./properties.mjs').Resource} Resource
 */

const LARGEST_XML = 1 << 20;
const BATCH = 250;
/** Properties asked for at once: each is written for each document, there or not, and programs ask for some twenty. */
const MOST_NAMES = 200;
/** Characters of all these names. */
const LONGEST_NAMES = 16_384;
/** What may be noted beside one document or folder: a listing tells it of each. */
const MOST_NOTED = 100;
/** Characters of all that is noted there. */
const LONGEST_NOTED = 65_536;

/** What a folder holds, and what is known of each (RFC 4918, 9.1). @param {Context} context @param {Act} act */
export async function propfind({ db, prefix, writable }, { request, reply, place }) {
  const depth = request.headers.depth ?? 'infinity';
  if (depth !== '0' && depth !== '1')
    throw new Refusal(depth === 'infinity' ? 403 : 400, 'One folder is listed at a time.', {
      condition: depth === 'infinity' ? 'propfind-finite-depth' : undefined,
    });
  const asked = askedOf(await readXml(request));
  const { own, children } = await listed(db, prefix, place, depth === '1');
  const dead =
    asked.kind === 'prop' && !asked.names.some((name) => !properties.isLive(name))
      ? none
      : await deadOf(db, own, children, asked);
  const area = { prefix, writable };
  const fixed = asked.kind === 'prop' && properties.responseWriter(asked.names, area);
  const write = (/** @type {Resource} */ resource) => {
    const noted = resource.kind === 'version' ? none : (dead.get(resource.id) ?? none);
    if (fixed) return fixed(resource, noted);
    const names =
      asked.kind === 'propname'
        ? properties.allNames(noted.keys())
        : new Set([...properties.usualNames(noted.keys()), ...asked.names]);
    return properties.responseWriter([...names], area, asked.kind === 'propname' ? 'names' : 'found')(resource, noted);
  };
  return sendMultistatus(reply, [own, ...children], (entry) =>
    write('href' in entry ? entry : properties.resourceOf(entry, properties.childHref(own.href, entry))),
  );
}

const none = new Map();

/** The resource asked about, then what is in it. @param {Context['db']} db @param {string} prefix @param {import('./paths.mjs').Place} place @param {boolean} deep */
async function listed(db, prefix, place, deep) {
  if (place.kind === 'history') throw new Refusal(405, 'A history is read by REPORT.');
  if (place.kind === 'version') {
    const version = await versionAt(db, place.id, place.number);
    if (!version) throw new Refusal(404, 'No such version.');
    return { own: properties.versionResource(version, prefix), children: [] };
  }
  const node = await find(db, place.names);
  if (!node) throw new Refusal(404, 'Nothing there.');
  const own = properties.resourceOf(node, hrefOf(prefix, place.names, Boolean(node.folder)));
  const children = deep && node.folder ? await childrenOf(db, node.id) : [];
  return { own, children };
}

/**
 * What clients noted, as far as it is asked for.
 *
 * @param {Context['db']} db @param {Resource} own @param {import('./tree.mjs').Node[]} children @param {ReturnType<typeof askedOf>} asked
 * @returns {Promise<Map<number, Map<string, string>>>}
 */
async function deadOf(db, own, children, { kind, names }) {
  let query = db.selectFrom('properties').innerJoin('nodes', 'nodes.id', 'properties.node');
  if (kind === 'prop') query = query.where('properties.name', 'in', names);
  const rows = await query
    .select(['properties.node', 'properties.name'])
    .select((is) => (kind === 'propname' ? is.val('').as('xml') : is.ref('properties.xml').as('xml')))
    .where((is) =>
      children.length
        ? is.or([is('nodes.id', '=', own.id), is('nodes.parent', '=', own.id)])
        : is('nodes.id', '=', own.id),
    )
    .execute();
  const found = new Map();
  for (const { node, name, xml } of rows) found.set(node, (found.get(node) ?? new Map()).set(name, xml));
  return found;
}

/** @param {import('./xml.mjs').Element | undefined} root @returns {{ kind: 'prop' | 'propname' | 'allprop', names: string[] }} */
function askedOf(root) {
  if (!root) return { kind: 'allprop', names: [] };
  if (root.name !== '{DAV:}propfind') throw new Refusal(400, 'No propfind.');
  const prop = childOf(root, '{DAV:}prop');
  if (prop) return { kind: 'prop', names: namesIn(prop) };
  if (childOf(root, '{DAV:}propname')) return { kind: 'propname', names: [] };
  const include = childOf(root, '{DAV:}include');
  if (childOf(root, '{DAV:}allprop')) return { kind: 'allprop', names: include ? namesIn(include) : [] };
  throw new Refusal(400, 'It asks for nothing.');
}

/** @param {import('./xml.mjs').Element} element */
function namesIn(element) {
  const names = [...new Set(elementsOf(element).map(({ name }) => name))];
  if (names.length > MOST_NAMES || names.join('').length > LONGEST_NAMES)
    throw new Refusal(413, 'So many properties are not told at once.');
  return names;
}

/** The history of a document (RFC 3253, 3.7), the newest version first. @param {Context} context @param {Act} act */
export async function report({ db, prefix, writable }, { request, reply, place }) {
  const root = await readXml(request);
  if (root?.name !== '{DAV:}version-tree')
    throw new Refusal(root ? 403 : 400, 'The one report is version-tree.', { condition: 'supported-report' });
  if ((request.headers.depth ?? '0') !== '0') throw new Refusal(400, 'One history is read at a time.');
  const node = place.kind === 'live' ? await find(db, place.names) : { id: place.id, folder: 0 };
  if (node?.folder) throw new Refusal(403, 'A folder has no history.', { condition: 'supported-report' });
  const versions = node ? await versionsOf(db, node.id) : [];
  if (!versions.length) throw new Refusal(404, 'Nothing there.');
  const prop = childOf(root, '{DAV:}prop');
  const write = properties.responseWriter(prop ? namesIn(prop) : properties.versionNames, { prefix, writable });
  const newest = versions[0]?.number;
  return sendMultistatus(
    reply,
    versions.map((version) => properties.versionResource(version, prefix, newest)),
    (resource) => write(resource),
  );
}

/** Sends as fast as it is taken. @template T @param {Act['reply']} reply @param {T[]} entries @param {(entry: T) => string} write */
function sendMultistatus(reply, entries, write) {
  function* parts() {
    yield properties.MULTISTATUS;
    for (let from = 0; from < entries.length; from += BATCH)
      yield entries
        .slice(from, from + BATCH)
        .map(write)
        .join('');
    yield properties.MULTISTATUS_END;
  }
  reply.code(207).type(properties.XML_TYPE).header('cache-control', 'no-cache');
  return reply.send(entries.length > BATCH ? Readable.from(parts(), { objectMode: false }) : [...parts()].join(''));
}

/** What a client notes beside a document or a folder: all of it or nothing (RFC 4918, 9.2). @param {Context} context @param {Act} act */
export async function proppatch(context, act) {
  const { request, reply, place } = act;
  const text = await readText(request);
  act.digest = createHash('sha256').update(text).digest('base64url');
  const root = text ? parseXml(text) : undefined;
  if (root?.name !== '{DAV:}propertyupdate') throw new Refusal(400, 'No propertyupdate.');
  const changes = elementsOf(root).flatMap(({ name, children, attributes }) => {
    const [, verb] = splitName(name);
    if (name !== '{DAV:}set' && name !== '{DAV:}remove') return [];
    const lang = attributes.get('{http://www.w3.org/XML/1998/namespace}lang');
    const prop = childOf({ name, children, attributes }, '{DAV:}prop');
    return elementsOf(prop ?? { name, attributes, children: [] }).map((element) => ({ verb, lang, element }));
  });
  if (!changes.length) throw new Refusal(400, 'It changes nothing.');
  if (changes.length > MOST_NAMES) throw new Refusal(413, 'So many properties are not changed at once.');
  if (place.kind !== 'live') throw new Refusal(403, 'The past is only read.');
  const shut = changes.filter(({ element }) => properties.isLive(element.name));
  const open = changes.filter(({ element }) => !properties.isLive(element.name));
  const names = (/** @type {typeof changes} */ some) =>
    some.length ? [...new Set(some.map(({ element }) => properties.emptyElement(element.name)))].join('') : undefined;
  const address = await context.change(act, async (trx) => {
    const node = await find(trx, place.names);
    if (!node) throw new Refusal(404, 'Nothing there.');
    await act.checkAgainst(trx, node);
    if (!shut.length) {
      for (const change of open) await note(trx, node.id, change);
      await checkRoom(trx, node.id);
    }
    return { status: 207, etag: null, href: hrefOf(context.prefix, place.names, Boolean(node.folder)) };
  });
  const groups = shut.length
    ? [
        [names(shut), '403 Forbidden'],
        [names(open), '424 Failed Dependency'],
      ]
    : [[names(open), '200 OK']];
  reply.code(207).type(properties.XML_TYPE);
  return reply.send(
    properties.MULTISTATUS +
      properties.responseOf(
        address.href ?? hrefOf(context.prefix, place.names, place.slash),
        /** @type {[string | undefined, string][]} */ (groups),
      ) +
      properties.MULTISTATUS_END,
  );
}

/** @param {Context['db']} trx @param {number} node @param {{ verb: string, lang: string | undefined, element: import('./xml.mjs').Element }} change */
async function note(trx, node, { verb, lang, element }) {
  const { name } = element;
  await trx.deleteFrom('properties').where('node', '=', node).where('name', '=', name).execute();
  if (verb !== 'set') return;
  const LANG = '{http://www.w3.org/XML/1998/namespace}lang';
  const attributes =
    lang && !element.attributes.has(LANG) ? new Map([...element.attributes, [LANG, lang]]) : element.attributes;
  const xml = writeXml({ ...element, attributes }, LONGEST_NOTED);
  await trx.insertInto('properties').values({ node, name, xml }).execute();
}

/** @param {Context['db']} trx @param {number} node @throws {Refusal} 507 (RFC 4918, 9.2.1) when too much is noted there */
async function checkRoom(trx, node) {
  const { count, size } = await trx
    .selectFrom('properties')
    .select((is) => [is.fn.countAll().as('count'), is.fn.sum(is.fn('length', ['xml'])).as('size')])
    .where('node', '=', node)
    .executeTakeFirstOrThrow();
  if (Number(count) > MOST_NOTED || Number(size) > LONGEST_NOTED)
    throw new Refusal(507, 'So much is not noted beside one document.');
}

/** The XML of a request, if it has any. @param {Act['request']} request */
async function readXml(request) {
  const text = await readText(request);
  return text ? parseXml(text) : undefined;
}

/** @param {Act['request']} request */
async function readText(request) {
  /** @type {Buffer[]} */
  const chunks = [];
  let size = 0;
  for await (const chunk of request.raw.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > LARGEST_XML) throw new Refusal(413, 'The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
