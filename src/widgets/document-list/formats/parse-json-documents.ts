import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { fieldReader } from '../../../data/reading/values/json-fields.js';
import { count, nextLink, object, text, type Loose } from '../../../data/reading/values/json-value.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { extensionOf, mediaType, typeOfName, typeOfWord } from '../rows/document-kind.js';
import { sizeOf } from './file-words.js';
import { personOf, readVersionList } from './parse-json-versions.js';
import { newestFirst } from './parse-versions.js';
import { folderUrl, nameOf } from './within.js';

/** The names that a field goes by, our own first; written together and in small letters. */
const fieldsOf = fieldReader({
  name: 'name nom filename file fichier nomfichier originalname',
  title: 'title titre label libelle intitule objet displayname',
  url: 'url href link lien downloadurl microsoftgraphdownloadurl fileurl sourceurl path chemin weburl',
  folder: 'folder dossier isfolder isdir directory isdirectory',
  kind: 'type kind mimetype mime contenttype mediatype format',
  size: 'size taille poids length bytes filesize',
  modified:
    'modified modifie lastmodified mtime modtime updated updatedat modifiedat lastmodifieddatetime date datemodification',
  created: 'created cree createdat createddatetime datecreation published publie',
  author: 'author auteur by owner proprietaire createdby modifiedby lastmodifiedby service',
  etag: 'etag hash sha checksum',
  lang: 'lang language langue',
  description: 'description resume summary notes',
  version: 'version revision currentversion',
  versions: 'versions history historique',
  versionsUrl: 'versionsurl historyurl',
  entries: 'entries documents files fichiers items children contenu resources',
  writable: 'writable modifiable canwrite',
  id: 'id uid identifier guid',
});

/** Where the documents of an answer stand. */
const LISTS = [
  'documents',
  'entries',
  'items',
  'files',
  'fichiers',
  'resources',
  'results',
  'data',
  'value',
  'children',
];
/** Folders in folders, no deeper. */
const DEEPEST = 60;

/**
 * Reads documents of plain JSON: a list, or an object that holds one as `documents` (also `entries`, `items`, `files`). A
 * document has a `name` or a `title`, and may have all that a `DocumentEntry` has, under that name or another one that is
 * common, in French too; a folder has `folder: true` or its own `entries`. Without `url`, its name is its address. So
 * are the JSON listings of nginx and Caddy, and drive items of Microsoft Graph.
 *
 * @throws {SourceError} of kind `format` when it holds no list of documents.
 */
export function parseJsonDocuments(json: unknown, about: About): DocumentFolder {
  const answer = object(json);
  const list = Array.isArray(json) ? (json as unknown[]) : LISTS.map((name) => answer[name]).find(Array.isArray);
  const named = (one: unknown) => {
    const { name, title, url } = fieldsOf(object(one));
    return text(name) ?? text(title) ?? text(url) ?? (typeof one === 'string' && one);
  };
  // A list of other things is none; an empty one may be.
  if (!list || (list.length && !list.some(named)))
    throw new SourceError('format', `no list of documents at ${about.url}`, { url: about.url });
  const head = Array.isArray(json) ? {} : fieldsOf(answer);
  return {
    title: text(head.title) ?? text(head.name),
    next: resolveUrl(
      text(answer.next) ?? text(answer.next_page) ?? text(answer['@odata.nextLink']) ?? nextLink(about.headers),
      about.url,
    ),
    total: count(answer.total) ?? count(answer.count),
    ...(typeof head.writable === 'boolean' ? { writable: head.writable } : {}),
    ...readList(list as readonly unknown[], folderUrl(about.url).href, about.url, 0),
  };
}

/** @param around Where names without an address are. */
function readList(
  list: readonly unknown[],
  around: string,
  base: string,
  depth: number,
): Pick<DocumentFolder, 'entries' | 'skipped'> {
  let left = 0;
  const { items, skipped } = collect(list, (one) => {
    // A list of addresses is one too.
    const value: Loose = typeof one === 'string' ? { url: one } : object(one);
    const fields = fieldsOf(value);
    const written = text(fields.url);
    const path = (written ?? '').replace(/[?#].*$/s, '');
    const name = text(fields.name) ?? (extensionOf(nameOf(path)) ? nameOf(path) : undefined) ?? text(fields.title);
    // As a name alone, these lead up.
    if (!name || /^\.{1,2}\/?$/.test(name)) return undefined;
    const kind = text(fields.kind) ?? text(object(value.file).mimeType);
    const inside = Array.isArray(fields.entries) && depth < DEEPEST ? (fields.entries as unknown[]) : undefined;
    const folder = isFolder(fields, kind) ?? inside !== undefined;
    // What a server lists is called so to the letter, spaces at its ends too; people write them by mistake.
    const exact = /^(?:file|directory)$/.test(kind ?? '') && typeof fields.name === 'string' ? fields.name : name;
    const own = exact.replace(/(?<!\/)\/+$/, '');
    const url = resolveUrl(written, base) ?? new URL(`./${encodeURIComponent(own)}${folder ? '/' : ''}`, around).href;
    const held = inside && readList(inside, folder && !written ? url : around, base, depth + 1);
    left += held?.skipped ?? 0;
    const title = oneLine(text(fields.title) ?? '');
    const versions = Array.isArray(fields.versions) ? readVersionList(fields.versions, base) : undefined;
    return {
      name: own,
      title: title && title !== own ? title : undefined,
      url,
      folder,
      id: text(fields.id),
      type: folder
        ? undefined
        : ((kind && typeOfWord(kind)) ?? mediaType(kind) ?? typeOfName(own) ?? typeOfName(nameOf(path))),
      size: folder ? undefined : sizeOf(fields.size),
      modified: dateOf(fields.modified),
      created: dateOf(fields.created),
      author: personOf(fields.author),
      etag: text(fields.etag),
      lang: text(fields.lang),
      description: plainText(text(fields.description) ?? '') || undefined,
      version: text(fields.version),
      versions: versions?.items.length ? newestFirst(versions.items) : undefined,
      versionsUrl: resolveUrl(text(fields.versionsUrl), base),
      entries: held?.entries,
      writable: typeof fields.writable === 'boolean' ? fields.writable : undefined,
    } satisfies DocumentEntry;
  });
  return { entries: items, skipped: skipped + left };
}

/** Said by a flag (or what Microsoft puts in its place), or by a type. */
function isFolder({ folder }: { readonly folder?: unknown }, kind = ''): boolean | undefined {
  if (typeof folder === 'boolean') return folder;
  if (folder && typeof folder === 'object') return true;
  return /^(?:directory|folder|dossier|dir|httpd\/unix-directory)$/i.test(kind) || undefined;
}

/** A date, or seconds or milliseconds since 1970, as servers count. */
function dateOf(value: unknown): string | undefined {
  if (typeof value === 'number' && value > 1e8 && value < 1e14) {
    return `${new Date(value < 1e11 ? value * 1000 : value).toISOString().slice(0, 19)}Z`;
  }
  return parseDate(text(value));
}
