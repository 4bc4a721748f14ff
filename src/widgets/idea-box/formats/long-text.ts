import { text } from '../../../data/reading/values/json-value.js';
import { controls } from '../../../data/reading/odd.js';

/** A text of several lines that says something, with `\n` at their ends and without what has no sign. */
export const longText = (value: unknown): string | undefined =>
  text(text(value)?.replace(/\r\n?/g, '\n').replace(controls, ''));
