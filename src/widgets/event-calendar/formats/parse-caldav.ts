import type { About } from '../../../data/format.js';
import type { XmlElement, XmlTree } from '../../../data/reading/xml-element.js';
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
  for (const response of named(root, 'response')) {
    const found = named(response, 'propstat')
      .filter((propstat) => !/ [345]\d\d /.test(`${textOf(propstat, 'status')} `))
      .flatMap((propstat) => named(propstat, 'prop'))
      .flatMap((prop) => textOf(prop, 'calendar-data').trim() || []);
    texts.push(...found);
    // The collection itself answers too, on some servers.
    if (!found.length && !textOf(response, 'href').trim().endsWith('/')) missed++;
  }
  const calendar = parseIcalendar(texts.join('\n') || 'BEGIN:VCALENDAR', about);
  // What one object of a collection says of itself is not said of the collection.
  const { events, skipped, unknownZones } = calendar;
  return { events, skipped: skipped + missed, unknownZones };
}

/** The children of a local name, whatever prefix the server gives them. */
function named(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (child.localName === name) found.push(child);
  }
  return found;
}

const textOf = (element: XmlElement, name: string): string => named(element, name)[0]?.textContent ?? '';
