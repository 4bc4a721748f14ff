/** The head of a line of which the value is quoted. No parameter is that long: what goes on for ever costs no more. */
const head = /^([\w-]{1,40}(?:;[^:\r\n]{0,200}?)?);[ \t]*(?:ENCODING=)?QUOTED-PRINTABLE([^:\r\n]{0,200}):/gim;

/**
 * Writes as RFC 5545 does what vCalendar 1.0 wrote in octets (`=C3=A9`), which calendars of refuse collections and
 * programs for sites do to this day. All else stays as it is.
 */
export function mendQuoted(text: string): string {
  if (!/[=;]QUOTED-P/i.test(text)) return text;
  let mended = '';
  let from = 0;
  head.lastIndex = 0;
  for (let found; (found = head.exec(text)); head.lastIndex = from) {
    const [all, before, after] = found;
    const { value, end } = valueAt(text, found.index + all.length);
    const set = /CHARSET="?([\w-]+)/i.exec(`${before}${after}`)?.[1];
    const plain = value.replace(/(?:=[\dA-F]{2})+/gi, (octets) => decoded(octets, set));
    // Whatever was quoted begins no line of its own.
    mended += `${text.slice(from, found.index)}${before}${after}:${plain.replace(/\r\n?|\n/g, '\\n')}`;
    from = end;
  }
  return mended + text.slice(from);
}

/** A value to its end: past the breaks that are quoted by `=`, and past folds (RFC 5545, 3.1). */
function valueAt(text: string, at: number): { readonly value: string; readonly end: number } {
  let value = '';
  for (;;) {
    let next = text.indexOf('\n', at) + 1;
    if (!next) next = text.length + 1;
    const line = text.slice(at, next - 1).replace(/\r$/, '');
    const end = at + line.length;
    at = next;
    const soft = line.endsWith('=');
    value += soft ? line.slice(0, -1) : line;
    // What ends an event is none of its text, whatever stands before it.
    if (soft && !/^(?:BEGIN|END):/i.test(text.slice(at, at + 6))) {
      if (text[at] === '\t') at++;
    } else if (/[ \t]/.test(text[at] ?? '')) at++;
    else return { value, end };
  }
}

function decoded(octets: string, set = 'utf-8'): string {
  const bytes = Uint8Array.from(octets.slice(1).split('='), (one) => Number.parseInt(one, 16));
  try {
    return new TextDecoder(set, { fatal: true }).decode(bytes);
  } catch {
    // Another set than it says, or none that is known.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
