import { decodeReference, mendControl, withReferences } from './entities.js';
import { controls } from '../odd.js';
import type { Body } from '../../format.js';
import { parseXml } from '../../trusted-types.js';
import type { XmlTree } from './xml-element.js';

/** What is left alone, an end of what did not begin, and each reference that is not one of the five of XML, stray `&` included. */
const references = /<!\[CDATA\[[^]*?(?:]]>|$)|<!--[^]*?(?:-->|$)|]]>|&(?!(?:amp|lt|gt|quot|apos);)(?:#?\w+;)?/g;

function mend(found: string): string {
  // A section cannot hold another one (XML 1.0, 2.7): the end of the inner one is that of both.
  if (found[0] === '<') return found[2] === '[' ? `<![CDATA[${found.replaceAll('<![CDATA[', '')}` : found;
  if (found[0] === ']') return '';
  const text = decodeReference(found);
  if (text === found || text === '&') return `&amp;${found.slice(1)}`;
  // In a value, a quote as it is would end it.
  return /^[<"']$/.test(text) ? `&#${text.charCodeAt(0)};` : text;
}

/**
 * Parses XML by the browser's own parser, or gives nothing when it is not well-formed. The prolog and the document
 * type never reach the parser (so no entity is expanded and no file is fetched); references of HTML are decoded, any
 * other shows as written; characters that XML forbids are dropped. Browsers refuse a nesting of more than 5,000.
 *
 * @throws {SourceError} of kind `blocked` when the policy of the page refuses ours.
 */
export function readXml({ text, start }: Body): XmlTree | undefined {
  const xml = text.slice(start).replace(controls, mendControl);
  return parseXml(withReferences(() => xml.replace(references, mend)));
}
