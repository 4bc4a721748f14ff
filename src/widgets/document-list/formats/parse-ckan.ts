import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { extensionOf, typeOfName, typeOfWord } from '../rows/document-kind.js';
import { sizeOf } from './file-words.js';
import { nameOf } from './within.js';

/**
 * Reads the open data of CKAN: the resources of a package (`package_show`); of a search (`package_search`), a list, which DKAN
 * gives for one too, or an organization with its packages, each package as a folder that holds its resources.
 *
 * @throws {SourceError} of kind `format` when it holds neither.
 */
export function parseCkan(json: unknown, { url }: About): DocumentFolder {
  const answer = object(json);
  const result = object(answer.result);
  if (Array.isArray(result.resources)) {
    const { items, skipped } = readResources(result, url);
    return { title: titleOf(result), entries: items, skipped, url: resolveUrl(text(result.url), url) };
  }
  const list = [answer.result, result.results, result.packages].find(Array.isArray) as readonly unknown[] | undefined;
  if (!list || answer.success === false) throw new SourceError('format', `no packages at ${url}`, { url });
  let left = 0;
  // A list may hold the names alone (`package_list`).
  const { items, skipped } = collect(list, (one) => {
    const folder = readPackage(typeof one === 'string' ? { name: one } : object(one), url);
    left += folder?.skipped ?? 0;
    return folder?.entry;
  });
  const total = count(result.count);
  // An organization or a group, which holds packages, has a title.
  const title = list === answer.result ? undefined : titleOf(result);
  return { ...nextPage(url, list.length, total), title, total, entries: items, skipped: skipped + left };
}

/** The page after, by number of the first package (`start`). */
function nextPage(url: string, here: number, total = 0): Pick<DocumentFolder, 'next'> {
  const after = new URL(url);
  const start = (count(after.searchParams.get('start')) ?? 0) + here;
  after.searchParams.set('start', String(start));
  return here && start < total ? { next: after.href } : {};
}

const titleOf = (one: Loose) => oneLine(text(one.title) ?? text(one.name) ?? '') || undefined;

function readPackage(one: Loose, base: string): { entry: DocumentEntry; skipped: number } | undefined {
  const name = titleOf(one);
  if (!name) return undefined;
  const { items, skipped } = readResources(one, base);
  const id = text(one.name) ?? text(one.id);
  const show = new URL(base);
  show.pathname = show.pathname.replace(/\w+$/, 'package_show');
  show.search = id ? `id=${encodeURIComponent(id)}` : '';
  const entry = {
    name,
    url: show.href,
    folder: true,
    id: text(one.id),
    modified: parseDate(text(one.metadata_modified)),
    created: parseDate(text(one.metadata_created)),
    author:
      oneLine(text(object(one.organization).title) ?? text(one.author) ?? text(one.maintainer) ?? '') || undefined,
    description: plainText(text(one.notes) ?? '') || undefined,
    // What did not come with the list is asked of the package.
    entries: Array.isArray(one.resources) ? items : undefined,
  };
  return { entry, skipped };
}

/**
 * What portals of Europe write before a format (DCAT-AP 3, `dcterms:format` and `dcat:mediaType`): the list of the Publications
 * Office or of IANA in which it stands.
 */
const LISTED = /^https?:\/\/(?:publications\.europa\.eu\/.*\/file-type|www\.iana\.org\/assignments\/media-types)\//i;

const readResources = (one: Loose, base: string) =>
  collect(objects(one.resources), (resource): DocumentEntry | undefined => {
    const url = resolveUrl(text(resource.url), base);
    if (!url) return undefined;
    const file = nameOf(url.replace(/[?#].*$/s, ''));
    const title = oneLine(text(resource.name) ?? text(resource.title) ?? '');
    const name = extensionOf(file) ? file : title || file || new URL(url).hostname;
    const words = [text(resource.mimetype), text(resource.format)].map((word) => word?.replace(LISTED, ''));
    return {
      name,
      title: title && title !== name ? title : undefined,
      url,
      folder: false,
      id: text(resource.id),
      type: words.map((word) => word && typeOfWord(word)).find(Boolean) ?? typeOfName(file),
      size: sizeOf(resource.size),
      modified: parseDate(text(resource.last_modified)) ?? parseDate(text(resource.metadata_modified)),
      created: parseDate(text(resource.created)),
      description: plainText(text(resource.description) ?? '') || undefined,
    };
  });
