import { decodeReference, mendControl, withReferences } from './entities.js';
import { controls } from '../odd.js';
import type { XmlElement, XmlTree } from './xml-element.js';

/** Deeper tags are passed over: no nesting makes this slow or overflows. */
const DEEPEST = 250;
/** Tags read between two looks at the clock. */
const TAGS = 250;

type Scope = Record<string, string>;

/** CDATA (its inside), comments, instructions and tags. */
const markup =
  /<!\[CDATA\[([^]*?)(?:]]>|$)|<!--[^]*?(?:-->|$)|<\?[^]*?(?:\?>|$)|<\/?[a-z_](?:[^<>"']|"[^"<]*"|'[^'<]*'|["'])*>?/gi;
const cdata = /<!\[CDATA\[([^]*?)(?:]]>|$)/g;
/** Attributes one after the other, so that none is found in the value of another. */
const declaration = /(?<![^\s="'])([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** The rest of a tag. No value holds `<` (XML 1.0, 3.1), so a quote that meets one was never closed. */
const restOfTag = /(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y;
const anyBracket = /[<>]/g;

/** Text as XML writes it, read: each reference is decoded once, an unknown one stays as written. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  // Escaped HTML holds hundreds of these two. Neither sign is part of a reference, so none comes of decoding them first.
  text = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return text.includes('&') ? withReferences(() => text.replace(/&#?\w+;/g, decodeReference)) : text;
}

/** White space in a value is blanks (XML 1.0, 3.3.3). */
const attributeValue = (text: string) => decodeXml(/[\t\n\r]/.test(text) ? text.replace(/[\t\n\r]/g, ' ') : text);

/** A light element: its name, what its tag says, and where its inside stands in the source. */
class LightElement implements XmlElement {
  firstElementChild: LightElement | null = null;
  nextElementSibling: LightElement | null = null;
  lastElementChild: LightElement | null = null;
  readonly localName: string;
  end = Infinity;
  /** Readers ask twice: whether there is a text, and for it. */
  #textContent?: string;

  constructor(
    readonly source: string,
    readonly nodeName: string,
    readonly attributes: string,
    readonly start: number,
    readonly parentElement: LightElement | null,
    readonly scope: Scope,
  ) {
    this.localName = nodeName.slice(nodeName.indexOf(':') + 1);
  }

  get namespaceURI(): string | null {
    const prefix = this.nodeName.slice(0, -this.localName.length - 1);
    return (this.scope[prefix] ?? prefix) || null;
  }

  get textContent(): string {
    return (this.#textContent ??= this.#readText());
  }

  #readText(): string {
    let inside = this.source.slice(this.start, this.end);
    if (inside.search(controls) >= 0) inside = inside.replace(controls, mendControl);
    if (!inside.includes('<')) return decodeXml(inside);
    // One CDATA section and nothing else: the usual form of the longest texts.
    if (inside.startsWith('<![CDATA[') && inside.indexOf(']]>') === inside.length - 3) return inside.slice(9, -3);
    return decodeXml(inside.replace(markup, (_, text?: string) => text?.replaceAll('&', '&amp;') ?? ''));
  }

  get innerHTML(): string {
    return this.source
      .slice(this.start, this.end)
      .replace(cdata, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  }

  getAttribute(name: string): string | null {
    const text = this.attributes;
    if (!text.includes(name)) return null;
    if (!text.includes("'")) {
      const found = text.indexOf(`${name}="`);
      const from = found + name.length + 2;
      if (found > 0 && text.charCodeAt(found - 1) <= 32)
        return attributeValue(text.slice(from, text.indexOf('"', from)));
    }
    for (let at = 0, equals; (equals = text.indexOf('=', at)) >= 0;) {
      let from = equals + 1;
      while (text.charCodeAt(from) <= 32) from++;
      const quote = text[from]!;
      const quoted = quote === '"' || quote === "'";
      let to = quoted ? text.indexOf(quote, ++from) : from + text.slice(from).search(/\s|$/);
      if (to < 0) to = text.length;
      const key = text.slice(at, equals).trimEnd();
      if (key.endsWith(name) && !(key.charCodeAt(key.length - name.length - 1) > 32)) {
        return attributeValue(text.slice(from, to));
      }
      at = to + 1;
    }
    return null;
  }

  append(child: LightElement): void {
    if (this.lastElementChild) this.lastElementChild.nextElementSibling = child;
    else this.firstElementChild = child;
    this.lastElementChild = child;
  }

  /** Cuts off the children after `last`, or all of them. */
  truncate(last: LightElement | null): void {
    if (last) last.nextElementSibling = null;
    else this.firstElementChild = null;
    this.lastElementChild = last;
  }
}

/**
 * XML read leniently, a part at a time, without the browser's parser: for what is long, cut or not well-formed.
 * References are decoded when a text is asked for; no entity is declared, no document type read. End tags close
 * what was left open, or are let go; a quote left open ends with its tag; a stray `<` or `&` is text.
 *
 * Blocks (elements of the given local names) are handed out as each ends, and are not in the tree until `attach`.
 */
export class LightTree implements XmlTree {
  readonly #text: string;
  readonly #blocks: readonly string[];
  readonly #root: LightElement;
  #at: number;
  #node: LightElement;
  #depth = 0;
  #block: LightElement | null = null;
  #done = false;
  #ended = false;
  /** Ends of sections that do not come any more, so that none is searched for twice. */
  readonly #missing = new Set<string>();

  constructor(text: string, start = 0, blocks: readonly string[] = []) {
    this.#text = text;
    this.#at = start;
    this.#blocks = blocks;
    const scope = Object.assign(Object.create(null) as Scope, { xml: 'http://www.w3.org/XML/1998/namespace' });
    this.#node = this.#root = new LightElement(text, '', '', start, null, scope);
  }

  /** The first element. It has what was read so far, save the blocks. */
  get documentElement(): LightElement {
    return this.#root.firstElementChild ?? this.#root;
  }

  /** True at the end of the text. */
  get done(): boolean {
    return this.#done;
  }

  /** True once the end of the first element was met. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Reads on, to the end of a block, which it gives, or of the text, or until a time of `performance.now`. */
  next(until = Infinity): LightElement | undefined {
    const text = this.#text;
    for (let tags = 1; ; tags++) {
      if (tags % TAGS === 0 && performance.now() > until) return undefined;
      const open = text.indexOf('<', this.#at);
      if (open < 0) return this.#end();
      const code = text.charCodeAt(open + 1);
      let ended: LightElement | undefined;
      if (code === 47) ended = this.#endTag(open);
      else if (code === 33 || code === 63) this.#section(open);
      else if ((code | 32) > 96 || code === 95 || code === 58) ended = this.#startTag(open);
      else this.#at = open + 1;
      if (ended) return ended;
    }
  }

  /** Puts blocks into their places, for a reader to see; gives what takes them out again. */
  attach(blocks: readonly LightElement[]): () => void {
    const before = new Map<LightElement, LightElement | null>();
    for (const block of blocks) {
      const parent = block.parentElement!;
      if (!before.has(parent)) before.set(parent, parent.lastElementChild);
      parent.append(block);
    }
    return () => before.forEach((last, parent) => parent.truncate(last));
  }

  /** Past a comment, CDATA, an instruction or a declaration. One that never ends is text. */
  #section(open: number): void {
    const text = this.#text;
    const end = text.startsWith('<!--', open)
      ? '-->'
      : text.startsWith('<![CDATA[', open)
        ? ']]>'
        : text[open + 1] === '?'
          ? '?>'
          : '>';
    const at = this.#missing.has(end) ? -1 : text.indexOf(end, open + 4);
    if (at < 0) this.#missing.add(end);
    this.#at = at < 0 ? open + 2 : at + end.length;
  }

  #startTag(open: number): LightElement | undefined {
    const text = this.#text;
    let at = open + 1;
    for (let code; (code = text.charCodeAt(++at)) > 32 && code !== 62 && code !== 47 && code !== 60;);
    const name = text.slice(open + 1, at);
    let close = at;
    if (text.charCodeAt(at) !== 62) {
      restOfTag.lastIndex = anyBracket.lastIndex = at;
      close = restOfTag.test(text) ? restOfTag.lastIndex - 1 : (anyBracket.exec(text)?.index ?? -1);
      if (close < 0) return this.#end();
    }
    const empty = text.charCodeAt(close - 1) === 47;
    const isBlock = this.#node !== this.#root && this.#blocks.includes(name.slice(name.indexOf(':') + 1).toLowerCase());
    // A block inside its like: the end tag of the one before is missing.
    if (isBlock && !empty && this.#block?.nodeName === name) return this.#close(this.#block, open);
    this.#at = text[close] === '<' ? close : close + 1;
    if (this.#depth > DEEPEST) return undefined;

    const attributes = text.slice(at, empty ? close - 1 : close);
    const parent = this.#node;
    let scope = parent.scope;
    if (attributes.includes('xmlns')) {
      scope = Object.create(scope) as Scope;
      for (const [, name, double, single] of attributes.matchAll(declaration)) {
        const prefix = /^xmlns(?:$|:(.*))/.exec(name!);
        if (prefix) scope[prefix[1] ?? ''] = decodeXml(double ?? single!);
      }
    }
    const element = new LightElement(text, name, attributes, this.#at, parent, scope);
    if (isBlock && !this.#block) this.#block = element;
    else parent.append(element);
    this.#node = element;
    this.#depth++;
    return empty ? this.#close(element, this.#at) : undefined;
  }

  #endTag(open: number): LightElement | undefined {
    const text = this.#text;
    const close = text.indexOf('>', open);
    const name = text.slice(open + 2, close < 0 ? undefined : close).trim();
    this.#at = close < 0 ? text.length : close + 1;
    let element = this.#node;
    // What all stands in has no name, as `</>` has none.
    while (element !== this.#root && element.nodeName !== name) element = element.parentElement!;
    return element === this.#root ? undefined : this.#close(element, open);
  }

  /** Closes an element and all that is open in it. Gives the block that thereby ended. */
  #close(element: LightElement, end: number): LightElement | undefined {
    let ended: LightElement | undefined;
    // The first element stays open: what comes after its end is still read.
    if (element.parentElement === this.#root) {
      this.#ended = true;
      if (this.#node === element) return undefined;
      element = this.#node;
      while (element.parentElement!.parentElement !== this.#root) element = element.parentElement!;
    }
    for (let node: LightElement; (node = this.#node) !== element.parentElement;) {
      node.end = Math.min(node.end, end);
      if (node === this.#block) {
        ended = node;
        this.#block = null;
      }
      this.#node = node.parentElement!;
      this.#depth--;
    }
    return ended;
  }

  /** The end of the text. A block cut there keeps what was whole of it. */
  #end(): LightElement | undefined {
    this.#done = true;
    this.#at = this.#text.length;
    const block = this.#block;
    if (!block) return undefined;
    this.#block = null;
    let node = this.#node;
    if (node !== block) {
      while (node.parentElement !== block) node = node.parentElement!;
      let before = block.firstElementChild;
      while (before && before.nextElementSibling !== node) before = before.nextElementSibling;
      block.truncate(before);
    }
    return block;
  }
}

/** Reads a whole text at once. */
export function readLightTree(text: string, start = 0, blocks: readonly string[] = []): XmlTree {
  const tree = new LightTree(text, start, blocks);
  const found: LightElement[] = [];
  while (!tree.done) {
    const block = tree.next();
    if (block) found.push(block);
  }
  tree.attach(found);
  return tree;
}
