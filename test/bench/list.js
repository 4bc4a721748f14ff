// A long list, for side-by-side benches: `mount(element, items) -> { update(index, title) }`.
import '../../src/widgets/news-feed/define.ts';
import { mountList } from './mount-list.js';

const news = ({ id, title, summary, date, href }) => ({
  id,
  title,
  summary,
  url: href,
  published: date,
  authors: [],
  categories: [],
  attachments: [],
});

export const sel = '[part=item]';

export const mount = (element, items) =>
  mountList(element, 'parvis-news-feed', items.map(news), (title) => ({ title }));
