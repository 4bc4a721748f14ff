import type { About } from '../../../data/format.js';
import { count, object, objects, text, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { plainText } from '../../../data/reading/values/plain-text.js';
import { SourceError } from '../../../data/source-error.js';
import type { Calendar, CalendarEvent, EventStatus } from '../calendar-event.js';
import { calendarOf, geoOf, joinPlace, makeEvent } from './make-event.js';
import { dayAfter, readMoment, type Moment } from './moment.js';

/** Wide enough for a card, and no more. */
const WIDE = 640;

/**
 * Reads events of the REST API of The Events Calendar (`tribe/events/v1`), a page of them or one. Its texts are HTML. Each
 * event of a series comes by itself.
 *
 * @throws {SourceError} of kind `format` when it holds none.
 */
export function parseTribeEvents(json: unknown, about: About): Calendar {
  const answer = object(json);
  const one = 'start_date' in answer;
  if (!one && !Array.isArray(answer.events))
    throw new SourceError('format', `no events at ${about.url}`, { url: about.url });
  const url = new URL(about.url);
  const page = (count(url.searchParams.get('page')) ?? 1) + 1;
  url.searchParams.set('page', String(page));
  const more = page <= (count(answer.total_pages) ?? 0) ? url.href : undefined;
  return calendarOf(one ? [answer] : (answer.events as unknown[]), (event) => readEvent(object(event), about.url), {
    next: resolveUrl(text(answer.next_rest_url), about.url) ?? more,
    total: count(answer.total),
  });
}

function readEvent(event: Loose, base: string): CalendarEvent | undefined {
  const html = (value: unknown) => plainText(text(value) ?? '') || undefined;
  const [start, end] = timesOf(event);
  if (!start) return undefined;
  const [venue = {}] = objects(event.venue);
  const [organizer] = objects(event.organizer);
  const description = text(event.description);
  const names = [...objects(event.categories), ...objects(event.tags)].map(({ name }) => html(name) ?? '');
  const mail = text(organizer?.email);
  // The page of the event on the site; `website` is elsewhere.
  const url = resolveUrl(text(event.url), base);
  const website = resolveUrl(text(event.website), base);
  return makeEvent(
    {
      uid: text(event.global_id) ?? url,
      title: html(event.title),
      url: url ?? website,
      updated: instant(event.modified_utc),
      description: html(event.excerpt) ?? html(description),
      descriptionHtml: description,
      cost: html(event.cost),
      place: joinPlace(
        html(venue.venue),
        html(venue.address),
        [venue.zip, venue.city].flatMap((one) => html(one) ?? []).join(' '),
      ),
      geo: geoOf(venue.geo_lat, venue.geo_lng),
      conference: conferenceOf(event, base),
      categories: names,
      organizer: organizer && {
        name: html(organizer.organizer),
        url: mail ? `mailto:${mail}` : resolveUrl(text(organizer.website) ?? text(organizer.url), base),
      },
      image: pictureOf(object(event.image), base),
      status: statusOf(event),
    },
    start,
    end,
  );
}

/** The site's own clocks and their zone; where the zone is an offset in words, the clocks of UTC. */
function timesOf(event: Loose): [start?: Moment, end?: Moment] {
  const written = text(event.timezone);
  const zone = written?.includes('/') || written === 'UTC' ? written : undefined;
  const all = event.all_day === true;
  const [start, end] = ['start_date', 'end_date'].map((name) => {
    const utc = text(event[`utc_${name}`]);
    return zone || all || !utc ? readMoment(event[name], zone) : readMoment(`${utc}Z`);
  });
  if (!all || !start) return [start, end];
  // A site may let its days begin later than midnight: an hour that the end has too.
  const hour = Date.parse(`1970-01-01T${start.text.slice(11) || '00:00:00'}Z`);
  const last = end && new Date(Date.parse(`${end.text.slice(0, 10)}T${end.text.slice(11) || '00:00:00'}Z`) - hour);
  const day = (date: string): Moment => ({ text: date, day: true, zone: null });
  return [day(start.text.slice(0, 10)), last && day(dayAfter(last.toISOString().slice(0, 10), 0))];
}

const instant = (value: unknown) => {
  const read = readMoment(`${text(value) ?? ''}Z`);
  return read && `${read.text}Z`;
};

/** The part for meetings online, and the one for cancelled events, of its makers. */
function conferenceOf(event: Loose, base: string): CalendarEvent['conference'] {
  const url = event.is_virtual === true ? resolveUrl(text(event.virtual_url), base) : undefined;
  return url ? { url } : undefined;
}

function statusOf(event: Loose): EventStatus {
  // What is put off does not take place when it was to.
  return /^(?:cancell?ed|postponed)$/.test(text(event.event_status) ?? '') ? 'cancelled' : 'confirmed';
}

/** The smallest copy that is wide enough. */
function pictureOf(image: Loose, base: string): CalendarEvent['image'] {
  const sizes = Object.values(object(image.sizes)).map(object);
  const enough = sizes
    .filter(({ width }) => (count(width) ?? 0) >= WIDE)
    .sort((a, b) => count(a.width)! - count(b.width)!)[0];
  const url = resolveUrl(text(enough?.url) ?? text(image.url), base);
  const alt = plainText(text(image.alt) ?? '');
  return url ? { url, ...(alt ? { alt } : {}) } : undefined;
}
