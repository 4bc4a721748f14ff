import type { About } from '../../../data/format.js';
import { listRows, outside, readListRow } from '../../../data/html/list-rows.js';
import { collect } from '../../../data/reading/collect.js';
import { readOddText } from '../../../data/reading/xml/entities.js';
import { readOddDate } from '../../../data/reading/values/odd-date.js';
import { odd } from '../../../data/reading/odd.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { makeItem } from './make-item.js';
import type { NewsFeed, NewsItem } from '../news-item.js';

/**
 * Reads a list of news that a page has written as HTML: entries of a list or articles; without these, links, each with
 * what stands beside it in its paragraph or row. What has a `slot` stands for something else and is no news.
 */
export function readNewsList(root: Element | Document, about: About): NewsFeed {
  // People write dates as they speak.
  odd.date = readOddDate;
  readOddText();
  const rows = listRows(root, 'a[href], time', (all) => outside(all, 'a[href]').map((link) => rowOf(link, root)));
  return collect(rows, (row) => readRow(row, about.url));
}

/** Reads the list of news in a whole page. */
export function parseHtmlList(document: Document, about: About): NewsFeed {
  const feed = readNewsList(document.querySelector('main') ?? document, about);
  return { ...feed, title: oneLine(document.title) || undefined, lang: document.documentElement.lang || undefined };
}

/** What tells of one link: its paragraph, row or entry, when that has no other. */
function rowOf(link: Element, root: Node): Element {
  const row = link.closest('p, tr, dd, dt, div');
  return row && row !== root && root.contains(row) && row.querySelectorAll('a[href]').length === 1 ? row : link;
}

function readRow(row: Element, base: string): NewsItem {
  const { title, url, image, summary, bare, tags, lang, linked } = readListRow(row, base);
  const time = row.querySelector('time');
  return makeItem(
    {
      title,
      url,
      published: parseDate(time ? (time.getAttribute('datetime') ?? time.textContent) : linked ? bare : undefined),
      categories: tags,
      summary,
      image,
      lang,
    },
    base,
  );
}
