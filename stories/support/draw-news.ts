import type { ParvisNewsFeed } from '../../src/widgets/news-feed/news-feed.js';
import { appears } from './appears.js';
import type { NewsFeedArgs, NewsState } from './news-states.js';

/** The widget as a page would write it, not yet in the page. */
export function newsFeed({ fallback, ...args }: NewsFeedArgs): ParvisNewsFeed {
  const feed = Object.assign(document.createElement('parvis-news-feed'), args);
  if (fallback) feed.append(Object.assign(document.createElement('a'), { href: '/actualites', textContent: fallback }));
  return feed;
}

/** Goes on until the widget is in this state: the reader acts where that is needed. */
export async function reach(feed: ParvisNewsFeed, { act, shows }: NewsState): Promise<void> {
  await feed.updateComplete;
  await act?.(feed);
  await appears(feed, shows);
}
