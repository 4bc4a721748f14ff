import { fillInert } from '../trusted-types.js';

/** An element of a document that runs and loads nothing. */
export function inertElement(): HTMLElement {
  return document.implementation.createHTMLDocument().createElement('div');
}

/**
 * Parses text as the HTML of a part of a page, into an element of an inert document.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function parseFragment(text: string): HTMLElement {
  const root = inertElement();
  fillInert(root, text);
  return root;
}
