import type { Vector } from './vectors.js';

/** A feed made around hostile texts: one item for each, which carries it wherever its format has room for it. */
export interface HostileFeed {
  readonly format: string;
  readonly type: string;
  readonly body: string;
}

/** Stands in the title of an item, and can be looked for on the screen. */
export const titleMark = (index: number): string => `Titre-${index}.`;
/** Stands in the full text of an item, long enough to be worth opening. */
export const textMark = (index: number): string => `Texte-${index}.`;

const long = 'Le conseil municipal se réunit lundi. '.repeat(6);
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const content = (index: number, text: string) => `<p>${textMark(index)} ${long}</p>${text}`;
const day = (index: number) => new Date(Date.UTC(2026, 0, 1) + index * 36e5).toISOString();

/** RSS 2.0: escaped texts, content in CDATA. The feed is called by all texts together, or by those given for it. */
export function rss(vectors: readonly Vector[], named = vectors): HostileFeed {
  const all = escape(named.map(({ text }) => text).join(' '));
  const items = vectors.map(({ text }, index) => {
    const raw = escape(text);
    return `<item>
      <title>${titleMark(index)} ${raw}</title>
      <link>${raw}</link>
      <guid isPermaLink="false">rss-${index} ${raw}</guid>
      <pubDate>${new Date(day(index)).toUTCString()}</pubDate>
      <description>${raw}</description>
      <content:encoded>${cdata(content(index, text))}</content:encoded>
      <category>${raw}</category>
      <dc:creator>${raw}</dc:creator>
      <enclosure url="${raw}" type="${raw}" length="1" />
      <media:content url="${raw}" medium="image" /><media:description>${raw}</media:description>
    </item>`;
  });
  const body = `<?xml version="1.0"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>${all}</title><description>${all}</description><link>${escape(vectors[0]?.text ?? '')}</link>
    <image><url>${escape(vectors[0]?.text ?? '')}</url></image>${items.join('\n')}</channel></rss>`;
  return { format: 'rss', type: 'application/rss+xml', body };
}

/** Atom: every text as HTML, in CDATA or escaped, and addresses in attributes. */
export function atom(vectors: readonly Vector[], named = vectors): HostileFeed {
  const all = escape(named.map(({ text }) => text).join(' '));
  const entries = vectors.map(({ text }, index) => {
    const raw = escape(text);
    return `<entry>
      <id>atom-${index} ${raw}</id>
      <title type="html">${titleMark(index)} ${raw}</title>
      <link href="${raw}" /><link rel="enclosure" href="${raw}" type="${raw}" title="${raw}" />
      <updated>${day(index)}</updated>
      <summary type="html">${cdata(text)}</summary>
      <content type="html" xml:base="${raw}">${escape(content(index, text))}</content>
      <category term="${raw}" label="${raw}" />
      <author><name>${raw}</name><uri>${raw}</uri></author>
    </entry>`;
  });
  const body = `<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title type="html">${all}</title><subtitle>${all}</subtitle>
    <updated>2026-01-01T00:00:00Z</updated>${entries.join('\n')}</feed>`;
  return { format: 'atom', type: 'application/atom+xml', body };
}

/** Atom with the texts that are well-formed as elements of the feed itself. */
export function xhtml(vectors: readonly Vector[]): HostileFeed {
  const entries = vectors.map(
    ({ text }, index) => `<entry>
      <id>xhtml-${index}</id><title>${titleMark(index)}</title><updated>${day(index)}</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${textMark(index)} ${long}</p>${text}</div></content>
    </entry>`,
  );
  const body = `<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>x</title>${entries.join('\n')}</feed>`;
  return { format: 'xhtml', type: 'application/atom+xml', body };
}

/** RSS in which the texts stand as they are: most of it is not well-formed. */
export function broken(vectors: readonly Vector[]): HostileFeed {
  const items = vectors.map(
    ({ text }, index) =>
      `<item><title>${titleMark(index)}</title><guid isPermaLink="false">broken-${index}</guid><description>${textMark(index)} ${long} ${text}</description></item>`,
  );
  return {
    format: 'broken',
    type: 'text/xml',
    body: `<rss version="2.0"><channel><title>x</title>${items.join('\n')}</channel></rss>`,
  };
}

/** JSON Feed, which carries every sign as it is. */
export function json(vectors: readonly Vector[]): HostileFeed {
  const items = vectors.map(({ text }, index) => ({
    id: `json-${index} ${text}`,
    title: `${titleMark(index)} ${text}`,
    url: text,
    external_url: text,
    content_html: content(index, text),
    summary: text,
    image: text,
    banner_image: text,
    date_published: day(index),
    authors: [{ name: text, url: text, avatar: text }],
    tags: [text],
    language: text,
    attachments: [{ url: text, mime_type: text, title: text }],
  }));
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: vectors.map(({ text }) => text).join(' '), items };
  return { format: 'json', type: 'application/feed+json', body: JSON.stringify(feed) };
}
