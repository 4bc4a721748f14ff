import { parseXml } from '../../src/data/trusted-types.js';
import { hostileCases, hostileFiles } from './corpus.js';

/** A hostile text and where it stands in the corpus. */
export interface Vector {
  readonly name: string;
  readonly text: string;
}

const LISTS = [
  'dompurify',
  'html5sec',
  'owasp-xss-filter-evasion',
  'payloadbox-xss',
  'naughty-strings',
  'urls',
  'filenames',
];

/** Every hostile text of the corpus that a feed can carry. */
export async function vectors(): Promise<readonly Vector[]> {
  const lists = LISTS.map(async (list) =>
    (await hostileCases(list)).map(({ id, payload }) => ({ name: `${list} ${id}`, text: payload })),
  );
  const feeds = [...(await hostileFiles('feeds-sanitize'))].flatMap(([name, body]) =>
    texts(body).map((text) => ({ name: `feeds-sanitize/${name}`, text })),
  );
  return [...(await Promise.all(lists)).flat(), ...feeds];
}

/** What the items of a feed say of themselves: as text, or as the markup that stands inside. */
function texts(body: string): string[] {
  const parts = parseXml(body).querySelectorAll('item > *, entry > *, channel > title, feed > title, feed > subtitle');
  return [...parts].map((part) => (part.childElementCount ? part.innerHTML : part.textContent)).filter(Boolean);
}
