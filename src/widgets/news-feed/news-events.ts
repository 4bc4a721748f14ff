import type { NewsItem } from './news-item.js';

/** A reader follows an item. Cancel it to open the item another way. */
export class NewsOpenEvent extends Event {
  constructor(readonly item: NewsItem) {
    super('parvis-news-open', { bubbles: true, composed: true, cancelable: true });
  }
}
