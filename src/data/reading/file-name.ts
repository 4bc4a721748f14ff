/** Controls that turn the direction of text, by which `fdp.exe` shows as `exe.pdf` (UAX 9, 2). */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Name of the file at an absolute address, with its true extension; the host where there is none. Text. */
export function fileName(address: string): string {
  const { pathname, hostname } = new URL(address);
  const name = pathname.split('/').filter(Boolean).pop() ?? '';
  return decoded(name).replace(BIDI_CONTROLS, '') || hostname;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // A percent sign that escapes nothing.
    return name;
  }
}
