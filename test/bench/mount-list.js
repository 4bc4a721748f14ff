/**
 * A widget with a long list, as the benches that stand side by side ask for it.
 *
 * @param {HTMLElement} element where it goes @param {string} tag
 * @param {object[]} shown its items @param {(title: string) => object} entitled what an item has of a title
 */
export async function mountList(element, tag, shown, entitled) {
  const source = { read: async () => ({ items: shown, skipped: 0 }) };
  const list = Object.assign(document.createElement(tag), { sources: [source] });
  element.append(list);
  await list.loadComplete;
  return {
    update(index, title) {
      shown[index] = { ...shown[index], ...entitled(title) };
      list.reload();
    },
  };
}
