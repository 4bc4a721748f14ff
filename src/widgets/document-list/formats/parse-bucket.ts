import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { children, childText } from '../../../data/reading/xml/xml-children.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml/xml-element.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { typeOfName } from '../rows/document-kind.js';
import { bytes } from './multistatus.js';

/**
 * Reads the listing of a bucket of S3 and of those that speak as it does (ListObjects, versions 1 and 2; MinIO, Garage,
 * Ceph, OVH, Scaleway). Asked with `delimiter=/`, what stands before it is a folder.
 *
 * @throws {SourceError} of kind `format` when it is no such listing.
 */
export function parseBucket({ documentElement: root }: XmlTree, { url }: About): DocumentFolder {
  if (!/^ListBucketResult$/i.test(root.localName)) throw new SourceError('format', `no bucket at ${url}`, { url });
  const encoded = childText(root, 'EncodingType') === 'url';
  const read = (element: XmlElement, name: string) => keyOf(childText(element, name), encoded);
  const prefix = read(root, 'Prefix');
  const bucket = new URL(url);
  const folders = collect(children(root, 'CommonPrefixes'), (one) => readPrefix(read(one, 'Prefix'), url));
  // A key that ends as a folder stands for one that is empty, and the folder asked is no part of itself.
  const keys = children(root, 'Contents').filter((one) => !childText(one, 'Key').endsWith('/'));
  const files = collect(keys, (one) => readObject(one, read(one, 'Key'), bucket));
  return {
    title: lastPart(prefix) || childText(root, 'Name') || undefined,
    next: nextOf(root, url, encoded),
    entries: [...folders.items, ...files.items],
    skipped: folders.skipped + files.skipped,
  };
}

/** Keys are encoded where that was asked, blanks as `+`. */
function keyOf(key: string, encoded: boolean): string {
  if (!encoded) return key;
  try {
    return decodeURIComponent(key.replace(/\+/g, ' '));
  } catch {
    return key; // As written.
  }
}

const lastPart = (key: string) =>
  key
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .pop()!;

function readPrefix(prefix: string, base: string): DocumentEntry | undefined {
  const name = lastPart(prefix);
  if (!name) return undefined;
  const url = new URL(base);
  for (const parameter of ['continuation-token', 'marker', 'start-after']) url.searchParams.delete(parameter);
  url.searchParams.set('prefix', prefix);
  return { name, url: url.href, folder: true };
}

function readObject(one: XmlElement, key: string, { origin, pathname }: URL): DocumentEntry | undefined {
  const name = lastPart(key);
  // A browser would take these for steps of a path, and ask for another key.
  if (!name || /(?:^|\/)\.{1,2}(?:\/|$)/.test(key)) return undefined;
  const path = key.split('/').map(encodeURIComponent).join('/');
  return {
    name,
    url: `${origin}${pathname.replace(/\/?$/, '/')}${path}`,
    folder: false,
    type: typeOfName(name),
    size: bytes(childText(one, 'Size')),
    modified: parseDate(childText(one, 'LastModified')),
    author: children(one, 'Owner').map((owner) => childText(owner, 'DisplayName'))[0] || undefined,
    etag: childText(one, 'ETag') || undefined,
  };
}

function nextOf(root: XmlElement, base: string, encoded: boolean): string | undefined {
  if (childText(root, 'IsTruncated') !== 'true') return undefined;
  const after = new URL(base);
  const token = childText(root, 'NextContinuationToken');
  // Without a delimiter, version 1 leaves it to the asker to go on from the last key.
  const last = children(root, 'Contents').at(-1);
  const marker = keyOf(childText(root, 'NextMarker') || (last ? childText(last, 'Key') : ''), encoded);
  if (!token && !marker) return undefined;
  after.searchParams.set(token ? 'continuation-token' : 'marker', token || marker);
  return after.href;
}
