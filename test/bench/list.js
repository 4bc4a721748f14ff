// A long list, for side-by-side benches: `mount(element, items) -> { update(index, title) }`.
import '../../src/widgets/news-feed/define.ts';

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

export async function mount(element, items) {
  const shown = items.map(news);
  const source = { read: async () => ({ items: shown, skipped: 0 }) };
  const feed = Object.assign(document.createElement('parvis-news-feed'), { sources: [source] });
  element.append(feed);
  await feed.loadComplete;
  return {
    update(index, title) {
      shown[index] = { ...shown[index], title };
      feed.reload();
    },
  };
}
