/**
 * Where each value of a JSON text stands: the line, from 1, of `a.b[2].c`. The text must be JSON already.
 *
 * @param {string} text
 * @param {(path: string, line: number) => void} [again] hears of a value whose path another one had before it
 * @returns {Map<string, number>}
 */
export function linesOf(text, again = () => {}) {
  /** @type {Map<string, number>} */
  const lines = new Map();
  let at = 0;
  let line = 1;
  const space = () => {
    for (; at < text.length && /\s/.test(text[at]); at++) if (text[at] === '\n') line++;
  };
  const string = () => {
    const from = at++;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return JSON.parse(text.slice(from, ++at));
  };
  /** @param {string} close @param {(index: number) => void} each */
  const members = (close, each) => {
    at++;
    for (let index = 0; ; index++) {
      space();
      if (text[at] === close) break;
      each(index);
      space();
      if (text[at] === ',') at++;
    }
    at++;
  };
  /** @param {string} path */
  const value = (path) => {
    space();
    if (lines.has(path)) again(path, line);
    lines.set(path, line);
    if (text[at] === '{')
      members('}', () => {
        const name = string();
        space();
        at++;
        value(path ? `${path}.${name}` : name);
      });
    else if (text[at] === '[') members(']', (index) => value(`${path}[${index}]`));
    else if (text[at] === '"') string();
    else while (at < text.length && !/[\s,\]}]/.test(text[at])) at++;
  };
  value('');
  return lines;
}
