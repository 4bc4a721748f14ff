import { shownName } from './shown-name.js';

/** Name of the file at an address, as people may see it; empty where there is none. Text. */
export function lastName(address: string): string {
  const name = address
    .replace(/[?#].*$/s, '')
    .replace(/(?<!\/)\/+$/, '')
    .split('/')
    .pop()!;
  return shownName(decoded(name));
}

/** Name of the file at an absolute address; the host where there is none. Text. */
export function fileName(address: string): string {
  const { pathname, hostname } = new URL(address);
  return lastName(pathname) || hostname;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that escapes nothing.
    return name;
  }
}
