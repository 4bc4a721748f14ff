// How the HTML of a source is made safe and fitting, for side-by-side benches.
import { safeHtml } from '../../src/data/safe-html.ts';

export const browser = true;
const place = {
  base: 'https://town.example/news/1',
  source: 'https://town.example/feed',
  headingLevel: 3,
  images: 'own',
};

/** The number of nodes that all the texts together leave. */
export async function run(texts) {
  let nodes = 0;
  for (const text of texts) nodes += (await safeHtml(text, place)).childNodes.length;
  return nodes;
}
