import type { About } from '../../../data/format.js';
import { count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { SourceError } from '../../../data/source-error.js';
import type { Calendar, CalendarEvent } from '../calendar-event.js';
import { calendarOf, geoOf, inLanguage, joinPlace, makeEvent, timesOf } from './make-event.js';
import { readMoment, type Moment } from './moment.js';
import { nextOf } from './next-page.js';

/** More times than any event has; the work of one event is bounded. */
const MANY = 2000;

/**
 * Reads events of OpenAgenda: an agenda of the API (v2), its JSON exports old and new, the national data set on
 * Opendatasoft, a list of events, one event. An event is one, with the times at which it takes place: those that last as
 * long as the first are its `dates`, the others stand beside it as changed instances.
 *
 * @throws {SourceError} of kind `format` when it holds none.
 */
export function parseOpenagenda(json: unknown, about: About): Calendar {
  const answer = object(json);
  const list = [json, answer.events, answer.results, answer.records].find(Array.isArray) as unknown[] | undefined;
  const single = 'timings' in answer || 'firstTiming' in answer ? [answer] : undefined;
  const events = list ?? single;
  if (!events) throw new SourceError('format', `no events at ${about.url}`, { url: about.url });
  return calendarOf(events, (event) => readEvent(flat(object(event)), about), {
    title: text(object(answer.agenda).title),
    next: nextOf(answer, events.length, about.url),
    total: count(answer.total) ?? count(answer.total_count),
  });
}

/** The data set writes `title_fr` for the `fr` of `title`, and times as JSON in a text. */
function flat(record: Loose): Loose {
  const fields = object(record.fields ?? record);
  if (!('firstdate_begin' in fields || 'title_fr' in fields)) return fields;
  const point = object(fields.location_coordinates);
  const pair: readonly unknown[] = Array.isArray(fields.location_coordinates) ? fields.location_coordinates : [];
  let timings: unknown;
  try {
    timings = typeof fields.timings === 'string' ? JSON.parse(fields.timings) : fields.timings;
  } catch {
    // Cut: the first time is told beside.
  }
  const named = (name: string) => ({
    ...(fields[`${name}_fr`] ? { fr: fields[`${name}_fr`] } : {}),
    ...(fields[`${name}_en`] ? { en: fields[`${name}_en`] } : {}),
  });
  return {
    ...fields,
    ...Object.fromEntries(
      ['title', 'description', 'longDescription', 'conditions', 'keywords'].map((name) => [
        name,
        named(name.toLowerCase()),
      ]),
    ),
    canonicalUrl: fields.canonicalurl,
    updatedAt: fields.updatedat,
    timings,
    firstTiming: { begin: fields.firstdate_begin, end: fields.firstdate_end },
    location: {
      name: fields.location_name,
      address: fields.location_address,
      postalCode: fields.location_postalcode,
      city: fields.location_city,
      latitude: point.lat ?? pair[0],
      longitude: point.lon ?? pair[1],
    },
  };
}

function readEvent(event: Loose, about: About): readonly CalendarEvent[] | undefined {
  const said = (value: unknown) => inLanguage(value, about.lang);
  const location = object(event.location);
  const zone = text(event.timezone) ?? text(location.timezone) ?? 'Europe/Paris';
  const times = timingsOf(event, zone);
  const [first, ...others] = times;
  if (!first) return undefined;
  const title = said(event.title);
  const long = text(said(event.html).text) ?? text(said(event.longDescription).text);
  const marked = long && /<\w/.test(long);
  const short = text(said(event.description).text);
  const keywords = said(event.keywords).text;
  const agenda = object(event.originAgenda ?? event.origin);
  const uid = text(event.uid);
  const link = resolveUrl(text(event.onlineAccessLink), about.url);
  const page = text(event.canonicalUrl) ?? address(event, agenda);
  const whole = makeEvent(
    {
      uid: uid && `${uid}@openagenda.com`,
      title: text(title.text),
      url: resolveUrl(page, about.url) ?? registration(event),
      updated: stamp(event.updatedAt),
      description: short ? plainText(short) : long && !marked ? long : undefined,
      descriptionHtml: marked ? long : undefined,
      cost: text(said(event.conditions).text),
      place: joinPlace(
        text(location.name) ?? text(event.locationName),
        text(location.address) ?? text(event.address),
        text(location.city) ?? text(event.city),
      ),
      geo: geoOf(location.latitude ?? event.latitude, location.longitude ?? event.longitude),
      conference: link ? { url: link } : undefined,
      categories: [
        ...[keywords].flat().flatMap((word) => (typeof word === 'string' ? word.split(/,\s*/) : [])),
        ...objects(event.tags).flatMap(({ label }) => text(said(label).text) ?? []),
      ],
      organizer: text(agenda.title) ? { name: text(agenda.title) } : undefined,
      image: picture(event, about.url),
      // 4: put off, 6: cancelled. It does not take place when it was to.
      status: event.status === 4 || event.status === 6 ? 'cancelled' : 'confirmed',
      lang: text(title.lang),
    },
    first.start,
    first.end,
    true,
  );
  const length = lengthOf(first);
  const changed = others.filter((time) => lengthOf(time) !== length);
  const dates = others.map(({ start }) => start.text);
  return [
    dates.length ? { ...whole, dates } : whole,
    ...changed.map(({ start, end }) => ({
      ...whole,
      recurrenceId: start.text,
      ...timesOf(start, end, true),
    })),
  ];
}

interface Timing {
  readonly start: Moment;
  readonly end?: Moment;
}

/** Milliseconds of the clock; 0 when it has no end. */
const lengthOf = ({ start, end }: Timing): number =>
  end ? Date.parse(`${end.text}Z`) - Date.parse(`${start.text}Z`) : 0;

/** When it takes place, each time once, in order. Without detail only the first, the next and the last are told. */
function timingsOf(event: Loose, zone: string): readonly Timing[] {
  const written = objects(event.timings);
  const told = written.length ? written : objects([event.firstTiming, event.nextTiming, event.lastTiming]);
  const all = new Map<string, Timing>();
  for (const timing of told.slice(0, MANY)) {
    const start = readMoment(timing.begin ?? timing.start, zone);
    if (!start || start.day || all.has(start.text)) continue;
    const end = readMoment(timing.end, zone);
    all.set(start.text, { start, end: end && end.text > start.text ? end : undefined });
  }
  return [...all.values()].sort((a, b) => (a.start.text < b.start.text ? -1 : 1));
}

const stamp = (value: unknown) => {
  const read = readMoment(text(value));
  return read && !read.day ? `${read.text}Z` : undefined;
};

/** The page of an event in its agenda. */
function address({ slug }: Loose, agenda: Loose): string | undefined {
  const [in_, name] = [text(agenda.slug), text(slug)];
  return in_ && name && `https://openagenda.com/${encodeURIComponent(in_)}/events/${encodeURIComponent(name)}`;
}

/** Where one says that one comes, on the web. */
const registration = ({ registration: ways }: Loose) =>
  objects(ways).flatMap(({ type, value }) => (type === 'link' ? (text(value) ?? []) : []))[0];

/** An address, or a file name and where it stands. */
function picture({ image }: Loose, base: string): CalendarEvent['image'] {
  const { filename, base: folder } = object(image);
  const address =
    text(image) ?? (text(filename) && (text(folder) ?? 'https://cdn.openagenda.com/main/') + text(filename)!);
  const url = resolveUrl(address, base);
  return url ? { url } : undefined;
}
