import type { About } from '../../../data/format.js';
import { fieldReader } from '../../../data/reading/values/json-fields.js';
import { count, nextLink, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Calendar, CalendarEvent, EventAttachment, EventStatus } from '../calendar-event.js';
import { calendarOf, geoOf, joinPlace, makeEvent } from './make-event.js';
import { byClockOf, clockOf, readEnd, readMoment, readTime } from './moment.js';
import { nextOf } from './next-page.js';
import { holidayOf } from './school-holidays.js';

/** The names that a field goes by, our own first; written together and in small letters. */
const names = {
  id: 'uid id icaluid guid identifier',
  title: 'title titre name nom summary subject label intitule',
  start:
    'start startdate startdatetime starttime starts begin begindate dtstart date datedebut debut eventdate from when',
  end: 'end enddatetime endtime ends dtend to',
  last: 'lastday enddate datefin fin until',
  time: 'heure heuredebut time hour horaire',
  endTime: 'heurefin hourend timeend',
  allDay: 'allday journee isallday fulldayevent falldayevent wholeday',
  zone: 'zone timezone tz tzid fuseau',
  place: 'place lieu location venue where salle adresse address',
  url: 'url link href lien permalink htmllink weblink',
  description: 'description text texte details notes bodypreview resume',
  html: 'descriptionhtml html content contenu body',
  categories: 'categories category categorie tags keywords rubrique theme',
  status: 'status statut',
  cancelled: 'cancelled canceled iscancelled annule',
  free: 'transparent transparency showas free libre',
  color: 'color colour couleur backgroundcolor',
  image: 'image picture photo thumbnail',
  organizer: 'organizer organiser organisateur host association',
  rule: 'rule rrule recurrence',
  dates: 'dates rdate',
  exceptions: 'exceptions exdate exdates exceptdate',
  instance: 'recurrenceid originalstarttime originalstart',
  attachments: 'attachments attachment files fichiers documents',
  conference: 'conference onlineurl hangoutlink online visio',
  cost: 'cost price prix tarif',
  updated: 'updated modified lastmodified updatedat lastmodifieddatetime',
  sequence: 'sequence',
  lang: 'lang language langue',
} as const;
type Name = keyof typeof names;
const fieldsOf = fieldReader(names);

/** Where the events of an answer stand. */
const LISTS = ['events', 'evenements', 'items', 'data', 'results', 'value', 'records', 'agenda'];

/**
 * Reads events of plain JSON: a list, or an object that holds one as `events`. An event has a `start`, and may have all
 * that a `CalendarEvent` has, under that name or another one that is common; what calendars of Google and Microsoft answer
 * is read too. A day at `end` is the one after the last; at `endDate` or `lastDay` it is the last one.
 *
 * @throws {SourceError} of kind `format` when it holds no list of events.
 */
export function parseJsonEvents(json: unknown, about: About): Calendar {
  const answer = object(json);
  const list = listIn(json)?.map((one) => holidayOf(object(one))) ?? byDate(answer);
  // A list of other things is none; an empty one may be. The `date` of WordPress is that on which it was published.
  const begins = (event: Loose) => {
    const { start } = fieldsOf(event);
    return start !== undefined && !(start === event.date && 'date_gmt' in event);
  };
  if (!list || (list.length && !list.some(begins)))
    throw new SourceError('format', `no list of events at ${about.url}`, { url: about.url });
  const head = Array.isArray(json) ? {} : fieldsOf(answer);
  const zone = text(head.zone);
  const gone = withdrawn(list);
  return calendarOf(list, (event) => readEvent(event, zone, about.url, gone), {
    title: text(head.title),
    zone,
    description: text(head.description),
    color: text(head.color),
    next: resolveUrl(
      text(answer.next) ??
        text(answer.next_url) ??
        text(answer['@odata.nextLink']) ??
        nextLink(about.headers) ??
        // Opendatasoft counts.
        (answer.total_count === undefined ? undefined : nextOf(answer, list.length, about.url)),
      about.url,
    ),
    total: count(answer.total),
  });
}

