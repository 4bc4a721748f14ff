import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import type { ParvisEventCalendar } from '../../../../src/widgets/event-calendar/event-calendar.js';
import { calendarStates, holds, MONTH, type CalendarArgs } from '../../../../stories/support/calendar-states.js';
import { appears } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { townEvents } from '../../../../stories/support/town-events.js';
import { emulate, printed, viewport } from '../../../support/commands.js';

/** A page of a town with much around the calendar: only the calendar goes to paper by its own button. */
async function drawn(args: CalendarArgs): Promise<ParvisEventCalendar> {
  document.documentElement.lang = 'fr';
  document.querySelector('.page')?.remove();
  const page = document.createElement('div');
  page.className = 'page';
  const main = document.createElement('main');
  const around = (text: string) =>
    Object.assign(document.createElement('p'), { textContent: text.repeat(2000), className: 'around' });
  page.append(around('Avant. '), main, around('Après. '));
  const calendar = eventCalendar(args);
  main.append(Object.assign(document.createElement('h1'), { textContent: 'Ville' }), calendar, around('Encore. '));
  document.body.prepend(page);
  await calendar.loadComplete;
  await appears(calendar, '[data-key]');
  return calendar;
}

/** Presses the button of the widget; what the browser would ask is not asked. */
async function pressPrint(calendar: ParvisEventCalendar): Promise<void> {
  const { print } = window;
  const asked = new Promise<void>((resolve) => (window.print = resolve));
  (await appears(calendar, '.tools > button')).click();
  await appears(calendar, '.tools ul');
  [...calendar.shadowRoot!.querySelectorAll<HTMLElement>('.tools ul button')].at(-1)!.click();
  await asked;
  window.print = print;
}

/** What the page does by itself when it goes to paper, and comes back. */
const paper = async (calendar: ParvisEventCalendar, how: 'beforeprint' | 'afterprint') => {
  dispatchEvent(new Event(how));
  await calendar.updateComplete;
};

