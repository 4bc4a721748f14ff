import { Refusal } from '../refusal.mjs';

/**
 * An element of a request. Names are `{namespace}local`.
 *
 * @typedef {object} Element
 * @property {string} name
 * @property {Map<string, string>} attributes
 * @property {(Element | string)[]} children
 */

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const DEEPEST = 64;
/** Characters of a namespace: each name under it holds it, and a body of a megabyte has a hundred thousand names. */
const LONGEST_NAMESPACE = 500;
// Namespaces in XML 1.0, 3: NCName, out of the letters of XML 1.0, 2.3.
const START = String.raw`A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}`;
const NAME = String.raw`[${START}][${START}0-9.\-\u00b7\u0300-\u036f\u203f\u2040]*`;
const QNAME = String.raw`(?:${NAME}:)?${NAME}`;
/* eslint-disable no-misleading-character-class -- the ranges of XML begin where they do */
const TAG = new RegExp(String.raw`<(/?)(${QNAME})((?:\s+${QNAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'uy');
const ATTRIBUTE = new RegExp(String.raw`(${QNAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'gu');
/* eslint-enable no-misleading-character-class */
const IGNORED = /<!--(?:(?!--)[^])*-->|<\?[\w.-]+(?:\s[^]*?)?\?>/y;
const CDATA = /<!\[CDATA\[([^]*?)\]\]>/y;
const TEXT = /[^<]+/y;
// eslint-disable-next-line no-control-regex -- what XML 1.0 does not hold
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/**
 * Reads the XML of a request: namespaces, no document type and so no entity but the five and numbers. Strict: what is
 * not well-formed is refused (RFC 4918, 8.2).
 *
 * @param {string} text
 * @returns {Element} the root
 * @throws {Refusal} 400
 */
export function parseXml(text) {
  const top = /** @type {Element} */ ({ name: '', attributes: new Map(), children: [] });
  /** @type {{ element: Element, raw: string, scope: Scope }[]} */
  const open = [{ element: top, raw: '', scope: { own: new Map([['xml', XML]]) } }];
  const source = text.replace(/^\ufeff/, '');
  if (NO_XML.test(source)) throw malformed();
  let at = 0;
  const next = (/** @type {RegExp} */ pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < source.length) {
    const { element: parent, raw: parentRaw, scope: outer } = /** @type {typeof open[number]} */ (open.at(-1));
    if (next(IGNORED)) continue;
    const text = next(TEXT);
    if (text) {
      if (parent !== top) parent.children.push(decode(text[0]));
      else if (text[0].trim()) throw malformed();
      continue;
    }
    const cdata = parent !== top && next(CDATA);
    if (cdata) {
      parent.children.push(cdata[1] ?? '');
      continue;
    }
    const tag = next(TAG);
    if (!tag) throw malformed();
    const [, closing, raw = '', written = '', empty] = tag;
    if (closing) {
      if (raw !== parentRaw || written || empty) throw malformed();
      open.pop();
      continue;
    }
    if (parent === top && top.children.length) throw malformed();
    const { scope, attributes } = readAttributes(written, outer);
    const element = { name: qualify(raw, scope, true), attributes, children: [] };
    // It would be written with a default namespace, which XML's own cannot be.
    if (element.name.startsWith(`{${XML}}`)) throw malformed();
    parent.children.push(element);
    if (!empty) open.push({ element, raw, scope });
    if (open.length > DEEPEST) throw malformed();
  }
  const [root] = top.children;
  if (open.length > 1 || typeof root !== 'object') throw malformed();
  return root;
}

/**
 * The prefixes that an element declares, and those around it. They are looked up outwards, at most as far as elements may lie
 * in each other: copied for each element, a thousand prefixes above a thousand elements would be a million.
 *
 * @typedef {{ own: Map<string, string>, outer?: Scope }} Scope
 */

/** @param {string} written @param {Scope} outer */
function readAttributes(written, outer) {
  const found = [...written.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => ({
    name,
    value: decode(double ?? single ?? '').replace(/[\t\r\n]/g, ' '),
  }));
  const own = new Map();
  for (const { name, value } of found) {
    // Namespaces in XML 1.0, 3: neither of these two is anybody's default.
    if (name === 'xmlns' && (value === XML || value === XMLNS)) throw malformed();
    if (name === 'xmlns') own.set('', value);
    if (!name.startsWith('xmlns:')) continue;
    // A prefix cannot be unbound, and these two cannot be bound.
    if (!value || name === 'xmlns:xmlns' || value === XMLNS || (name === 'xmlns:xml') !== (value === XML))
      throw malformed();
    own.set(name.slice(6), value);
  }
  for (const namespace of own.values())
    if (namespace.length > LONGEST_NAMESPACE) throw new Refusal(413, 'A namespace is too long.');
  const scope = own.size ? { own, outer } : outer;
  const attributes = new Map();
  for (const { name, value } of found) {
    if (/^xmlns(:|$)/.test(name)) continue;
    const qualified = qualify(name, scope, false);
    if (attributes.has(qualified)) throw malformed();
    attributes.set(qualified, value);
  }
  return { scope, attributes };
}

/** @param {string} raw @param {Scope} scope @param {boolean} byDefault whether the default namespace counts */
function qualify(raw, scope, byDefault) {
  const [local = '', prefix] = raw.split(':').reverse();
  const namespace = prefix === undefined ? (byDefault && bound(scope, '')) || '' : bound(scope, prefix);
  if (namespace === undefined) throw malformed();
  return `{${namespace}}${local}`;
}

/** @param {Scope | undefined} scope @param {string} prefix @returns {string | undefined} */
function bound(scope, prefix) {
  for (let at = scope; at; at = at.outer) if (at.own.has(prefix)) return at.own.get(prefix);
  return undefined;
}

const entities = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }));

