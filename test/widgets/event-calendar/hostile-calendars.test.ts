import { expect } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { readCalendar } from '../../../src/formats.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { ruleOf } from '../../../src/widgets/event-calendar/formats/schedule-rule.js';
import { CalendarZones } from '../../../src/widgets/event-calendar/icalendar/time/calendar-zones.js';
import { startsBetween } from '../../../src/widgets/event-calendar/icalendar/recurrence/expand-rule.js';
import { intlZone } from '../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { parseRule } from '../../../src/widgets/event-calendar/icalendar/recurrence/recurrence-rule.js';
import { observedZone } from '../../../src/widgets/event-calendar/icalendar/time/rule-zone.js';
import { writeICalendar } from '../../../src/widgets/event-calendar/icalendar/writing/write-icalendar.js';
import { occurrencesBetween } from '../../../src/widgets/event-calendar/occurrences.js';
import { appears } from '../../../stories/support/appears.js';
import { viewport } from '../../support/commands.js';
import { event } from './event.js';

const about = { url: 'https://ville.example/agenda.ics' };
const vevent = (uid: string, rest: string, start = '20261102T090000Z') =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${uid}\r\nDTSTART:${start}\r\n${rest}\r\nEND:VEVENT\r\n`;
const calendar = (...parts: string[]) =>
  readCalendar(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${parts.join('')}END:VCALENDAR\r\n`, about);
const november = { from: '2026-11-01', to: '2026-12-01', zone: 'UTC' };
const times = (text: string, count: number) => Array.from({ length: count }, () => text).join();

async function drawn(props: Partial<ParvisEventCalendar>, width = 1200): Promise<ParvisEventCalendar> {
  await viewport(width, 900);
  document.querySelector('parvis-event-calendar')?.remove();
  const widget = Object.assign(document.createElement('parvis-event-calendar'), { zone: 'UTC', ...props });
  document.body.append(widget);
  await widget.loadComplete;
  await appears(widget, '[data-key]');
  return widget;
}
const holding = (read: ReturnType<typeof calendar>): Pick<ParvisEventCalendar, 'sources'> => ({
  sources: [{ read: async () => ({ items: read.events, skipped: 0 }) }],
});

