import type { About } from '../../../data/format.js';
import { readOddDate } from '../../../data/reading/odd-date.js';
import { oddDates, parseDate } from '../../../data/reading/parse-date.js';
import { resolveUrl } from '../../../data/reading/resolve-url.js';
import { oneLine } from '../../../data/reading/text.js';
import { collect, makeItem } from './make-item.js';
import type { NewsFeed, NewsItem } from '../news-item.js';

/**
 * Reads a list of news that a page has written as HTML: entries of a list or articles; without these, links, each with
 * what stands beside it in its paragraph or row. What has a `slot` stands for something else and is no news.
 */
export function readNewsList(root: Element | Document, about: About): NewsFeed {
  // People write dates as they speak.
  oddDates.read = readOddDate;
  const find = (selector: string) => [...root.querySelectorAll(selector)].filter((one) => !one.closest('[slot], nav'));
  const entries = find('li, article').filter((one) => {
    const above = one.parentElement?.closest('li, article');
    return (!above || !root.contains(above)) && one.querySelector('a[href], time');
  });
  const rows = entries.length ? entries : find('a[href]').map((link) => rowOf(link, root));
  return collect(new Set(rows), (row) => readRow(row, about.url));
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
  const text = (element: Element | null | undefined) => oneLine(element?.textContent ?? '');
  const heading = row.querySelector('h1, h2, h3, h4, h5, h6');
  const links = row.matches('a[href]') ? [row] : [...row.querySelectorAll('a[href]')];
  // A picture is often a link of its own, before the title.
  const link = heading?.querySelector('a[href]') ?? heading?.closest('a[href]') ?? links.find(text) ?? links[0];
  const time = row.querySelector('time');
  const picture = row.querySelector('img[src]');
  const image = resolveUrl(picture?.getAttribute('src'), base);
  const number = (name: string) => parseInt(picture?.getAttribute(name) ?? '') || undefined;
  const paragraph = [...row.querySelectorAll('p')].find(
    (one) => !one.contains(link ?? null) && !one.querySelector('time') && text(one),
  );
  // Words that stand bare in the entry: beside a link, its date; without one, the title.
  const copy = row.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(
    'a, time, p, img, h1, h2, h3, h4, h5, h6, ul, ol, script, style, template',
  )) {
    part.remove();
  }
  const bare = text(copy).replace(/^[\s:,.|()–—-]+|[\s:,.|()–—-]+$/g, '');
  return makeItem(
    {
      title: text(heading) || text(link) || picture?.getAttribute('alt') || bare,
      url: resolveUrl(link?.getAttribute('href'), base),
      published: parseDate(time ? (time.getAttribute('datetime') ?? time.textContent) : link && bare),
      categories: [...row.querySelectorAll('[rel~=tag]')].map(text),
      summary: text(paragraph) || undefined,
      image: image
        ? {
            url: image,
            alt: picture!.getAttribute('alt') ?? undefined,
            width: number('width'),
            height: number('height'),
          }
        : undefined,
      lang: (link ?? row).closest('[lang]')?.getAttribute('lang') ?? undefined,
    },
    base,
  );
}
