import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import { holds } from '../../../../stories/support/calendar-states.js';
import { appears } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { viewport } from '../../../support/commands.js';
import { blankPage } from '../../../access/draw.js';
import type { ViewName } from '../../../../src/widgets/event-calendar/views/calendar-view.js';
import { messages as en } from '../../../../src/i18n/en.js';
import { messages as enCalendar } from '../../../../src/i18n/calendar/en-calendar.js';
import { messages as fr } from '../../../../src/i18n/fr.js';
import { messages as frCalendar } from '../../../../src/i18n/calendar/fr-calendar.js';
import { dayWords, spanWords, timeWords } from '../../../../src/widgets/event-calendar/views/event-words.js';
import { event } from '../event.js';

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').replaceAll(' ,', ',').trim();

describe('the name of an event in another language', () => {
  before(() => viewport(1200, 900));
  after(() => {
    document.querySelector('main')?.remove();
    return viewport(800);
  });

  for (const view of ['month', 'week', 'list'] as ViewName[]) {
    it(`is spoken in its own voice, and what is said of it in that of the page: ${view}`, async () => {
      const concert = event({ title: 'Fest-noz', lang: 'br', place: 'Salle des fêtes' });
      const days = event({
        uid: 'b',
        title: 'Gouel',
        lang: 'br',
        allDay: true,
        start: '2026-11-24',
        end: '2026-11-27',
      });
      const calendar = eventCalendar({
        view,
        views: 'month week list',
        date: '2026-11-24',
        past: true,
        zone: 'Europe/Paris',
        sources: [holds([concert, days])],
      });
      blankPage().append(calendar);
      await appears(calendar, '[data-key]');
      for (const button of calendar.shadowRoot!.querySelectorAll('[data-key]')) {
        expect(button.hasAttribute('aria-label')).to.equal(false);
        expect(button.closest('[lang]')!.getAttribute('lang')).to.equal('fr');
        const shown = [...button.querySelectorAll<HTMLElement>('[lang=br]')].filter(
          (one) => one.getClientRects().length,
        );
        expect(shown.map((one) => one.textContent).join()).to.match(/^(Fest-noz|Gouel)$/);
        expect(words(button)).to.match(/(Fest-noz|Gouel).*, .*24 .*novembre 2026/);
      }
    });
  }

  it('says when it begins, where its title says another time of which that is a part', async () => {
    const times = [
      ['Collecte dès 18\u00a0h', '08:00', '8\u00a0h'],
      ['Permanence à 8\u00a0h\u00a030', '08:00', '8\u00a0h'],
    ] as const;
    for (const [title, time, said] of times) {
      const calendar = eventCalendar({
        view: 'list',
        views: 'list',
        date: '2026-11-24',
        past: true,
        zone: 'Europe/Paris',
        sources: [holds([event({ title, start: `2026-11-24T${time}:00` })])],
      });
      blankPage().append(calendar);
      const name = (await appears(calendar, '[data-key]')).getAttribute('aria-label')!;
      expect(name).to.equal(`${title}, mardi 24 novembre 2026, ${said}, jusqu’à 20\u00a0h`);
    }
  });

  it('says the time of another place, and not that by which a file stores times', async () => {
    const held = [
      event({ uid: 'a', title: 'Ici', start: '2026-11-24T09:00:00', end: '2026-11-24T10:00:00', zone: 'UTC' }),
      event({ uid: 'b', start: '2026-11-24T09:00:00', end: '2026-11-24T10:00:00', zone: 'America/New_York' }),
    ];
    for (const view of ['list', 'week'] as ViewName[]) {
      const calendar = eventCalendar({
        view,
        views: view,
        date: '2026-11-24',
        past: true,
        zone: 'Europe/Paris',
        sources: [holds(held)],
      });
      blankPage().append(calendar);
      await appears(calendar, '[data-key]');
      const [here, there] = [...calendar.shadowRoot!.querySelectorAll('[data-key]')].map((button) =>
        `${button.getAttribute('aria-label')} ${words(button.closest('.event') ?? button)}`.replace(/\s/g, ' '),
      );
      expect(here, view).to.match(/10 h.*11 h/);
      expect(here, view).to.not.match(/9 h|UTC|universel/);
      expect(there, view).to.match(/9 h.*New York|9:00.*York|9 h.*nord-américain/);
    }
  });

  it('is a label where there is one language', async () => {
    const calendar = eventCalendar({ view: 'month', date: '2026-11-24', sources: [holds([event({ lang: 'fr-FR' })])] });
    blankPage().append(calendar);
    const chip = await appears(calendar, '[data-key]');
    expect(chip.getAttribute('aria-label')).to.include('Conseil municipal');
    expect(chip.querySelector('[lang]')).to.equal(null);
  });
});

describe('the words of a date', () => {
  const french = { ...fr, ...frCalendar };
  const english = { ...en, ...enCalendar };
  const day = Date.UTC(2026, 10, 24) / 864e5;

  it('are those of its language, its form and its end, also when they were written before', () => {
    for (let turn = 0; turn < 2; turn++) {
      expect(dayWords(day, french)).to.equal('mardi 24 novembre 2026');
      expect(dayWords(day, english)).to.equal('Tuesday, November 24, 2026');
      expect(dayWords(day, french, { month: 'long' })).to.equal('novembre');
      expect(dayWords(day + 7, french)).to.equal('mardi 1er décembre 2026');
      expect(spanWords(day, day + 1, french, { dateStyle: 'long' })).to.match(/^24.+25 novembre 2026$/);
      expect(spanWords(day, day + 2, french, { dateStyle: 'long' })).to.match(/^24.+26 novembre 2026$/);
    }
  });

  it('are those of the hour, on every day', () => {
    for (const at of [Date.UTC(2026, 10, 24, 18, 30), Date.UTC(2026, 6, 1, 18, 30), Date.UTC(1969, 6, 1, 18, 30)])
      expect(timeWords(at, french)).to.equal('18\u00a0h\u00a030');
    expect(timeWords(Date.UTC(1969, 6, 1), french)).to.equal('0\u00a0h');
    expect(timeWords(0, english)).to.match(/^12:00.AM$/);
  });
});
