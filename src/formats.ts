import { detectOdd } from './data/reading/detect-odd.js';
import type { About } from './data/format.js';
import { readOddDate } from './data/reading/values/odd-date.js';
import { readOddText } from './data/reading/xml/entities.js';
import { odd } from './data/reading/odd.js';
import { readXml } from './data/reading/xml/read-xml.js';
import { SourceError } from './data/source-error.js';
import { parsePage } from './data/reading/parse-page.js';
import { readLightTree } from './data/reading/xml/xml-tree.js';
import type { DocumentFolder } from './widgets/document-list/document-entry.js';
import { documentFormats } from './widgets/document-list/document-formats.js';
import { knowRareKinds } from './widgets/document-list/rows/rare-kinds.js';
import { moreDocumentFormats } from './widgets/document-list/formats/more-document-formats.js';
import { parseShare } from './widgets/document-list/formats/nextcloud-share.js';
import { parseBucket } from './widgets/document-list/formats/parse-bucket.js';
import { parseCkan } from './widgets/document-list/formats/parse-ckan.js';
import { parseFeedDocuments } from './widgets/document-list/formats/parse-feed-documents.js';
import { parseHtmlDocuments, readDocumentList } from './widgets/document-list/formats/parse-html-documents.js';
import { parseIndexPage } from './widgets/document-list/formats/parse-index-page.js';
import { parseJsonDocuments } from './widgets/document-list/formats/parse-json-documents.js';
import { parseSharepoint } from './widgets/document-list/formats/parse-sharepoint.js';
import { parseWordpressMedia } from './widgets/document-list/formats/parse-wordpress-media.js';
import type { Calendar } from './widgets/event-calendar/calendar-event.js';
import { eventFormats } from './widgets/event-calendar/event-formats.js';
import { moreEventFormats } from './widgets/event-calendar/formats/more-event-formats.js';
import { parseCaldav } from './widgets/event-calendar/formats/parse-caldav.js';
import { parseHtmlEvents } from './widgets/event-calendar/formats/parse-html-events.js';
import { parseJsonEvents } from './widgets/event-calendar/formats/parse-json-events.js';
import { parseJsonLd, parseJsonLdPage } from './widgets/event-calendar/formats/parse-json-ld.js';
import { parseOpenagenda } from './widgets/event-calendar/formats/parse-openagenda.js';
import { parseTribeEvents } from './widgets/event-calendar/formats/parse-tribe-events.js';
import { readOutlook } from './widgets/event-calendar/icalendar/read-outlook.js';
import { parseIcalendar } from './widgets/event-calendar/icalendar/parse-icalendar.js';
import { moreIdeaFormats } from './widgets/idea-box/formats/more-idea-formats.js';
import { parseDecidim } from './widgets/idea-box/formats/parse-decidim.js';
import { parseDiscourse } from './widgets/idea-box/formats/parse-discourse.js';
import { parseFider } from './widgets/idea-box/formats/parse-fider.js';
import { parseGithubIssues } from './widgets/idea-box/formats/parse-github-issues.js';
import { parseJsonIdeas } from './widgets/idea-box/formats/parse-json-ideas.js';
import { parseParvis } from './widgets/idea-box/formats/parse-parvis.js';
import { parsePostgrest } from './widgets/idea-box/formats/parse-postgrest.js';
import type { IdeaPage } from './widgets/idea-box/idea.js';
import { ideaFormats } from './widgets/idea-box/idea-formats.js';
import { moreNewsFormats } from './widgets/news-feed/feeds/more-news-formats.js';
import { newsFormats } from './widgets/news-feed/news-formats.js';
import type { NewsFeed } from './widgets/news-feed/news-item.js';
import { parseAtom } from './widgets/news-feed/feeds/parse-atom.js';
import { parseCdf } from './widgets/news-feed/feeds/parse-cdf.js';
import { parseDrupal } from './widgets/news-feed/feeds/parse-drupal.js';
import { parseHtmlList } from './widgets/news-feed/feeds/parse-html-list.js';
import { parseJsonFeed } from './widgets/news-feed/feeds/parse-json-feed.js';
import { parseMastodon } from './widgets/news-feed/feeds/parse-mastodon.js';
import { parseRss } from './widgets/news-feed/feeds/parse-rss.js';
import { parseWordpress } from './widgets/news-feed/feeds/parse-wordpress.js';
import { parseWordpressCom } from './widgets/news-feed/feeds/parse-wordpress-com.js';
import { rssModules } from './widgets/news-feed/feeds/rss-modules.js';

