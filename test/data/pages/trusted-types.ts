import { parseFragment } from '../../../src/data/html/parse-fragment.js';
import { newWorker, parseHtml, parseXml } from '../../../src/data/trusted-types.js';

const parsing = { parseXml, parseHtml, parseFragment, newWorker };

/** What `trusted-types.ts` gives, in a page under a policy. */
export type ParsingPage = typeof parsing;

Object.assign(globalThis, parsing);
