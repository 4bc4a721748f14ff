import { readdir } from 'node:fs/promises';
import { freshText } from './serve.mjs';

/** @typedef {{ title: string, content: string, date?: string, image?: string }} Article */

const data = new URL('../data/', import.meta.url);

/**
 * The page behind an item of a feed, found in the feeds themselves: the links of the demo lead somewhere. The files are
 * ours and well formed, so that this may be simple.
 *
 * @param {string} address as the feeds write it
 * @returns {Promise<Article | undefined>}
 */
export async function findArticle(address) {
  for (const name of await readdir(data)) {
    if (!/\.(xml|json)$/.test(name)) continue;
    const text = await freshText(new URL(name, data), name.includes('latin1') ? 'latin1' : 'utf8');
    const found = name.endsWith('.json') ? inJson(JSON.parse(text), address) : inXml(text, address);
    if (found) return found;
  }
  return undefined;
}

/** @param {string} xml @param {string} address @returns {Article | undefined} */
function inXml(xml, address) {
  const link = [`<link>${address}</link>`, `<link href="${address}"`, `<link rel="alternate" href="${address}"`];
  const block = xml.match(/<(item|entry)\b[\s\S]*?<\/\1>/g)?.find((item) => link.some((part) => item.includes(part)));
  if (!block) return undefined;
  const inside = (/** @type {string} */ name) => {
    const found = block.match(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`));
    if (!found) return undefined;
    const [, attributes = '', content = ''] = found;
    const cdata = content.match(/<!\[CDATA\[([\s\S]*?)\]\]>/);
    if (cdata) return cdata[1];
    return attributes.includes('xhtml') ? content : decode(content.trim());
  };
  const content = inside('content:encoded') ?? inside('content') ?? inside('description') ?? inside('summary') ?? '';
  return {
    title: decode(inside('title') ?? ''),
    content: /^\s*</.test(content) ? content : `<p>${content}</p>`,
    date: inside('pubDate') ?? inside('published') ?? inside('updated') ?? inside('dc:date'),
    image: block.match(/https:[^"]+\.(?:webp|jpg)/)?.[0],
  };
}

/** @param {any} json @param {string} address @returns {Article | undefined} */
function inJson(json, address) {
  const item = json.items?.find((/** @type {any} */ { url }) => url === address);
  if (item)
    return {
      title: item.title,
      content: item.content_html ?? `<p>${item.content_text}</p>`,
      date: item.date_published,
      image: item.image,
    };
  const post = json.posts?.find((/** @type {any} */ { link }) => link === address);
  if (post) {
    const image = json.media.find((/** @type {any} */ { id }) => id === post.featured_media)?.source_url;
    return { title: decode(post.title.rendered), content: post.content.rendered, date: `${post.date_gmt}Z`, image };
  }
  const node =
    Array.isArray(json.data) &&
    json.data.find((/** @type {any} */ { attributes }) => attributes.path && address.endsWith(attributes.path.alias));
  if (node)
    return { title: node.attributes.title, content: node.attributes.body.processed, date: node.attributes.created };
  const status = Array.isArray(json) && json.find(({ url }) => url === address);
  if (status) return { title: 'Message', content: status.content, date: status.created_at };
  return undefined;
}

/** @param {string} text */
function decode(text) {
  const known = { lt: '<', gt: '>', quot: '"', amp: '&', apos: '’' };
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(+code))
    .replace(/&(lt|gt|quot|amp|apos);/g, (_, name) => known[/** @type {keyof typeof known} */ (name)]);
}