export type { About } from './data/format.js';
export { SourceError } from './data/source-error.js';
export type { DocumentEntry, DocumentFolder, DocumentVersion } from './widgets/document-list/document-entry.js';
export type {
  Calendar,
  CalendarEvent,
  EventAttachment,
  EventConference,
  EventOrganizer,
  EventStatus,
  Occurrence,
} from './widgets/event-calendar/calendar-event.js';
export { occurrencesBetween, type Moment, type OccurrenceOptions } from './widgets/event-calendar/occurrences.js';
export type { Idea, IdeaAnswer, IdeaBox, IdeaPage } from './widgets/idea-box/idea.js';
export type { NewsAttachment, NewsFeed, NewsImage, NewsItem } from './widgets/news-feed/news-item.js';

/** Readers by the name that their format has in the table. */
const xmlReaders: Readonly<Record<string, typeof parseAtom>> = {
  rss: (document, about) => parseRss(document, about, rssModules),
  atom: parseAtom,
  cdf: parseCdf,
};
const jsonReaders: Readonly<Record<string, typeof parseJsonFeed>> = {
  'json-feed': parseJsonFeed,
  wordpress: parseWordpress,
  'wordpress-com': parseWordpressCom,
  mastodon: parseMastodon,
  drupal: parseDrupal,
};

const eventReaders: Readonly<Record<string, typeof parseTribeEvents>> = {
  'tribe-events': parseTribeEvents,
  openagenda: parseOpenagenda,
  'json-ld': parseJsonLd,
  json: parseJsonEvents,
};

const documentXmlReaders: Readonly<Record<string, typeof parseBucket>> = {
  webdav: parseShare,
  s3: parseBucket,
  feed: parseFeedDocuments,
};
const documentJsonReaders: Readonly<Record<string, typeof parseCkan>> = {
  wordpress: parseWordpressMedia,
  ckan: parseCkan,
  sharepoint: parseSharepoint,
  json: parseJsonDocuments,
};

const ideaReaders: Readonly<Record<string, typeof parseParvis>> = {
  parvis: parseParvis,
  fider: parseFider,
  discourse: parseDiscourse,
  decidim: parseDecidim,
  github: parseGithubIssues,
  postgrest: parsePostgrest,
  json: parseJsonIdeas,
};

/** A piece of a page that may be a list. A whole page is none: it may ask for a password as well. */
const lists = /^(?:ul|ol|li|dl|table|article|section|main)$/i;

/**
 * Reads news in any format that `<parvis-news-feed>` reads, a list written in HTML included. Addresses are resolved
 * and texts decoded; nothing is made safe: pass addresses and HTML through what your page trusts before showing them.
 *
 * Synchronous, and without a cap of size. JSON runs anywhere; XML too, with its own five entities only where there is no
 * browser; HTML needs a browser.
 *
 * @throws {SourceError} of kind `format` when the body is none of these.
 */
export function readNews(body: Uint8Array | string, about: About): NewsFeed {
  odd.date = readOddDate;
  readOddText();
  const shape = detectOdd(body, about);
  const format = [...newsFormats.formats, ...moreNewsFormats].find(({ matches }) => matches(shape));
  const readXmlFormat = xmlReaders[format?.name ?? ''];
  if (readXmlFormat) {
    const document = typeof DOMParser === 'undefined' ? undefined : readXml(shape);
    return readXmlFormat(document ?? readLightTree(shape.text, shape.start, newsFormats.blocks), about);
  }
  const readJsonFormat = jsonReaders[format?.name ?? ''];
  if (readJsonFormat) return readJsonFormat(shape.json, about);
  if (lists.test(shape.root ?? '')) return parseHtmlList(parsePage(shape.text), about);
  throw new SourceError('format', `${about.url} is no news that can be read`, { url: about.url });
}

