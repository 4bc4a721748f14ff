import { controls, meet, odd } from '../odd.js';

/** One line: white space is folded, save the no-break spaces that French wants before `:` and `!`. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\0-\x1f\x7f-\x9f]| {2}/.test(text))
    text = text.replace(controls, odd.control ?? meet).replace(/[ \t\n\f\r]+/g, ' ');
  return text.trim();
}
