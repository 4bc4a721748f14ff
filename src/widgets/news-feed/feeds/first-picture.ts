import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { decodeHtml } from '../../../data/reading/values/plain-text.js';
import type { NewsImage } from '../news-item.js';

/** The first picture of an HTML text that is no smiley and no counter of readers. */
export function firstPicture(html: string | undefined, base: string): NewsImage | undefined {
  for (const [tag] of (html ?? '').matchAll(/<img\s([^"'>]|"[^"]*("|$)|'[^']*('|$))*/gi)) {
    const found: Record<string, string> = {};
    for (const [, name, value] of tag.matchAll(
      /\s(src|data-(?:lazy-)?src|data-original|alt|width|height)\s*=\s*("[^"]*|'[^']*|[^\s>]+)/gi,
    )) {
      found[name!.toLowerCase()] = decodeHtml(value!.replace(/^["']/, ''));
    }
    // What a script of the page would load later is the picture; what stands for it until then is none.
    const later = found['data-src'] || found['data-lazy-src'] || found['data-original'];
    const url = resolveUrl(later || found.src, base);
    const width = parseInt(found.width!) || undefined;
    const height = parseInt(found.height!) || undefined;
    if (url?.startsWith('http') && !(width! < 3 || height! < 3 || /emoji|smil(ey|ies)/.test(tag))) {
      return { url, alt: found.alt, width, height };
    }
  }
  return undefined;
}
