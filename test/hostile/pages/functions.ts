import { safeHtml } from '../../../src/data/safe-html.js';
import { safeUrl } from '../../../src/data/safe-url.js';
import { KEPT, MEDIA, RENAMED } from '../../../src/data/html/html-rules.js';
import type { Vector } from '../vectors.js';
import { provoke } from './provoke.js';

/** What a text left in the page. */
export interface Shown {
  readonly name: string;
  readonly html: string;
  /** What should not be there. */
  readonly wrong: readonly string[];
}

const page = {
  /** Shows each text in the page, as the full text of an item, and does to it all that a reader can do. */
  async show(vectors: readonly Vector[], sanitizer: 'browser' | 'dompurify'): Promise<Shown[]> {
    const own = globalThis.Sanitizer;
    if (sanitizer === 'dompurify') Object.assign(globalThis, { Sanitizer: undefined });
    const shown: Shown[] = [];
    for (const { name, text } of vectors) {
      const place = { base: `${origin}/news/1`, source: `${origin}/feed`, headingLevel: 3, images: 'own' } as const;
      const holder = document.createElement('div');
      holder.append(await safeHtml(text, place));
      shown.push({ name, html: holder.innerHTML, wrong: wrong(holder) });
      document.body.append(holder);
      provoke(holder);
      holder.remove();
    }
    Object.assign(globalThis, { Sanitizer: own });
    return shown;
  },
  /** Makes a link and a picture of each text, and follows the link. */
  link(vectors: readonly Vector[]): string[] {
    return vectors.flatMap(({ name, text }) => {
      const holder = document.createElement('p');
      const link = safeUrl(text, `${origin}/feed`);
      if (link !== undefined)
        holder.append(Object.assign(document.createElement('a'), { href: link, textContent: 'a' }));
      document.body.append(holder);
      provoke(holder);
      holder.remove();
      return wrong(holder).map((fault) => `${name}: ${fault}`);
    });
  },
};

/** What `functions.ts` puts on the window of its page. */
export type FunctionsPage = typeof page;

Object.assign(globalThis, page);

const elements = new Set<string>(KEPT);
const attributes = new Set(
  'alt colspan datetime decoding dir height href lang loading open referrerpolicy rel reversed rowspan scope span src start title type value width'.split(
    ' ',
  ),
);

function wrong(holder: Element): string[] {
  const faults: string[] = [];
  for (const element of holder.querySelectorAll('*')) {
    const { localName, namespaceURI } = element;
    if (!elements.has(localName) || namespaceURI !== 'http://www.w3.org/1999/xhtml') faults.push(`<${localName}>`);
    for (const { name, value } of element.attributes) {
      if (!attributes.has(name)) faults.push(`${localName} ${name}`);
      if (name === 'href' && !/^(https?|mailto|tel|webcal):/.test(value)) faults.push(`href ${value}`);
      if (name === 'src' && new URL(value).origin !== origin) faults.push(`src ${value}`);
    }
    if (localName === 'img' && element.getAttribute('referrerpolicy') !== 'no-referrer') faults.push('a referrer');
    if (localName === 'a' && !element.getAttribute('href')) faults.push('a link to nothing');
  }
  if (
    MEDIA.some((name) => holder.querySelector(name)) ||
    [...RENAMED.keys()].some((name) => holder.querySelector(name))
  )
    faults.push('what should have become something else');
  return faults;
}
