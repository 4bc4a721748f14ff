import type { Body, Format } from '../../../data/format.js';
import type { DocumentFolder } from '../document-entry.js';
import { askShare, otherShareWays, shareAddress } from './nextcloud-share.js';
import { askSharepoint, prepareSharepoint } from './parse-sharepoint.js';
import { unencoded } from './within.js';

/** The first of a JSON list, or what is no list, when it is an object: formats are known by their keys. */
function sample({ json }: Body): object {
  const { value, d } = Object(json) as { value?: unknown; d?: unknown };
  const { results } = Object(d) as { results?: unknown };
  const list = [json, value, results].find(Array.isArray) as unknown[] | undefined;
  return Object(list ? list[0] : (d ?? json)) as object;
}
const has = (body: Body, ...keys: string[]) => keys.every((key) => key in sample(body));
const at = (body: Body, pattern: RegExp) => body.json !== undefined && pattern.test(unencoded(body.about.url));

/** What pages by which servers list a folder have in common, each in its own words. */
const INDEX =
  /<title>[^<]{0,80}(?:index of|directory (?:listing|contents)|contenu de|listing:)|\[To Parent Directory\]|<a [^<>]{0,99}href="\.\.\/?"|<a [^<>]{0,99}href="\?C=N/i;
/** A link to what ends as documents do. */
const DOCUMENT =
  /href\s*=\s*["']?[^"'<>\s]{1,500}\.(?:pdf|od[tspg]|docx?|xlsx?|pptx?|csv|rtf|zip|7z|txt|epub|ics|jpe?g|png|mp[34])["'\s>?#]/i;
const PASSWORD = /<input[^<>]{0,300}type\s*=\s*["']?password/i;

/** The formats of documents that are not the usual one. Each is one entry here and one file. */
export const moreDocumentFormats: readonly Format<DocumentFolder>[] = [
  {
    // Its answers are WebDAV.
    name: 'nextcloud',
    of: 'xml',
    matches: () => false,
    prepare: shareAddress,
    ask: askShare,
    others: otherShareWays,
    load: async () => (await import('./nextcloud-share.js')).parseShare,
  },
  {
    name: 's3',
    of: 'xml',
    matches: ({ root = '' }) => /(?:^|:)ListBucketResult$/i.test(root),
    load: async () => (await import('./parse-bucket.js')).parseBucket,
  },
  {
    name: 'feed',
    of: 'xml',
    matches: ({ root = '', text }) =>
      /(?:^|:)(?:rss|RDF|feed)$/.test(root) && /<enclosure\b|rel=["']enclosure|<media:content\b/.test(text),
    load: async () => (await import('./parse-feed-documents.js')).parseFeedDocuments,
  },
  {
    name: 'wordpress',
    of: 'json',
    matches: (body) => has(body, 'source_url', 'media_type') || (at(body, /wp\/v2\/media\b/) && isEmpty(body)),
    // Who sent a file comes only when asked for, and as many as it gives at once.
    prepare: (url) => {
      if (!/wp\/v2\/media\b/.test(unencoded(url.href))) return url;
      url.searchParams.set('_embed', 'author');
      if (!url.searchParams.has('per_page')) url.searchParams.set('per_page', '100');
      return url;
    },
    load: async () => (await import('./parse-wordpress-media.js')).parseWordpressMedia,
  },
  {
    name: 'ckan',
    of: 'json',
    matches: ({ json }) => 'success' in (Object(json) as object) && 'result' in (Object(json) as object),
    load: async () => (await import('./parse-ckan.js')).parseCkan,
  },
  {
    name: 'sharepoint',
    of: 'json',
    matches: (body) =>
      has(body, 'ServerRelativeUrl') ||
      has(body, 'FileRef') ||
      at(body, /\/_api\/web\//i) ||
      has(body, 'Files', 'Folders'),
    prepare: prepareSharepoint,
    ask: askSharepoint,
    load: async () => (await import('./parse-sharepoint.js')).parseSharepoint,
  },
  {
    // Any other JSON: its reader says whether it lists documents.
    name: 'json',
    of: 'json',
    matches: ({ json }) => typeof json === 'object' && !!json,
    load: async () => (await import('./parse-json-documents.js')).parseJsonDocuments,
  },
  {
    name: 'index',
    of: 'html',
    matches: ({ root, text }) => !!root && !PASSWORD.test(text) && INDEX.test(text.slice(0, 20_000)),
    load: async () => (await import('./parse-index-page.js')).parseIndexPage,
  },
  {
    // No page is taken for a list by itself: only where the webmaster says so.
    name: 'html-list',
    of: 'html',
    matches: () => false,
    load: async () => (await import('./parse-html-documents.js')).parseHtmlDocumentList,
  },
  {
    name: 'html',
    of: 'html',
    matches: ({ root = '', text }) =>
      /^(?:html|head|body|meta|title|div|main|h1|p)$/i.test(root) && !PASSWORD.test(text) && DOCUMENT.test(text),
    load: async () => (await import('./parse-html-documents.js')).parseHtmlDocuments,
  },
];

function isEmpty({ json }: Body): boolean {
  return Array.isArray(json) && !json.length;
}
