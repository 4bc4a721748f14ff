import type { About, Asking } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { object, text, type Loose } from '../../../data/reading/values/json-value.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { typeOfName } from '../rows/document-kind.js';
import { sizeOf } from './file-words.js';
import { personOf } from './parse-json-versions.js';
import { nameOf, unencoded } from './within.js';

const API = /^(.*\/_api\/web)\//i;

/** A folder is asked for its files and folders at once. */
export function prepareSharepoint(url: URL): URL {
  if (/\/_api\/web\/GetFolderBy\w+\([^)]*\)\/?$/i.test(unencoded(url.pathname)) && !url.searchParams.has('$expand')) {
    url.search += `${url.search ? '&' : '?'}$expand=Files,Folders`;
  }
  return url;
}

/** SharePoint answers by Atom where it is not told otherwise. */
export const askSharepoint = ({ pathname }: URL): Asking | undefined =>
  API.test(pathname) ? { headers: { accept: 'application/json;odata=nometadata' } } : undefined;

/** The list of an answer, in the form of OData 2 (`d.results`), 3 and 4 (`value`). */
function listOf(value: unknown): readonly unknown[] | undefined {
  const inside = object(object(value).d ?? value);
  return [value, inside.results, inside.value].find(Array.isArray) as readonly unknown[] | undefined;
}

/**
 * Reads files and folders of SharePoint by its REST interface (`_api/web/…/Files`, `…/Folders`, or a folder with both).
 *
 * @throws {SourceError} of kind `format` when it holds neither.
 */
export function parseSharepoint(json: unknown, { url }: About): DocumentFolder {
  const answer = object(json);
  const inside = object(answer.d ?? json);
  const parts = [inside.Folders, inside.Files].map(listOf);
  const list = listOf(json) ?? (parts.some(Boolean) ? parts.flatMap((part) => part ?? []) : undefined);
  if (!list) throw new SourceError('format', `no files of SharePoint at ${url}`, { url });
  // What the site keeps for itself.
  const own = list.filter((one) => !(text(object(one).Name) === 'Forms' && isFolder(object(one))));
  const { items, skipped } = collect(own, (one) => readEntry(object(one), url));
  return {
    title: text(inside.Name),
    next: resolveUrl(text(inside.__next) ?? text(answer['odata.nextLink']) ?? text(answer['@odata.nextLink']), url),
    entries: items,
    skipped,
  };
}

const isFolder = (one: Loose): boolean =>
  'ItemCount' in one ||
  'WelcomePage' in one ||
  one.FSObjType === 1 ||
  one.FileSystemObjectType === 1 ||
  /Folder$/.test(text(object(one.__metadata).type) ?? text(one['odata.type']) ?? text(one['@odata.type']) ?? '');

function readEntry(one: Loose, base: string): DocumentEntry | undefined {
  const path = text(one.ServerRelativeUrl) ?? text(one.FileRef);
  const name = text(one.Name) ?? text(one.FileLeafRef) ?? (path && nameOf(path));
  if (!name || !path) return undefined;
  const folder = isFolder(one);
  const title = oneLine(text(one.Title) ?? text(object(one.ListItemAllFields).Title) ?? '');
  const [, api] = API.exec(base) ?? [];
  // In a literal of OData, a quote is doubled.
  const asked = encodeURIComponent(path.replaceAll("'", "''")).replaceAll("'", '%27');
  const url =
    folder && api
      ? `${api}/GetFolderByServerRelativePath(decodedurl='${asked}')?$expand=Files,Folders`
      : resolveUrl(path.split('/').map(encodeURIComponent).join('/'), base);
  if (!url) return undefined;
  return {
    name,
    title: title && title !== name ? title : undefined,
    url,
    folder,
    id: text(one.UniqueId),
    type: folder ? undefined : typeOfName(name),
    size: folder ? undefined : sizeOf(one.Length ?? one.File_x0020_Size),
    modified: parseDate(text(one.TimeLastModified) ?? text(one.Modified)),
    created: parseDate(text(one.TimeCreated) ?? text(one.Created)),
    author: personOf(one.ModifiedBy) ?? personOf(one.Editor) ?? personOf(one.Author),
    etag: text(one.ETag),
    description: text(one.CheckInComment),
    version: text(one.UIVersionLabel) ?? text(one._UIVersionString),
  };
}
