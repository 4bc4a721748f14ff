/** False where an element may have an attribute that is misspelt: quick, and without knowing what is right. */
export const spelt = (element: Element, known: readonly string[] = []): boolean =>
  element.getAttributeNames().every((name) => name in element || /^class$|-/.test(name) || known.includes(name));
