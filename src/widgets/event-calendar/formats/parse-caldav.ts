import type { About } from '../../../data/format.js';
import { children, childText } from '../../../data/reading/xml/xml-children.js';
import type { XmlTree } from '../../../data/reading/xml/xml-element.js';
import { SourceError } from '../../../data/source-error.js';
import type { Calendar } from '../calendar-event.js';
import { parseIcalendar } from '../icalendar/parse-icalendar.js';

/**
 * Reads what CalDAV answers to a query (RFC 4791, 7.8): a multistatus (RFC 4918, 13) of which each response holds an event
 * and its changed instances as iCalendar. What has none is counted in `skipped`.
 *
 * @throws {SourceError} of kind `format` when it is no multistatus.
 */
export function parseCaldav(document: XmlTree, about: About): Calendar {
  const { documentElement: root } = document;
  if (root.localName !== 'multistatus')
    throw new SourceError('format', `no multistatus at ${about.url}`, { url: about.url });
  const texts: string[] = [];
  let missed = 0;
  for (const response of children(root, 'response')) {
    const found = children(response, 'propstat')
      .filter((propstat) => !/ [345]\d\d /.test(`${childText(propstat, 'status')} `))
      .flatMap((propstat) => children(propstat, 'prop'))
      .flatMap((prop) => childText(prop, 'calendar-data') || []);
    texts.push(...found);
    // The collection itself answers too, on some servers.
    if (!found.length && !childText(response, 'href').endsWith('/')) missed++;
  }
  const calendar = parseIcalendar(texts.join('\n') || 'BEGIN:VCALENDAR', about);
  // What one object of a collection says of itself is not said of the collection.
  const { events, skipped, unknownZones } = calendar;
  return { events, skipped: skipped + missed, unknownZones };
}