/** @param {string} text */
function decode(text) {
  if (!text.includes('&')) return text.replace(/\r\n?/g, '\n');
  return text.replace(/\r\n?/g, '\n').replace(/&(?:#x([\da-f]+)|#(\d+)|([\w.-]+))?;?/gi, (all, hex, number, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(number);
    const character = name ? entities.get(name) : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (!all.endsWith(';') || character === undefined || NO_XML.test(character) || /^[\ud800-\udfff]$/.test(character))
      throw malformed();
    return character;
  });
}

const malformed = () => new Refusal(400, 'The body is no well-formed XML.');

/** Writes text for an element or an attribute. @param {string} text */
export function escapeXml(text) {
  // Most names need nothing, and listings are long.
  return !/[&<>"\r]/.test(text) ? text : text.replace(/[&<>"\r]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Splits `{namespace}local`. @param {string} name @returns {[namespace: string, local: string]} */
export function splitName(name) {
  const end = name.lastIndexOf('}');
  return [name.slice(1, end), name.slice(end + 1)];
}

/**
 * Writes an element alone, with the namespaces that it needs. What was read may become longer by that, as attributes declare
 * theirs again: it is given up before it has grown.
 *
 * @param {Element} element @param {number} most characters
 * @returns {string}
 * @throws {Refusal} 507
 */
export function writeXml(element, most) {
  let written = '';
  const add = (/** @type {string} */ text) => {
    written += text;
    if (written.length > most) throw new Refusal(507, 'So much is not noted beside one document.');
  };
  /** @param {Element} element @param {string} [around] the namespace declared above it */
  const write = ({ name, attributes, children }, around) => {
    const [namespace, local] = splitName(name);
    add(`<${local}`);
    if (namespace !== around) add(` xmlns="${escapeXml(namespace)}"`);
    let index = 0;
    for (const [attribute, value] of attributes) add(writeAttribute(attribute, value, index++));
    add('>');
    for (const child of children)
      if (typeof child === 'string') add(escapeXml(child));
      else write(child, namespace);
    add(`</${local}>`);
  };
  write(element);
  return written;
}

/** @param {string} attribute @param {string} value @param {number} index among those of its element */
function writeAttribute(attribute, value, index) {
  const [space, bare] = splitName(attribute);
  if (!space) return ` ${bare}="${escapeXml(value)}"`;
  if (space === XML) return ` xml:${bare}="${escapeXml(value)}"`;
  return ` xmlns:a${index}="${escapeXml(space)}" a${index}:${bare}="${escapeXml(value)}"`;
}

/** The elements directly inside. @param {Element} element @returns {Element[]} */
export const elementsOf = (element) => element.children.filter((child) => typeof child === 'object');

/** @param {Element} element @param {string} name */
export const childOf = (element, name) => elementsOf(element).find((child) => child.name === name);
