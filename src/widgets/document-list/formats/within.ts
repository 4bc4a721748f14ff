/** A segment that climbs, or a sign that some server takes for the end of one, written as it is or encoded. */
const CLIMBS = /(?:^|\/)(?:\.|%2e){2}(?:\/|$)|\\|%5c|%2f/i;

/** The part of an address after its folder, and the address itself. */
export interface Within {
  readonly url: URL;
  /** Without a slash at its end, and still encoded; empty for the folder itself. */
  readonly rest: string;
}

/** The address of a folder, with a slash at its end: what relative addresses in it are resolved against. */
export function folderUrl(address: string): URL {
  const url = new URL(address);
  url.hash = url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/**
 * Resolves an address that a listing gives, which may only be of what the folder holds: no other host, no way up, no sign
 * that hides one. Nothing where it is not. A server behind another one calls itself by another scheme or port: the
 * address asked is kept then.
 */
export function within(href: string, folder: URL): Within | undefined {
  // The browser passes over these, wherever they stand (URL, 4.4); a number sign that is not encoded is a part of the name.
  const written = href.replace(/[\t\n\r]/g, '').replace(/#/g, '%23');
  if (!written || CLIMBS.test(written.replace(/\?.*$/s, ''))) return undefined;
  let url: URL;
  try {
    url = new URL(written, folder);
    // Behind some proxies a server doubles the slash before its paths, which then begin with what looks like a host.
    if (url.hostname !== folder.hostname && /^\/\/\w/.test(written)) url = new URL(written.slice(1), folder);
  } catch {
    return undefined; // No address.
  }
  if (!/^https?:$/.test(url.protocol) || url.hostname !== folder.hostname) return undefined;
  url = new URL(url.pathname + url.search, folder.origin);
  const [path, base] = [unencoded(url.pathname), unencoded(folder.pathname)];
  if (`${path}/` === base || path === base) return { url, rest: '' };
  if (!path.startsWith(base)) return undefined;
  // As many segments as the folder has are left out, however each is written.
  const rest = url.pathname.split('/').slice(folder.pathname.split('/').length - 1);
  return { url, rest: rest.join('/').replace(/(?<!\/)\/+$/, '') };
}

/** Letters that were encoded without need are the same path. */
export const unencoded = (path: string): string => path.replace(/(?:%[\da-f]{2})+/gi, decodedRun);

/** The last segment of a path as people read it, decoded once. */
export const nameOf = (path: string): string =>
  path
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .pop()!
    .replace(/(?:%[\da-f]{2})+/gi, decodedRun);

/** Letters out of their bytes: of UTF-8, else of the old encoding of western Europe. */
function decodedRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    const bytes = run.match(/[\da-f]{2}/gi)!.map((byte) => parseInt(byte, 16));
    return new TextDecoder('windows-1252').decode(Uint8Array.from(bytes));
  }
}
