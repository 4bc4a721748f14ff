import { boundPage } from '../html/bound-html.js';
import { quietMarkup } from '../html/quiet-markup.js';
import { parseHtml } from '../trusted-types.js';

/**
 * Parses a web page that is not ours into an inert document, and a strict page hears nothing of it. Of its scripts only
 * data are left; it is cut where parsing it would take minutes.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function parsePage(text: string): Document {
  return parseHtml(quietMarkup(boundPage(text)));
}
