import { expect } from '@open-wc/testing';
import { SourceError } from '../../src/data/source-error.js';
import { readCalendar } from '../../src/formats.js';
import type { Calendar, Occurrence } from '../../src/widgets/event-calendar/calendar-event.js';
import { occurrencesBetween } from '../../src/widgets/event-calendar/occurrences.js';
import { otherOccurrences, otherQueries } from './calendar-differences.js';
import { corpusCases, type CorpusCase } from './corpus.js';

/** A time as the reference tells it: a day, or a clock and, where its zone is known there, an instant. */
interface Told {
  readonly date?: string;
  readonly local?: string;
  readonly utc?: string;
}
interface Found {
  readonly uid?: string | null;
  readonly summary?: string | null;
  readonly start: Told;
  /** Absent where the source gives none. */
  readonly end?: Told | null;
}
interface Reference {
  readonly error?: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly occurrence_count: number;
  readonly occurrences?: readonly Found[];
  readonly confirmed_by?: readonly string[];
}
interface Query {
  readonly from: string;
  readonly to: string;
  readonly expected: readonly Found[];
}
interface Expected {
  readonly reference: Reference;
  readonly queries?: readonly Query[];
}

const folders = [
  'biweekly',
  'calendar',
  'calendar-js',
  'ical',
  'ical.js',
  'ical.net',
  'ical4j',
  'icalendar',
  'icalendar-rb',
  'ics-parser',
  'jours-feries-france-data',
  'libical',
  'node-ical',
  'recurring-ical-events',
  'tsdav',
  'vobject',
  'x-wr-timezone',
];
const DAY = 86_400_000;
const about = { url: 'https://town.example/agenda.ics' };

