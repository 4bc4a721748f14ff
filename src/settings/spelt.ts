/**
 * False where an element may have an attribute that is misspelt: without knowing what is right, as every page fetches this.
 * `misspelt` then looks closer.
 */
export const spelt = (element: Element, known: readonly string[] = []): boolean =>
  element.getAttributeNames().every((name) => name in element || /^class$|-/.test(name) || known.includes(name));
