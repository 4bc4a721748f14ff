import { expect } from '@open-wc/testing';
import { readCalendar } from '../../../../src/formats.js';
import { messages as en } from '../../../../src/i18n/calendar/en-event.js';
import { messages as enCommon } from '../../../../src/i18n/en.js';
import { messages as fr } from '../../../../src/i18n/calendar/fr-event.js';
import { messages as frCommon } from '../../../../src/i18n/fr.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { seriesWords } from '../../../../src/widgets/event-calendar/dialog/series-words.js';

const styles = {
  fr: { t: fr, date: frCommon.date, lang: 'fr', today: '2026-11-23' },
  en: { t: en, date: enCommon.date, lang: 'en-GB', today: '2026-11-23' },
};

/** A series that begins on Tuesday, 1 September 2026, at 18:30 in Paris. */
const series = (props: Partial<CalendarEvent>): CalendarEvent => ({
  uid: '1',
  title: 'Conseil',
  start: '2026-09-01T18:30:00',
  allDay: false,
  zone: 'Europe/Paris',
  sequence: 0,
  categories: [],
  attachments: [],
  status: 'confirmed',
  transparent: false,
  ...props,
});
/** Intl may bind with another space than the one of the keyboard. */
const said = (props: Partial<CalendarEvent>, lang: 'fr' | 'en' = 'fr') =>
  seriesWords(series(props), styles[lang])?.replace(/[\u00a0\u202f]/g, ' ');

