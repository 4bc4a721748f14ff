import type { DocumentEntry } from '../../../src/widgets/document-list/document-entry.js';

/** A document of which only what a test is about is said. */
export const entry = (name: string, fields: Partial<DocumentEntry> = {}): DocumentEntry => ({
  name,
  url: `https://town.example/docs/${encodeURIComponent(name)}`,
  folder: false,
  ...fields,
});

/** The same fields for all that may be, e.g. 5,000. */
export const entries = (count: number, of: (at: number) => DocumentEntry): DocumentEntry[] =>
  Array.from({ length: count }, (_, at) => of(at));
