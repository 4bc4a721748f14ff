// The same long list as `../../list.js`, as documents: for side-by-side benches beside a list of files (`--parvis
// test/bench/documents`). `mount(element, items) -> { update(index, title) }`.
import '../../../../src/widgets/document-list/define.ts';
import { mountList } from '../../mount-list.js';

const entry = ({ id, title, type, size, date, href }) => ({
  name: `${title}.${type}`,
  url: href,
  folder: false,
  size,
  modified: date,
  etag: `"${id}"`,
});

export const sel = '[part=item]';

export const mount = (element, items) =>
  mountList(element, 'parvis-document-list', items.map(entry), (name) => ({ name }));
