import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { appears } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { viewport } from '../../../support/commands.js';
import { letterPlace } from '../../../support/letter-place.js';
import { event } from '../event.js';

const french = 'Conseil municipal extraordinaire, débat public sur les couleurs de la ville et de ses quartiers';
const arabic = 'اجتماع مجلس المدينة الاستثنائي والنقاش العام حول ألوان المدينة وأحيائها وساحاتها الكبرى والصغرى';

/** What lasts a day, half an hour, an hour, and what has its day for itself: each view cuts some of them. */
const events = (title: string): CalendarEvent[] => [
  event({ uid: 'day', title, start: '2026-11-24', end: '2026-11-25', allDay: true, zone: null }),
  event({ uid: 'half', title, start: '2026-11-24T09:00:00', end: '2026-11-24T09:30:00' }),
  event({ uid: 'hour', title, start: '2026-11-24T11:00:00', end: '2026-11-24T12:00:00' }),
  event({ uid: 'alone', title, start: '2026-11-26T11:00:00', end: '2026-11-26T11:30:00' }),
];

describe('a title that is written the other way than its page', () => {
  let page: HTMLElement;
  beforeEach(() => (page = document.body.appendChild(document.createElement('main'))));
  afterEach(() => {
    page.remove();
    document.documentElement.dir = '';
  });

  for (const [dir, lang, title] of [
    ['rtl', 'ar', french],
    ['ltr', 'fr', arabic],
    ['ltr', 'fr', french],
    ['rtl', 'ar', arabic],
  ] as const)
    for (const view of ['month', 'week', 'day'] as const)
      it(`keeps its beginning where it is cut: ${view}, ${title === french ? 'French' : 'Arabic'} in ${dir}`, async () => {
        await viewport(700, 900);
        Object.assign(document.documentElement, { lang, dir });
        const items = events(title);
        const sources = [{ read: async () => ({ items, skipped: 0 }) }];
        const calendar = eventCalendar({ view, date: '2026-11-24', zone: 'Europe/Paris', sources });
        page.append(calendar);
        await appears(calendar, '[data-key] .title');
        let cut = 0;
        for (const words of calendar.shadowRoot!.querySelectorAll('[data-key] .title')) {
          const box = words.parentElement!;
          const { left, right } = box.getBoundingClientRect();
          if (!right) continue;
          if (box.scrollWidth > box.clientWidth) cut++;
          const text = [...words.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE)!;
          for (const at of [0, 1, 2]) {
            const letter = letterPlace(text, at);
            expect(letter.left, `left of letter ${at}`).to.be.at.least(left - 1);
            expect(letter.right, `right of letter ${at}`).to.be.at.most(right + 1);
          }
        }
        expect(cut, 'cut').to.be.above(0);
      });
});
