import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import type { ParvisEventCalendar } from '../../../../src/widgets/event-calendar/event-calendar.js';
import { calendarStates, holds, twoCalendars, type CalendarArgs } from '../../../../stories/support/calendar-states.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { keys, viewport } from '../../../support/commands.js';
import { event } from '../event.js';

const views = 'month week day list';
const week: CalendarArgs = { ...calendarStates.week.args('fr'), view: 'week' };

/** A calendar alone in a page, with its events on screen. */
async function drawn(args: CalendarArgs = week, lang = 'fr'): Promise<ParvisEventCalendar> {
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  const calendar = eventCalendar(args);
  page.append(calendar);
  document.body.prepend(page);
  await calendar.loadComplete;
  await appears(calendar, '.times');
  await appears(calendar, '[data-key], .none');
  return calendar;
}

/** One day on which these events take place, in a zone. */
const dayOf = (date: string, zone: string, ...events: Partial<CalendarEvent>[]): CalendarArgs => ({
  view: 'day',
  views,
  date,
  zone,
  sources: [holds(events.map((props, at) => event({ uid: `${at}`, zone: 'UTC', ...props })))],
});

const words = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const all = (calendar: ParvisEventCalendar, selector: string) => [
  ...calendar.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
const active = (calendar: ParvisEventCalendar) => calendar.shadowRoot!.activeElement as HTMLElement | null;
const named = (calendar: ParvisEventCalendar) => words(active(calendar)?.getAttribute('aria-label'));
const stop = (calendar: ParvisEventCalendar) => all(calendar, '[role=grid] [tabindex="0"]')[0]!;
const hours = (calendar: ParvisEventCalendar) => all(calendar, '.hour').map(({ textContent }) => words(textContent));
const block = (calendar: ParvisEventCalendar, title: string) =>
  all(calendar, `.block[aria-label^="${title}"]`)[0]!.getBoundingClientRect();

async function press(calendar: ParvisEventCalendar, key: string): Promise<void> {
  await keys(key);
  await calendar.updateComplete;
}

describe('the week and the day of a calendar', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  after(() => {
    document.documentElement.dir = '';
    document.querySelector('main')?.remove();
  });

  it('has one tab stop, which the keys move by days, weeks and months', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-18' });
    stop(calendar).focus();
    expect(named(calendar)).to.equal('mercredi 18 novembre 2026, 4 événements');
    for (const [key, name] of [
      ['ArrowRight', 'jeudi 19 novembre 2026, 1 événement'],
      ['Home', 'lundi 16 novembre 2026'],
      ['ArrowLeft', 'dimanche 15 novembre 2026'],
      ['ArrowRight', 'lundi 16 novembre 2026'],
      ['End', 'dimanche 22 novembre 2026'],
      ['PageDown', 'dimanche 29 novembre 2026, 1 événement'],
      ['PageUp', 'dimanche 22 novembre 2026'],
      ['Shift+PageDown', 'mardi 22 décembre 2026'],
      ['Shift+PageUp', 'dimanche 22 novembre 2026'],
    ] as const) {
      await press(calendar, key);
      expect(named(calendar), key).to.equal(name);
      expect(all(calendar, '[role=grid] [tabindex="0"]').length).to.equal(1);
    }
  });

  it('has straps of one height with and without a search, each a target', async () => {
    const heights: number[] = [];
    for (const search of [false, true]) {
      const calendar = await drawn({ ...week, search });
      if (search) await appears(calendar, '.filters input');
      heights.push((await appears(calendar, 'button.strap')).getBoundingClientRect().height);
    }
    expect(heights[0]).to.be.at.least(24);
    expect(heights[1]).to.equal(heights[0]);
  });

  it('turns the arrows and the days round where lines run from the right', async () => {
    const calendar = await drawn({ ...calendarStates.week.args('ar'), view: 'week' }, 'ar');
    const [first, second] = all(calendar, '.name').map((name) => name.getBoundingClientRect().left);
    expect(first).to.be.above(second!);
    stop(calendar).focus();
    await press(calendar, 'ArrowLeft');
    expect(calendar.date).to.equal('2026-11-25');
    await press(calendar, 'ArrowRight');
    expect(calendar.date).to.equal('2026-11-24');
  });

  for (const lang of ['fr', 'ar'] as const) {
    it(`shows the title of each of three events at once on a phone, in ${lang}`, async () => {
      await viewport(320, 900);
      const hour = (from: string, to: string) => ({ start: `2026-11-24T${from}:00`, end: `2026-11-24T${to}:00` });
      const day = dayOf(
        '2026-11-24',
        'UTC',
        { title: 'Forum', ...hour('08:00', '12:00') },
        { title: 'Marché', ...hour('08:30', '11:00') },
        { title: 'Atelier', ...hour('09:00', '10:00') },
      );
      const calendar = await drawn({ ...day, views: 'day' }, lang);
      calendar.shadowRoot!.querySelector('.times')!.scrollIntoView();
      const titles = all(calendar, '.block .title');
      expect(titles.map(({ textContent }) => textContent)).to.deep.equal(['Forum', 'Marché', 'Atelier']);
      for (const title of titles) {
        const { left, right, top, bottom } = title.getBoundingClientRect();
        for (const x of [left + 2, right - 2])
          expect(calendar.shadowRoot!.elementFromPoint(x, (top + bottom) / 2), title.textContent).to.equal(title);
      }
      const boxes = all(calendar, '.block').map((one) => one.getBoundingClientRect());
      const insets = boxes.map(({ left, right }) => (lang === 'ar' ? boxes[0]!.right - right : left - boxes[0]!.left));
      for (const [at, inset] of insets.entries()) expect(inset).to.be.at.least(24 * at);
      for (const { width } of boxes) expect(width).to.be.at.least(140);
      stop(calendar).focus();
      await press(calendar, 'Enter');
      for (const title of ['Forum', 'Marché', 'Atelier']) {
        expect(active(calendar)!.querySelector('.title')?.textContent).to.equal(title);
        // What has the focus stands over all others.
        const layers = all(calendar, '.block').map((one) => Number(getComputedStyle(one).zIndex));
        expect(Number(getComputedStyle(active(calendar)!).zIndex)).to.equal(Math.max(...layers));
        expect(layers.filter((layer) => layer === Math.max(...layers))).to.have.length(1);
        await press(calendar, 'ArrowDown');
      }
      await expect(calendar).to.be.accessible();
    });
  }

  it('gives three events that begin together on a phone higher hours, and their titles room', async () => {
    await viewport(320, 900);
    const at = { start: '2026-11-24T08:00:00', end: '2026-11-24T09:00:00' };
    const three = ['Réunion publique', 'Conseil municipal', 'Conseil des jeunes'].map((title) => ({ title, ...at }));
    const calendar = await drawn({ ...dayOf('2026-11-24', 'UTC', ...three), views: 'day' });
    for (const inner of all(calendar, '.block .inner')) {
      const { bottom, right } = inner.getBoundingClientRect();
      const title = inner.querySelector('.title')!.getBoundingClientRect();
      expect(title.bottom).to.be.at.most(bottom + 1);
      expect(title.right).to.be.at.most(right + 1);
    }
    calendar.show('2026-11-25');
    await until(() => !all(calendar, '.block').length, 'another day');
    expect(all(calendar, '.crowded')).to.deep.equal([]);
  });

  for (const [view, width, room] of [
    ['week', 1200, 2],
    ['day', 320, 2],
    ['day', 1200, 7],
  ] as const)
    it(`counts what begins together and has no room in a ${view} of ${width} pixels, and tells all of the day under the hours`, async () => {
      await viewport(width, 900);
      const at = { start: '2026-11-24T08:00:00', end: '2026-11-24T09:00:00' };
      const titles = Array.from({ length: room + 3 }, (_, at) => `Atelier ${at + 1}`);
      const calendar = await drawn({
        ...dayOf('2026-11-24', 'UTC', ...titles.map((title) => ({ title, ...at }))),
        view,
        views: view,
      });
      await appears(calendar, `.of-${view} .block`);
      expect(all(calendar, '.block .title').map(({ textContent }) => textContent)).to.deep.equal(titles.slice(0, room));
      stop(calendar).focus();
      await press(calendar, 'Enter');
      await press(calendar, 'End');
      expect(named(calendar)).to.equal('+ 3 de plus');
      expect(active(calendar)!.getBoundingClientRect().height).to.be.at.least(24);
      await expect(calendar).to.be.accessible();
      await press(calendar, 'Enter');
      await until(() => active(calendar)?.closest('.day-panel'), 'the focus goes to what is told');
      const told = all(calendar, '.day-panel [data-key]');
      expect(told.map(({ textContent }) => textContent.trim())).to.deep.equal(titles);
      expect(active(calendar)).to.equal(told[0]);
      await press(calendar, 'ArrowDown');
      expect(active(calendar)).to.equal(told[1]);
      await expect(calendar).to.be.accessible();
      await press(calendar, 'Escape');
      expect(active(calendar)).to.equal(stop(calendar));
      await until(() => !all(calendar, '.day-panel').length, 'it is closed');
      // By a pointer, and closed by going to another day.
      all(calendar, '.others')[0]!.click();
      await until(() => active(calendar)?.closest('.day-panel'), 'it opens again');
      calendar.show('2026-11-25');
      await until(() => !all(calendar, '.day-panel').length, 'another day');
    });

  it('goes into the events of a day with Enter, along them and to the day beside, and back with Escape', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-18' });
    stop(calendar).focus();
    await press(calendar, 'Enter');
    expect(named(calendar)).to.equal(
      'Marché aux légumes 9 h Place de la Mairie, mercredi 18 novembre 2026, jusqu’à 12 h 30',
    );
    await press(calendar, 'End');
    expect(named(calendar)).to.match(/^Ciné-club/);
    await press(calendar, 'Home');
    await press(calendar, 'ArrowDown');
    expect(named(calendar)).to.match(/^Visite du chantier de l’école 14 h 30 À confirmer École Jules-Ferry, mercredi/);
    await press(calendar, 'ArrowRight');
    expect(named(calendar)).to.match(
      /^Visioconférence avec la ville jumelle 0 h .*, jeudi 19 novembre 2026, jusqu’à 1 h/,
    );
    await press(calendar, 'Escape');
    expect(named(calendar)).to.equal('jeudi 19 novembre 2026, 1 événement');
    expect(active(calendar)).to.equal(stop(calendar));
  });

  it('opens an event, and gives the focus back to it', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-18' });
    stop(calendar).focus();
    await press(calendar, 'Enter');
    const from = active(calendar);
    await keys('Enter');
    await appears(calendar, 'dialog[open]');
    await press(calendar, 'Escape');
    expect(active(calendar)).to.equal(from);
  });

  it('keeps the focus on its event through a refresh', async () => {
    const events = [
      event({ uid: 'a', title: 'Avant', start: '2026-11-24T09:00:00', end: '2026-11-24T10:00:00' }),
      event({ uid: 'b', title: 'Après', start: '2026-11-24T11:00:00', end: '2026-11-24T12:00:00' }),
    ];
    let items = events;
    const source = { ...holds(events), read: async () => ({ items, skipped: 0 }) };
    const calendar = await drawn({ ...week, date: '2026-11-24', sources: [source] });
    stop(calendar).focus();
    await press(calendar, 'Enter');
    await press(calendar, 'ArrowDown');
    expect(named(calendar)).to.match(/^Après/);
    items = events.slice(1);
    calendar.reload();
    await calendar.loadComplete;
    await calendar.updateComplete;
    expect(named(calendar)).to.match(/^Après/);
    expect(all(calendar, '.block').length).to.equal(1);
  });

  it('tells the page its period, in words and in days', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-24' });
    const period = () => words(calendar.shadowRoot!.querySelector('.period')!.textContent).replace(/\s?–\s?/, '–');
    const told: string[] = [];
    calendar.addEventListener('parvis-view-change', (change) => {
      const { view, from, to } = change;
      told.push(`${view} ${from} ${to}`);
    });
    expect(period()).to.equal('23–29 novembre 2026');
    all(calendar, '.turn')[1]!.click();
    await calendar.updateComplete;
    expect(period()).to.equal('30 novembre–6 décembre 2026');
    all(calendar, '.choice button')[2]!.click();
    await appears(calendar, '.of-day');
    expect(period()).to.equal('mardi 1 décembre 2026'.replace('1 ', '1er '));
    all(calendar, '.turn')[0]!.click();
    await calendar.updateComplete;
    expect(period()).to.equal('lundi 30 novembre 2026');
    await until(() => told.length >= 3, 'it does not come');
    expect(told).to.deep.equal([
      'week 2026-11-30 2026-12-07',
      'day 2026-12-01 2026-12-02',
      'day 2026-11-30 2026-12-01',
    ]);
  });

  it('draws no hour that clocks leave out, in any zone', async () => {
    for (const [date, zone, count, without] of [
      ['2026-03-29', 'Europe/Paris', 23, '2 h'],
      ['2026-03-08', 'America/New_York', 23, '2 h'],
      ['2026-09-06', 'America/Santiago', 23, '0 h'],
    ] as const) {
      const calendar = await drawn(dayOf(date, zone));
      expect(hours(calendar).length, zone).to.equal(count);
      expect(hours(calendar), zone).to.not.include(without);
    }
    const calendar = await drawn(dayOf('2026-10-04', 'Australia/Lord_Howe'));
    expect(hours(calendar).slice(0, 4)).to.deep.equal(['0 h', '1 h', '2 h 30', '3 h']);
    const [one, two, three] = all(calendar, '.hour')
      .slice(1)
      .map((hour) => hour.getBoundingClientRect().top);
    // Half an hour is half as high.
    expect((two! - one!) / (three! - two!)).to.be.closeTo(2, 0.02);
  });

  it('draws twice the hour that clocks read twice, and says which it is', async () => {
    for (const [date, zone, doubled] of [
      ['2026-10-25', 'Europe/Paris', ['2 hUTC+2', '2 hUTC+1']],
      ['2026-11-01', 'America/New_York', ['1 hUTC−4', '1 hUTC−5']],
    ] as const) {
      const calendar = await drawn(dayOf(date, zone));
      expect(hours(calendar).length, zone).to.equal(25);
      expect(hours(calendar).filter((hour) => hour.includes('UTC'))).to.deep.equal(doubled);
    }
    const calendar = await drawn(dayOf('2026-04-05', 'Australia/Lord_Howe'));
    expect(hours(calendar)).to.include('1 h 30UTC+10:30');
    expect(hours(calendar).length).to.equal(25);
  });

  it('tells apart two events of the hour that comes twice, and puts each where it takes place', async () => {
    const calendar = await drawn(
      dayOf(
        '2026-10-25',
        'Europe/Paris',
        { title: 'Un', start: '2026-10-25T00:00:00', end: '2026-10-25T01:00:00' },
        { title: 'Deux', start: '2026-10-25T01:00:00', end: '2026-10-25T02:00:00' },
      ),
    );
    const [one, two] = [block(calendar, 'Un'), block(calendar, 'Deux')];
    expect(two.top - one.top).to.be.closeTo(48, 0.5);
    expect(two.left).to.equal(one.left);
    const names = all(calendar, '.block').map((of) => words(of.getAttribute('aria-label')));
    expect(names[0]).to.match(/^Un 2 h UTC\+2/);
    expect(names[1]).to.match(/^Deux 2 h UTC\+1/);
  });

  it('gives a week with such a day its place, empty in the days that have it not', async () => {
    const spring = await drawn({ ...dayOf('2026-03-29', 'Europe/Paris'), view: 'week' });
    const holes = (calendar: ParvisEventCalendar) =>
      all(calendar, '.hours .own').map((own) => own.querySelectorAll('.hole').length);
    expect(holes(spring)).to.deep.equal([0, 0, 0, 0, 0, 0, 1]);
    expect(hours(spring).length).to.equal(24);
    const autumn = await drawn({ ...dayOf('2026-10-25', 'Europe/Paris'), view: 'week' });
    expect(holes(autumn)).to.deep.equal([1, 1, 1, 1, 1, 1, 0]);
    expect(hours(autumn).length).to.equal(25);
  });

  it('puts what overlaps side by side, and what does not over the whole width', async () => {
    const calendar = await drawn(
      dayOf(
        '2026-11-24',
        'UTC',
        { title: 'Un', start: '2026-11-24T09:00:00', end: '2026-11-24T11:00:00' },
        { title: 'Deux', start: '2026-11-24T10:00:00', end: '2026-11-24T12:00:00' },
        { title: 'Trois', start: '2026-11-24T12:00:00', end: '2026-11-24T13:00:00' },
      ),
    );
    const [one, two, three] = [block(calendar, 'Un'), block(calendar, 'Deux'), block(calendar, 'Trois')];
    expect(one.right).to.be.at.most(two.left);
    expect(one.width).to.be.closeTo(two.width, 1);
    expect(three.width).to.be.above(one.width * 1.9);
    expect(one.bottom).to.be.above(two.top);
    expect(three.top).to.be.at.least(two.bottom);
  });

  it('cuts at midnight what goes on, and says on which day it is', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-26' });
    const names = all(calendar, '.block[aria-label^="Nuit de la lecture"]').map((of) =>
      words(of.getAttribute('aria-label')),
    );
    expect(names.length).to.equal(2);
    expect(names[0]).to.match(/^Nuit de la lecture 22 h .*, jour 1 sur 2/);
    expect(names[1]).to.match(/^Nuit de la lecture jour 2 sur 2 /);
    expect(names[1]!.match(/jour 2/g)!.length).to.equal(1);
  });

  it('keeps what lasts days in one line over the week', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-27' });
    const bars = all(calendar, '.strap[aria-label^="Marché de Noël"]');
    expect(bars.map((bar) => /jour \d sur \d/.exec(bar.getAttribute('aria-label')!)?.[0])).to.deep.equal([
      'jour 1 sur 3',
      'jour 2 sur 3',
      'jour 3 sur 3',
    ]);
    expect(new Set(bars.map((bar) => bar.getBoundingClientRect().top)).size).to.equal(1);
  });

  it('writes the hour of an event in its own zone beside the one shown', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-19', view: 'day' });
    expect(words(all(calendar, '.aside')[0]!.textContent)).to.equal('18 h (Montreal)');
    expect(all(calendar, '.block')[0]!.getAttribute('aria-label')).to.match(/^Visioconférence.*\b0\u00a0h.*18\u00a0h/);
  });

  it('shows where now is, goes on with the minutes, and rests while nobody looks', async () => {
    const zone = 'UTC';
    const today = new Date().toISOString().slice(0, 10);
    const calendar = await drawn(dayOf(today, zone));
    const line = await appears(calendar, '.now');
    const share = () => parseFloat(line.style.getPropertyValue('--_at'));
    const real = Date.now;
    let hidden = false;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    const { setTimeout: later } = globalThis;
    const waits: number[] = [];
    globalThis.setTimeout = ((act: TimerHandler, wait?: number) => {
      waits.push(wait ?? 0);
      return later(act, wait);
    }) as typeof setTimeout;
    const midnight = Date.parse(today);
    try {
      expect(share()).to.be.closeTo(((real() - midnight) / 86_400_000) * 100, 0.2);
      hidden = true;
      calendar.requestUpdate();
      await calendar.updateComplete;
      // No minute is waited for.
      expect(waits.filter((wait) => wait > 0)).to.deep.equal([]);
      Date.now = () => midnight + 12 * 3_600_000 + 30_000;
      hidden = false;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      await calendar.updateComplete;
      expect(share()).to.be.closeTo(50 + (0.5 / 1440) * 100, 0.01);
      expect(waits).to.include(30_000);
    } finally {
      Date.now = real;
      globalThis.setTimeout = later;
      delete (document as { hidden?: boolean }).hidden;
    }
  });

  for (const [above, long] of [
    ['nothing', 0],
    ['three lines', 3],
    ['more than stays in sight', 8],
  ] as const)
    it(`keeps the words of what began before the hours in sight, under ${above}`, async () => {
      const calendar = await drawn(
        dayOf(
          '2026-11-24',
          'UTC',
          { title: 'Nuit du jeu', start: '2026-11-23T22:00:00', end: '2026-11-24T20:00:00' },
          { title: 'Goûter', start: '2026-11-24T16:00:00', end: '2026-11-24T17:00:00' },
          ...Array.from({ length: long }, () => ({ allDay: true, zone: null, start: '2026-11-24', end: '2026-11-25' })),
        ),
      );
      const scroll = all(calendar, '.times')[0]!;
      const title = all(calendar, '.block .title').find(({ textContent }) => textContent === 'Nuit du jeu')!;
      const edges = () => title.getBoundingClientRect();
      const heads = all(calendar, long > 6 ? '.names' : '.names, .days').at(-1)!;
      const [hours, night] = [all(calendar, '.hours')[0]!, title.closest<HTMLElement>('.block')!];
      const at = (hour: number) => hours.offsetTop + (hours.offsetHeight / 24) * hour;
      scroll.scrollTop = 0;
      const [begins] = [edges().top - night.getBoundingClientRect().top];
      expect(begins).to.be.within(0, 8);
      scroll.scrollTop = at(12) - heads.getBoundingClientRect().height;
      expect(edges().top).to.be.at.least(heads.getBoundingClientRect().bottom - 1);
      expect(edges().bottom).to.be.at.most(scroll.getBoundingClientRect().bottom);
      expect(edges().top - heads.getBoundingClientRect().bottom).to.be.below(16);
      // It leaves with the last of what it names.
      scroll.scrollTop = at(20);
      expect(edges().bottom).to.be.at.most(night.getBoundingClientRect().bottom + 1);
    });

  it('brings the hours to the first event of the day', async () => {
    const calendar = await drawn(
      dayOf('2026-11-24', 'UTC', { title: 'Soir', start: '2026-11-24T19:00:00', end: '2026-11-24T20:00:00' }),
    );
    const grid = (await appears(calendar, '.times')).getBoundingClientRect();
    expect(block(calendar, 'Soir').top).to.be.within(grid.top, grid.bottom - 24);
    expect(window.scrollY).to.equal(0);
  });

  it('writes the first of a month on one line, where it is narrow too', async () => {
    await viewport(320, 700);
    const calendar = await drawn({ ...week, views: 'week day', date: '2026-11-30' });
    calendar.style.inlineSize = '240px';
    await appears(calendar, '.strip .date');
    const first = all(calendar, '.strip .date').find((date) => words(date.textContent) === '1er')!;
    const range = document.createRange();
    range.selectNodeContents(first);
    expect(new Set([...range.getClientRects()].map(({ top }) => top)).size).to.equal(1);
    expect(calendar.scrollWidth).to.be.at.most(240);
  });

  it('keeps the letters of a source with its name, in a column of any width', async () => {
    await viewport(320, 700);
    const args = calendarStates['week-sources'].args('fr');
    const calendar = await drawn({ ...args, view: 'week', views: 'week day' });
    await appears(calendar, '.signs .source');
    for (let width = 320; width > 160; width -= 4) {
      calendar.style.inlineSize = `${width}px`;
      for (const source of all(calendar, '.signs .source')) {
        const name = document.createRange();
        name.selectNodeContents(source.lastChild!);
        const { bottom } = source.querySelector('.sign')!.getBoundingClientRect();
        expect([...name.getClientRects()].find((line) => line.width > 1)!.top, `${width}`).to.be.below(bottom);
      }
    }
  });

  it('is a line of days where it is narrow, with the events of one of them in words', async () => {
    await viewport(320, 700);
    const calendar = await drawn({ ...week, views: 'week day', date: '2026-11-18' });
    await appears(calendar, '.strip + .told .day-panel [data-key]');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect(all(calendar, '.day-panel [data-key]').length).to.equal(4);
    stop(calendar).focus();
    await press(calendar, 'ArrowRight');
    expect(all(calendar, '.day-panel [data-key]').length).to.equal(1);
    await press(calendar, 'ArrowLeft');
    await press(calendar, 'Enter');
    expect(named(calendar)).to.match(/^Marché aux légumes/);
    await press(calendar, 'Escape');
    expect(active(calendar)).to.equal(stop(calendar));
  });

  it('says the source of each event, and shows it by more than a colour', async () => {
    const calendar = await drawn({ ...week, date: '2026-11-24', sources: twoCalendars('fr') });
    const council = all(calendar, '.block[aria-label^="Conseil municipal"]')[0]!;
    expect(council.getAttribute('aria-label')).to.match(/, Mairie$/);
    expect(council.querySelector<HTMLElement>('.letters')!.dataset.sign).to.not.equal('');
  });

  it('writes its view and its day into the address, and takes them from it', async () => {
    history.replaceState(null, '', '#agenda:view=week&date=2026-12-02');
    const calendar = Object.assign(eventCalendar({ ...week, view: 'month', date: '' }), { id: 'agenda', hash: true });
    document.querySelector('main')?.replaceChildren(calendar);
    await appears(calendar, '.of-week');
    expect(calendar.date).to.equal('2026-12-02');
    calendar.show('2026-11-05', 'day');
    await until(() => location.hash.includes('view=day'), 'it does not come');
    expect(location.hash).to.equal('#agenda:view=day&date=2026-11-05');
    history.replaceState(null, '', location.pathname + location.search);
  });
});
