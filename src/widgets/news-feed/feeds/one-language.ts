import type { XmlElement } from '../../../data/reading/xml/xml-element.js';
import type { NameOf } from './feed-fields.js';

/** Texts of which an item has one, and which some feeds say once in each language (XML 1.0, 2.12). */
const said = /^(?:\w+:)?(?:title|description|encoded|summary|subtitle|content)$/;
const written = (element: XmlElement) => element.getAttribute('xml:lang')?.toLowerCase();

/** The texts that count among the children of an element: of each name one, in the language that is wanted, else the first. */
function chosen(parent: XmlElement, nameOf: NameOf, wanted: string): ReadonlySet<XmlElement> {
  const found = new Map<string, { readonly rank: number; readonly element: XmlElement }>();
  for (let element = parent.firstElementChild; element; element = element.nextElementSibling) {
    const lang = written(element);
    if (!lang || !element.textContent?.trim()) continue;
    const name = nameOf(element);
    const rank = lang === wanted ? 2 : +(lang.split(/[-_]/)[0] === wanted.split('-')[0]);
    if (rank > (found.get(name)?.rank ?? -1)) found.set(name, { rank, element });
  }
  return new Set([...found.values()].map(({ element }) => element));
}

/**
 * Names as `nameOf` gives them, save that of a text that stands there in several languages only one has its name.
 *
 * @param lang BCP 47 tag of the language that is wanted.
 */
export function inOneLanguage(nameOf: NameOf, lang = ''): NameOf {
  const known = new WeakMap<XmlElement, ReadonlySet<XmlElement>>();
  return (element) => {
    const name = nameOf(element);
    const parent = said.test(name) && written(element) && element.parentElement;
    if (!parent) return name;
    let counts = known.get(parent);
    if (!counts) known.set(parent, (counts = chosen(parent, nameOf, lang.toLowerCase())));
    return counts.has(element) ? name : `?:${name}`;
  };
}