/** The list of events in an answer: itself, or the first that goes by a usual name. */
function listIn(json: unknown): readonly unknown[] | undefined {
  if (Array.isArray(json)) return json as unknown[];
  const answer = object(object(json).d ?? json);
  return LISTS.map((name) => answer[name]).find(Array.isArray);
}

/** The events of an object whose keys are their dates, as the French state gives its public holidays: `{"2026-12-25": "Noël"}`. */
function byDate(answer: Loose): readonly Loose[] | undefined {
  const all = Object.entries(answer);
  const are = all.length && all.every(([key, value]) => /^\d{4}-\d\d-\d\d$/.test(key) && text(value));
  return are ? all.map(([start, title]) => ({ start, title })) : undefined;
}

/** The series of which an instance is a changed one, as Google and Microsoft name it. */
const seriesOf = (event: Loose) => text(event.recurringEventId) ?? text(event.seriesMasterId);

/** The starts that a calendar of Google takes out of its series: what is left of each says no more than which one it was. */
function withdrawn(list: readonly unknown[]): ReadonlyMap<string, readonly unknown[]> {
  const gone = new Map<string, unknown[]>();
  for (const event of list.map(object)) {
    const { start, instance } = fieldsOf(event);
    const series = seriesOf(event);
    if (!series || start !== undefined || instance === undefined) continue;
    const starts = gone.get(series);
    if (starts) starts.push(instance);
    else gone.set(series, [instance]);
  }
  return gone;
}

/** The values of the lines of that name in what is written as iCalendar writes it (RFC 5545, 3.8.5). */
const linesOf = (lines: readonly string[], name: string): string[] =>
  lines.flatMap((line) =>
    line.toUpperCase().startsWith(name) ? line.slice(line.lastIndexOf(':') + 1).split(',') : [],
  );

/** A date, also as the object that calendars make of it. */
const dateOf = (value: unknown): unknown => object(value).dateTime ?? object(value).date ?? value;

