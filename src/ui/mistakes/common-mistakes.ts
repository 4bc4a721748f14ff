import type { FailureMessages } from '../../i18n/messages.js';
import { sourceAttributes, wrongColors, wrongFlags } from '../../settings/child-sources.js';
import { misspelt } from '../../settings/misspelt.js';
import type { Written } from './written-well.js';

/** What stands inside a widget that is not closed, and hardly in one that is. */
const swallowed =
  'h1,h2,h3,p~p,main,footer,parvis-news-feed,parvis-document-list,parvis-event-calendar,parvis-idea-box';

const isSpace = (node: Node | null | undefined): boolean => node?.nodeType === Node.TEXT_NODE;

/**
 * True where the page is written with a line for each thing, and its next end tag, on a line of its own, was the first to close
 * the widget: whatever stands inside, the widget has its last space, and nothing after it.
 */
const closedByAnother = ({ parentNode, lastChild, children }: Element): boolean =>
  [parentNode?.firstChild, lastChild].every((node) => isSpace(node) && /^\s*\n\s*$/.test(node!.textContent!)) &&
  [...children].some((child) => !child.matches('a,[slot],parvis-source'));

/** True for `<parvis-news-feed />`, which HTML does not close: nothing is written after it any more, not even a space. */
const isOpen = (widget: Element): boolean =>
  !isSpace(widget.nextSibling) &&
  (closedByAnother(widget) ||
    // An item of a list inside may have a heading, and what has a slot shows.
    [...widget.querySelectorAll(`:is(${swallowed}):not([slot], :scope :is(li, article, [slot]) *)`)].some(
      // Where a page is sent without its spaces, paragraphs may as well be its fallback.
      ({ localName }) => localName !== 'p' || isSpace(widget.previousSibling),
    ));

/** What is said of each word of an attribute that is none of those that are known. */
export const unknownWords = (
  f: FailureMessages,
  attribute: string,
  written: string | null,
  known: readonly string[],
): string[] =>
  (written ?? '')
    .split(/[\s,]+/)
    .filter((word) => word && !known.includes(word))
    .map((word) => f.unknownWord(`${attribute}="${word}"`, known));

/** What is said of a date that is none: the one that was meant, where it is written as people do. */
export function noDate(f: FailureMessages, attribute: string, written: string): string {
  const [, day = '', month = '', year] = /^(\d\d?)\D(\d\d?)\D(\d{4})$/.exec(written) ?? [];
  const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const named = `${attribute}="${written}"`;
  return Number.isNaN(Date.parse(meant)) ? f.writeLike(named, '2026-12-31') : f.writeInstead(named, meant);
}

/**
 * What a page has written in vain in any widget: it works as if that were not there, so that only a sentence can tell.
 *
 * @param id One that this widget could have.
 */
export function commonMistakes(widget: Written, f: FailureMessages, id: string): string[] {
  const noNumber = (name: string, example: number) =>
    f.noNumber(`${name}="${widget.getAttribute(name)}"`, `${name}="${example}"`);
  const { observedAttributes } = widget.constructor as unknown as { readonly observedAttributes: readonly string[] };
  return [
    ...[
      ...misspelt(widget, observedAttributes),
      ...[...widget.querySelectorAll('parvis-source')].flatMap((child) => misspelt(child, sourceAttributes)),
    ].map(({ written, meant }) => f.writeInstead(written, meant)),
    ...(isOpen(widget) ? [f.notClosed(widget.localName)] : []),
    ...unknownWords(f, 'images', widget.images ?? '', ['own', 'all', 'none']),
    ...unknownWords(f, 'loading', widget.loading, ['lazy', 'eager']),
    ...unknownWords(f, 'heading-level', widget.getAttribute('heading-level'), ['1', '2', '3', '4', '5', '6']),
    ...(widget.hasAttribute('max') && !widget.max ? [noNumber('max', 5)] : []),
    ...(Number(widget.getAttribute('refresh')) >= 0 ? [] : [noNumber('refresh', 10)]),
    ...(widget.hash && !widget.id ? [f.hashAlone(`id="${id}"`)] : []),
    ...wrongFlags(widget).map((name) => f.removeIt(`${name}="${widget.getAttribute(name)}"`)),
    ...wrongColors(widget).map((color) => f.noColor(`color="${color}"`, 'color="#0b6e4f"')),
  ];
}
