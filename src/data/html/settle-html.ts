import { fileName } from '../reading/values/file-name.js';
import { ATTRIBUTES, KEPT, LATER, MEDIA, RENAMED } from './html-rules.js';
import { imageAllowed, safeImage } from '../safe-image.js';
import { safeUrl, type ImagePolicy } from '../safe-url.js';

/** Where a text is shown. */
export interface TextPlace {
  /** Absolute address against which the addresses in the text are resolved. */
  readonly base: string;
  /** Address of the source, whose pictures are its own. */
  readonly source: string;
  /** Level of the highest headings in the text, 1 to 6. */
  readonly headingLevel: number;
  readonly images: ImagePolicy;
}

const kept = new Set(KEPT);
const media = new Set(MEDIA);

/** Pixels of a side up to which a picture is one of the signs of a text. */
const SIGN = 32;

/** Elements that may be empty, or whose place counts. */
const HOLDERS = new Set('br caption col colgroup hr img tbody td tfoot th thead tr wbr'.split(' '));
/** Of the others, those that mean nothing to the line they stand in. */
const BLOCKS = new Set(
  'blockquote dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre summary table ul'.split(' '),
);

/** A sign that people see: neither a blank nor a control. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;
const EMOJI =
  /^(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}])[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u;

/** Comments, and instructions, which some browsers read in HTML and keep: 128 + 64 + 8, by the DOM's own numbers. */
const SILENT = 0xc8;

/**
 * Makes a sanitized text, in an inert document, into what a page may show: our list once more, addresses, pictures,
 * headings, and nothing empty or nameless.
 */
export function settleHtml(root: Element, place: TextPlace): void {
  const silent = root.ownerDocument.createNodeIterator(root, SILENT);
  for (let node = silent.nextNode(); node; node = silent.nextNode()) (node as ChildNode).remove();
  // From the end, so that what is in an element is settled before the element.
  const gone: Gone = new Map();
  for (const element of [...root.querySelectorAll('*')].reverse()) settle(plain(element), place, gone);
  // From the start, so that what stands in many of them moves once.
  for (const element of [...gone.keys()].reverse()) unwrap(element);
  outline(root, place.headingLevel);
}

/** How an element is written out that a page's own class would take (HTML, 13.3, step 5). */
const CUSTOM = /^<[^\s>]+ is=/;

/** An element made with `is` belongs to a class of the page, also where a sanitizer has taken the attribute away. */
function plain(element: Element): Element {
  element.removeAttribute('is');
  return CUSTOM.test((element.cloneNode() as Element).outerHTML) ? rename(element, element.localName) : element;
}

/** Elements that go while their content stays, the last first, and whether it is line breaks and nothing else. */
type Gone = Map<Element, boolean>;

function settle(element: Element, place: TextPlace, gone: Gone): void {
  const name = element.localName;
  if (name === 'img') return settlePicture(element, place);
  if (media.has(name)) return settleRecording(element, place);
  if (name === 'source') {
    // That of a recording is read, and goes, with it.
    if (!media.has(element.parentElement!.localName)) element.remove();
    return;
  }
  const unnamed = name === 'a' && !settleLink(element, place);
  const empty = isEmpty(element, gone);
  if (empty && !unnamed && BLOCKS.has(name)) return element.remove();
  if (empty && !element.firstElementChild) return element.replaceWith(element.textContent);
  if (unnamed || empty || !(kept.has(name) || RENAMED.has(name)) || !(element instanceof HTMLElement))
    return void gone.set(element, empty);
  const other = RENAMED.get(name) ?? orphan(element);
  if (other) element = rename(element, other);
  settleAttributes(element, element.localName === 'a' ? ['href', 'rel'] : []);
  if (/^[ou]l$/.test(element.localName)) settleList(element);
}

function settleAttributes(element: Element, own: readonly string[]): void {
  for (const { name, value } of [...element.attributes]) {
    const [elements, valid] = ATTRIBUTES.get(name) ?? [];
    const fits = valid?.test(value) && (!elements!.length || elements!.includes(element.localName));
    if (!fits && !own.includes(name)) element.removeAttribute(name);
  }
}

