/**
 * Reads the first rows of a table written as text (RFC 4180, and what spreadsheets make of it): commas, semicolons or tabs,
 * whichever its first line has most of; quotes, and line ends inside them. Nothing in it is an error.
 *
 * @param most Rows to read; what is after them is left, and said by `more`.
 * @param widest Cells of a row to read; those after them are left, and said by `wider`.
 */
export function tableRows(
  text: string,
  most: number,
  widest = Infinity,
): { readonly rows: readonly string[][]; readonly more: boolean; readonly wider: boolean } {
  const first = text
    .slice(0, 4096)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/, 1)[0]!;
  const count = (sign: string) => first.split(sign).length;
  const between = [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let wider = false;
  const endCell = () => {
    if (row.length < widest) row.push(cell);
    else wider = true;
    cell = '';
  };
  const endRow = () => {
    const filled = cell;
    endCell();
    // An empty line between two rows is no row.
    if (row.length > 1 || filled) rows.push(row);
    row = [];
  };
  let at = 0;
  for (; at < text.length && rows.length < most; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && !cell) quoted = true;
    else if (sign === between) endCell();
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++;
      endRow();
    } else cell += sign;
  }
  if (rows.length < most) endRow();
  return { rows, more: !!text.slice(at).trim(), wider };
}