function readEvent(
  event: Loose,
  around: string | undefined,
  base: string,
  gone: ReadonlyMap<string, readonly unknown[]>,
): CalendarEvent | readonly CalendarEvent[] | undefined {
  const fields = fieldsOf(event);
  const series = fields.instance === undefined ? undefined : seriesOf(event);
  if (series && fields.start === undefined) return [];
  const zone = text(object(fields.start).timeZone) ?? text(fields.zone) ?? around;
  const date = readMoment(dateOf(fields.start), zone);
  if (!date) return undefined;
  // Some write the time beside the date.
  const time = date.day ? (readTime(fields.time) ?? readTime(event.startTime ?? event.start_time)) : undefined;
  const begin = (time ? readMoment(date.text + time, zone) : undefined) ?? date;
  const all = fields.allDay === true || /^(?:true|1|oui|yes)$/i.test(text(fields.allDay) ?? '');
  const start = all && !begin.day ? { text: clockOf(begin).slice(0, 10), day: true, zone: null } : begin;
  const ends = readTime(fields.end) ?? readTime(fields.endTime);
  const exclusive = fields.end !== undefined && !ends;
  const last = readEnd(dateOf(exclusive ? fields.end : fields.last), start, zone);
  // A time alone is of the last day, where that is told.
  const end = ends && !start.day ? readEnd(last?.day ? last.text + ends : ends.slice(1, 6), start, zone) : last;
  const moments = (value: unknown) => {
    const read = [value].flat().flatMap((one) => readMoment(dateOf(one), zone)?.text ?? []);
    // A day among times stays one, save where the clock that it is meant by is not that of the text.
    const all = read.map((one) =>
      start.day
        ? one.slice(0, 10)
        : one.length === 10 && start.offset
          ? byClockOf(start, one + clockOf(start).slice(10))
          : one,
    );
    return all.length ? all : undefined;
  };
  const place = object(fields.place);
  const address = object(place.address);
  const html = text(object(fields.html).content) ?? text(fields.html);
  const description = text(fields.description);
  const marked = html ?? (description && /<\/?[a-z][^<>]*>/i.test(description) ? description : undefined);
  const link = (value: unknown) => resolveUrl(text(object(value).url) ?? text(value), base);
  const image = link(fields.image);
  const conference = link(fields.conference);
  const lines = [fields.rule].flat().flatMap((one) => (text(one) ?? '').split(/\s*\n\s*/).map((line) => line.trim()));
  const rule = lines.flatMap((one) => /^(?:RRULE:)?(FREQ=.*)$/is.exec(one)?.[1] ?? [])[0];
  const id = text(fields.id);
  return makeEvent(
    {
      uid: series ?? id,
      title: text(fields.title),
      sequence: count(fields.sequence),
      updated: stamp(fields.updated),
      url: link(fields.url),
      description: description === marked ? undefined : description,
      descriptionHtml: marked,
      place: joinPlace(
        ...(typeof fields.place === 'object'
          ? [text(place.displayName) ?? text(place.name), text(place.address), text(address.street), text(address.city)]
          : [text(fields.place)]),
      ),
      geo: geoOf(
        object(event.geo).latitude ?? event.latitude ?? event.lat,
        object(event.geo).longitude ?? event.longitude ?? event.lng ?? event.lon,
      ),
      conference: conference ? { url: conference, label: text(object(fields.conference).label) } : undefined,
      categories: [fields.categories]
        .flat()
        .flatMap((one) =>
          (text(object(one).name ?? object(one).label ?? one) ?? '').split(',').map((word) => word.trim()),
        ),
      organizer: organizerOf(fields.organizer),
      attachments: [fields.attachments].flat().flatMap((one) => attachmentOf(one, base)),
      status: statusOf(fields),
      transparent: fields.free === true || /^(?:transparent|free|true|libre)$/i.test(text(fields.free) ?? ''),
      cost: text(fields.cost),
      color: text(fields.color),
      image: image ? { url: image, alt: text(object(fields.image).alt) } : undefined,
      lang: text(fields.lang),
      rule,
      dates: moments([fields.dates, linesOf(lines, 'RDATE')].flat()),
      exceptions: moments([fields.exceptions, linesOf(lines, 'EXDATE'), gone.get(id ?? '')].flat()),
      recurrenceId: moments(fields.instance)?.[0],
    },
    start,
    end,
    exclusive,
  );
}

const stamp = (value: unknown) => {
  const read = readMoment(value, 'UTC');
  return read && !read.day && read.zone === 'UTC' ? `${read.text}Z` : undefined;
};

function statusOf({ status, cancelled }: Partial<Record<Name, unknown>>): EventStatus {
  const said = text(status) ?? '';
  if (cancelled === true || /^(?:cancel|annul|postponed|report)/i.test(said)) return 'cancelled';
  return /^(?:tentative|provisoire)/i.test(said) ? 'tentative' : 'confirmed';
}

function organizerOf(value: unknown): CalendarEvent['organizer'] {
  const one = objects(value)[0];
  if (!one) return text(value) ? { name: text(value) } : undefined;
  const person = object(one.emailAddress ?? one);
  const mail = text(person.email) ?? text(person.address);
  const found = {
    name: text(person.name) ?? text(person.displayName),
    url: text(person.url) ?? (mail && `mailto:${mail}`),
  };
  return (found.name ?? found.url) ? found : undefined;
}

function attachmentOf(value: unknown, base: string): EventAttachment[] {
  const file = object(value);
  const url = resolveUrl(text(file.url) ?? text(file.fileUrl) ?? text(file.href) ?? text(value), base);
  if (!url) return [];
  return [
    {
      url,
      name: text(file.name) ?? text(file.title),
      type: text(file.type) ?? text(file.mimeType),
      size: count(file.size),
    },
  ];
}
