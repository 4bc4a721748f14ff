import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import type { NewsOpenEvent } from './news-events.js';
import { ParvisNewsFeed } from './news-feed.js';

defineElement('parvis-news-feed', ParvisNewsFeed);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-news-feed': ParvisNewsFeed;
  }
  interface GlobalEventHandlersEventMap {
    'parvis-news-open': NewsOpenEvent;
  }
}
