import type { CalendarEvent, Occurrence } from '../../calendar-event.js';
import { IcalendarEvent } from '../icalendar-event.js';
import type { Zone } from '../time/zone.js';
import { writeZone } from './write-zone.js';
import { inZoneOf, writtenTimes, type WrittenTimes } from './written-times.js';

/** What a written calendar is made with. */
export interface WriteOptions {
  /** Instant of writing, epoch milliseconds (DTSTAMP): the same one gives the same text. */
  readonly stamp: number;
  /** The zone of a name; undefined for a name that it does not know: its times are then floating, as they are shown. */
  readonly zoneOf: (name: string) => Zone | undefined;
  /** Name of the calendar. */
  readonly title?: string;
}

const PRODUCT = '-//Parvis//Parvis//EN';

/**
 * The text of a calendar (RFC 5545) that holds these events: series with their rules, exceptions and changed instances.
 * Each zone that they use is described by its changes in the years concerned (VTIMEZONE).
 */
export function writeICalendar(events: readonly CalendarEvent[], { stamp, zoneOf, title }: WriteOptions): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PRODUCT}`, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'];
  if (title) lines.push(`X-WR-CALNAME:${escaped(title)}`);
  const written = events.map((event) => ({ event, times: writtenTimes(event, zoneOf) }));
  const zones = new WrittenZones(
    written.map(({ times }) => times),
    stamp,
  );
  lines.push(...zones.lines);
  for (const { event, times } of written) lines.push(...writeEvent(event, times, stamp, zones));
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/**
 * One occurrence as an event of its own. That of a series keeps its UID and says which instance it is (RFC 5545, 3.8.4.4):
 * two of them stand side by side in any calendar, and with the series where it is there.
 */
export function occurrenceEvent({ event, start, end, zone, allDay }: Occurrence): CalendarEvent {
  // What was read from a calendar tells its fields when they are asked for.
  const plain = event instanceof IcalendarEvent ? event.toJSON() : event;
  const { rule, dates, exceptions, ...one } = plain;
  const repeats = !!(rule ?? dates?.length);
  const recurrenceId = plain.recurrenceId ?? (repeats ? start : undefined);
  return inZoneOf(event, { ...one, start, end, zone, allDay, recurrenceId });
}

/** The zones of a calendar that is written, each under a name of its own. */
class WrittenZones {
  readonly lines: string[] = [];
  readonly #names = new Map<Zone, string>();

  constructor(times: readonly WrittenTimes[], stamp: number) {
    const span = yearsOf(times, new Date(stamp).getUTCFullYear());
    const texts = new Map<string, string>();
    for (const zone of new Set(times.flatMap((one) => [one.zone, one.endZone, one.recurrence?.zone]))) {
      if (!zone || isUtc(zone)) continue;
      // Two calendars may define the same name in two ways.
      for (let n = 1; !this.#names.has(zone); n++) {
        // The same in the zone and in what is in it, whatever a calendar calls it.
        // eslint-disable-next-line no-control-regex
        const plain = zone.name.replace(/[\0-\x1f\x7f^"]+/g, ' ').trim();
        const name = n > 1 ? `${plain} ${n}` : plain;
        const lines = writeZone(zone, span.first, span.last, { onward: span.onward, name });
        const text = lines.slice(2).join();
        if (!texts.has(name)) {
          texts.set(name, text);
          this.lines.push(...lines);
        }
        if (texts.get(name) === text) this.#names.set(zone, name);
      }
    }
  }

  /** The value of a property and its parameters: `;TZID=Europe/Paris:20261123T090000`. */
  value(walls: readonly string[], zone: Zone | undefined, parameters = ''): string {
    const compact = walls.map((wall) => wall.replace(/[-:]|\.\d+/g, ''));
    if (walls[0]!.length === 10) return `;VALUE=DATE${parameters}:${compact.join()}`;
    if (!zone) return `${parameters}:${compact.join()}`;
    if (isUtc(zone)) return `${parameters}:${compact.map((one) => one.replace(/Z?$/, 'Z')).join()}`;
    return `${parameter('TZID', this.#names.get(zone))}${parameters}:${compact.join()}`;
  }
}

const isUtc = (zone: Zone) => zone.name === 'UTC' && zone.wallOf(0) === 0;

/** Years over which the changes of a zone count, and whether something goes on after them. */
function yearsOf(times: readonly WrittenTimes[], now: number): { first: number; last: number; onward: boolean } {
  const years: number[] = [];
  let onward = false;
  for (const { start, end, recurrence, dates, periods, rules } of times) {
    const walls = [start, end ?? start, recurrence?.wall ?? start, ...dates, ...periods.map(([from]) => from)];
    years.push(...walls.map((wall) => +wall.slice(0, 4)));
    for (const rule of rules) {
      const until = /UNTIL=(\d{4})/i.exec(rule);
      if (until) years.push(+until[1]!);
      else onward = true;
    }
  }
  const [first, last] = [Math.min(...years), Math.max(...years)];
  // The dates of many years are better said by their rule.
  onward ||= last - first > 8;
  return { first, last: onward ? Math.max(now, first) : last, onward };
}

