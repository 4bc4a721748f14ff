import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import { ParvisNewsFeed } from './news-feed.js';

defineElement('parvis-news-feed', ParvisNewsFeed);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-news-feed': ParvisNewsFeed;
  }
}