/**
 * Reads events in any format that `<parvis-event-calendar>` reads, a list written in HTML included. Wall clocks stay in the
 * zone in which the source says them: `occurrencesBetween` tells when the events take place. Nothing is made safe: pass
 * addresses and HTML through what your page trusts before showing them.
 *
 * Synchronous, and without a cap of size. iCalendar and JSON run anywhere; XML too, with its own five entities only where
 * there is no browser; HTML needs a browser.
 *
 * @throws {SourceError} of kind `format` when the body is none of these.
 */
export function readCalendar(body: Uint8Array | string, about: About): Calendar {
  odd.date = readOddDate;
  readOddText();
  readOutlook();
  const shape = detectOdd(body, about);
  const format = [...eventFormats.formats, ...moreEventFormats].find(({ matches }) => matches(shape));
  if (format?.name === 'icalendar') return parseIcalendar(shape.text, about);
  if (format?.name === 'caldav') {
    const document = typeof DOMParser === 'undefined' ? undefined : readXml(shape);
    return parseCaldav(document ?? readLightTree(shape.text, shape.start, eventFormats.blocks), about);
  }
  const readJsonFormat = eventReaders[format?.name ?? ''];
  if (readJsonFormat) return readJsonFormat(shape.json, about);
  if (format?.name === 'json-ld-page') return parseJsonLdPage(parsePage(shape.text), about);
  if (lists.test(shape.root ?? '')) return parseHtmlEvents(parsePage(shape.text), about);
  throw new SourceError('format', `${about.url} is no calendar that can be read`, { url: about.url });
}

/**
 * Reads what a folder holds, in any format that `<parvis-document-list>` reads, a list written in HTML included. Addresses
 * are resolved and names decoded; nothing is made safe: pass addresses and names through what your page trusts before
 * showing them.
 *
 * Synchronous, and without a cap of size. JSON runs anywhere; XML too, with its own five entities only where there is no
 * browser; HTML needs a browser.
 *
 * @throws {SourceError} of kind `format` when the body is none of these.
 */
export function readDocuments(body: Uint8Array | string, about: About): DocumentFolder {
  odd.date = readOddDate;
  readOddText();
  knowRareKinds();
  const shape = detectOdd(body, about);
  const format = [...documentFormats.formats, ...moreDocumentFormats].find(({ matches }) => matches(shape));
  const readXmlFormat = documentXmlReaders[format?.name ?? ''];
  if (readXmlFormat) {
    const document = typeof DOMParser === 'undefined' ? undefined : readXml(shape);
    return readXmlFormat(document ?? readLightTree(shape.text, shape.start, documentFormats.blocks), about);
  }
  const readJsonFormat = documentJsonReaders[format?.name ?? ''];
  if (readJsonFormat) return readJsonFormat(shape.json, about);
  if (lists.test(shape.root ?? '')) return readDocumentList(parsePage(shape.text), about);
  if (format?.name === 'index') return parseIndexPage(parsePage(shape.text), about);
  if (format?.name === 'html') return parseHtmlDocuments(parsePage(shape.text), about);
  throw new SourceError('format', `${about.url} is no list of documents that can be read`, { url: about.url });
}

/**
 * Reads ideas in any format that `<parvis-idea-box>` reads. Titles are decoded by the rule of their format, HTML is read for
 * its text, addresses are resolved; nothing is made safe: pass addresses through what your page trusts before showing them.
 *
 * Synchronous, without a cap of size, and anywhere: all of them are JSON.
 *
 * @throws {SourceError} of kind `format` when the body is none of these.
 */
export function readIdeas(body: Uint8Array | string, about: About): IdeaPage {
  odd.date = readOddDate;
  readOddText();
  const shape = detectOdd(body, about);
  const format = [...ideaFormats.formats, ...moreIdeaFormats].find(({ matches }) => matches(shape));
  const read = ideaReaders[format?.name ?? ''];
  if (read) return read(shape.json, about);
  throw new SourceError('format', `${about.url} is no list of ideas that can be read`, { url: about.url });
}
