// How a feed is read, for side-by-side benches: all fields of each item, as the widget reads them.
import { readBody } from '../../src/data/reading/read-body.ts';
import { newsFormats } from '../../src/widgets/news-feed/news-formats.ts';

export const browser = true;
const about = { url: 'https://town.example/feed' };

/** Everything, in slices that give way to the page. `onFirst` is told when the first items are ready. */
export const parse = (text, onFirst) => {
  let told = false;
  return readBody(text, about, newsFormats, {
    onPart: (part) => {
      if (!told) onFirst?.(part.items.length);
      told = true;
    },
  });
};
export const count = (feed) => feed.items.length;
