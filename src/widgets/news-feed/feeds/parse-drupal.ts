import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { firstPicture } from './first-picture.js';
import { firstWords } from './first-words.js';
import { asHtml, count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { makeItem } from './make-item.js';
import type { NewsFeed, NewsImage, NewsItem } from '../news-item.js';

/** The resources that came along (JSON:API 1.0, 7.3), by type and id. */
type Included = ReadonlyMap<string, Loose>;

const keyOf = ({ type, id }: Loose) => `${text(type)} ${text(id)}`;

/**
 * Reads content of Drupal's JSON:API, as `/jsonapi/node/article`, one or a list. Pictures, terms and authors are there
 * when it was asked with `include`. Resources that are no content (terms, files, settings) are counted in `skipped`.
 *
 * @throws {SourceError} of kind `format` when it holds no resource.
 */
export function parseDrupal(json: unknown, about: About): NewsFeed {
  const answer = object(json);
  if (!answer.data) throw new SourceError('format', `no resources at ${about.url}`, { url: about.url });
  const included: Included = new Map(objects(answer.included).map((one) => [keyOf(one), one]));
  const links = object(answer.links);
  return {
    next: resolveUrl(text(object(links.next).href) ?? text(links.next), about.url),
    total: count(object(answer.meta).count),
    feed: '',
    ...collect(objects(answer.data), (node) => readNode(node, included, about.url)),
  };
}

function readNode(node: Loose, included: Included, base: string): NewsItem | undefined {
  if (!text(node.type)?.startsWith('node--')) return undefined;
  const attributes = object(node.attributes);
  const relations = Object.entries(object(node.relationships)).flatMap(([name, relation]) =>
    objects(object(relation).data).map((link) => ({ name, link, found: object(included.get(keyOf(link))) })),
  );
  const named = (type: RegExp) =>
    relations.flatMap(({ name, link, found }) => {
      const { name: label, display_name } = object(found.attributes);
      const title = oneLine(text(display_name) ?? text(label) ?? '');
      return type.test(text(link.type) ?? '') && title ? [{ name, title }] : [];
    });
  const terms = named(/^taxonomy_term--/);
  const forReaders = (name: string) => /audience|public$/.test(name);
  const body = object(attributes.body);
  const longText = Object.values(attributes).find((value) => text(object(value).processed));
  const path = text(object(attributes.path).alias);
  const number = text(attributes.drupal_internal__nid);
  const lang = text(attributes.langcode);
  // The address of a page begins where that of the interface leaves it: the site, and the language.
  const page = path ?? (number && `/node/${number}`);
  const summary = text(body.summary) ?? text(object(attributes.field_summary).processed);
  const content =
    text(body.processed) ?? (text(body.value) && asHtml(text(body.value)!)) ?? text(object(longText).processed);
  const title = oneLine(text(attributes.title) ?? '');
  return makeItem(
    {
      id: text(node.id),
      title,
      url: page && resolveUrl(base.replace(/\/jsonapi.*/s, '') + page, base),
      published: parseDate(text(attributes.published_at) ?? text(attributes.created)),
      updated: parseDate(text(attributes.changed)),
      authors: named(/^user--/)
        .filter(({ name }) => name === 'uid')
        .map(({ title }) => title),
      categories: terms.filter(({ name }) => !forReaders(name)).map(({ title }) => title),
      audience: [
        ...terms.filter(({ name }) => forReaders(name)).map(({ title }) => title),
        ...[attributes.field_audience].flat().flatMap((group) => text(group) ?? []),
      ],
      // Drupal leaves it empty unless an editor writes one, and cuts the text where it shows a teaser.
      summary: (summary && plainText(summary)) || firstWords(content, title),
      content,
      image: picture(relations, included, base) ?? firstPicture(content, base),
      attachments: [],
      // The module Scheduler.
      expires: parseDate(text(attributes.unpublish_on)),
      lang: lang === 'und' ? undefined : lang,
      // “Sticky at top of lists”.
      pinned: attributes.sticky === true || undefined,
    },
    base,
  );
}

/** The first picture that content points to: a file, or a medium that points to its file. */
function picture(
  relations: readonly { readonly link: Loose; readonly found: Loose }[],
  included: Included,
  base: string,
): NewsImage | undefined {
  for (const { link, found } of relations) {
    const inside = Object.values(object(found.relationships)).flatMap((relation) => objects(object(relation).data));
    for (const one of [link, ...inside]) {
      const file = object(object(included.get(keyOf(one))).attributes);
      const url = resolveUrl(text(object(file.uri).url), base);
      if (!url || !/^image/.test(text(file.filemime) ?? '')) continue;
      const { alt, width, height } = object(one.meta);
      return { url, alt: text(alt), width: count(width), height: count(height) };
    }
  }
  return undefined;
}
