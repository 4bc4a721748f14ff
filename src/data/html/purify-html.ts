import DOMPurify from 'dompurify';
import { DROPPED, PASSED, PASSED_ATTRIBUTES } from './html-rules.js';
import { rename } from './settle-html.js';
import { parseFragment } from './parse-fragment.js';

const rules = {
  ALLOWED_TAGS: [...PASSED],
  ALLOWED_ATTR: PASSED_ATTRIBUTES,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  // Its own list lacks webcal; what remains is judged by `safeUrl`.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|webcal):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  FORBID_CONTENTS: [...DROPPED],
  IN_PLACE: true,
  // The text is parsed by us, behind our own policy: it needs none.
  TRUSTED_TYPES_POLICY: null,
};

// An instance of our own: what the page tells its DOMPurify (hooks, `setConfig`) must not loosen ours.
let purifier: ReturnType<typeof DOMPurify> | undefined;

/**
 * What is allowed of a text, in an element of an inert document. For browsers without a sanitizer.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function purifyHtml(html: string): HTMLElement {
  const root = parseFragment(html);
  const built = root.querySelectorAll('[is]');
  (purifier ??= DOMPurify(window)).sanitize(root, rules);
  // An element remembers its `is` when the attribute is gone, and would become the page's own element.
  for (const element of built) {
    if (root.contains(element)) rename(element, element.localName);
  }
  return root;
}
