import { plainText } from '../../../data/reading/values/plain-text.js';

/** The first words of an HTML text, for a summary where its source gives none; nothing where they are the title. Text. */
export function firstWords(html: string | undefined, title: string | undefined): string | undefined {
  const words = plainText(html ?? '').replace(/^(.{300}\S*)\s.*/, '$1…');
  return words === title ? undefined : words;
}
