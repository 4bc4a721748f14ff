import type { Asking } from '../../../data/format.js';
import { SourceError } from '../../../data/source-error.js';

/** Where servers keep the calendars of their people: Nextcloud, DAViCal, SOGo, Baïkal, and whoever says so. */
const COLLECTION = /\/(?:remote|public)\.php\/(?:cal)?dav\/|\/caldav(?:\.php)?\/|\/SOGo\/dav\/|\/dav\.php\/calendars\//;

/** Whole months asked for before this one, and from it on: a series is given whole when any of it is in there. */
const BEFORE = 12;
const FROM = 36;

/**
 * How a collection of CalDAV is asked for its events (RFC 4791, 7.8): by REPORT, those of a year before this month and of
 * three years from it on. The months are whole, so that all widgets of a page ask alike.
 *
 * @param named True when the page says that it is one.
 * @param now Epoch milliseconds.
 * @throws {SourceError} of kind `setup` when a collection that the page names is on another origin: browsers let no page
 *   send REPORT there unasked, and servers of calendars do not answer the question.
 */
export function askCaldav(url: URL, named: boolean, now: number = Date.now()): Asking | undefined {
  const ours = url.origin === location.origin;
  if (named && !ours) {
    const cure = 'give its public .ics address, or a path of this site that leads to it';
    throw new SourceError('setup', `${url.origin} is another site, and no page may ask it by CalDAV: ${cure}`, {
      url: url.href,
    });
  }
  // With `?export` such a collection is one .ics file.
  if (!named && !(ours && COLLECTION.test(url.pathname) && !url.searchParams.has('export'))) return undefined;
  const month = (months: number) => {
    const date = new Date(now);
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months));
    return first.toISOString().replace(/[-:]|\.\d+/g, '');
  };
  return {
    method: 'REPORT',
    headers: { depth: '1', 'content-type': 'application/xml; charset=utf-8' },
    body:
      '<c:calendar-query xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><prop><c:calendar-data/></prop><c:filter>' +
      '<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">' +
      `<c:time-range start="${month(-BEFORE)}" end="${month(FROM)}"/>` +
      '</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>',
  };
}