/** Gives false when the link leads nowhere that a page may lead, or has nothing to be named by. */
function settleLink(link: Element, { base }: TextPlace): boolean {
  const address = safeUrl(link.getAttribute('href') ?? '', base);
  if (!address || !(VISIBLE.test(link.textContent) || link.querySelector('img:not([alt=""])'))) return false;
  lead(link, address);
  return true;
}

function lead(link: Element, address: string): void {
  link.setAttribute('href', address);
  if (/^http/.test(address) && new URL(address).origin !== globalThis.origin)
    link.setAttribute('rel', 'noopener noreferrer external');
}

function settlePicture(picture: Element, { base, source, images }: TextPlace): void {
  const alt = (picture.getAttribute('alt') ?? '').trim();
  const address = ['src', ...LATER].map((name) => safeImage(picture.getAttribute(name) ?? '', base)).find(Boolean);
  const side = (name: string) => parseFloat(picture.getAttribute(name) ?? '');
  if (EMOJI.test(alt)) picture.replaceWith(alt);
  // Of one or two pixels: it counts readers.
  else if (side('width') < 3 || side('height') < 3) picture.remove();
  else if (!address) picture.replaceWith(alt);
  else if (!imageAllowed(address, images, source)) {
    // A sign of the line says by its name all that a link could.
    if (side('width') <= SIGN && side('height') <= SIGN) picture.replaceWith(alt);
    else replaceByLink(picture, address, alt);
  } else {
    picture.setAttribute('alt', alt);
    picture.setAttribute('loading', 'lazy');
    picture.setAttribute('decoding', 'async');
    picture.setAttribute('referrerpolicy', 'no-referrer');
    picture.setAttribute('src', address);
    settleAttributes(picture, ['src', 'loading', 'decoding', 'referrerpolicy']);
  }
}

function settleRecording(recording: Element, { base }: TextPlace): void {
  const named = [recording, ...recording.children].map((element) => element.getAttribute('src')).find(Boolean);
  const address = safeUrl(named ?? '', base);
  if (address) replaceByLink(recording, address, recording.getAttribute('title') ?? '');
  else recording.remove();
}

/** In a link already, only the text is left: links do not nest. */
function replaceByLink(element: Element, address: string, text: string): void {
  const words = VISIBLE.test(text) ? text : fileName(address);
  if (element.closest('a[href]')) return element.replaceWith(words);
  const link = element.ownerDocument.createElement('a');
  lead(link, address);
  link.textContent = words;
  // Two recordings in a row are two words.
  element.replaceWith(' ', link, ' ');
}

function isEmpty(element: Element, gone: Gone): boolean {
  return (
    !HOLDERS.has(element.localName) &&
    [...element.children].every((child) => child.localName === 'br' || gone.get(child)) &&
    !VISIBLE.test(element.textContent)
  );
}

/** What an element becomes where it has no meaning. */
function orphan({ localName, parentElement }: Element): string | undefined {
  const parents = { li: 'ol, ul, menu, dir', dt: 'dl, dl > div', dd: 'dl, dl > div', summary: 'details' }[localName];
  return parents && !parentElement!.matches(parents) ? 'div' : undefined;
}

/** A list holds items only: what stands between them joins the one before. */
function settleList(list: Element): void {
  let item: Element | undefined;
  for (const child of [...list.childNodes]) {
    if (child instanceof HTMLLIElement) item = child;
    else if (child instanceof Element || VISIBLE.test(child.textContent ?? '')) {
      if (!item) child.before((item = list.ownerDocument.createElement('li')));
      item.append(child);
    }
  }
}

/** Headings hang under the level asked for, and none skips a level (RGAA 9.1). */
function outline(root: Element, highest: number): void {
  const above: string[] = [];
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    while (above.length && above.at(-1)! >= heading.localName) above.pop();
    above.push(heading.localName);
    rename(heading, `h${Math.min(highest + above.length - 1, 6)}`);
  }
}

/** Puts an element of another name in the place of this one. */
export function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name);
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
  while (element.firstChild) renamed.append(element.firstChild);
  element.replaceWith(renamed);
  return renamed;
}

function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}
