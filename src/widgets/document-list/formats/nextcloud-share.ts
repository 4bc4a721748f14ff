import type { About, Asking, Way } from '../../../data/format.js';
import type { XmlTree } from '../../../data/reading/xml/xml-element.js';
import type { SourceError } from '../../../data/source-error.js';
import type { DocumentFolder } from '../document-entry.js';
import { askWebdav, listFolder } from './ask-webdav.js';
import { parseWebdav } from './parse-webdav.js';

/**
 * The page of a share that people copy, with `index.php` where the server writes it so. Servers make names of 15 letters;
 * from Nextcloud 31 on, who shares may give a readable one, such as `conseil-2026`.
 */
const PAGE = /^(.*?)(?:\/index\.php)?\/s\/([\w-]{3,64})(?:\/(?:authenticate\/\w+)?)?$/i;
/** The answer of the older way, in which only our own parameter tells of which share. */
const OLDER = /^(.*)\/public\.php\/webdav(\/[^?]*)\?token=([\w-]+)$/i;

interface Share {
  /** What stands before the paths of the server. */
  readonly base: string;
  readonly token: string;
  /** Path of a folder in it, encoded, with a slash at both ends. */
  readonly path: string;
}

function shareOf({ origin, pathname, searchParams }: URL): Share | undefined {
  const [, base, token] = PAGE.exec(pathname) ?? [];
  if (base === undefined || !token) return undefined;
  // Later versions of Nextcloud say `dir`, earlier ones and ownCloud `path`.
  const inside = (searchParams.get('dir') ?? searchParams.get('path') ?? '').split('/').filter(Boolean);
  // What climbs leads to the top of the share.
  const path = inside.some((segment) => /^\.{1,2}$/.test(segment)) ? [] : inside.map(encodeURIComponent);
  return { base: origin + base, token, path: `/${path.map((segment) => `${segment}/`).join('')}` };
}

/** The address at which the share of a page is read by WebDAV (Nextcloud 29 and later). */
export function shareAddress(url: URL): URL {
  const share = shareOf(url);
  return share ? new URL(`${share.base}/public.php/dav/files/${share.token}${share.path}`) : url;
}

export const askShare = (url: URL): Asking | undefined =>
  /\/public\.php\/dav\/files\//.test(url.pathname) ? askWebdav(url, true) : undefined;

/**
 * How older servers give a share: Nextcloud before 29 and ownCloud, as who has the name of the share and no password;
 * ownCloud Infinite Scale. At last as any address, for what only looks like a share.
 *
 * A share with a password answers 401, and no other way is tried: the widget says that it is refused. A password is a secret,
 * and stands in no attribute: the page gives it with `fetch` of `<parvis-settings>`, which adds to what goes to that share
 * the header `authorization: Basic ${btoa(`anonymous:${password}`)}` (before Nextcloud 29 the name of the share stands for
 * `anonymous`, in ownCloud `public`); it may come from a form of the page, and is best asked for each time. Nextcloud slows
 * down who tries names and passwords that are none: no way is tried twice.
 */
export function otherShareWays(url: URL, { status }: SourceError): readonly Way[] {
  const share = shareOf(url);
  if (!share || status === 401) return [];
  const { base, token, path } = share;
  const headers = { ...listFolder.headers, 'x-requested-with': 'XMLHttpRequest' };
  return [
    {
      // The server passes over the parameter, which tells the reader of which share the answer is.
      url: `${base}/public.php/webdav${path}?token=${token}`,
      init: { ...listFolder, headers: { ...headers, authorization: `Basic ${btoa(`${token}:`)}` } },
    },
    { url: `${base}/remote.php/dav/public-files/${token}${path}`, init: { ...listFolder, headers } },
    { url: url.href },
  ];
}

/**
 * Reads a share. The addresses in an answer to the older way are nothing to browsers, since they do not say of which share
 * they are: those of the pages and downloads of the share stand in their place, and nothing can be written by these.
 */
export function parseShare(document: XmlTree, about: About): DocumentFolder {
  const folder = parseWebdav(document, about);
  const [, base, path, token] = OLDER.exec(about.url) ?? [];
  if (base === undefined) return folder;
  const page = `${base}/index.php/s/${token}`;
  const start = new URL(`${base}/public.php/webdav`).pathname.length;
  const entries = folder.entries.map((entry) => {
    const inside = decoded(new URL(entry.url).pathname.slice(start)).replace(/\/$/, '');
    const cut = inside.lastIndexOf('/');
    const url = entry.folder
      ? `${page}?path=${encodeURIComponent(inside)}`
      : `${page}/download?path=${encodeURIComponent(inside.slice(0, cut) || '/')}&files=${encodeURIComponent(inside.slice(cut + 1))}`;
    return { ...entry, url, writable: false };
  });
  return { ...folder, title: path === '/' ? undefined : folder.title, entries, writable: false };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A percent sign that escapes nothing.
  }
}
