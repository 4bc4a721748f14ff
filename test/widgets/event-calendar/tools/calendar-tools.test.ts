import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import type { Source } from '../../../../src/data/source.js';
import type { Calendar, CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import type { ParvisEventCalendar } from '../../../../src/widgets/event-calendar/event-calendar.js';
import { parseIcalendar } from '../../../../src/widgets/event-calendar/icalendar/parse-icalendar.js';
import { occurrencesBetween } from '../../../../src/widgets/event-calendar/occurrences.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { keys, viewport } from '../../../support/commands.js';
import { calendar as calendarOf, event } from '../icalendar/calendar.js';
import { savedFile } from '../../../support/saved-file.js';

/** A source that gives what a file of iCalendar holds. */
const source = (
  { events }: Calendar,
  page: { address?: string; personal?: boolean } = {},
  label = 'Mairie',
): Source<CalendarEvent> => ({
  label,
  read: async () => ({ items: events, skipped: 0, ...page }),
});

const town = calendarOf(
  ...event(
    'UID:market',
    'SUMMARY:Marché',
    'CATEGORIES:Vie',
    'DTSTART;TZID=Europe/Paris:20261104T090000',
    'DTEND;TZID=Europe/Paris:20261104T123000',
    'RRULE:FREQ=WEEKLY',
    'EXDATE;TZID=Europe/Paris:20261111T090000',
  ),
  ...event(
    'UID:market',
    'RECURRENCE-ID;TZID=Europe/Paris:20261118T090000',
    'SUMMARY:Marché de nuit',
    'CATEGORIES:Vie',
    'DTSTART;TZID=Europe/Paris:20261118T190000',
  ),
  ...event('UID:day', 'SUMMARY:Armistice', 'DTSTART;VALUE=DATE:20261111'),
);

async function drawn(
  sources: readonly Source<CalendarEvent>[],
  args: Partial<ParvisEventCalendar> = {},
): Promise<ParvisEventCalendar> {
  document.documentElement.lang = 'fr';
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  const calendar = eventCalendar({ date: '2026-11-01', zone: 'Europe/Paris', heading: 'Agenda', sources, ...args });
  page.append(calendar);
  document.body.prepend(page);
  await calendar.loadComplete;
  await appears(calendar, '[data-key], .none');
  return calendar;
}

async function opened(...given: Parameters<typeof drawn>): Promise<ParvisEventCalendar> {
  const calendar = await drawn(...given);
  (await appears(calendar, '.tools > button')).click();
  await appears(calendar, '.tools ul');
  return calendar;
}

const all = (calendar: ParvisEventCalendar, selector: string) => [
  ...calendar.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const words = (element: HTMLElement) => element.textContent.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const button = (calendar: ParvisEventCalendar, label: string) =>
  all(calendar, '.tools ul button').find((one) => words(one).startsWith(label))!;

describe('what leaves a calendar', () => {
  beforeEach(() => viewport(1200, 900));
  after(() => document.querySelector('main')?.remove());

  it('stands behind one button, by the keyboard too', async () => {
    const calendar = await drawn([source(town)]);
    const [toggle] = all(calendar, '.tools > button');
    expect(all(calendar, '.tools ul').length).to.equal(0);
    expect(toggle!.getAttribute('aria-expanded')).to.equal('false');
    toggle!.focus();
    await keys('Enter');
    await appears(calendar, '.tools ul');
    expect(toggle!.getAttribute('aria-expanded')).to.equal('true');
    await keys('Tab');
    await until(() => calendar.shadowRoot!.activeElement !== toggle, 'the focus stays');
    expect(words(calendar.shadowRoot!.activeElement as HTMLElement)).to.equal('Télécharger 5 événements');
    await keys('Shift+Tab');
    await until(() => calendar.shadowRoot!.activeElement === toggle, 'the focus does not come back');
    await keys(' ');
    await until(() => !all(calendar, '.tools ul').length, 'what leaves the calendar stays open');
  });

  it('leaves the days of the month where they are', async () => {
    const calendar = await drawn([source(town)]);
    const tops = () => all(calendar, '.number').map((day) => day.getBoundingClientRect().bottom);
    const before = tops();
    all(calendar, '.tools > button')[0]!.click();
    await appears(calendar, '.tools ul');
    expect(tops()).to.deep.equal(before);
  });

  it('says in a sentence each what subscribing, adding, downloading and printing are', async () => {
    const calendar = await opened([source(town, { address: 'https://ville.fr/agenda.ics' })]);
    expect(all(calendar, '.tools b').map(words)).to.deep.equal(['S’abonner.', 'Ajouter.', 'Télécharger.', 'Imprimer.']);
    for (const line of all(calendar, '.tools p')) expect(words(line).length).to.be.above(30);
  });

  it('is a subscription to each source that is open to all, by webcal and by its address', async () => {
    const calendar = await opened([
      source(town, { address: 'https://ville.fr/agenda?format=ical' }, 'Mairie'),
      source(calendarOf('UID:b', 'DTSTART:20261105T090000'), { address: 'http://sport.fr/a.ics' }, 'Sports'),
      source(calendarOf('UID:c', 'DTSTART:20261105T090000'), { address: 'https://x.fr/c.ics', personal: true }, 'Moi'),
      source(calendarOf('UID:d', 'DTSTART:20261105T090000'), { address: 'https://x.fr/dav/cal/d/' }, 'CalDAV'),
      source(calendarOf('UID:e', 'DTSTART:20261105T090000'), { address: 'javascript:alert(1)//.ics' }, 'Bad'),
      { label: 'JSON', read: async () => ({ items: [], skipped: 0, address: 'https://x.fr/api' }) },
    ]);
    expect(all(calendar, '.tools a').map((link) => [words(link), (link as HTMLAnchorElement).href])).to.deep.equal([
      ['S’abonner dans mon agenda : Mairie', 'webcal://ville.fr/agenda?format=ical'],
      ['S’abonner dans mon agenda : Sports', 'webcal://sport.fr/a.ics'],
    ]);
    const copied: string[] = [];
    const writeText = async (text: string) => void copied.push(text);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    try {
      all(calendar, '.tools .act button')[0]!.click();
      const told = await appears(calendar, '.tools .told[role=status]:not(:empty)');
      await until(() => words(told), 'nothing is told');
      expect(words(told)).to.equal('Le lien est copié.');
      expect(copied).to.deep.equal(['https://ville.fr/agenda?format=ical']);
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });

  it('is no subscription where no source is one', async () => {
    const calendar = await opened([source(town)]);
    expect(all(calendar, '.tools a').length).to.equal(0);
    expect(words(calendar.shadowRoot!.querySelector('.tools')!)).to.not.include('abonner dans');
  });

  it('is a file of what is shown, which takes place as it was shown', async () => {
    const calendar = await opened([source(town)]);
    const { name, text } = await savedFile(() => button(calendar, 'Télécharger').click());
    expect(name).to.equal('agenda.ics');
    expect(text).to.include('X-WR-CALNAME:Agenda');
    const window = { from: '2020-01-01', to: '2040-01-01', zone: 'Europe/Paris' };
    const told = occurrencesBetween(parseIcalendar(text, { url: 'https://x.fr/' }), window).map(
      ({ event: { title }, start, end }) => `${title} ${start} ${end}`,
    );
    expect(told).to.deep.equal([
      'Marché 2026-11-04T09:00:00 2026-11-04T12:30:00',
      'Armistice 2026-11-11 2026-11-12',
      'Marché de nuit 2026-11-18T19:00:00 2026-11-18T19:00:00',
      'Marché 2026-11-25T09:00:00 2026-11-25T12:30:00',
      'Marché 2026-12-02T09:00:00 2026-12-02T12:30:00',
    ]);
  });

  it('is the series of the source whose version is shown', async () => {
    const version = (sequence: number, rule: string) =>
      calendarOf('UID:a', `SEQUENCE:${sequence}`, 'SUMMARY:Marché', 'DTSTART:20261104T090000Z', `RRULE:FREQ=${rule}`);
    const calendar = await drawn([
      source(version(1, 'DAILY'), {}, 'Ancien'),
      source(version(2, 'WEEKLY'), {}, 'Nouveau'),
    ]);
    (await appears(calendar, '[data-key]')).click();
    await appears(calendar, 'dialog[open]');
    const { text } = await savedFile(() => all(calendar, '.acts button')[1]!.click());
    expect(text).to.include('RRULE:FREQ=WEEKLY').and.not.include('DAILY');
  });

  it('is a file of what the filters leave, and no button where they leave nothing', async () => {
    const calendar = await opened([source(town)], { category: 'Vie' });
    const { text } = await savedFile(() => button(calendar, 'Télécharger 4 événements').click());
    expect(text).to.not.include('Armistice');
    calendar.category = 'Sport';
    await calendar.updateComplete;
    expect(button(calendar, 'Télécharger')).to.equal(undefined);
    expect(words(calendar.shadowRoot!.querySelector('.tools')!)).to.include('Aucun événement');
  });
});
