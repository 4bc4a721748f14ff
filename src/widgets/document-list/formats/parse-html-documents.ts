import type { About } from '../../../data/format.js';
import { outside, textOf } from '../../../data/html/list-rows.js';
import { collect } from '../../../data/reading/collect.js';
import { readOddText } from '../../../data/reading/xml/entities.js';
import { readOddDate } from '../../../data/reading/values/odd-date.js';
import { odd } from '../../../data/reading/odd.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { SourceError } from '../../../data/source-error.js';
import type { DocumentEntry, DocumentFolder } from '../document-entry.js';
import { extensionOf, isDocumentName, mediaType, typeOfName } from '../rows/document-kind.js';
import { readFileWords, sizeOfWords, wordType } from './file-words.js';
import { nameOf } from './within.js';

/** Lists in lists, no deeper: a browser stops at about 512 elements. */
const DEEPEST = 30;
const LISTS = 'ul, ol';
/** What a link says that only says what to do with it. */
const ACT =
  /^(?:(?:télécharge[rz]|consulte[rz]|voir|ouvrir|lire|accéder|clique[rz]|ici|download|open|view|read|see|click|here)(?:\s+(?:ici|sur|au|à|le|la|ce|here|the|this|document|fichier|file|pdf))*)$/i;

/**
 * Reads a list of documents that a page has written as HTML: entries of a list, each with its link; an entry with a list in
 * it is a folder. Words beside the link such as « (PDF, 2,3 Mo) » say type and size, a `<time>` when it was modified. Without
 * a list, links in paragraphs and rows. What has a `slot` or stands in a menu is something else.
 */
export function readDocumentList(root: Element | Document, about: About): DocumentFolder {
  // People write dates as they speak.
  odd.date = readOddDate;
  readOddText();
  const rows = outside(root, 'li').filter((one) => {
    const above = one.parentElement?.closest('li');
    return (!above || !root.contains(above)) && one.querySelector('a[href]');
  });
  if (rows.length) return listOf(rows, about.url, 0);
  const links = outside(root, 'a[href]');
  const { items, skipped } = collect(links, (link) => readLink(link, rowOf(link, root), about.url));
  return { entries: items, skipped };
}

/**
 * Reads the documents in a whole page, links to what is no document left out: most of a page leads through its site.
 *
 * @throws {SourceError} of kind `format` when it leads to none.
 */
export function parseHtmlDocuments(document: Document, about: About): DocumentFolder {
  const base = resolveUrl(document.querySelector('base[href]')?.getAttribute('href'), about.url) ?? about.url;
  odd.date = readOddDate;
  readOddText();
  const root = document.querySelector('main') ?? document;
  const links = outside(root, 'a[href]').filter((link) => isDocument(link, base));
  if (!links.length) throw new SourceError('format', `no link to a document at ${about.url}`, { url: about.url });
  const { items, skipped } = collect(links, (link) => readLink(link, rowOf(link, root), base));
  const seen = new Set<string>();
  // A picture and a title often lead to the same document.
  const entries = items.filter(({ url }) => !seen.has(url) && seen.add(url));
  return { title: oneLine(document.title) || undefined, entries, skipped };
}

/** Reads the list in a whole page, where the webmaster says that it is one. */
export function parseHtmlDocumentList(document: Document, about: About): DocumentFolder {
  const base = resolveUrl(document.querySelector('base[href]')?.getAttribute('href'), about.url) ?? about.url;
  const list = readDocumentList(document.querySelector('main') ?? document, { ...about, url: base });
  return { title: oneLine(document.title) || undefined, ...list };
}