const month: CalendarArgs = { ...calendarStates.month.args('fr'), view: 'month', heading: 'Agenda' };
const shown = (calendar: ParvisEventCalendar, selector: string) =>
  [...calendar.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
const isWide = ({ width, height }: { width: number; height: number }) => width > height;

describe('a calendar on paper', () => {
  beforeEach(() => viewport(1200, 900));
  afterEach(async () => {
    dispatchEvent(new Event('afterprint'));
    await emulate();
  });
  after(() => document.querySelector('.page')?.remove());

  it('is a month on one page in landscape, by its own button', async () => {
    const calendar = await drawn(month);
    await pressPrint(calendar);
    const sheets = await printed('month');
    if (!sheets) return;
    expect(sheets.map(isWide)).to.deep.equal([true]);
    expect(document.adoptedStyleSheets.length).to.equal(0);
    expect(document.querySelectorAll('[data-parvis-print]').length).to.equal(0);
  });

  it('is a month on one page, full as a month of a town can be', async () => {
    const [first] = townEvents('fr', MONTH);
    const events = Array.from({ length: 90 }, (_, at) => ({
      ...first!,
      uid: `${at}`,
      title: `Réunion publique du quartier ${at}`,
      start: `2026-11-${String((at % 30) + 1).padStart(2, '0')}T1${at % 9}:00:00`,
      end: undefined,
    }));
    const calendar = await drawn({ ...month, sources: [holds(events)] });
    await pressPrint(calendar);
    const sheets = await printed('month-full');
    if (sheets) expect(sheets.map(isWide)).to.deep.equal([true]);
  });

  it('is a week on one page in landscape, with its events in words on the next, by its own button', async () => {
    const calendar = await drawn({ ...month, view: 'week', views: 'month week list', date: '2026-11-18' });
    await pressPrint(calendar);
    const sheets = await printed('week');
    if (!sheets) return;
    expect(sheets.map(isWide)).to.deep.equal([true, true]);
    await emulate({ media: 'print' });
    expect(shown(calendar, '[data-key]').length).to.be.above(3);
  });

  for (const view of ['week', 'day'] as const)
    it(`is a ${view} on one page, under much that lasts all day, by its own button`, async () => {
      const [first] = townEvents('fr', MONTH);
      const days = { allDay: true, zone: null, start: '2026-11-16', end: '2026-11-23' };
      const events = Array.from({ length: 8 }, (_, at) => ({
        ...first!,
        ...days,
        uid: `${at}`,
        title: `Exposition ${at}`,
      }));
      const args = { ...month, view, views: 'month week day', date: '2026-11-18', sources: [holds(events)] };
      const calendar = await drawn(args);
      await pressPrint(calendar);
      const sheets = await printed(`${view}-long`);
      if (sheets) expect(sheets.map(isWide)).to.deep.equal([true]);
    });

  for (const view of ['week', 'day'] as const)
    it(`is a ${view} on one page in portrait, under what a page has above it, by the browser’s own button`, async () => {
      const [start, end] = ['2026-11-18T10:00:00', '2026-11-18T11:00:00'];
      const sources = [holds([{ ...townEvents('fr', MONTH)[0]!, title: 'Atelier', place: undefined, start, end }])];
      const calendar = await drawn({ ...month, view, views: 'month week day list', date: '2026-11-18', sources });
      document.querySelectorAll('.around').forEach((around) => around.remove());
      document.querySelector<HTMLElement>('h1')!.style.blockSize = '10rem';
      if (!(await emulate({ media: 'print' }))) return;
      await paper(calendar, 'beforeprint');
      await emulate();
      const sheets = await printed(`${view}-upright`);
      if (sheets) expect(sheets.map(isWide)).to.deep.equal([false]);
    });

  it('writes what lasts several days of a week over all of them', async () => {
    const [first] = townEvents('fr', MONTH);
    const fair = { ...first!, title: 'Exposition', start: '2026-11-16', end: '2026-11-20', allDay: true, zone: null };
    const calendar = await drawn({
      ...month,
      view: 'week',
      views: 'month week',
      date: '2026-11-18',
      sources: [holds([fair])],
    });
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    const words = shown(calendar, '.strap .words')[0]!;
    const { width } = words.closest('.strap')!.getBoundingClientRect();
    expect(words.getBoundingClientRect().width).to.be.closeTo(4 * width, 2);
  });

  it('cuts no line of words in the hours of a week', async () => {
    const calendar = await drawn({ ...month, view: 'week', views: 'month week', date: '2026-11-18' });
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    for (const inner of shown(calendar, '.block:not(.short) .inner')) {
      const lines = inner.getBoundingClientRect().height / parseFloat(getComputedStyle(inner).lineHeight);
      expect(lines, inner.textContent).to.be.closeTo(Math.round(lines), 0.05);
      const block = inner.closest('.block')!.getBoundingClientRect();
      expect(inner.getBoundingClientRect().bottom, inner.textContent).to.be.at.most(block.bottom);
    }
  });

  for (const [view, beside, fits] of [
    ['week', 3, 1],
    ['day', 4, 3],
  ] as const)
    it(`tells in words under a ${view} of what has no room side by side`, async () => {
      const [first] = townEvents('fr', MONTH);
      const [start, end] = ['2026-11-18T10:00:00', '2026-11-18T11:00:00'];
      const times = { start, end, allDay: false, zone: null, place: undefined };
      const events = Array.from({ length: beside + 2 }, (_, at) => ({
        ...first!,
        ...times,
        uid: `${at}`,
        title: `Atelier ${at}`,
      }));
      const args = {
        ...month,
        view,
        views: 'month week day',
        date: '2026-11-17',
        sources: [holds(events.slice(0, fits))],
      };
      const roomy = await drawn({ ...args, date: '2026-11-18' });
      if (!(await emulate({ media: 'print' }))) return;
      await paper(roomy, 'beforeprint');
      expect(shown(roomy, '.block').length).to.equal(fits);
      expect(shown(roomy, '.day-panel').length).to.equal(0);
      await paper(roomy, 'afterprint');
      await emulate();
      const calendar = await drawn({
        ...args,
        date: view === 'day' ? '2026-11-18' : '2026-11-17',
        sources: [holds(events)],
      });
      await emulate({ media: 'print' });
      await paper(calendar, 'beforeprint');
      expect(shown(calendar, '.block').length).to.equal(beside - 1);
      expect(shown(calendar, '.others').length).to.equal(1);
      await appears(calendar, '.day-panel');
      const told = shown(calendar, '.day-panel');
      expect(told.length).to.equal(1);
      expect(told[0]!.querySelector('.day-name')!.textContent).to.contain('18');
      expect(shown(calendar, '.day-panel [data-key]').length).to.equal(beside + 2);
      await paper(calendar, 'afterprint');
      await emulate();
      expect(shown(calendar, '.day-panel').length).to.equal(0);
    });

  it('tells in words under a week of what is cut in its hours, and in no hours three letters of a title', async () => {
    const [first] = townEvents('fr', MONTH);
    const title = 'Permanence de l’architecte des bâtiments de France';
    const at = (day: number, start: string, end: string, name = title) => ({
      ...first!,
      uid: `${day} ${start} ${name}`,
      title: name,
      place: undefined,
      start: `2026-11-${day}T${start}:00`,
      end: `2026-11-${day}T${end}:00`,
    });
    const events = [
      at(16, '10:00', '11:00', 'Atelier'),
      ...Array.from({ length: 8 }, (_, n) => at(17, '10:00', '12:00', `Commission numéro ${n}`)),
      at(18, '10:00', '10:30'),
      at(19, '10:00', '17:00'),
      { ...at(20, '10:00', '11:00'), allDay: true, zone: null, start: '2026-11-20', end: '2026-11-21' },
      { ...at(21, '10:00', '11:00', 'Atelier'), place: 'Médiathèque, 12 place de la République, grande salle' },
    ];
    const calendar = await drawn({
      ...month,
      view: 'week',
      views: 'month week',
      date: '2026-11-17',
      sources: [holds(events)],
    });
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    await appears(calendar, '.day-panel');
    const days = shown(calendar, '.day-panel .day-name').map(({ textContent }) => textContent.match(/\d+/)![0]);
    expect(days).to.deep.equal(['17', '18', '20', '21']);
    const told = shown(calendar, '.day-panel .event').map(({ textContent }) => textContent);
    for (const { title, place = '' } of events.slice(1).filter(({ start }) => !start.includes('-19')))
      expect(
        told.some((words) => words.includes(title) && words.includes(place)),
        title,
      ).to.equal(true);
    for (const inner of shown(calendar, '.block .inner')) {
      if (getComputedStyle(inner).visibility === 'hidden') continue;
      expect(inner.getBoundingClientRect().width, inner.textContent).to.be.above(45);
    }
  });

  it('is a list in portrait, by its own button', async () => {
    const calendar = await drawn({ ...month, view: 'list', past: true });
    await pressPrint(calendar);
    const sheets = await printed('list');
    if (!sheets) return;
    expect(sheets.length).to.be.within(1, 2);
    expect(sheets.map(isWide)).to.not.include(true);
  });

  it('is printed alone by its own button, and with its page by the browser’s own', async () => {
    const calendar = await drawn(month);
    const around = () =>
      [...document.querySelectorAll<HTMLElement>('.around, h1')].filter((one) => one.checkVisibility());
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    expect(around().length).to.equal(4);
    expect(document.adoptedStyleSheets.length).to.equal(0);
    await paper(calendar, 'afterprint');
    await pressPrint(calendar);
    expect(document.adoptedStyleSheets.length).to.equal(0);
    await paper(calendar, 'beforeprint');
    expect(around().length).to.equal(0);
    expect(calendar.checkVisibility({ visibilityProperty: true })).to.equal(true);
    await paper(calendar, 'afterprint');
    expect(around().length).to.equal(4);
  });

  it('forgets its button where the browser prints nothing', async () => {
    const calendar = await drawn(month);
    await pressPrint(calendar);
    dispatchEvent(new Event('pointerdown'));
    await paper(calendar, 'beforeprint');
    expect(document.adoptedStyleSheets.length).to.equal(0);
  });

  it('says every event of every day, and has no control', async () => {
    const calendar = await drawn(month);
    expect(shown(calendar, '.others').length).to.be.above(0);
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    const day = calendar.shadowRoot!.querySelector('.cell [aria-label^="mercredi 18 novembre"]')!.closest('.cell')!;
    expect([...day.querySelectorAll<HTMLElement>('.chip .title')].map(({ textContent }) => textContent)).to.deep.equal([
      'Marché aux légumes',
      'Visite du chantier de l’école',
      'Permanence de l’architecte des bâtiments de France',
      'Ciné-club : « Les Glaneurs et la Glaneuse »',
    ]);
    for (const title of shown(calendar, '.chip .title')) {
      const { left, right } = title.getBoundingClientRect();
      const cell = title.closest('.cell')!.getBoundingClientRect();
      expect(left >= cell.left - 1 && right <= cell.right + 1, title.textContent).to.equal(true);
    }
    expect(shown(calendar, '.others, .turn, .choice, .tools').length).to.equal(0);
    await paper(calendar, 'afterprint');
    await emulate();
    expect(shown(calendar, '.others').length).to.be.above(0);
  });

  it('cuts no name of an event, however few a day has, and leaves no day alone at the foot of a page', async () => {
    const [first] = townEvents('fr', MONTH);
    const title = 'Permanence de l’architecte des bâtiments de France';
    const calendar = await drawn({ ...month, sources: [holds([{ ...first!, title }])] });
    await viewport(700, 900);
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    const [line] = shown(calendar, '.chip .line');
    expect(line!.scrollHeight).to.be.at.most(line!.clientHeight + 1);
    const name = line!.querySelector('.title')!.getBoundingClientRect();
    expect(name.bottom).to.be.at.most(line!.getBoundingClientRect().bottom + 1);
    calendar.show('2026-11-24', 'list');
    await appears(calendar, '.day-name');
    for (const one of shown(calendar, '.toolbar, .day-name'))
      expect(getComputedStyle(one).breakAfter, one.className).to.equal('avoid');
  });

  it('is written in black, whatever the page wears, and says where it came from', async () => {
    const calendar = await drawn({ ...month, view: 'list', past: true });
    calendar.style.color = '#eee';
    calendar.style.setProperty('--parvis-color-muted', '#ccc');
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    for (const text of shown(calendar, '.read, .when, .note, .period')) {
      const [red] = getComputedStyle(text).color.match(/\d+/g)!.map(Number);
      expect(red, text.className).to.be.below(0x60);
    }
    expect(shown(calendar, '.foot')[0]!.textContent).to.include(location.host);
  });

  it('has light grounds under the hours, from a dark page too', async () => {
    document.body.style.background = '#14171c';
    const calendar = await drawn({ ...month, view: 'week', views: 'month week', date: '2026-11-18' });
    calendar.style.color = '#eee';
    try {
      if (!(await emulate({ media: 'print' }))) return;
      await paper(calendar, 'beforeprint');
      for (const block of shown(calendar, '.block')) {
        const probe = block.appendChild(document.createElement('i'));
        probe.style.background = 'var(--_ground)';
        expect(getComputedStyle(probe).backgroundColor).to.equal('rgb(255, 255, 255)');
        probe.remove();
      }
    } finally {
      document.body.style.background = '';
    }
  });

  it('is the event that is open, with the addresses to which it leads', async () => {
    const calendar = await drawn(month);
    (await appears(calendar, '[data-key]')).click();
    const dialog = await appears(calendar, 'dialog[open]');
    if (!(await emulate({ media: 'print' }))) return;
    await paper(calendar, 'beforeprint');
    expect(dialog.checkVisibility()).to.equal(true);
    expect(shown(calendar, '.month, .toolbar, button')).to.deep.equal([]);
    const link = dialog.querySelector('a')!;
    expect(getComputedStyle(link, '::after').content).to.match(/openstreetmap|attr\(href\)/);
    const sheets = await printed('event');
    if (sheets) expect(sheets.length).to.equal(1);
    dispatchEvent(new Event('afterprint'));
    expect(document.querySelectorAll('[data-parvis-print]').length).to.equal(0);
  });

  it('is a whole month from a phone too, and its list with what is over', async () => {
    await viewport(320, 700);
    const calendar = await drawn({ ...month, view: 'list' });
    calendar.show('2026-11-24', 'month');
    await appears(calendar, '.month.small');
    await paper(calendar, 'beforeprint');
    expect(calendar.shadowRoot!.querySelectorAll('.chip[data-key]').length).to.be.above(18);
    await paper(calendar, 'afterprint');
    expect(calendar.shadowRoot!.querySelectorAll('.chip').length).to.equal(0);
  });
});
