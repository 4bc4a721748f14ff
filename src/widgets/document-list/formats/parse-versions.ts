import type { About, Reading } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import type { XmlTree } from '../../../data/reading/xml/xml-element.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentVersion } from '../document-entry.js';
import { isFailure, propText, readResources, type DavResource } from './multistatus.js';
import { folderUrl, within } from './within.js';

/** The history of one document. */
export interface DocumentHistory extends Reading {
  readonly versions: readonly DocumentVersion[];
}

/**
 * Reads the versions of a document: what a REPORT `version-tree` answers (RFC 3253, 3.7), and the folders in which Nextcloud
 * and ownCloud keep them. Newest first. A version that leads to another host is kept without its address.
 *
 * @throws {SourceError} of kind `format` when it is no multistatus.
 */
export function parseVersions(document: XmlTree, { url }: About): DocumentHistory {
  const { documentElement: root } = document;
  if (root.localName !== 'multistatus') throw new SourceError('format', `no multistatus at ${url}`, { url });
  const asked = folderUrl(url);
  const found = readResources(document).filter(
    // The folder of the versions answers too.
    (resource) => !(resource.collection ?? within(resource.href, asked)?.rest === ''),
  );
  const { items, skipped } = collect(found, (resource) =>
    isFailure(resource) ? undefined : readVersion(resource, new URL(url)),
  );
  return { versions: newestFirst(items), skipped };
}

function readVersion(resource: DavResource, asked: URL): DocumentVersion {
  // Versions may stand anywhere on their server: in Subversion under `!svn`.
  const place = within(resource.href, new URL('/', asked));
  return {
    label: oneLine(propText(resource, 'version-name', 'version-label') ?? ''),
    url: place?.rest ? place.url.href : undefined,
    date: resource.modified ?? resource.created,
    author:
      oneLine(propText(resource, 'creator-displayname', 'meta-version-edited-by-name', 'version-author') ?? '') ||
      undefined,
    size: resource.size,
    comment: oneLine(propText(resource, 'comment') ?? '') || undefined,
    etag: resource.etag,
  };
}

const isNumber = ({ label }: DocumentVersion) => /^\d{1,15}$/.test(label);

/** By their numbers where all have one, else by date. Those that say neither stay behind, as they came. */
export function newestFirst(versions: readonly DocumentVersion[]): readonly DocumentVersion[] {
  if (versions.every(isNumber)) return [...versions].sort((a, b) => +b.label - +a.label);
  const time = ({ date = '' }: DocumentVersion) => date;
  return [...versions].sort((a, b) => (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0));
}

/**
 * A history in which the version that the document has now is marked: what its source marked, else the one of its number
 * or its ETag, else, for a history that may lack it (Nextcloud lists former ones only), the document itself before all.
 */
export function withCurrent(versions: readonly DocumentVersion[], entry: DocumentEntry): readonly DocumentVersion[] {
  if (!versions.length || versions.some(({ current }) => current)) return versions;
  const { version, etag, url, modified, author, size } = entry;
  const at = [
    versions.findIndex(({ label }) => version !== undefined && label === version),
    versions.findIndex((one) => etag !== undefined && one.etag === etag),
    versions.findIndex(({ date }) => modified !== undefined && date === modified),
  ].find((found) => found >= 0);
  if (at !== undefined) return versions.map((one, index) => (index === at ? { ...one, current: true } : one));
  return [{ label: version ?? '', url, date: modified, author, size, etag, current: true }, ...versions];
}