/** True for a link that leads to a document, by its name or its type. */
function isDocument(link: Element, base: string): boolean {
  const url = resolveUrl(link.getAttribute('href'), base) ?? '';
  const name = link.getAttribute('download') || nameOf(url.replace(/[?#].*$/s, ''));
  return /^https?:/.test(url) && (isDocumentName(name) || link.hasAttribute('download'));
}

function listOf(rows: readonly Element[], base: string, depth: number): DocumentFolder {
  let left = 0;
  const { items, skipped } = collect(rows, (row) => {
    const lists = [...row.querySelectorAll(LISTS)].filter((list) => list.parentElement?.closest('li') === row);
    const inside = lists.flatMap((list) =>
      [...list.children].filter((one) => one.tagName === 'LI' && one.querySelector('a[href]')),
    );
    if (!inside.length) return readRow(row, base);
    if (depth >= DEEPEST) return undefined;
    const folder = listOf(inside, base, depth + 1);
    left += folder.skipped;
    return [readFolder(row, lists[0]!, folder, base)];
  });
  return { entries: items.flat(), skipped: skipped + left };
}

/** A row that holds a list: what stands before the list is its name. */
function readFolder(row: Element, list: Element, { entries }: DocumentFolder, base: string): DocumentEntry {
  const first = row.querySelector('a[href]');
  const link = first?.closest('li') === row && !first.contains(list) ? first : null;
  const name = (textOf(link) || textBefore(list, row)).replace(/\s*:$/, '');
  return { name, url: resolveUrl(link?.getAttribute('href'), base) ?? base, folder: true, entries, lang: langOf(row) };
}

/** The documents of a row: one for each link to one (« PDF », « ODS »), else that of its first link. */
function readRow(row: Element, base: string): DocumentEntry[] | undefined {
  const links = [...row.querySelectorAll('a[href]')];
  const found = links.filter((link) => isDocument(link, base));
  const wanted = found.length > 1 ? found : (found[0] ?? links.find(textOf) ?? links[0]);
  const { items } = collect([wanted ?? []].flat(), (link) => readLink(link, row, base));
  return items.length ? items : undefined;
}

function readLink(link: Element, row: Element, base: string): DocumentEntry | undefined {
  const url = resolveUrl(link.getAttribute('href'), base);
  if (!url || !/^https?:/.test(url)) return undefined;
  const picture = link.querySelector('img[alt]')?.getAttribute('alt');
  const words = readFileWords(textOf(link) || oneLine(picture ?? ''));
  const beside = besideOf(link, row);
  // « Budget : PDF, ODS »: what the row says is the title, and what the link says the format. « Budget : télécharger » too.
  const act = ACT.test(words.title);
  const format = words.title.length < 12 && wordType(words.title);
  const bare = act || format ? readFileWords(headOf(row)).title : '';
  const time = row.querySelector('time');
  const fromUrl = link.getAttribute('download') || nameOf(url.replace(/[?#].*$/s, ''));
  // Of many documents, « Télécharger » names none; the end of its address does.
  const title = bare || (act && extensionOf(fromUrl) ? '' : words.title);
  const name = extensionOf(fromUrl) ? fromUrl : title || fromUrl || new URL(url).hostname;
  return {
    name,
    title: title && title !== name ? title : undefined,
    url,
    folder: false,
    type:
      mediaType(link.getAttribute('type') ?? undefined) ??
      typeOfName(fromUrl) ??
      words.type ??
      (bare ? wordType(words.title) : undefined) ??
      wordType(beside),
    size: words.size ?? sizeOfWords(beside),
    modified: parseDate(time && (time.getAttribute('datetime') ?? time.textContent)),
    lang: link.getAttribute('hreflang') || langOf(link),
    description: textOf([...row.querySelectorAll('p')].find((one) => !one.contains(link))) || undefined,
  };
}

const langOf = (element: Element) =>
  element.closest('li[lang], tr[lang], p[lang], a[lang]')?.getAttribute('lang') ?? undefined;

/** The words between a link and the next one of its row, as far as they may say type and size. */
function besideOf(link: Element, row: Element): string {
  let words = '';
  for (let node: Node | null = link; node && node !== row && words.length < 80; node = node.parentNode) {
    for (let next = node.nextSibling; next && words.length < 80; next = next.nextSibling) {
      if (next instanceof Element && (next.matches('a, ul, ol, p') || next.querySelector('a'))) return words;
      if (next.nodeName !== 'TIME') words += ` ${next.textContent}`.slice(0, 200);
    }
  }
  return words.slice(0, 200);
}

/** What a row says before its first link, without the sign that leads to it. */
function headOf(row: Element): string {
  const link = row.matches('a') ? null : row.querySelector('a[href]');
  return link ? textBefore(link, row).replace(/[\s:,;|/()–—-]{1,20}$/, '') : '';
}

/** What a row says before one of its elements. */
function textBefore(element: Element, row: Element): string {
  const range = row.ownerDocument.createRange();
  range.setStart(row, 0);
  range.setEndBefore(element);
  return oneLine(range.toString().slice(0, 300));
}

/** What tells of one link: its paragraph, row or entry, when that has no other. */
function rowOf(link: Element, root: Node): Element {
  const row = link.closest('li, p, tr, dd, dt, div');
  return row && row !== root && root.contains(row) && row.querySelectorAll('a[href]').length === 1 ? row : link;
}
