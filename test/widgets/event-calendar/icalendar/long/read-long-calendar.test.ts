import { expect } from '@open-wc/testing';
import { readBody } from '../../../../../src/data/reading/read-body.js';
import { LONG } from '../../../../../src/data/reading/read-options.js';
import type { SourceError } from '../../../../../src/data/source-error.js';
import type { Calendar } from '../../../../../src/widgets/event-calendar/calendar-event.js';
import { eventFormats } from '../../../../../src/widgets/event-calendar/event-formats.js';
import { EventIndex } from '../../../../../src/widgets/event-calendar/icalendar/event-index.js';
import { IcalendarEvent } from '../../../../../src/widgets/event-calendar/icalendar/icalendar-event.js';
import { outlook } from '../../../../../src/widgets/event-calendar/icalendar/time/calendar-zones.js';
import { calendarOf, parseIcalendar } from '../../../../../src/widgets/event-calendar/icalendar/parse-icalendar.js';
import {
  calendarWorker,
  readInWorker,
} from '../../../../../src/widgets/event-calendar/icalendar/long/read-in-worker.js';
import {
  readInSlices,
  readLongCalendar,
} from '../../../../../src/widgets/event-calendar/icalendar/long/read-long-calendar.js';
import { occurrencesBetween } from '../../../../../src/widgets/event-calendar/occurrences.js';
import { openPage, reportsOf } from '../../../../support/policy-page.js';
import { about } from '../calendar.js';
import type { ReadingPage } from '../pages/reading-calendars.js';

const PAGES = '/test/widgets/event-calendar/icalendar/pages';

/** A calendar of everything that a reader keeps: zones of its own, series, replaced and skipped ones, folds, odd lines. */
function longCalendar(count: number, lineBreak = '\r\n'): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const lines = [
    '\ufeffBEGIN:VCALENDAR',
    'X-WR-CALNAME:Agenda, toute l’année',
    'X-WR-TIMEZONE:Europe/Paris',
    'BEGIN:VTIMEZONE',
    'TZID:Town Hall',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0230',
    'TZOFFSETTO:+0230',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  for (let n = 0; n < count; n++) {
    const day = `2026${two((n % 12) + 1)}${two((n % 28) + 1)}`;
    const time = [`:${day}T100000`, `;TZID=Town Hall:${day}T093000`, `;VALUE=DATE:${day}`, `:${day}T080000Z`][n % 4]!;
    lines.push('BEGIN:VEVENT', `UID:e${n}@town.example`, `DTSTART${time}`, `SUMMARY:Réunion ${n} « ouverte »`);
    lines.push(`DESCRIPTION:Une ligne assez longue pour être pliée\\, comme le veut la`, ` règle\\, à l’endroit ${n}`);
    if (n % 5 === 0) lines.push('RRULE:FREQ=WEEKLY;COUNT=6', `EXDATE${time}`);
    if (n % 7 === 0) lines.push('BEGIN:VALARM', 'TRIGGER:-PT15M', 'UID:alarm', 'END:VALARM');
    if (n % 11 === 0) lines.push('DURATION:PT90M', 'SEQUENCE:3', 'STATUS:TENTATIVE');
    lines.push('END:VEVENT');
    if (n % 50 === 0) lines.push('BEGIN:VEVENT', `UID:e${n}@town.example`, `RECURRENCE-ID${time}`, 'END:VEVENT');
    if (n % 97 === 0) lines.push('BEGIN:VEVENT', 'UID:no-time', 'END:VEVENT', 'BEGIN:VTODO', 'END:VTODO', 'odd');
  }
  return [...lines, 'END:VCALENDAR', ''].join(lineBreak);
}

/** All that a calendar says. */
const said = (calendar: Calendar) => JSON.parse(JSON.stringify(calendar)) as Record<string, unknown>;
const instances = (calendar: Calendar) =>
  JSON.stringify(occurrencesBetween(calendar, { from: '2026-01-01', to: '2027-02-01', zone: 'America/St_Johns' }));
const failure = async (reading: Promise<unknown>): Promise<Error> =>
  reading.then(
    () => new Error('nothing'),
    (reason: unknown) => reason as Error,
  );
