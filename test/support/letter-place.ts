/** Where a letter of a text stands in the window. */
export function letterPlace(text: Node, at: number): DOMRect {
  const letter = document.createRange();
  letter.setStart(text, at);
  letter.setEnd(text, at + 1);
  return letter.getBoundingClientRect();
}
