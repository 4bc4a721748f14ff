import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import { calendarStates, holds, type CalendarArgs } from '../../../../stories/support/calendar-states.js';
import { appears } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { viewport } from '../../../support/commands.js';
import { event } from '../event.js';

/** The month of the demo, where its events are `seen`. */
async function shown(
  view: 'list' | 'month',
  width: number,
  seen: string,
  lang = 'fr',
  args: CalendarArgs = calendarStates.month.args('fr'),
) {
  await viewport(width, 900);
  document.documentElement.lang = lang;
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  const calendar = eventCalendar({ ...args, view, past: true });
  page.append(calendar);
  document.body.prepend(page);
  await calendar.loadComplete;
  await appears(calendar, seen);
  return calendar.shadowRoot!;
}

describe('how the calendar sets its hours and weeks', () => {
  after(() => {
    document.documentElement.lang = 'fr';
    document.querySelector('main')?.remove();
  });

  for (const width of [320, 1200]) {
    it(`keeps the dash of hours with what follows it, at ${width} px`, async () => {
      const root = await shown('list', width, '.when .quiet');
      for (const end of root.querySelectorAll('.when .quiet')) {
        expect(end.parentElement!.textContent.trim()).to.match(
          /^\d+\u00a0h(\u00a0\d\d)? –\u00a0\d+\u00a0h(\u00a0\d\d)?$/,
        );
        // The time is isolated from the dash, and is a box of its own.
        expect(new Set([...end.getClientRects()].map(({ bottom }) => Math.round(bottom))).size, 'lines').to.equal(1);
      }
    });
  }

  it('begins a badge that stands on a line of its own where the words above it begin', async () => {
    const root = await shown('list', 320, '.event .badge');
    const badge = root.querySelector('.event .badge')!;
    const [words, sign] = [badge.parentElement!.querySelector('.read')!, badge].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(sign!.top).to.be.greaterThan(words!.top + 20);
    expect(Math.abs(sign!.left - words!.left)).to.be.lessThan(1);
  });

  it('says until when a night goes on, and what days a longer event takes', async () => {
    const events = [
      event({ uid: 'ball', title: 'Bal', start: '2026-11-21T21:00:00', end: '2026-11-22T02:00:00' }),
      event({ uid: 'camp', title: 'Camp', start: '2026-11-23T09:00:00', end: '2026-11-25T17:00:00' }),
    ];
    const root = await shown('list', 1200, '.what', 'fr', {
      date: '2026-11-23',
      zone: 'Europe/Paris',
      sources: [holds(events)],
    });
    const said = [...root.querySelectorAll('.event')].map(({ textContent }) =>
      textContent.replace(/[\s\u00a0\u202f]+/g, ' ').trim(),
    );
    expect(said).to.deep.equal(['21 h – 2 h Bal 21–22 novembre 2026', '9 h Camp 23–25 novembre 2026']);
  });

  it('has all its titles in one column, on a phone too', async () => {
    const root = await shown('list', 320, '.what');
    const edges = [...root.querySelectorAll('.what')].map((what) => Math.round(what.getBoundingClientRect().left));
    expect(edges.length).to.be.above(10);
    expect([...new Set(edges)].length).to.equal(1);
  });

  it('keeps an hour and its half of the day on one line', async () => {
    const root = await shown('list', 320, '.what', 'en');
    for (const start of root.querySelectorAll('.when [dir]')) {
      expect(start.textContent).to.match(/\d:\d\d\s[AP]M$/);
      expect(start.getClientRects().length, start.textContent).to.equal(1);
    }
  });

  it('keeps the head of the numbers of weeks on one line', async () => {
    const root = await shown('month', 1200, '[data-key]');
    const head = root.querySelector<HTMLElement>('.week[role=columnheader]')!;
    const { paddingTop, paddingBottom } = getComputedStyle(head);
    const words = document.createRange();
    words.selectNodeContents(head);
    expect(head.textContent.trim()).to.equal('Sem.');
    expect(words.getClientRects().length).to.equal(1);
    expect(head.scrollWidth, `${paddingTop} ${paddingBottom}`).to.be.at.most(head.clientWidth);
  });
});