function writeEvent(event: CalendarEvent, times: WrittenTimes, stamp: number, zones: WrittenZones): string[] {
  const { geo, organizer, conference, image } = event;
  const { zone } = times;
  const lines: string[] = [];
  const add = (name: string, value: string | undefined) => {
    if (value) lines.push(`${name}:${value}`);
  };
  const time = (name: string, walls: readonly string[], of: Zone | undefined, parameters?: string) => {
    // Days and times are two kinds of values (RFC 5545, 3.2.20).
    const days = walls.filter((wall) => wall.length === 10);
    const rest = walls.filter((wall) => wall.length > 10);
    for (const one of [rest, days]) if (one.length) lines.push(name + zones.value(one, of, parameters));
  };
  lines.push('BEGIN:VEVENT');
  // As its source writes it: all that counts is that it stays the same.
  add('UID', event.uid.replace(/\s+/g, ' ').trim());
  add('DTSTAMP', utc(stamp));
  time('DTSTART', [times.start], zone);
  if (times.end) time('DTEND', [times.end], times.endZone ?? zone);
  add('DURATION', times.duration);
  const { recurrence } = times;
  if (recurrence)
    time('RECURRENCE-ID', [recurrence.wall], recurrence.zone, times.andFuture ? ';RANGE=THISANDFUTURE' : undefined);
  for (const rule of times.rules) add('RRULE', rule);
  for (const rule of times.excluded) add('EXRULE', rule);
  time('RDATE', times.dates, zone);
  for (const [from, to] of times.periods) {
    const end = to.startsWith('P') ? to : zones.value([to], zone).split(':')[1]!;
    lines.push(`RDATE${zones.value([from], zone, ';VALUE=PERIOD')}/${end}`);
  }
  time('EXDATE', times.exceptions, zone);
  if (event.sequence) add('SEQUENCE', String(event.sequence));
  if (event.updated) add('LAST-MODIFIED', utc(Date.parse(event.updated)));
  add('SUMMARY', escaped(event.title));
  add('DESCRIPTION', escaped(event.description));
  if (event.descriptionHtml) add('X-ALT-DESC;FMTTYPE=text/html', escaped(event.descriptionHtml));
  add('LOCATION', escaped(event.place));
  if (geo) add('GEO', `${geo.latitude};${geo.longitude}`);
  add('URL', address(event.url));
  if (conference) add(`CONFERENCE;VALUE=URI${parameter('LABEL', conference.label)}`, address(conference.url));
  add('CATEGORIES', event.categories.map(escaped).join(','));
  if (organizer) add(`ORGANIZER${parameter('CN', organizer.name)}`, address(organizer.url ?? 'invalid:nomail'));
  for (const { url, type, name, size } of event.attachments)
    add(
      `ATTACH${parameter('FMTTYPE', type)}${parameter('FILENAME', name)}${parameter('SIZE', size ? `${size}` : '')}`,
      address(url),
    );
  if (event.status !== 'confirmed') add('STATUS', event.status.toUpperCase());
  if (event.transparent) add('TRANSP', 'TRANSPARENT');
  add('COLOR', escaped(event.color));
  if (image) add('IMAGE;VALUE=URI', address(image.url));
  lines.push('END:VEVENT');
  // Asked once: it is looked for in all that the source says of the event.
  const { lang } = event;
  return lang
    ? lines.map((line) => line.replace(/^(SUMMARY|DESCRIPTION|LOCATION):/, `$1;LANGUAGE=${tag(lang)}:`))
    : lines;
}

/** An instant (RFC 5545, 3.3.5, form 2). */
const utc = (instant: number): string | undefined =>
  Number.isFinite(instant) ? new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '') : undefined;

/** Text (RFC 5545, 3.3.11). */
const escaped = (text = ''): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A parameter (RFC 5545, 3.2), its quotes and breaks as RFC 6868 writes them; nothing without a value. */
const parameter = (name: string, value: string | undefined): string => {
  if (!value) return '';
  const coded = value
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n');
  return `;${name}=${/[:;,]/.test(coded) ? `"${coded}"` : coded}`;
};

/** A language tag holds nothing that a parameter does not. */
const tag = (lang: string) => lang.replace(/[^\w-]/g, '');

/** An address holds no break and no blank: what it may hold of them is coded. */
const address = (url: string | undefined) => url?.trim().replace(/\s/g, encodeURIComponent);

/**
 * Lines of 75 octets at most, none cut inside a character (RFC 5545, 3.1). Controls other than the tab have no place in
 * them: whatever field of a page they come from, none begins a line of its own.
 */
function fold(line: string): string {
  line = line.replace(/[^\P{Cc}\t]/gu, '');
  if (line.length < 26) return line;
  let folded = '';
  let room = 75;
  for (const character of line) {
    // Two halves of a pair take four, half of one alone what stands in its place.
    const octets = character < '\x80' ? 1 : character < '\u0800' ? 2 : character.length + 2;
    if (octets > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += character;
    room -= octets;
  }
  return folded;
}
