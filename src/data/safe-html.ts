import { boundHtml } from './html/bound-html.js';
import { DROPPED, PASSED, PASSED_ATTRIBUTES } from './html/html-rules.js';
import { quietMarkup } from './html/quiet-markup.js';
import { settleHtml, type TextPlace } from './html/settle-html.js';
import { inertElement } from './html/parse-fragment.js';

export type { TextPlace };

/**
 * HTML of a source, such as a page may show it: text, headings, lists, tables, links and the pictures that `images`
 * allows. Nothing in it runs, nothing is fetched but those pictures, nothing in it names or styles anything of the page.
 * It may be empty. Relative addresses are resolved, headings start at `headingLevel` and skip none, a picture or
 * a recording that is not loaded leaves a link.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page forbids what the sanitizer needs.
 */
export async function safeHtml(html: string, place: TextPlace): Promise<DocumentFragment> {
  const text = quietMarkup(boundHtml(html));
  const root = hasSanitizer() ? sanitize(text) : (await import('./html/purify-html.js')).purifyHtml(text);
  settleHtml(root, place);
  const fragment = root.ownerDocument.createDocumentFragment();
  while (root.firstChild) fragment.append(root.firstChild);
  return document.adoptNode(fragment);
}

/** Chrome 105 to 118 had a `setHTML` of another shape, with other rules. */
function hasSanitizer(): boolean {
  return 'setHTML' in Element.prototype && 'removeUnsafe' in (globalThis.Sanitizer?.prototype ?? {});
}

interface SanitizingElement {
  setHTML(html: string, options: { sanitizer: SanitizerConfig | Sanitizer }): void;
}

const rules: SanitizerConfig = {
  elements: [...PASSED],
  attributes: PASSED_ATTRIBUTES,
  comments: false,
  dataAttributes: false,
};
let sanitizer: Sanitizer | undefined;

/** What is allowed of a text, by the browser's own sanitizer, in an element of an inert document. */
function sanitize(html: string): HTMLElement {
  const root = inertElement();
  const unknown = unknownNames(html);
  (root as unknown as SanitizingElement).setHTML(html, {
    sanitizer: unknown.length
      ? { ...rules, replaceWithChildrenElements: unknown }
      : (sanitizer ??= new Sanitizer(rules)),
  });
  return root;
}

const known = new Set([...PASSED, ...DROPPED]);
const MANY = 200;

/**
 * Names of elements that no list of ours knows. The sanitizer takes away what is in them too, unless it is told their
 * names, and there may be a whole article in a `<font>`. Found in the text as it is: one too many does no harm.
 */
function unknownNames(html: string): string[] {
  const names = new Set<string>();
  for (const [, name] of html.matchAll(/<([a-z][^\t\n\f\r />\0]*)/gi)) {
    const lower = name!.toLowerCase();
    if (!known.has(lower)) names.add(lower);
    if (names.size === MANY) break;
  }
  return [...names];
}
