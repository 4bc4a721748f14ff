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

/** Whatever may follow the other in a JSON text (RFC 8259), at the place where it is asked. */
const TOKEN =
  // eslint-disable-next-line no-control-regex -- these stand in no text of JSON
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/**
 * The line, from 1, where a text ends to be JSON. Of some mistakes, as a word without quotation marks, the message of `JSON.parse` has
 * no place.
 *
 * @param {string} text that is no JSON
 */
export function lineOfMistake(text) {
  /** What closes each thing that is open. @type {string[]} */
  const open = [];
  const ended = () => (open.pop(), 'after');
  /** What may stand there: by it and by the token, what may stand next; nothing where that may not. */
  const next = {
    value: (token) => {
      if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
      return token === '{' ? 'name or end' : token === '[' ? 'value or end' : /^[\]},:]/.test(token) ? '' : 'after';
    },
    'value or end': (token) => (token === ']' ? ended() : next.value(token)),
    name: (token) => (token.startsWith('"') ? 'colon' : ''),
    'name or end': (token) => (token === '}' ? ended() : next.name(token)),
    colon: (token) => (token === ':' ? 'value' : ''),
    after: (token) => {
      const close = open.at(-1);
      if (token === close) return ended();
      return token !== ',' || !close ? '' : close === '}' ? 'name' : 'value';
    },
  };
  let at = 0;
  for (let state = 'value'; ;) {
    while (/[ \t\r\n]/.test(text.charAt(at))) at++;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    state = token ? next[state](token) : '';
    if (!token || !state) return text.slice(0, at).split('\n').length;
    at += token.length;
  }
}
