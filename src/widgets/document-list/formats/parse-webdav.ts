import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { children } from '../../../data/reading/xml/xml-children.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { mediaType, typeOfName } from '../rows/document-kind.js';
import { isFailure, propText, readResources, type DavResource } from './multistatus.js';
import { folderUrl, nameOf, within, type Within } from './within.js';

type Head = Pick<DocumentFolder, 'title' | 'writable'>;

/** A long answer comes in parts, and the folder itself stands in one of them: what it said, by the root of the document. */
const heads = new WeakMap<XmlElement, Head>();
/** The folder as its server calls it, in the same way: see `ownFolder`. */
const owns = new WeakMap<XmlElement, URL>();

/**
 * Reads what a folder of WebDAV holds (RFC 4918, 13): Apache, nginx, IIS, sabre/dav, Nextcloud, ownCloud, rclone and the
 * server of the demo. The folder itself, which answers too, gives the title. What leads out of the folder or to another
 * host, and what the server could not tell about, is left out and counted in `skipped`.
 *
 * @throws {SourceError} of kind `format` when it is no multistatus.
 */
export function parseWebdav(document: XmlTree, { url }: About): DocumentFolder {
  const { documentElement: root } = document;
  if (root.localName !== 'multistatus') throw new SourceError('format', `no multistatus at ${url}`, { url });
  const folder = folderUrl(url);
  const asked = new URL(url).pathname;
  const resources = readResources(document);
  const own = owns.get(root) ?? ownFolder(resources, folder);
  owns.set(root, own);
  const listed = resources.flatMap((resource) => {
    const told = isFailure(resource) ? undefined : within(resource.href, own);
    const place = told && own !== folder ? { ...told, url: new URL(`./${told.rest}`, folder) } : told;
    // Asked for by the name of a document, a server tells of that one alone.
    const itself = place?.rest === '' && (resource.collection ?? asked.endsWith('/'));
    if (itself) heads.set(root, headOf(resource, folder));
    return itself ? [] : [{ resource, place }];
  });
  const { items, skipped } = collect(listed, ({ resource, place }) => place && readEntry(resource, place));
  return { ...heads.get(root), entries: items, skipped };
}

/**
 * A server behind a path of another one (`ProxyPass /documents/ http://nas/remote.php/webdav/`) calls all by the paths that it
 * has itself. It tells of the folder first: that is not the one asked then, and holds all the rest.
 */
function ownFolder(resources: readonly DavResource[], folder: URL): URL {
  const [first] = resources;
  const other = first?.collection && !within(first.href, folder) && within(first.href, new URL('/', folder));
  if (!other) return folder;
  const own = folderUrl(other.url.href);
  return resources.every(({ href }) => within(href, own)) ? own : folder;
}

/** The top of a share is called by what no one reads. */
const SHARE = /\/(?:public\.php\/dav\/files|public-files)\/[^/]+\/$/;

function headOf(resource: DavResource, { pathname }: URL): Head {
  const name = nameOf(pathname);
  const title = oneLine(resource.name ?? '') || name;
  const said = title !== name || !SHARE.test(pathname);
  return { title: (said && title) || undefined, writable: writable(resource, true) };
}

function readEntry(resource: DavResource, { url, rest }: Within): DocumentEntry | undefined {
  const folder = resource.collection ?? url.pathname.endsWith('/');
  const name = nameOf(rest || url.pathname);
  if (!name) return undefined;
  // Folders are asked with the slash, or servers send on to it.
  if (folder && !url.pathname.endsWith('/')) url.pathname += '/';
  const { props, size, modified, created, etag } = resource;
  const said = oneLine(resource.name ?? '');
  return {
    name,
    title: said && !isSameName(said, name) ? said : undefined,
    url: url.href,
    folder,
    id: propText(resource, 'fileid', 'resource-id', 'id'),
    type: folder ? undefined : (mediaType(resource.mime) ?? typeOfName(name)),
    size: folder ? undefined : size,
    modified,
    created,
    author: oneLine(propText(resource, 'creator-displayname', 'owner-display-name') ?? '') || undefined,
    etag,
    lang: propText(resource, 'getcontentlanguage'),
    version: propText(resource, 'version-name'),
    // Whoever has versions answers for them at the document's own address (RFC 3253, 3.7).
    versionsUrl: (props.get('checked-in') ?? props.get('checked-out')) ? url.href : undefined,
    writable: writable(resource, folder),
  };
}

/** A name that says no more than another: in capitals, with its accents apart, or encoded. */
const isSameName = (one: string, other: string): boolean =>
  one === nameOf(other) || plain(one) === plain(other) || plain(nameOf(one)) === plain(other);
const plain = (name: string) => name.normalize('NFC').toLowerCase().trim();

/** Permissions of ownCloud and Nextcloud (W: write, C and K: add files and folders), else privileges (RFC 3744, 3 and 5.4). */
function writable({ props }: DavResource, folder: boolean): boolean | undefined {
  const permissions = props.get('permissions');
  if (permissions) return (folder ? /[CK]/ : /W/).test(permissions.textContent ?? '');
  const privileges = props.get('current-user-privilege-set');
  if (!privileges) return undefined;
  return children(privileges, 'privilege')
    .flatMap((privilege) => children(privilege))
    .some(({ localName }) => /^(?:all|write)$/.test(localName) || localName === (folder ? 'bind' : 'write-content'));
}
