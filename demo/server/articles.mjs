import { readdir } from 'node:fs/promises';
import { freshText, NEIGHBOUR, TOWN } from './serve.mjs';
import { daysSinceWritten } from './shift-dates.mjs';

/** @typedef {{ title: string, content: string, date?: string, image?: string }} Article */

const data = new URL('../data/', import.meta.url);

/**
 * The articles of one day, by the addresses that the feeds write. All feeds are read and moved to today for it, and whoever is
 * lost asks for one too.
 *
 * @type {{ day: number, byAddress: Promise<Map<string, Article>> } | undefined}
 */
let today;

/**
 * The page behind an item of a feed, found in the feeds themselves: the links of the demo lead somewhere. The files are
 * ours and well formed, so that this may be simple.
 *
 * @param {string} address as the feeds write it
 * @returns {Promise<Article | undefined>}
 */
export async function findArticle(address) {
  const day = daysSinceWritten();
  if (today?.day !== day) today = { day, byAddress: readAll() };
  try {
    return (await today.byAddress).get(address);
  } catch (error) {
    // What could not be read once may be read the next time.
    today = undefined;
    throw error;
  }
}

async function readAll() {
  /** @type {Map<string, Article>} */
  const byAddress = new Map();
  for (const name of await readdir(data)) {
    if (!/\.(xml|json)$/.test(name)) continue;
    const text = await freshText(new URL(name, data), name.includes('latin1') ? 'latin1' : 'utf8');
    // The first one that has an address keeps it.
    for (const [address, article] of name.endsWith('.json') ? inJson(JSON.parse(text)) : inXml(text))
      if (!byAddress.has(address)) byAddress.set(address, article);
  }
  return byAddress;
}

/** @param {string} xml @returns {[address: string, article: Article][]} */
function inXml(xml) {
  const blocks = xml.match(/<(item|entry)\b[\s\S]*?<\/\1>/g) ?? [];
  return blocks.flatMap((block) => {
    const links = block.matchAll(/<link>([^<]*)<\/link>|<link (?:rel="alternate" )?href="([^"]*)"/g);
    const article = articleIn(block);
    return [...links].map(([, inside, href]) => /** @type {[string, Article]} */ ([inside ?? href, article]));
  });
}

/** @param {string} block an item @returns {Article} */
function articleIn(block) {
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

/** @param {any} json @returns {[address: string, article: Article][]} */
function inJson(json) {
  /** @type {any[]} */
  const items = json.items ?? [];
  /** @type {any[]} */
  const posts = json.posts ?? [];
  /** @type {any[]} */
  const nodes = Array.isArray(json.data) ? json.data : [];
  /** @type {any[]} */
  const statuses = Array.isArray(json) ? json : [];
  return [
    ...items.map((item) => [
      item.url,
      {
        title: item.title,
        content: item.content_html ?? `<p>${item.content_text}</p>`,
        date: item.date_published,
        image: item.image,
      },
    ]),
    ...posts.map((post) => {
      const image = json.media.find((/** @type {any} */ { id }) => id === post.featured_media)?.source_url;
      const date = `${post.date_gmt}Z`;
      return [post.link, { title: decode(post.title.rendered), content: post.content.rendered, date, image }];
    }),
    // Drupal writes the path alone, whichever of the two sites it is asked at.
    ...nodes.flatMap(({ attributes }) =>
      attributes.path?.alias
        ? [TOWN, NEIGHBOUR].map((site) => [
            site + attributes.path.alias,
            { title: attributes.title, content: attributes.body.processed, date: attributes.created },
          ])
        : [],
    ),
    ...statuses.map(({ url, content, created_at: date }) => [url, { title: 'Message', content, date }]),
  ];
}

/** @param {string} text */
function decode(text) {
  const known = { lt: '<', gt: '>', quot: '"', amp: '&', apos: '’' };
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(+code))
    .replace(/&(lt|gt|quot|amp|apos);/g, (_, name) => known[/** @type {keyof typeof known} */ (name)]);
}