/** What is no calendar is refused politely; any other throw fails the test. */
function read(body: Uint8Array): Calendar | undefined {
  try {
    return readCalendar(body, about);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

const instantOf = ({ date, local, utc }: Told) => Date.parse(date ?? utc ?? `${local!}Z`);
const clock = (instant: number) => new Date(instant).toISOString().slice(0, 19);

/** The same time: the day, the instant, or the clock where the reference does not know the zone. */
const isSame = ({ date, local, utc }: Told, wall: string, instant: number): boolean =>
  date ? wall === date : utc ? clock(instant) === utc.slice(0, 19) : wall.slice(0, 19) === local;

/** A day that ends on itself lasts one day (RFC 5545, 3.6.1: its end is later than its start). */
function endsAlike({ start, end }: Found, own: Occurrence): boolean {
  if (!end) return true;
  if (own.allDay && end.date && end.date <= start.date!) return Date.parse(own.end) - Date.parse(own.start) === DAY;
  return isSame(end, own.end, own.endInstant);
}

const isAlike = (theirs: Found, own: Occurrence): boolean =>
  (!theirs.uid || theirs.uid.trim() === own.event.uid) &&
  isSame(theirs.start, own.start, own.startInstant) &&
  endsAlike(theirs, own);

/** What only one of the two finds, a line each. */
function differences(theirs: readonly Found[], ours: readonly Occurrence[]): string[] {
  const left = [...ours];
  const missing = theirs.filter((one) => {
    const at = left.findIndex((own) => isAlike(one, own));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...missing.map(({ start, end }) => `only there: ${JSON.stringify(start)} ${JSON.stringify(end)}`),
    ...left.map(({ start, end, zone }) => `only here: ${start} ${end} ${zone}`),
  ];
}

function compare(calendar: Calendar | undefined, reference: Reference): string[] {
  const { window, occurrences = [], occurrence_count: count } = reference;
  let theirs = [...occurrences].sort((a, b) => instantOf(a.start) - instantOf(b.start));
  let ours = calendar ? occurrencesBetween(calendar, { from: window.from, to: window.to, zone: 'UTC' }) : [];
  if (count > theirs.length) {
    // The reference lists the first of many: what begins a day before the last of them is surely among them.
    const last = instantOf(theirs.at(-1)!.start) - DAY;
    theirs = theirs.filter(({ start }) => instantOf(start) < last);
    ours = ours.filter(({ startInstant }) => startInstant < last);
  }
  return differences(theirs, ours);
}

/** Differences without a reason, and reasons without a difference. */
function unargued(found: ReadonlyMap<string, readonly string[]>, argued: Readonly<Record<string, string>>): string[] {
  return [
    ...[...found].flatMap(([name, lines]) => (name in argued ? [] : [`${name}: ${lines.slice(0, 4).join('; ')}`])),
    ...Object.keys(argued).flatMap((name) => (found.has(name) ? [] : [`${name}: no difference any more`])),
  ];
}

describe('calendars that others wrote', () => {
  let cases: readonly (CorpusCase<Expected> & { readonly name: string })[] = [];
  before(async () => {
    for (const folder of folders) {
      const all = await corpusCases<Expected>(`calendars/${folder}`);
      cases = [...cases, ...all.map((one) => ({ ...one, name: `${folder}/${one.file}` }))];
    }
  });

  it('take place when two other engines say, and what one alone says is judged', async () => {
    const different = new Map<string, string[]>();
    const counts = { confirmed: [0, 0, 0], judged: [0, 0, 0], refused: [0, 0, 0] };
    for (const { name, bytes, expected } of cases) {
      const { reference } = expected;
      const calendar = read(await bytes());
      if (!reference.occurrences) {
        // The reference refuses the file: what can be read of it is shown.
        counts.refused[calendar ? 0 : 1]! += 1;
        counts.refused[2]! += calendar?.events.length ?? 0;
        continue;
      }
      const lines = compare(calendar, reference);
      const count = reference.confirmed_by?.includes('ical.js') ? counts.confirmed : counts.judged;
      count[1]! += 1;
      count[2]! += reference.occurrences.length;
      if (lines.length) different.set(name, lines);
      else count[0]! += 1;
    }
    if (cases.length) {
      const [good, all, instances] = counts.confirmed;
      const [alike, others] = counts.judged;
      const [shown, refused, events] = counts.refused;
      console.log(
        `corpus calendars: confirmed by two engines ${good} of ${all} (${instances} occurrences); known to one alone ${alike} of ${others}, the others argued; ` +
          `refused by the reference: ${events} events shown of ${shown}, ${refused} refused here too`,
      );
      expect(unargued(different, otherOccurrences)).to.deep.equal([]);
    }
  });

  it('give what is asked of recurring-ical-events', async () => {
    const different = new Map<string, string[]>();
    let same = 0;
    let all = 0;
    for (const { name, bytes, expected } of cases) {
      const { queries = [] } = expected;
      if (!queries.length) continue;
      const calendar = read(await bytes());
      for (const [at, { from, to, expected: events }] of queries.entries()) {
        all++;
        const lines = differences(events, asked(calendar, from, to));
        if (lines.length) different.set(`${name} ${at}`, [`${from} ${to}`, ...lines]);
        else same++;
      }
    }
    if (all) {
      console.log(`corpus recurring-ical-events: ${same} of ${all} queries alike`);
      expect(unargued(different, otherQueries)).to.deep.equal([]);
    }
  });

  it('are read without a throw and a hang where they were made to break readers', async () => {
    const files = [...(await corpusCases('hostile/ics-fuzz')), ...(await corpusCases('hostile/huge'))];
    const found: Record<string, unknown> = {};
    for (const { file, bytes } of files.filter((one) => one.file.endsWith('.ics'))) {
      const calendar = read(await bytes());
      const all = calendar && occurrencesBetween(calendar, { from: '1990-01-01', to: '2030-01-01', zone: 'UTC' });
      found[file] = calendar ? [calendar.events.length, calendar.skipped, all!.length] : 'refused';
    }
    // Events, skipped, occurrences. What is skipped has no DTSTART.
    if (files.length)
      expect(found).to.deep.equal({
        'Index_Error.ics': 'refused',
        'america_new_york.ics': [1, 0, 1],
        'issue_100_transformed_doctests_into_unittests.ics': [0, 1, 0],
        'large.ics': [1098, 360, 3453],
      });
  });
});

/** What a query asks: between instants, or between clocks of the zone of each event. */
function asked(calendar: Calendar | undefined, from: string, to: string): readonly Occurrence[] {
  if (!calendar) return [];
  const wide = (text: string, by: number) => new Date(instantOfQuery(text) + by).toISOString();
  const found = occurrencesBetween(calendar, { from: wide(from, -2 * DAY), to: wide(to, 2 * DAY), zone: 'UTC' });
  const exact = from.endsWith('Z');
  const start = instantOfQuery(from);
  const end = instantOfQuery(to);
  return found.filter((one) => {
    const begins = exact ? one.startInstant : Date.parse(one.start + (one.allDay ? '' : 'Z'));
    const ends = exact ? one.endInstant : Date.parse(one.end + (one.allDay ? '' : 'Z'));
    return begins < end && (ends > start || (begins === ends && begins >= start));
  });
}

const instantOfQuery = (text: string) => Date.parse(text.length === 10 || text.endsWith('Z') ? text : `${text}Z`);
