/** One content line, unfolded (RFC 5545, 3.1). */
export interface Property {
  /** By name in capitals, without quotes. */
  readonly params: ReadonlyMap<string, string>;
  /** As written: see `unescapeText`. */
  readonly value: string;
}

/** A parameter and its values: quoted ones may hold anything but quotes. */
const param = /;\s*([\w-]+)(?:=((?:"[^"]*"|[^":;])*))?/y;
const carets: Readonly<Record<string, string>> = { '^n': '\n', "^'": '"', '^^': '^' };

/**
 * Reads the parameters and the value of an unfolded line.
 *
 * @param at Where its name ends.
 */
export function readProperty(line: string, at: number): Property {
  const params = new Map<string, string>();
  param.lastIndex = at;
  for (let found; (found = param.exec(line)); at = param.lastIndex) {
    const [, name = '', value = ''] = found;
    // RFC 6868, 3.2.
    const decoded = value.replaceAll('"', '').replace(/\^[n'^]/g, (pair) => carets[pair]!);
    if (!params.has(name.toUpperCase())) params.set(name.toUpperCase(), decoded);
  }
  // Where the parameters are broken (an open quote), what follows the next colon is the value.
  const colon = line.indexOf(':', at);
  return { params, value: colon < 0 ? '' : line.slice(colon + 1) };
}

const escapes = /\\([\\;,:"nN])/g;
const unescape = (_: string, code: string) => (code === 'n' || code === 'N' ? '\n' : code);

/** A value of type TEXT (RFC 5545, 3.3.11). A backslash that escapes nothing stays. */
export function unescapeText(value: string): string {
  return value.includes('\\') ? value.replace(escapes, unescape) : value;
}

/** The values of a list of texts: a comma divides them unless it is escaped (RFC 5545, 3.1.1). */
export function textList(value: string): string[] {
  return (value.match(/(?:\\[^]|[^,\\])+/g) ?? []).map((one) => unescapeText(one).trim()).filter(Boolean);
}
