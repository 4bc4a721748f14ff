import { expect } from '@open-wc/testing';
import { readBody } from '../../../../src/data/reading/read-body.js';
import { eventFormats } from '../../../../src/widgets/event-calendar/event-formats.js';
import { findOccurrences } from '../../../../src/widgets/event-calendar/find-occurrences.js';
import { rareTimes } from '../../../../src/widgets/event-calendar/icalendar/rare-times.js';

const window = { from: '2026-01-01', to: '2027-01-01', zone: 'Europe/Paris' };
const WEEKLY = 'DTSTART:20260105T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3';

/** When the events of an answer begin, as a widget finds it. */
async function startsOf(body: string): Promise<string[]> {
  const calendar = await readBody(body, { url: 'https://town.example/agenda' }, eventFormats);
  return findOccurrences(calendar, window).map(({ start }) => start.slice(5, 10));
}

const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\n${events.map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT\n`).join('')}END:VCALENDAR\n`;

describe('times that most calendars do without', () => {
  beforeEach(() => {
    for (const part of Object.keys(rareTimes)) delete rareTimes[part as keyof typeof rareTimes];
  });

  it('are not fetched for what takes place once, or by one rule', async () => {
    const plain = calendar(`UID:a\n${WEEKLY}`, 'UID:b\nDTSTART:20260201T090000Z', 'DTSTART:20260301');
    expect(await startsOf(plain)).to.deep.equal(['01-05', '01-12', '01-19', '02-01', '03-01']);
    expect(rareTimes).to.deep.equal({});
  });

  for (const [title, body, starts] of [
    ['what is left out', calendar(`UID:a\n${WEEKLY}\nEXDATE:20260112T090000Z`), ['01-05', '01-19']],
    ['a folded name', calendar(`UID:a\n${WEEKLY}\nEXD\n ATE:20260112T090000Z`), ['01-05', '01-19']],
    ['a name folded at once', calendar(`UID:a\n${WEEKLY}\nE\n XDATE:20260112T090000Z`), ['01-05', '01-19']],
    ['a date before its start', calendar('UID:a\nDTSTART:20270105T090000Z\nRDATE:20260107T090000Z'), ['01-07']],
    ['dates of its own', calendar('UID:a\nDTSTART:20260105T090000Z\nRDATE:20260107T090000Z'), ['01-05', '01-07']],
    ['a second rule', calendar(`UID:a\n${WEEKLY}\nRRULE:FREQ=DAILY;COUNT=2`), ['01-05', '01-06', '01-12', '01-19']],
    [
      'what is moved',
      calendar(`UID:a\n${WEEKLY}`, 'UID:a\nRECURRENCE-ID:20260112T090000Z\nDTSTART:20260113T090000Z'),
      ['01-05', '01-13', '01-19'],
    ],
    [
      'two versions of one event',
      calendar('UID:a\nSEQUENCE:1\nDTSTART:20260201T090000Z', 'UID:a\nDTSTART:20260301T090000Z'),
      ['02-01'],
    ],
    [
      'events of another format',
      JSON.stringify([{ '@type': 'Event', name: 'Market', startDate: '2026-02-01T09:00:00Z' }]),
      ['02-01'],
    ],
  ] as const) {
    it(`are there for ${title}`, async () => {
      expect(await startsOf(body)).to.deep.equal(starts);
    });
  }
});
