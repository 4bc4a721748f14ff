/** Controls, those that turn the direction of text, by which `fdp.exe` shows as `exe.pdf` (UAX 9, 2), and what is not seen. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Name of a file such as people may see it: with its true extension. Text. */
export const shownName = (name: string): string => name.replace(CONTROLS, '');
