import { expect } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { readCalendar } from '../../../src/formats.js';
import { occurrencesBetween } from '../../../src/widgets/event-calendar/occurrences.js';
import { intlZone } from '../../../src/widgets/event-calendar/icalendar/time/intl-zone.js';
import { appears } from '../../../stories/support/appears.js';
import { viewport } from '../../support/commands.js';

/** From the first to see a day to the last; those that change their clocks at midnight, or have left out a day. */
const zones = (
  'Pacific/Kiritimati Pacific/Apia Pacific/Tongatapu Pacific/Auckland Pacific/Chatham Pacific/Fiji Pacific/Noumea Australia/Sydney ' +
  'Australia/Lord_Howe Australia/Adelaide Asia/Tokyo Asia/Shanghai Asia/Jakarta Asia/Dhaka Asia/Kathmandu Asia/Kolkata Asia/Karachi ' +
  'Asia/Kabul Asia/Tehran Europe/Moscow Asia/Beirut Africa/Cairo Europe/Athens Europe/Paris Africa/Casablanca Europe/London UTC ' +
  'Atlantic/Azores America/Noronha America/Sao_Paulo America/Asuncion America/Santiago America/Havana America/New_York ' +
  'America/St_Johns America/Denver America/Los_Angeles Pacific/Marquesas Pacific/Honolulu Pacific/Pago_Pago'
).split(' ');

const day = (uid: string, from: string, to: string, rest = '') =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${uid}\r\nDTSTART;VALUE=DATE:${from}\r\nDTEND;VALUE=DATE:${to}\r\n${rest}END:VEVENT\r\n`;
const ics = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:America/New_York\r\n${[
  // The days on which clocks of Europe and of America change, a day that Samoa left out, and the edges of a year.
  day('change', '20260329', '20260330'),
  day('three', '20260327', '20260330'),
  day('weekly', '20260308', '20260309', 'RRULE:FREQ=WEEKLY;COUNT=4\r\n'),
  day('left-out', '20111230', '20111231'),
  day('new-year', '20261231', '20270102'),
].join('')}END:VCALENDAR\r\n`;
const calendar = readCalendar(ics, { url: 'https://ville.example/agenda.ics' });

/** The days on which each event is, as a reader in this zone asks for them day by day. */
function daysIn(zone: string, from: string, to: string): Record<string, string[]> {
  const { instantOf } = intlZone(zone)!;
  const days: Record<string, string[]> = {};
  for (let at = Date.parse(from); at < Date.parse(to); at += 86_400_000) {
    const window = { from: instantOf(at), to: instantOf(at + 86_400_000) };
    // Samoa had no 30 December 2011.
    if (window.from >= window.to) continue;
    const iso = new Date(at).toISOString().slice(0, 10);
    for (const { event } of occurrencesBetween(calendar, { ...window, zone })) (days[event.uid] ??= []).push(iso);
  }
  return days;
}

describe('an event of whole days', () => {
  it(`is on its days for readers of ${zones.length} zones, and on no other`, () => {
    expect(zones.length).to.equal(40);
    for (const zone of zones) {
      expect(daysIn(zone, '2026-02-25', '2026-04-10'), zone).to.deep.equal({
        three: ['2026-03-27', '2026-03-28', '2026-03-29'],
        change: ['2026-03-29'],
        weekly: ['2026-03-08', '2026-03-15', '2026-03-22', '2026-03-29'],
      });
      expect(daysIn(zone, '2026-12-28', '2027-01-05'), zone).to.deep.equal({
        'new-year': ['2026-12-31', '2027-01-01'],
      });
      if (zone !== 'Pacific/Apia')
        expect(daysIn(zone, '2011-12-27', '2012-01-03'), zone).to.deep.equal({ 'left-out': ['2011-12-30'] });
    }
  });

  it('stands in the cells of its days, whatever the zone of the widget', async () => {
    await viewport(1200, 900);
    const widget = document.createElement('parvis-event-calendar');
    Object.assign(widget, {
      date: '2026-03-10',
      sources: [{ read: async () => ({ items: calendar.events, skipped: 0 }) }],
    });
    document.body.append(widget);
    await widget.loadComplete;
    await appears(widget, '[data-key]');
    for (const zone of zones) {
      widget.zone = zone;
      await widget.updateComplete;
      const drawn: Record<string, string[]> = {};
      for (const chip of widget.shadowRoot!.querySelectorAll<HTMLElement>('[data-day] .chip[data-key]')) {
        if (chip.hidden) continue;
        const title = /change|three|weekly/.exec(chip.textContent)?.[0] ?? '';
        const days = Number(chip.closest<HTMLElement>('[data-day]')!.dataset.day);
        (drawn[title] ??= []).push(new Date(days * 86_400_000).toISOString().slice(0, 10));
      }
      expect(drawn, zone).to.deep.equal({
        weekly: ['2026-03-08', '2026-03-15', '2026-03-22', '2026-03-29'],
        three: ['2026-03-27', '2026-03-28', '2026-03-29'],
        change: ['2026-03-29'],
      });
    }
    widget.remove();
  });
});