describe('a hostile calendar', () => {
  after(() => document.querySelector('parvis-event-calendar')?.remove());

  for (const rule of [
    `FREQ=MONTHLY;BYMONTHDAY=${times('1', 150_000)}`,
    `FREQ=MONTHLY;BYDAY=${times('1MO', 50_000)}`,
    `FREQ=MINUTELY;BYSETPOS=${times('1', 50_000)}`,
    `FREQ=SECONDLY;BYSECOND=${times('59', 50_000)}`,
    `FREQ=YEARLY;BYYEARDAY=${times('-1', 50_000)};BYWEEKNO=${times('01', 50_000)}`,
  ])
    it(`repeats no work for what its rule repeats: ${rule.slice(0, 30)}…`, () => {
      const read = parseRule(rule)!;
      for (const part of [read.byMonthDay, read.byDay, read.bySetPos, read.bySecond, read.byYearDay, read.byWeekNo])
        expect(part?.length ?? 1).to.equal(1);
    });

  it('pays for each position of a rule', () => {
    const positions = Array.from({ length: 366 }, (_, at) => at + 1).join();
    const work = { steps: 20_000, cut: false };
    const start = Date.UTC(2026, 10, 1);
    const window = { from: start, to: Date.UTC(2026, 11, 1) };
    startsBetween(parseRule(`FREQ=MINUTELY;BYSETPOS=${positions}`)!, { start, allDay: false }, window, work);
    expect(work.cut).to.equal(true);
  });

  it('takes no event away from the others: each series has its share of the work', () => {
    const bombs = Array.from({ length: 200 }, (_, at) => vevent(`bomb${at}`, 'RRULE:FREQ=SECONDLY'));
    const cut: string[] = [];
    const found = occurrencesBetween(calendar(...bombs, vevent('council', 'RRULE:FREQ=WEEKLY')), {
      ...november,
      onCut: (uid) => cut.push(uid),
    });
    expect(found.filter((one) => one.event.uid === 'council').length).to.equal(5);
    expect(cut).to.not.include('council');
    expect(cut.length).to.equal(200);
  });

  it('has a hundred rules an event at most, and throws for no number of them', () => {
    const rules = Array.from({ length: 130_000 }, () => 'RRULE:FREQ=DAILY').join('\r\n');
    expect(occurrencesBetween(calendar(vevent('one', rules)), november).length).to.equal(29);
  });

  it('is shown as far as it goes, in a list that can be drawn, and says what is left out', async () => {
    const read = calendar(vevent('each minute', 'RRULE:FREQ=MINUTELY'), vevent('flood', 'RRULE:FREQ=SECONDLY'));
    const widget = await drawn({ ...holding(read), date: '2026-11-15', view: 'list', past: true, lang: 'fr' }, 400);
    expect(widget.shadowRoot!.querySelectorAll('.list [data-key]').length).to.equal(200);
    const quiet = await appears(widget, 'p.quiet');
    expect(quiet.textContent).to.equal('Toutes les dates ne peuvent pas être montrées\u00a0: each minute et flood.');
    (await appears(widget, '.more')).click();
    await widget.updateComplete;
    expect(widget.shadowRoot!.querySelectorAll('.list [data-key]').length).to.equal(400);
  });

  /** How many numbers are put into sets. */
  const added = (work: () => void) => {
    const { add } = Set.prototype;
    let count = 0;
    Set.prototype.add = function (this: Set<unknown>, value: unknown) {
      count++;
      return add.call(this, value);
    };
    try {
      work();
    } finally {
      Set.prototype.add = add;
    }
    return count;
  };
  const hour = (at: number, minute = '00') =>
    new Date(Date.UTC(2026, 10, 1, at))
      .toISOString()
      .replace(/[-:]|\.\d+/g, '')
      .replace('0000Z', `${minute}00Z`);
  const many = Array.from({ length: 300 }, (_, at) => at);
  const moved = (at: number, minute?: string) =>
    `BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:${hour(at, minute)}\r\nEND:VEVENT\r\n`;

  for (const [what, texts] of Object.entries({
    'what a series leaves out once, however much of it was moved': [
      vevent('one', `SEQUENCE:1\r\nRRULE:FREQ=DAILY\r\nEXDATE:${many.map((at) => hour(at)).join()}`),
      ...many.map((at) => moved(at)),
    ],
    'what was moved once for all events of one name': many.flatMap((at) => [
      vevent('one', '', hour(at)),
      moved(at, '01'),
    ]),
    'what was moved once for all series of one name': many.flatMap((at) => [
      vevent('one', 'RRULE:FREQ=DAILY;COUNT=2', hour(at)),
      moved(at, '01'),
    ]),
  }))
    it(`reads ${what}`, () => {
      const read = calendar(...texts);
      expect(added(() => occurrencesBetween(read, november))).to.be.below(3000);
    });

  it('bounds the work for a zone, however many rules it has and whatever is asked', () => {
    const rule = parseRule('FREQ=DAILY')!;
    const observances = Array.from({ length: 999 }, (_, at) => ({
      start: Date.UTC(1970, 0, 1) + at,
      offsetFrom: 0,
      offsetTo: at * 1000,
      rule,
      dates: [],
    }));
    let asked = 0;
    const known = {
      ...intlZone('Europe/Paris')!,
      wallOf: (instant: number) => (asked++, instant + 3_600_000),
    };
    const work = { steps: 2 ** 20, cut: false };
    const zone = observedZone('Zone', observances, work, known)!;
    for (let month = 0; month < 240; month++) zone.wallOf(Date.UTC(2026, month, 15));
    // Once its work is used up, it is the zone that is known by its name.
    expect(asked).to.be.above(200);
  });

  /** Rules of which each onset must be counted from the first one on. */
  const bomb = (name: string, rule = 'FREQ=MONTHLY;BYDAY=MO;COUNT=400000') =>
    `TZID:${name}\nBEGIN:STANDARD\nDTSTART:19000101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:${rule}\nEND:STANDARD\n`;
  /** The zones of a calendar that has these definitions, and the work that is left for them. */
  const zonesOf = (...definitions: string[]) => {
    const ends = definitions.map((_, at) => definitions.slice(0, at + 1).join('').length);
    const blocks = ends.flatMap((end, at) => [ends[at - 1] ?? 0, end]);
    const zones = new CalendarZones(definitions.join(''), [], blocks);
    return { zones, work: Object.assign(zones.work, { steps: 100_000 }) };
  };

  it('defines zones without end: all of them have one share of work, and one that nothing is in has none', () => {
    const { zones, work } = zonesOf(
      ...Array.from({ length: 40 }, (_, at) => bomb(`Bomb${at}`)),
      bomb('Town', 'FREQ=YEARLY;BYMONTH=3'),
    );
    expect(zones.named('Town')!.wallOf(0)).to.equal(7_200_000);
    expect(work.steps).to.be.within(99_000, 99_999);
    for (let at = 0; at < 40; at++) zones.named(`Bomb${at}`)!.wallOf(0);
    expect(work).to.deep.equal({ steps: 0, cut: true });
  });

  it('changes the clocks each second: it is as if that were not written', () => {
    const { zones, work } = zonesOf(
      bomb('Bomb', 'FREQ=SECONDLY;COUNT=900719925474099'),
      bomb('Europe/Paris', 'FREQ=HOURLY'),
    );
    expect(zones.named('Bomb')).to.equal(undefined);
    expect(zones.named('Europe/Paris')!.wallOf(0)).to.equal(3_600_000);
    expect(work.steps).to.equal(100_000);
  });

  it('names zones in vain: names without end, names by the thousand, parts without end', () => {
    const zone = (text: string) => `BEGIN:VTIMEZONE\r\nTZID:Odd\r\n${text}END:VTIMEZONE\r\n`;
    const odd = calendar(
      zone('BEGIN:STANDARD\r\n'.repeat(40_000)),
      `BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=${'/x'.repeat(20_000)}:20261102T090000\r\nEND:VEVENT\r\n`,
      ...Array.from(
        { length: 20_000 },
        (_, at) => `BEGIN:VEVENT\r\nUID:u${at}\r\nDTSTART;TZID=Odd/${at}:20261102T090000\r\nEND:VEVENT\r\n`,
      ),
    );
    expect(occurrencesBetween(odd, november).length).to.equal(20_001);
    expect(odd.unknownZones!.length).to.equal(20_001);
  });

  it('writes nothing into a calendar that is taken along, by no name of a zone', () => {
    const read = calendar(
      'BEGIN:VTIMEZONE\r\nTZID:Zone\\nEND:VTIMEZONE\\nBEGIN:VEVENT\\nUID:x\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n',
      'BEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID="Zone^nEND:VTIMEZONE^nBEGIN:VEVENT^nUID:x":20261102T090000\r\nEND:VEVENT\r\n',
    );
    expect(read.unknownZones).to.deep.equal([]);
    const text = writeICalendar(read.events, { stamp: Date.UTC(2026, 10, 24), zoneOf: intlZone });
    expect(text.match(/^BEGIN:\w+/gm)).to.deep.equal([
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'BEGIN:STANDARD',
      'BEGIN:VEVENT',
    ]);
    const [again] = occurrencesBetween(readCalendar(text, about), november);
    expect(again!.startInstant).to.equal(Date.UTC(2026, 10, 2, 8));
  });

  it('asks nobody by its colours', async () => {
    const asked = performance.getEntriesByType('resource').length;
    for (const color of [
      'url(/pixel.gif)',
      'image-set("/pixel.gif" 1x)',
      'var(--x, url(/pixel.gif))',
      'red url(/pixel.gif)',
    ]) {
      const shown = event({ uid: 'a', start: '2026-11-16T10:00:00', color });
      const widget = await drawn({
        date: '2026-11-16',
        sources: [{ color, read: async () => ({ items: [shown], skipped: 0 }) }],
      });
      for (const one of widget.shadowRoot!.querySelectorAll<HTMLElement>('*'))
        expect(one.style.getPropertyValue('--_sign'), color).to.equal('');
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
    expect(
      performance
        .getEntriesByType('resource')
        .slice(asked)
        .filter(({ name }) => name.includes('pixel')),
    ).to.deep.equal([]);
    const fine = await drawn({
      date: '2026-11-16',
      sources: [
        {
          color: 'rgb(10 20 30 / 50%)',
          read: async () => ({ items: [event({ uid: 'a', start: '2026-11-16T10:00:00' })], skipped: 0 }),
        },
      ],
    });
    const chip = await appears(fine, '.chip[data-key]');
    expect(chip.style.getPropertyValue('--_sign')).to.equal('rgb(10 20 30 / 50%)');
  });

  it('makes a schedule of no product of its lists, and of no date that no month has', () => {
    const said = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const schedule = {
      startDate: '2026-11-01',
      repeatFrequency: 'P1M',
      byDay: Array.from({ length: 20_000 }, () => 'MO'),
      byMonthWeek: Array.from({ length: 20_000 }, () => 1),
    };
    const work = { steps: 5000, cut: false };
    expect(ruleOf(schedule, said, work)!.rule).to.equal('FREQ=MONTHLY;BYDAY=1MO');
    expect(
      ruleOf({ startDate: '2026-11-01', repeatFrequency: 'P1Y', byMonth: 2, byMonthDay: 30 }, said, work),
    ).to.equal(undefined);
    expect(
      ruleOf({ startDate: '2026-11-01', repeatFrequency: 'P1Y', byMonth: 2, byMonthDay: 29 }, said, work)!.start.text,
    ).to.equal('2028-02-29');
  });

  it('looks for the first times of all the schedules of an answer no longer than for those of some', () => {
    const never = { repeatFrequency: 'P1M', startDate: '2026-11-01', byMonthDay: 1, byDay: '2MO' };
    const work = { steps: 4000, cut: false };
    for (let at = 0; at < 3; at++) expect(ruleOf(never, String, work)).to.equal(undefined);
    expect(work).to.deep.equal({ steps: 0, cut: true });
    const tuesdays = { repeatFrequency: 'P1W', startDate: '2026-11-01', byDay: 'TU' };
    const found = (vain: number) => {
      const eventSchedule = [...Array.from({ length: vain }, () => never), tuesdays];
      return readCalendar(JSON.stringify({ '@type': 'Event', name: 'T', eventSchedule }), about).events.length;
    };
    expect([found(100), found(400)]).to.deep.equal([1, 0]);
  });

  it('puts no words into a page by its address', async () => {
    history.replaceState(null, '', '#agenda:category=Payez&place=Appelez');
    const read = calendar(vevent('council', 'CATEGORIES:Vie locale\r\nLOCATION:Mairie'));
    document.querySelector('parvis-event-calendar')?.remove();
    const widget = Object.assign(document.createElement('parvis-event-calendar'), {
      id: 'agenda',
      hash: true,
      filters: 'category place',
      date: '2026-11-02',
      zone: 'UTC',
      ...holding(read),
    });
    document.body.append(widget);
    await widget.loadComplete;
    await appears(widget, '.filters .topic');
    expect(widget.shadowRoot!.textContent.toLowerCase()).to.not.match(/payez|appelez/);
    history.replaceState(null, '', location.pathname + location.search);
  });
});