/** What a reading gives on a machine that needs a millisecond between two looks at the clock: a quick one is done in one slice. */
async function onSlowMachine<T>(reading: () => Promise<T>): Promise<T> {
  let now = 0;
  Object.defineProperty(performance, 'now', { configurable: true, value: () => now++ });
  try {
    return await reading();
  } finally {
    delete (performance as { now?: unknown }).now;
  }
}
const worker = (name: string) => () => new URL(`${PAGES}/${name}`, location.href);

describe('a long calendar', () => {
  const usual = { ...calendarWorker };
  afterEach(() => Object.assign(calendarWorker, usual));

  for (const [lineBreak, name] of [
    ['\r\n', 'as most are'],
    ['\r', 'with the line breaks of another time'],
  ] as const) {
    it(`is the same read in a worker, in slices and at once: ${name}`, async () => {
      const text = longCalendar(4000, lineBreak);
      expect(text.length).to.be.above(2 * LONG);
      const whole = parseIcalendar(text, about);
      const inWorker = await readInWorker(text);
      expect(inWorker, 'no worker').to.not.equal(undefined);
      expect(whole.events.length).to.be.above(4000);
      expect(whole.skipped).to.equal(42);
      for (const read of [inWorker!, await readInSlices(text)]) {
        const calendar = calendarOf(read, about);
        expect(said(calendar)).to.deep.equal(said(whole));
        expect(instances(calendar)).to.equal(instances(whole));
      }
    });
  }

  it('goes to a worker from 256 kB on, and no shorter one does', async () => {
    let asked = 0;
    calendarWorker.address = () => {
      asked++;
      return usual.address();
    };
    const long = longCalendar(1500);
    expect((await readBody(long, about, eventFormats)).events.length).to.equal(1530);
    expect(asked).to.equal(1);
    await readBody(longCalendar(100), about, eventFormats);
    expect(asked).to.equal(1);
    // In an encoding of another time too.
    const wide = new Uint8Array(new Uint16Array(Array.from(long, (letter) => letter.charCodeAt(0))).buffer);
    expect((await readBody(wide, about, eventFormats)).events.length).to.equal(1530);
    expect(asked).to.equal(2);
  });

  for (const [what, wrong] of [
    ['is missing', { address: worker('none.js') }],
    ['never says hello', { address: worker('silent-worker.ts'), hello: 50 }],
    ['is of another release', { address: () => new URL('/test/data/pages/answering-worker.ts', location.href) }],
    ['dies over it', { address: worker('dying-worker.ts') }],
    ['takes too long', { answer: 0 }],
    ['cannot be named', { address: () => new URL('./calendar-worker.js', '') }],
  ] as const) {
    it(`is read in slices where the worker ${what}, and no other is tried`, async () => {
      Object.assign(calendarWorker, wrong);
      const text = longCalendar(1500);
      const calendar = await readLongCalendar(text, about);
      expect(said(calendar)).to.deep.equal(said(parseIcalendar(text, about)));
      expect(calendarWorker.failed).to.equal(true);
      calendarWorker.address = () => {
        throw new Error('asked again');
      };
      expect((await readLongCalendar(text, about)).events.length).to.equal(1530);
    });
  }

  it('asks no other origin for a worker', async () => {
    const elsewhere = async () =>
      (await (await fetch('/elsewhere')).json()) as { readonly address: string; readonly asked: readonly string[] };
    const { address } = await elsewhere();
    calendarWorker.address = () => new URL('/calendar-worker.js', address);
    expect(await readInWorker('BEGIN:VCALENDAR')).to.equal(undefined);
    expect((await elsewhere()).asked).to.not.include('/calendar-worker.js');
  });

  it('stops when it is no longer wanted, in a worker and in slices', async () => {
    const text = longCalendar(12_000);
    const reason = new Error('left');
    const stopped = () => failure(readLongCalendar(text, about, AbortSignal.abort(reason)));
    expect(await stopped()).to.equal(reason);
    const stop = new AbortController();
    const reading = failure(readLongCalendar(text, about, stop.signal));
    stop.abort(reason);
    expect(await reading).to.equal(reason);
    calendarWorker.failed = true;
    expect(await stopped()).to.equal(reason);
    const last = new AbortController();
    const slices = onSlowMachine(() => {
      const read = failure(readInSlices(text, last.signal));
      last.abort(reason);
      return read;
    });
    expect(await slices).to.equal(reason);
  });

  it('gives way to the page between slices', async () => {
    const text = longCalendar(1500).repeat(20);
    // Engines rank a page's turns as they like: what is counted is how often the reading asks for one.
    const own = Object.getOwnPropertyDescriptor(globalThis, 'scheduler');
    let turns = 0;
    const giveWay = () =>
      new Promise((resolve) => {
        turns++;
        setTimeout(resolve);
      });
    Object.defineProperty(globalThis, 'scheduler', { configurable: true, value: { yield: giveWay } });
    await onSlowMachine(() => readInSlices(text));
    if (own) Object.defineProperty(globalThis, 'scheduler', own);
    else delete (globalThis as { scheduler?: unknown }).scheduler;
    expect(turns).to.be.above(2);
  });

  it('is ready to be searched, and gives way while it is prepared', async () => {
    const calendar = await readLongCalendar(longCalendar(1500), about);
    const { source } = IcalendarEvent.placeOf(calendar.events[0]!)!;
    expect(EventIndex.of(source).advance()).to.equal(false);
    // Prepared in parts or at once, it finds the same.
    const again = parseIcalendar(longCalendar(1500), about);
    const index = EventIndex.of(IcalendarEvent.placeOf(again.events[0]!)!.source);
    let parts = 0;
    while (index.advance()) parts++;
    expect(parts).to.be.above(300);
    const whole = parseIcalendar(longCalendar(1500), about);
    for (const one of [calendar, again]) expect(instances(one)).to.equal(instances(whole));
  });

  it('is searched whole when its preparing was left in the middle', async () => {
    const whole = parseIcalendar(longCalendar(300), about);
    for (const parts of [1, 3, 20]) {
      const calendar = parseIcalendar(longCalendar(300), about);
      const index = EventIndex.of(IcalendarEvent.placeOf(calendar.events[0]!)!.source);
      for (let i = 0; i < parts; i++) index.advance();
      expect(instances(calendar), `after ${parts}`).to.equal(instances(whole));
      while (index.advance());
      expect(instances({ ...calendar, events: [...calendar.events] }), `after ${parts}, then all`).to.equal(
        instances(whole),
      );
    }
  });

  it('is known as one of Outlook by a mark anywhere in it', async () => {
    const before = { ...outlook };
    const mark = ['BEGIN:VEVENT', 'UID:o', 'DTSTART;TZID=Romance Standard Time:20261123T090000', 'END:VEVENT'];
    const begin = 'BEGIN:VCALENDAR\r\nX-FILL:';
    const end = `\r\n${mark.join('\r\n')}\r\nX-FILL:${'x'.repeat(LONG)}\r\nEND:VCALENDAR\r\n`;
    // On both sides of the places at which looking for it may stop, and across them.
    for (let at = LONG - 90; at < LONG + 10; at += 9) {
      outlook.zone = outlook.mend = outlook.markDays = undefined;
      const calendar = await readLongCalendar(`${begin}${'x'.repeat(at - begin.length)}${end}`, about);
      expect(calendar.events.map(({ zone }) => zone)).to.deep.equal(['Europe/Paris']);
    }
    Object.assign(outlook, before);
  });

  it('is no calendar where it is none', async () => {
    const text = 'BEGIN:VNOTE\n'.repeat(30_000);
    for (const failed of [false, true]) {
      calendarWorker.failed = failed;
      expect(((await failure(readLongCalendar(text, about))) as SourceError).kind).to.equal('format');
    }
  });

  it('is read in a worker under the strict policy, which has nothing to report', async () => {
    const { page, close } = await openPage<ReadingPage>('strict', `${PAGES}/reading-calendars.ts`);
    const text = longCalendar(1500);
    expect((await page.readInWorker(text))?.table.count).to.equal(1530);
    expect(await reportsOf(page)).to.deep.equal([]);
    close();
  });

  for (const policy of ['workerless', 'refusing'] as const) {
    it(`is read in slices in a page that is ${policy}, which is asked once`, async () => {
      const { page, close } = await openPage<ReadingPage>(policy, `${PAGES}/reading-calendars.ts`);
      const text = longCalendar(1500);
      for (let times = 0; times < 2; times++) {
        expect(said(await page.readLongCalendar(text, about))).to.deep.equal(said(parseIcalendar(text, about)));
      }
      const reports = await reportsOf(page);
      expect(reports.filter((report) => /worker-src/.test(report)).length).to.be.at.most(1);
      close();
    });
  }
});
