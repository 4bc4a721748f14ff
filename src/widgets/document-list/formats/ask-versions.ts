import type { Asking, Way } from '../../../data/format.js';
import type { DocumentEntry } from '../document-entry.js';

const XML = { 'content-type': 'application/xml; charset=utf-8' };
const PROPERTIES =
  '<d:version-name/><d:creator-displayname/><d:comment/><d:getlastmodified/><d:creationdate/><d:getcontentlength/>' +
  '<d:getcontenttype/><d:getetag/><d:resourcetype/>';

/** Every version of a document that is under version control (RFC 3253, 3.7). */
const versionTree: Asking = {
  method: 'REPORT',
  headers: { depth: '0', ...XML },
  body: `<d:version-tree xmlns:d="DAV:"><d:prop>${PROPERTIES}</d:prop></d:version-tree>`,
};

/** The folder in which Nextcloud and ownCloud keep the former versions of a file. */
const versionFolder: Asking = {
  method: 'PROPFIND',
  headers: { depth: '1', ...XML, 'x-requested-with': 'XMLHttpRequest' },
  body:
    '<d:propfind xmlns:d="DAV:" xmlns:n="http://nextcloud.org/ns" xmlns:o="http://owncloud.org/ns"><d:prop>' +
    `${PROPERTIES}<n:version-label/><n:version-author/><o:meta-version-edited-by-name/></d:prop></d:propfind>`,
};

/** A file of a signed-in person: what stands before, who. */
const OWN_FILE = /^(.*\/remote\.php\/dav)\/files\/([^/]+)\//;

/**
 * The ways to ask for the history of a document, the likeliest first; none where its source has no history, or gave it
 * with the list. Those of Nextcloud (`dav/versions`) and of ownCloud (`dav/meta`) are for who is signed in there.
 */
export function askVersions({ url, id, folder, versions, versionsUrl }: DocumentEntry): readonly Way[] {
  if (folder || versions) return [];
  const [, dav, user] = OWN_FILE.exec(url) ?? [];
  if (dav && user && id && /^\d+$/.test(id)) {
    return [`${dav}/versions/${user}/versions/${id}`, `${dav}/meta/${id}/v`].map((url) => ({
      url,
      init: versionFolder,
    }));
  }
  if (!versionsUrl) return [];
  // Of WebDAV the document itself is asked; what has an address of its own for it is no WebDAV.
  return [versionsUrl === url ? { url, init: versionTree } : { url: versionsUrl }];
}