describe('a series in words', () => {
  for (const [rule, french, english] of [
    ['FREQ=DAILY', 'tous les jours', 'every day'],
    ['FREQ=DAILY;INTERVAL=2', 'un jour sur deux', 'every other day'],
    ['FREQ=DAILY;INTERVAL=10', 'tous les 10 jours', 'every 10 days'],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'du lundi au vendredi', 'every weekday'],
    ['FREQ=WEEKLY', 'tous les mardis', 'every Tuesday'],
    ['freq=weekly', 'tous les mardis', 'every Tuesday'],
    ['FREQ=WEEKLY;WKST=MO;BYDAY=SU,TH', 'tous les jeudis et dimanches', 'every Thursday and Sunday'],
    ['FREQ=WEEKLY;BYDAY=TU,WE,TU,TH', 'tous les mardis, mercredis et jeudis', 'every Tuesday, Wednesday and Thursday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'du lundi au vendredi', 'every weekday'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'tous les jours', 'every day'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SA', 'un samedi sur deux', 'every other Saturday'],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE',
      'une semaine sur deux, le lundi et le mercredi',
      'every other week on Monday and Wednesday',
    ],
    ['FREQ=WEEKLY;INTERVAL=3', 'toutes les 3 semaines, le mardi', 'every 3 weeks on Tuesday'],
    ['FREQ=MONTHLY', 'le 1er de chaque mois', 'on the 1st of each month'],
    ['FREQ=MONTHLY;BYMONTHDAY=1,15', 'le 1er et le 15 de chaque mois', 'on the 1st and the 15th of each month'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 'le dernier jour de chaque mois', 'on the last day of each month'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=3', 'un mois sur deux, le 3', 'every other month on the 3rd'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22', 'tous les 3 mois, le 22', 'every 3 months on the 22nd'],
    ['FREQ=MONTHLY;BYDAY=1TU', 'tous les premiers mardis du mois', 'every first Tuesday of the month'],
    ['FREQ=MONTHLY;BYDAY=+1TU', 'tous les premiers mardis du mois', 'every first Tuesday of the month'],
    ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1', 'tous les premiers mardis du mois', 'every first Tuesday of the month'],
    [
      'FREQ=MONTHLY;BYDAY=1TU,3TU',
      'tous les premiers et troisièmes mardis du mois',
      'every first and third Tuesday of the month',
    ],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'tous les derniers vendredis du mois', 'every last Friday of the month'],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU,3TU,-1TU',
      'un mois sur deux, le premier, le troisième et le dernier mardi',
      'every other month on the first, third and last Tuesday',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=-2TU',
      'un mois sur deux, l’avant-dernier mardi',
      'every other month on the second to last Tuesday',
    ],
    [
      'FREQ=MONTHLY;BYDAY=1FR,-3FR',
      'le premier vendredi et le 3e vendredi en partant de la fin de chaque mois',
      'every first and 3rd to last Friday of the month',
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-2', 'l’avant-dernier jour de chaque mois', 'on the 2nd to last day of each month'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=-3',
      'le 3e jour en partant de la fin de chaque mois',
      'on the 3rd to last day of each month',
    ],
    [
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=2WE',
      'un mois sur deux, le deuxième mercredi',
      'every other month on the second Wednesday',
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      'le dernier jour de semaine de chaque mois',
      'on the last weekday of each month',
    ],
    ['FREQ=MONTHLY;BYDAY=TU', 'tous les mardis', 'every Tuesday'],
    ['FREQ=YEARLY', 'chaque année, le 1er septembre', 'every year on 1 September'],
    ['FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=14', 'chaque année, le 14 juillet', 'every year on 14 July'],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=7;BYMONTHDAY=14', 'un an sur deux, le 14 juillet', 'every other year on 14 July'],
    ['FREQ=YEARLY;BYMONTH=6,3', 'chaque année, le 1er mars et le 1er juin', 'every year on 1 March and 1 June'],
    [
      'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'chaque année, le dernier dimanche d’octobre',
      'every year on the last Sunday of October',
    ],
    [
      'FREQ=YEARLY;BYMONTH=5;BYDAY=SU;BYSETPOS=2',
      'chaque année, le deuxième dimanche de mai',
      'every year on the second Sunday of May',
    ],
    ['FREQ=WEEKLY;BYDAY=TU;BYMONTH=7,6', 'tous les mardis, en juin et juillet', 'every Tuesday, in June and July'],
    [
      'FREQ=MONTHLY;BYDAY=1TU;BYMONTH=9,10,11,12,1,2,3,4,5,6',
      'tous les premiers mardis du mois, de septembre à juin',
      'every first Tuesday of the month, from September to June',
    ],
    ['FREQ=HOURLY;INTERVAL=4', 'toutes les 4 heures', 'every 4 hours'],
    ['FREQ=WEEKLY;COUNT=10', 'tous les mardis, 10 fois en tout', 'every Tuesday, 10 times in all'],
    [
      'FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270630T215959Z',
      'tous les premiers mardis du mois, jusqu’en juin 2027',
      'every first Tuesday of the month, until June 2027',
    ],
    ['FREQ=WEEKLY;UNTIL=20270615', 'tous les mardis, jusqu’au 15 juin 2027', 'every Tuesday, until 15 June 2027'],
    [
      'FREQ=WEEKLY;UNTIL=20270601T235959',
      'tous les mardis, jusqu’au 1er juin 2027',
      'every Tuesday, until 1 June 2027',
    ],
    // 22:30 UTC is the next day in Paris; and what ends before half past six has no more of that day.
    [
      'FREQ=WEEKLY;UNTIL=20270614T223000Z',
      'tous les mardis, jusqu’au 14 juin 2027',
      'every Tuesday, until 14 June 2027',
    ],
    ['FREQ=WEEKLY;BYHOUR=18;BYMINUTE=30', 'tous les mardis', 'every Tuesday'],
    // Too odd for words.
    ['FREQ=YEARLY;BYWEEKNO=20', 'se répète', 'repeats'],
    ['FREQ=YEARLY;BYYEARDAY=100', 'se répète', 'repeats'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'se répète', 'repeats'],
    ['FREQ=MONTHLY;BYDAY=1TU,3WE', 'se répète', 'repeats'],
    ['FREQ=DAILY;BYHOUR=9,14', 'se répète', 'repeats'],
    ['FREQ=HOURLY;BYHOUR=9', 'se répète', 'repeats'],
    ['FREQ=DAILY;INTERVAL=2;BYDAY=MO', 'se répète', 'repeats'],
    // Read as the calendar reads it: what is out of its range is let go.
    ['FREQ=WEEKLY;INTERVAL=0', 'tous les mardis', 'every Tuesday'],
    ['FREQ=YEARLY;BYWEEKNO=20;UNTIL=20270615', 'se répète, jusqu’au 15 juin 2027', 'repeats, until 15 June 2027'],
    ['RSCALE=HEBREW;FREQ=WEEKLY', 'se répète', 'repeats'],
    ['FREQ=SOMETIMES', 'se répète', 'repeats'],
    ['nonsense', 'se répète', 'repeats'],
  ] as const) {
    it(rule, () => {
      expect(said({ rule })).to.equal(french);
      expect(said({ rule }, 'en')).to.equal(english);
    });
  }

  it('says nothing of what is no series', () => expect(said({})).to.equal(undefined));

  it('counts the dates that follow no rule', () => {
    const dates = ['2026-10-01T18:30:00', '2026-11-01T18:30:00'];
    expect(said({ dates })).to.equal('à 3 dates');
    // The start is often listed too, and what is left out is none.
    expect(said({ dates: ['2026-09-01T18:30:00', ...dates] })).to.equal('à 3 dates');
    expect(said({ dates: ['2026-10-01', '2026-11-01'], exceptions: ['2026-11-01T18:30:00'] })).to.equal('à 2 dates');
    expect(said({ dates, exceptions: ['2026-11-01'] })).to.equal('à 2 dates');
    const days = { allDay: true, start: '2026-09-01', zone: null };
    expect(said({ ...days, dates: ['2026-09-01', '2026-10-01'] })).to.equal('à 2 dates');
    expect(said({ ...days, dates: ['2026-09-01'] })).to.equal(undefined);
  });

  it('takes a last day as it is in a zone that only the calendar defines', () => {
    const text = (zone: string) => `BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID=${zone}:20260901T183000
RRULE:FREQ=WEEKLY;UNTIL=20270615T163000Z
END:VEVENT
END:VCALENDAR`;
    for (const zone of ['Customized Time Zone', 'Europe/Paris']) {
      const [event] = readCalendar(text(zone), { url: 'https://ville.fr/agenda.ics' }).events;
      expect(seriesWords(event!, styles.fr), zone).to.equal('tous les mardis, jusqu’au 15 juin 2027');
    }
  });

  it('says that several rules give other dates too, and that a rule takes some away', () => {
    const words = (...lines: string[]) =>
      seriesWords(
        readCalendar(
          `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260901T183000\n${lines.join('\n')}\nEND:VEVENT\nEND:VCALENDAR`,
          { url: 'https://ville.fr/agenda.ics' },
        ).events[0]!,
        styles.fr,
      );
    const weekly = 'RRULE:FREQ=WEEKLY';
    expect(words(weekly, 'RRULE:FREQ=MONTHLY;BYMONTHDAY=15')).to.equal('tous les mardis, et à d’autres dates');
    expect(words(weekly, 'EXRULE:FREQ=MONTHLY;BYDAY=1TU')).to.equal('tous les mardis, sauf certaines dates');
    expect(words(weekly, 'EXDATE:20261201T183000', 'EXRULE:FREQ=MONTHLY;BYDAY=1TU')).to.equal(
      'tous les mardis, sauf certaines dates',
    );
    // What cannot be read gives and takes nothing.
    expect(words(weekly, 'RRULE:FREQ=SOMETIMES', 'EXRULE:nonsense')).to.equal('tous les mardis');
  });

  it('names the dates that are left out, few and to come', () => {
    const rule = 'FREQ=WEEKLY';
    expect(said({ rule, exceptions: ['2027-01-05T18:30:00', '2026-12-01T18:30:00', '2026-09-08T18:30:00'] })).to.equal(
      'tous les mardis, sauf le 1er décembre et le 5 janvier 2027',
    );
    const many = ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'].map((day) => `${day}T18:30:00`);
    expect(said({ rule, exceptions: many })).to.equal('tous les mardis, sauf certaines dates');
    expect(said({ rule, dates: ['2026-12-24T18:30:00'] })).to.equal('tous les mardis, et à d’autres dates');
  });

  it('takes a last day as it is, in a zone that no browser knows and in none', () => {
    for (const zone of ['Romance Standard Time', null])
      expect(said({ zone, rule: 'FREQ=WEEKLY;UNTIL=20270615T235959Z' })).to.equal(
        'tous les mardis, jusqu’au 15 juin 2027',
      );
    expect(said({ allDay: true, start: '2026-09-01', rule: 'FREQ=WEEKLY;UNTIL=20270615T000000Z' })).to.equal(
      'tous les mardis, jusqu’au 15 juin 2027',
    );
  });
});
