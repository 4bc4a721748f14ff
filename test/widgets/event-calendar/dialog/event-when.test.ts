import { expect } from '@open-wc/testing';
import { messages as en } from '../../../../src/i18n/en.js';
import { messages as enEvent } from '../../../../src/i18n/calendar/en-event.js';
import { messages as fr } from '../../../../src/i18n/fr.js';
import { messages as frEvent } from '../../../../src/i18n/calendar/fr-event.js';
import { eventWhen } from '../../../../src/widgets/event-calendar/dialog/event-when.js';
import { event } from '../event.js';

const instant = (text: string) => Date.parse(`${text}Z`);
/** Instants in UTC; `zone` is that of the event. */
const when = (
  start: string,
  end: string,
  {
    zone = 'Europe/Paris',
    shown = 'Europe/Paris',
    lang = 'fr',
  }: { zone?: string | null; shown?: string; lang?: string } = {},
) => {
  const allDay = start.length === 10;
  const said = eventWhen(
    { event: event(), allDay, start, end, zone, startInstant: instant(start), endInstant: instant(end) },
    { t: lang === 'fr' ? { ...fr, ...frEvent } : { ...en, ...enEvent }, zone: shown },
  );
  return Object.values(said)
    .filter(Boolean)
    .join(' | ')
    .replace(/[\u00a0\u202f]/g, ' ');
};

describe('when an event takes place, in words', () => {
  for (const [what, said, expected] of [
    [
      'hours of a day',
      when('2026-11-24T17:30', '2026-11-24T19:00'),
      'mardi 24 novembre 2026, de 18 h 30 à 20 h | 1 h 30',
    ],
    [
      'over midnight',
      when('2026-11-24T21:00', '2026-11-25T01:00'),
      'du mardi 24 novembre 2026 à 22 h au mercredi 25 novembre 2026 à 2 h | 4 h',
    ],
    ['until midnight', when('2026-11-24T19:00', '2026-11-24T23:00'), 'mardi 24 novembre 2026, de 20 h à minuit | 4 h'],
    [
      'several days',
      when('2026-11-24T08:00', '2026-11-27T10:05'),
      'du mardi 24 novembre 2026 à 9 h au vendredi 27 novembre 2026 à 11 h 05 | 3 jours, 2 h et 5 min',
    ],
    ['no time', when('2026-11-24T17:30', '2026-11-24T17:30'), 'mardi 24 novembre 2026 à 18 h 30'],
    ['an end before its start', when('2026-11-24T17:30', '2026-11-24T16:30'), 'mardi 24 novembre 2026 à 18 h 30'],
    ['a day', when('2026-12-01', '2026-12-02'), 'mardi 1er décembre 2026'],
    [
      'days, of which the end is not one',
      when('2026-12-01', '2026-12-04'),
      'du mardi 1er décembre 2026 au jeudi 3 décembre 2026 | 3 jours',
    ],
    ['a day without an end', when('2026-12-01', '2026-12-01'), 'mardi 1er décembre 2026'],
    [
      'the hour that comes twice',
      when('2026-10-25T00:30', '2026-10-25T01:30'),
      'dimanche 25 octobre 2026, de 2 h 30 à 2 h 30 | 1 h',
    ],
    [
      'another zone, beside the one shown',
      when('2026-11-24T17:30', '2026-11-24T19:00', { zone: 'America/New_York' }),
      'mardi 24 novembre 2026, de 18 h 30 à 20 h | mardi 24 novembre 2026, de 12 h 30 à 14 h, heure locale (New York) | 1 h 30',
    ],
    ...[
      ['Indian/Reunion', 'de 21 h 30 à 23 h, heure locale (La Réunion)'],
      ['Europe/London', 'de 17 h 30 à 19 h, heure locale (Royaume-Uni)'],
      ['America/St_Barthelemy', 'de 13 h 30 à 15 h, heure locale (Saint-Barthélemy)'],
    ].map(([zone, there]) => [
      `${zone}, by its French name`,
      when('2026-11-24T17:30', '2026-11-24T19:00', { zone: zone! }),
      `mardi 24 novembre 2026, de 18 h 30 à 20 h | mardi 24 novembre 2026, ${there} | 1 h 30`,
    ]),
    [
      'another zone with the same clock',
      when('2026-11-24T17:30', '2026-11-24T19:00', { zone: 'Europe/Berlin' }),
      'mardi 24 novembre 2026, de 18 h 30 à 20 h | 1 h 30',
    ],
    ...['UTC', 'Etc/UTC', 'GMT', 'Z'].map((zone) => [
      `${zone}, in which files store times and nobody reads clocks`,
      when('2026-11-24T17:30', '2026-11-24T19:00', { zone }),
      'mardi 24 novembre 2026, de 18 h 30 à 20 h | 1 h 30',
    ]),
    [
      'no zone',
      when('2026-11-24T17:30', '2026-11-24T19:00', { zone: null }),
      'mardi 24 novembre 2026, de 18 h 30 à 20 h | 1 h 30',
    ],
    [
      'a zone that no browser knows',
      when('2026-11-24T17:30', '2026-11-24T19:00', { zone: 'Salle 2' }),
      'mardi 24 novembre 2026, de 18 h 30 à 20 h | 1 h 30',
    ],
    [
      'until midnight, in English',
      when('2026-11-24T19:00', '2026-11-24T23:00', { lang: 'en' }),
      'Tuesday, November 24, 2026, from 8:00 PM to midnight | 4 hours',
    ],
    [
      'English',
      when('2026-11-24T17:30', '2026-11-24T19:00', { lang: 'en', zone: 'Europe/London' }),
      'Tuesday, November 24, 2026, from 6:30 PM to 8:00 PM | Tuesday, November 24, 2026, from 5:30 PM to 7:00 PM, London time | 1 hour and 30 min',
    ],
  ] as const) {
    it(what, () => expect(said).to.equal(expected));
  }
});
