import type { About } from '../../../data/format.js';
import { textOf } from '../../../data/html/list-rows.js';
import { readOddDate } from '../../../data/reading/values/odd-date.js';
import { odd } from '../../../data/reading/odd.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { typeOfName } from '../rows/document-kind.js';
import { folderUrl, nameOf, within } from './within.js';

/** `12-Jun-2024 09:12`, `2024-Jun-12 09:12:44`, `2024-06-12 09:12`, `Wed, 12 Jun 2024 09:12:44 GMT`, `6/12/2024 9:12 AM`. */
const DATES =
  /\b(?:(\d{1,2})[- ]([A-Z][a-z]{2})[- ](\d{4})|(\d{4})-([A-Z][a-z]{2})-(\d{2})|(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))[ T]{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?Z?(?: ?([AP]M)\b)?/;
/** A number, and a letter of its power where it has one. Bare numbers are bytes. */
const SIZE = /(?:^|\s)(\d{1,16}(?:\.\d{1,3})?) ?([KMGTP]?)(?:i?B|bytes?)?(?=\s|$)/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads the page by which a server lists a folder: Apache (plain, `<pre>` and table), nginx, lighttpd, Caddy, IIS, Python,
 * rclone. Links that lead out of the folder, or sort the page, are no part of it. A time has no zone there: it is taken for
 * UTC, of which nginx makes its default.
 *
 * @throws {SourceError} of kind `format` when there is no link in it.
 */
export function parseIndexPage(document: Document, { url }: About): DocumentFolder {
  odd.date = readOddDate;
  const folder = folderUrl(url);
  const links = [...document.querySelectorAll('a[href]')];
  if (!links.length) throw new SourceError('format', `no link at ${url}`, { url });
  const entries = new Map<string, DocumentEntry>();
  for (const link of links) {
    const href = link.getAttribute('href')!.trim();
    // Another order of the same page; inside a menu or a foot, it leads elsewhere.
    const place = /^[?#]/.test(href) || link.closest('nav, footer, header h1') ? undefined : within(href, folder);
    // Icons and names lead to the same; deeper is another page's.
    if (!place?.rest || place.rest.includes('/') || (entries.has(place.url.href) && !textOf(link))) continue;
    const said = readAround(link);
    const isFolder = place.url.pathname.endsWith('/');
    const name = nameOf(place.rest);
    entries.set(place.url.href, {
      name,
      url: place.url.href,
      folder: isFolder,
      type: isFolder ? undefined : typeOfName(name),
      size: isFolder ? undefined : said.size,
      modified: said.modified,
    });
  }
  return { title: nameOf(folder.pathname) || undefined, entries: [...entries.values()], skipped: 0 };
}

/** The date and the size that stand beside a link. */
function readAround(link: Element): Pick<DocumentEntry, 'modified' | 'size'> {
  const row = link.closest('tr');
  const time = row?.querySelector('time[datetime]');
  const bytes = row?.querySelector('[data-size]')?.getAttribute('data-size');
  const words = row
    ? [...row.cells].filter((cell) => !cell.contains(link)).map((cell) => textOf(cell).slice(0, 100))
    : [link.nextSibling, link.previousSibling].map((node) =>
        node?.nodeType === Node.TEXT_NODE ? node.textContent! : '',
      );
  const line = words.map((word) => word.slice(0, 200).replace(/\s+/g, ' ')).join('  ');
  const date = DATES.exec(line);
  return {
    modified: parseDate(time?.getAttribute('datetime')) ?? (date ? instant(date) : undefined),
    size: bytes && /^\d{1,15}$/.test(bytes) ? +bytes : sizeOf(line.replace(DATES, ' ').replace(/ GMT| UTC/g, ' ')),
  };
}

function instant([, ...parts]: RegExpExecArray): string | undefined {
  const [day, month, year, year2, month2, day2, year3, month3, day3, us, usDay, usYear, hour, minute, second, half] =
    parts;
  const name = month ?? month2;
  const number = name ? MONTHS.indexOf(name) + 1 : +(month3 ?? us!);
  const hours = half ? (+hour! % 12) + (/p/i.test(half) ? 12 : 0) : +hour!;
  const two = (value: string | number) => String(value).padStart(2, '0');
  return parseDate(
    `${year ?? year2 ?? year3 ?? usYear}-${two(number)}-${two(day ?? day2 ?? day3 ?? usDay!)}T${two(hours)}:${minute}:${two(second ?? 0)}Z`,
  );
}

/** Bytes, as near as the page says them: `1.2K` is rounded by the server, and so are these. */
function sizeOf(line: string): number | undefined {
  const [, number, unit] = SIZE.exec(line) ?? [];
  if (!number) return undefined;
  const bytes = Math.round(+number * 1024 ** (unit ? ' KMGTP'.indexOf(unit.toUpperCase()) : 0));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
