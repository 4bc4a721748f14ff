import type { About } from '../../../data/format.js';
import { object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import { decodeHtml, plainText } from '../../../data/reading/values/plain-text.js';
import { SourceError } from '../../../data/source-error.js';
import type { Calendar, CalendarEvent } from '../calendar-event.js';
import type { Work } from '../icalendar/recurrence/work.js';
import { calendarOf, geoOf, inLanguage, joinPlace, makeEvent, type EventDraft } from './make-event.js';
import { clockOf, momentAfter, readDuration, readEnd, readMoment, type Moment } from './moment.js';
import { ruleOf } from './schedule-rule.js';

/** The types of schema.org for what takes place: Event and what it is made of. */
const EVENT = /(?:^|[/#:])(?:\w*Event(?:Series)?|Festival|Hackathon|CourseInstance)$/;
const SERIES = /EventSeries$/;
/** Where events may stand in what is said of other things. */
const PLACES = [
  '@graph',
  'event',
  'events',
  'subEvent',
  'subEvents',
  'mainEntity',
  'itemListElement',
  'item',
  'hasPart',
];
/** Bounds against what refers to itself. */
const DEEP = 12;
const MANY = 20_000;
/** Days on which the first times of all schedules of an answer are looked for: thousands of schedules that have one. */
const STEPS = 2 ** 20;

/** An event, and what it inherits. */
interface Found {
  readonly event: Loose;
  readonly above: Loose;
}

/**
 * Reads events of schema.org written as JSON-LD: alone, in a list, a graph, a place or an organisation, with the events
 * inside them. A series that names its events is only these. Offers are ignored.
 *
 * @throws {SourceError} of kind `format` when it holds no event.
 */
export function parseJsonLd(json: unknown, about: About): Calendar {
  const nodes = new Map<string, Loose>();
  const found: Found[] = [];
  walk(json, (node) => {
    const id = text(node['@id']);
    // A node that only refers to another says nothing else.
    if (id && Object.keys(node).length > 1 && !nodes.has(id)) nodes.set(id, node);
  });
  const whole = (value: unknown) => {
    const node = objects(value)[0];
    return object(nodes.get(text(node?.['@id']) ?? '') ?? node);
  };
  findEvents(json, {}, found, whole);
  if (!found.length) throw new SourceError('format', `no events at ${about.url}`, { url: about.url });
  const uids = new Set<string>();
  const work: Work = { steps: STEPS, cut: false };
  return calendarOf(found, ({ event, above }) =>
    readEvent(event, above, whole, about, work).filter(({ uid }) => !uids.has(uid) && uids.add(uid)),
  );
}

/** Reads the JSON-LD of a web page. @throws {SourceError} as `parseJsonLd`. */
export function parseJsonLdPage(document: Document, about: About): Calendar {
  const all = [...document.querySelectorAll('script[type="application/ld+json" i]')].flatMap(({ textContent }) => {
    try {
      return [JSON.parse(textContent ?? '') as unknown];
    } catch {
      return []; // One script of many: the others may be whole.
    }
  });
  const base = resolveUrl(document.querySelector('base[href]')?.getAttribute('href'), about.url) ?? about.url;
  const lang = about.lang ?? (document.documentElement.lang || undefined);
  return { ...parseJsonLd(all, { ...about, url: base, lang }), title: oneLine(document.title) || undefined };
}

/** Meets every object once, to a depth. */
function walk(value: unknown, meet: (node: Loose) => void): void {
  let left = MANY;
  const go = (one: unknown, depth: number): void => {
    if (!one || typeof one !== 'object' || depth > DEEP || !left--) return;
    if (!Array.isArray(one)) meet(one as Loose);
    for (const inside of Object.values(one)) go(inside, depth + 1);
  };
  go(value, 0);
}

const isEvent = (node: Loose, type = EVENT) => [node['@type']].flat().some((name) => type.test(text(name) ?? ''));

function findEvents(value: unknown, above: Loose, found: Found[], whole: (value: unknown) => Loose, depth = 0): void {
  if (depth > DEEP || found.length > MANY) return;
  if (Array.isArray(value)) {
    for (const one of value) findEvents(one, above, found, whole, depth + 1);
    return;
  }
  const node = object(value);
  const event = isEvent(node);
  const before = found.length;
  const inside = event ? { ...above, ...inheritedFrom(node) } : above;
  for (const place of PLACES) if (node[place]) findEvents(node[place], inside, found, whole, depth + 1);
  // Its own events are the times of a series.
  const told = found.length > before && isEvent(node, SERIES);
  if (event && !told && node.startDate !== undefined)
    found.push({ event: node, above: { ...inheritedFrom(whole(node.superEvent)), ...above } });
  else if (event && !told && node.eventSchedule) found.push({ event: node, above });
}

/** What events inside an event need not say again. */
function inheritedFrom(node: Loose): Loose {
  const names = ['name', 'location', 'organizer', 'image', 'url', 'keywords', 'inLanguage', 'eventAttendanceMode'];
  return Object.fromEntries(names.flatMap((name) => (node[name] === undefined ? [] : [[name, node[name]]])));
}

function readEvent(
  own: Loose,
  above: Loose,
  whole: (value: unknown) => Loose,
  about: About,
  work: Work,
): CalendarEvent[] {
  const event: Loose = { ...above, ...own };
  const said = (value: unknown) => textOf(value, about.lang);
  const draft = draftOf(event, whole, about);
  const id = text(own['@id']) ?? text(object(own.identifier).value) ?? text(own.identifier) ?? draft.url ?? draft.title;
  const repeated = objects(own.eventSchedule).flatMap((schedule, index) => {
    const series = ruleOf(whole(schedule), said, work);
    if (!series) return [];
    const { start, end, rule, exceptions } = series;
    const uid = `${id} ${start.text}${index ? ` ${index}` : ''}`;
    return [makeEvent({ ...draft, uid, rule, exceptions }, start, end)];
  });
  // A schedule that cannot be read leaves the dates beside it.
  if (repeated.length || own.startDate === undefined) return repeated;
  if (Array.isArray(own.startDate)) return datesOf(own).flatMap((one) => readEvent(one, above, whole, about, work));
  const zone = text(event.scheduleTimezone);
  const start = readMoment(withTime(own.startDate, own.startTime), zone);
  if (!start) throw new Error('no date');
  return [makeEvent({ ...draft, uid: `${id} ${start.text}` }, ...wholeDays(start, endOf(own, start)))];
}

/**
 * An event on each of its dates that can be read, with the end that stands at the same place.
 *
 * @throws when there is none
 */
function datesOf(own: Loose): Loose[] {
  const ends = [own.endDate].flat();
  const dates: unknown[] = [own.startDate].flat();
  const endAt = (at: number) => (ends.length === dates.length ? ends[at] : undefined);
  const all = dates.flatMap((startDate, at) =>
    readMoment(startDate) ? { ...own, eventSchedule: undefined, startDate, endDate: endAt(at) } : [],
  );
  if (!all.length) throw new Error('no date');
  return all;
}

/** From midnight to the last minute of a day: The Events Calendar writes days so, where schema.org has dates for them. */
function wholeDays(start: Moment, end: Moment | undefined): [start: Moment, end: Moment | undefined] {
  if (!end || start.day || end.day) return [start, end];
  const clocks = [clockOf(start), clockOf(end)] as const;
  if (!clocks[0].endsWith('T00:00:00') || !clocks[1].includes('T23:59:')) return [start, end];
  const [first, last] = clocks.map((clock) => ({ text: clock.slice(0, 10), day: true, zone: null }));
  return [first!, last];
}

/** Some write the time beside the date. */
const withTime = (date: unknown, time: unknown): unknown =>
  /^\d{4}-\d\d-\d\d$/.test(text(date) ?? '') && /^\d\d:\d\d/.test(text(time) ?? '')
    ? `${text(date)}T${text(time)}`
    : date;

function endOf(own: Loose, start: Moment): Moment | undefined {
  const end = readEnd(withTime(own.endDate, own.endTime), start);
  const duration = end ? undefined : readDuration(text(own.duration));
  return duration ? momentAfter(start, duration) : end;
}

/** A text, one of several languages, a list of which the first counts. Text here is often written as HTML writes it. */
function textOf(value: unknown, lang?: string): string | undefined {
  const [one] = [value].flat();
  const found = text(object(one)['@value']) ?? text(inLanguage(one, lang).text);
  return found && decodeHtml(found);
}

function draftOf(event: Loose, whole: (value: unknown) => Loose, about: About): EventDraft {
  const said = (value: unknown) => textOf(value, about.lang);
  const link = (value: unknown) =>
    resolveUrl(text([value].flat()[0]) ?? text(object([value].flat()[0])['@id']), about.url);
  const online = objects(event.location)
    .map(whole)
    .find((one) => /VirtualLocation$/.test(text(one['@type']) ?? ''));
  const description = text([event.description].flat()[0]);
  const picture = [event.image].flat()[0];
  const image = link(object(picture).url ?? object(picture).contentUrl ?? picture);
  const organizer = whole(event.organizer);
  const status = text(event.eventStatus) ?? '';
  const conference = online && link(online.url);
  return {
    title: said(event.name) ?? said(event.headline),
    url: link(event.url) ?? link(object(event.mainEntityOfPage)['@id']),
    description: description && plainText(description),
    descriptionHtml: description && /<\w/.test(description) ? description : undefined,
    place: placeOf(event.location, whole, said),
    geo: geoOf(
      object(whole(event.location).geo).latitude ?? whole(event.location).latitude,
      object(whole(event.location).geo).longitude ?? whole(event.location).longitude,
    ),
    conference: conference ? { url: conference, label: said(online.name) } : undefined,
    categories: [event.keywords].flat().flatMap((word) => said(object(word).name ?? word)?.split(/,\s*/) ?? []),
    organizer: said(organizer.name) ? { name: said(organizer.name), url: link(organizer.url) } : undefined,
    image: image ? { url: image } : undefined,
    status: /(?:Cancelled|Postponed)$/.test(status) ? 'cancelled' : 'confirmed',
    lang: text(object(event.inLanguage).alternateName) ?? text(event.inLanguage),
  };
}

/** Name and address of the first place that is one on earth; a text as it stands. */
function placeOf(
  value: unknown,
  whole: (value: unknown) => Loose,
  said: (value: unknown) => string | undefined,
): string | undefined {
  for (const one of [value].flat()) {
    if (typeof one === 'string') return joinPlace(said(one));
    const place = whole(one);
    if (/VirtualLocation$/.test(text(place['@type']) ?? '')) continue;
    const address = whole(place.address);
    const parts = [address.streetAddress, address.postalCode, address.addressLocality].map(said);
    const town = [parts[1], parts[2]].filter(Boolean).join(' ');
    const found = joinPlace(
      said(place.name),
      typeof place.address === 'string' ? said(place.address) : undefined,
      parts[0] ?? said(place.streetAddress),
      town,
    );
    if (found) return found;
  }
  return undefined;
}
