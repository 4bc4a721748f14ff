import type { Asking, Way } from '../../../data/format.js';
import type { SourceError } from '../../../data/source-error.js';

/** Where servers speak WebDAV: Nextcloud, ownCloud, sabre/dav, Apache and others by custom. */
const KNOWN = /\/(?:remote|public)\.php\/(?:web)?dav(?:\/|$)|\/(?:web)?dav\//i;

const PROPERTIES =
  '<d:displayname/><d:getlastmodified/><d:creationdate/><d:getcontentlength/><d:getcontenttype/><d:getetag/>' +
  '<d:resourcetype/><d:getcontentlanguage/><d:creator-displayname/><d:version-name/><d:checked-in/>' +
  '<d:current-user-privilege-set/><o:fileid/><o:permissions/><o:size/><o:owner-display-name/>';

/** How a folder of WebDAV is asked for what it holds: by PROPFIND, one level deep (RFC 4918, 9.1). */
export const listFolder = {
  method: 'PROPFIND',
  headers: { depth: '1', 'content-type': 'application/xml; charset=utf-8' },
  body: '<d:propfind xmlns:d="DAV:" xmlns:o="http://owncloud.org/ns"><d:prop>' + `${PROPERTIES}</d:prop></d:propfind>`,
} satisfies Asking;

/**
 * How an address is asked for what it lists, where it is known to speak WebDAV or the page says so. Any other is asked by
 * GET first: most have a page, and no other origin lets itself be asked by PROPFIND unless it is made for it.
 */
export function askWebdav({ pathname }: URL, named: boolean): Asking | undefined {
  if (!named && !KNOWN.test(pathname)) return undefined;
  if (!pathname.includes('.php/')) return listFolder;
  // Nextcloud and ownCloud ask for it on shares; and with it they do not make the browser ask for a password.
  return { ...listFolder, headers: { ...listFolder.headers, 'x-requested-with': 'XMLHttpRequest' } };
}

/**
 * Where a folder of this site has no page that can be read (Apache without an index, nginx, IIS, sabre/dav), it may speak
 * WebDAV all the same: it is asked once more.
 */
export function otherWebdavWays(url: URL, { kind, status }: SourceError): readonly Way[] {
  const none = status === 403 || status === 405 || status === 501 || (status === 404 && url.pathname.endsWith('/'));
  const ours = url.origin === location.origin && !KNOWN.test(url.pathname);
  return ours && (none || kind === 'format') ? [{ url: url.href, init: listFolder }] : [];
}
