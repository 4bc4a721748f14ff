// The same long list as `../../list.js`, as documents: for side-by-side benches beside a list of files (`--parvis
// test/bench/documents`). `mount(element, items) -> { update(index, title) }`.
import '../../../../src/widgets/document-list/define.ts';

const entry = ({ id, title, type, size, date, href }) => ({
  name: `${title}.${type}`,
  url: href,
  folder: false,
  size,
  modified: date,
  etag: `"${id}"`,
});

export const sel = '[part=item]';

export async function mount(element, items) {
  const shown = items.map(entry);
  const source = { read: async () => ({ items: shown, skipped: 0 }) };
  const list = Object.assign(document.createElement('parvis-document-list'), { sources: [source] });
  element.append(list);
  await list.loadComplete;
  return {
    update(index, title) {
      shown[index] = { ...shown[index], name: title };
      list.reload();
    },
  };
}
