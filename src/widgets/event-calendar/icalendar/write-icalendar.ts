import type { CalendarEvent, Occurrence } from '../calendar-event.js';
import type { Zone } from './zone.js';
import { writeZone } from './write-zone.js';

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
  const zones = new Map<string, Zone | undefined>();
  const years = new Map<string, number[]>();
  for (const { zone, allDay, start, end, dates = [], rule } of events) {
    if (allDay || !zone || zone === 'UTC') continue;
    if (!zones.has(zone)) zones.set(zone, zoneOf(zone));
    const all = [start, end ?? start, ...dates, ...untilOf(rule)].map((wall) => Number(wall.slice(0, 4)));
    // A rule without an end goes on: the changes of the years to come are told for a while.
    if (rule && !untilOf(rule).length) all.push(new Date(stamp).getUTCFullYear() + 5);
    years.set(zone, [...(years.get(zone) ?? []), ...all]);
  }
  for (const [name, zone] of zones) {
    const of = years.get(name)!;
    if (zone) lines.push(...writeZone(zone, Math.min(...of), Math.max(...of)));
  }
  for (const event of events) lines.push(...writeEvent(event, stamp, zones));
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/**
 * One occurrence as an event of its own. That of a series keeps its UID and says which instance it is (RFC 5545, 3.8.4.4):
 * two of them stand side by side in any calendar, and with the series where it is there.
 */
export function occurrenceEvent({ event, start, end, zone, allDay }: Occurrence): CalendarEvent {
  const { rule, dates, exceptions, ...one } = event;
  const repeats = !!(rule ?? dates?.length);
  return { ...one, start, end, zone, allDay, recurrenceId: event.recurrenceId ?? (repeats ? start : undefined) };
}

/** Last day of a rule that says one, as a wall clock. */
function untilOf(rule = ''): string[] {
  const found = /UNTIL=(\d{4})(\d\d)(\d\d)/i.exec(rule);
  return found ? [`${found[1]}-${found[2]}-${found[3]}`] : [];
}

function writeEvent(event: CalendarEvent, stamp: number, zones: ReadonlyMap<string, Zone | undefined>): string[] {
  const { start, end, recurrenceId, rule, dates, exceptions, geo, organizer, conference, image } = event;
  const lines: string[] = [];
  const add = (name: string, value: string | undefined) => {
    if (value) lines.push(`${name}:${value}`);
  };
  const time = (name: string, walls: readonly string[] | undefined) => {
    if (walls?.length) lines.push(`${name}${timeOf(walls, event, zones)}`);
  };
  lines.push('BEGIN:VEVENT');
  add('UID', escaped(event.uid));
  add('DTSTAMP', utc(stamp));
  time('DTSTART', [start]);
  if (end && end !== start) time('DTEND', [end]);
  time('RECURRENCE-ID', recurrenceId ? [recurrenceId] : undefined);
  // A value of RRULE is no text: nothing of it is escaped, and nothing of it may begin another line.
  for (const one of rule?.split(/[\r\n]+/) ?? []) add('RRULE', one);
  time('RDATE', dates);
  time('EXDATE', exceptions);
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
  for (const { url, type, name } of event.attachments)
    add(`ATTACH${parameter('FMTTYPE', type)}${parameter('FILENAME', name)}`, address(url));
  if (event.status !== 'confirmed') add('STATUS', event.status.toUpperCase());
  if (event.transparent) add('TRANSP', 'TRANSPARENT');
  add('COLOR', escaped(event.color));
  if (image) add('IMAGE;VALUE=URI', address(image.url));
  lines.push('END:VEVENT');
  return lines.map((line) =>
    event.lang ? line.replace(/^(SUMMARY|DESCRIPTION|LOCATION):/, `$1;LANGUAGE=${tag(event.lang)}:`) : line,
  );
}

/** Dates or times as the value of a property, with its parameters: `;TZID=Europe/Paris:20261123T090000`. */
function timeOf(
  walls: readonly string[],
  { allDay, zone: name }: CalendarEvent,
  zones: ReadonlyMap<string, Zone | undefined>,
): string {
  const compact = walls.map((wall) => wall.replace(/[-:]|\.\d+/g, ''));
  if (allDay) return `;VALUE=DATE:${compact.map((day) => day.slice(0, 8)).join()}`;
  if (!name) return `:${compact.join()}`;
  if (name === 'UTC') return `:${compact.map((one) => one.replace(/Z?$/, 'Z')).join()}`;
  if (zones.get(name)) return `${parameter('TZID', name)}:${compact.join()}`;
  // A zone that nobody knows: its times are floating, as they are shown.
  return `:${compact.join()}`;
}

/** An instant (RFC 5545, 3.3.5, form 2). */
const utc = (instant: number): string | undefined =>
  Number.isFinite(instant) ? new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '') : undefined;

/** Text (RFC 5545, 3.3.11). Other controls than the tab have no place in it (3.1). */
const escaped = (text = ''): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A parameter (RFC 5545, 3.2), its quotes and breaks as RFC 6868 writes them; nothing without a value. */
const parameter = (name: string, value: string | undefined): string => {
  if (!value) return '';
  const coded = value
    .replace(/\^/g, '^^')
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, '^n');
  // eslint-disable-next-line no-control-regex
  const clean = coded.replace(/[\0-\x08\x0a-\x1f\x7f]/g, '');
  return `;${name}=${/[:;,]/.test(clean) ? `"${clean}"` : clean}`;
};

/** A language tag holds nothing that a parameter does not. */
const tag = (lang: string) => lang.replace(/[^\w-]/g, '');

/** An address holds no break and no blank: what it may hold of them is coded. */
const address = (url: string | undefined) => url?.trim().replace(/\s/g, encodeURIComponent);

const encoder = new TextEncoder();

/** Lines of 75 octets at most, none cut inside a character (RFC 5545, 3.1). */
function fold(line: string): string {
  if (line.length < 26) return line;
  let folded = '';
  let room = 75;
  for (const character of line) {
    const octets = character < '\x80' ? 1 : encoder.encode(character).length;
    if (octets > room) {
      folded += '\r\n ';
      room = 74;
    }
    folded += character;
    room -= octets;
  }
  return folded;
}
