import { expect } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import type { ViewChangeEvent } from '../../../src/widgets/event-calendar/calendar-events.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { MONTH, calendarStates, holds, type CalendarArgs } from '../../../stories/support/calendar-states.js';
import { appears, until } from '../../../stories/support/appears.js';
import { eventCalendar } from '../../../stories/support/draw-calendar.js';
import { townEvents } from '../../../stories/support/town-events.js';
import { keys, viewport } from '../../support/commands.js';
import type { CalendarEvent } from '../../../src/widgets/event-calendar/calendar-event.js';
import { event } from './event.js';

const month: CalendarArgs = { ...calendarStates.month.args('fr'), heading: 'Agenda' };

/** Puts a calendar into an empty page. */
function place(args: CalendarArgs, lang = 'fr'): ParvisEventCalendar {
  document.title = 'Ville';
  document.documentElement.lang = lang;
  document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  page.append(Object.assign(document.createElement('h1'), { textContent: 'Ville' }));
  const calendar = eventCalendar(args);
  calendar.addEventListener('parvis-error', (event) => event.preventDefault());
  page.append(calendar);
  document.body.prepend(page);
  return calendar;
}

async function drawn(args: CalendarArgs = month, lang?: string): Promise<ParvisEventCalendar> {
  const calendar = place(args, lang);
  await calendar.loadComplete;
  await appears(calendar, '[data-key], .none');
  return calendar;
}

const active = (calendar: ParvisEventCalendar) => calendar.shadowRoot!.activeElement as HTMLElement;
const named = (calendar: ParvisEventCalendar) => active(calendar)?.getAttribute('aria-label');
const cell = (calendar: ParvisEventCalendar) =>
  calendar.shadowRoot!.querySelector<HTMLElement>('.number[tabindex="0"]')!;

async function press(calendar: ParvisEventCalendar, key: string): Promise<void> {
  await keys(key);
  await calendar.updateComplete;
}

describe('<parvis-event-calendar>', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  after(() => {
    document.documentElement.dir = '';
    document.querySelector('main')?.remove();
  });

  it('is drawn in the room around it where a page makes it a word among words', async () => {
    const page = place(month).parentElement!;
    const calendar = eventCalendar(month);
    calendar.style.display = 'inline';
    page.replaceChildren(calendar);
    await calendar.loadComplete;
    expect(await appears(calendar, '.month:not(.small) [data-key]')).to.be.instanceOf(HTMLElement);
  });

  it('gives two lines to the events of a day that has one or two, and the same height to its week', async () => {
    const long = 'Réunion publique sur le plan de circulation du centre et de ses abords';
    const at = (uid: string, start: string) => event({ uid, title: long, start, end: undefined });
    const calendar = await drawn({
      date: '2026-11-24',
      sources: [
        holds([at('a', '2026-11-04T09:00:00'), at('b', '2026-11-11T09:00:00'), at('c', '2026-11-11T10:00:00')]),
      ],
    });
    const lines = [...calendar.shadowRoot!.querySelectorAll('.chip[data-key]')].map(
      (chip) => chip.getBoundingClientRect().height / parseFloat(getComputedStyle(chip).lineHeight),
    );
    for (const count of lines) expect(count).to.be.closeTo(2, 0.1);
    const heights = [...calendar.shadowRoot!.querySelectorAll('.row .cell:last-child')].map(
      (cell) => cell.getBoundingClientRect().height,
    );
    for (const height of heights) expect(height).to.be.closeTo(heights[5]!, 0.5);
  });

  it('has no heading of a list of what comes that is larger than its own', async () => {
    const calendar = await drawn({ ...month, view: 'list', views: 'list', max: 3, heading: 'Agenda' });
    const size = (part: string) => parseFloat(getComputedStyle(calendar.shadowRoot!.querySelector(part)!).fontSize);
    expect(size('.period')).to.be.below(size('.head'));
    expect(size('.period')).to.equal(parseFloat(getComputedStyle(calendar).fontSize));
  });

  it('has one tab stop in its grid, which the arrows move', async () => {
    const calendar = await drawn();
    cell(calendar).focus();
    expect(named(calendar)).to.equal('mardi 24 novembre 2026, 2\u00a0événements');
    for (const [key, name] of [
      ['ArrowRight', 'mercredi 25 novembre 2026, 1\u00a0événement'],
      ['ArrowUp', 'mercredi 18 novembre 2026, 4\u00a0événements'],
      ['Home', 'lundi 16 novembre 2026'],
      ['End', 'dimanche 22 novembre 2026'],
      ['PageDown', 'mardi 22 décembre 2026'],
      ['Shift+PageDown', 'mercredi 22 décembre 2027'],
      ['Shift+PageUp', 'mardi 22 décembre 2026'],
      ['PageUp', 'dimanche 22 novembre 2026'],
      ['ArrowDown', 'dimanche 29 novembre 2026, 1\u00a0événement'],
      ['ArrowRight', 'lundi 30 novembre 2026, 1\u00a0événement'],
      ['ArrowRight', 'mardi 1er décembre 2026, 1\u00a0événement'],
      ['ArrowLeft', 'lundi 30 novembre 2026, 1\u00a0événement'],
      ['Control+Home', 'dimanche 1er novembre 2026'],
      ['Control+End', 'lundi 30 novembre 2026, 1\u00a0événement'],
      ['Control+ArrowLeft', 'lundi 30 novembre 2026, 1\u00a0événement'],
    ] as const) {
      await press(calendar, key);
      expect(named(calendar), key).to.equal(name);
      expect(calendar.shadowRoot!.querySelectorAll('[role=grid] [tabindex="0"]').length).to.equal(1);
    }
  });

  it('turns the arrows round where lines run from the right', async () => {
    const calendar = await drawn(calendarStates.month.args('ar'), 'ar');
    cell(calendar).focus();
    await press(calendar, 'ArrowLeft');
    expect(calendar.date).to.equal('2026-11-25');
    await press(calendar, 'ArrowRight');
    expect(calendar.date).to.equal('2026-11-24');
  });

  it('goes into a day with Enter, to all of its events, and back with Escape', async () => {
    const calendar = await drawn({ ...month, date: '2026-11-18' });
    cell(calendar).focus();
    await press(calendar, 'Enter');
    const names = [named(calendar)];
    for (let n = 0; n < 3; n++) {
      await press(calendar, 'ArrowDown');
      names.push(named(calendar));
    }
    expect(names).to.deep.equal([
      '9\u00a0h Marché aux légumes, mercredi 18 novembre 2026, jusqu’à 12\u00a0h\u00a030, Place de la Mairie',
      '14\u00a0h\u00a030 À confirmer Visite du chantier de l’école, mercredi 18 novembre 2026, jusqu’à 16\u00a0h, École Jules-Ferry',
      '16\u00a0h\u00a030 Permanence de l’architecte des bâtiments de France, mercredi 18 novembre 2026, jusqu’à 17\u00a0h\u00a030, Mairie, bureau 12',
      '20\u00a0h\u00a030 Ciné-club : « Les Glaneurs et la Glaneuse », mercredi 18 novembre 2026, jusqu’à 22\u00a0h, Cinéma le Rex',
    ]);
    await press(calendar, 'Escape');
    expect(active(calendar)).to.equal(cell(calendar));
    expect(cell(calendar).closest('.cell')!.querySelectorAll('[data-key]').length).to.equal(2);
  });

  it('opens an event, unless the page does it another way', async () => {
    const calendar = await drawn();
    const opened: string[] = [];
    calendar.addEventListener('parvis-event-open', (event) => {
      opened.push(event.occurrence.event.title);
      event.preventDefault();
    });
    cell(calendar).focus();
    await press(calendar, 'Enter');
    await until(() => named(calendar)?.includes('Commission des finances'), 'the focus does not go into the day');
    await press(calendar, 'Enter');
    await until(() => opened.length, 'no event is opened');
    expect(opened).to.deep.equal(['Commission des finances']);
    expect(calendar.shadowRoot!.querySelector('dialog')).to.equal(null);
  });

  it('leaves nothing of an event that is open to the next reader', async () => {
    const calendar = await drawn();
    const settings = Object.assign(document.createElement('parvis-settings'), { user: { name: 'Anne' } });
    calendar.replaceWith(settings);
    settings.append(calendar);
    await calendar.loadComplete;
    const chip = await appears(calendar, '[data-key]');
    chip.click();
    const dialog = await appears(calendar, 'dialog[open]');
    // What a page gives anew may be the same reader, and a reading that goes on changes nothing.
    settings.user = { name: 'Anne' };
    calendar.reload();
    await until(() => !calendar.shadowRoot!.querySelector('.waits'));
    await calendar.loadComplete;
    await calendar.updateComplete;
    expect(dialog.isConnected).to.equal(true);
    settings.user = { name: 'Bruno' };
    await until(() => !dialog.isConnected);
    (await appears(calendar, '[data-key]')).click();
    const next = await appears(calendar, 'dialog[open]');
    // Where nobody is named, those who sign in are told apart by how they do.
    Object.assign(settings, { user: undefined });
    await until(() => !next.isConnected);
    settings.token = () => 'one';
    await calendar.loadComplete;
    (await appears(calendar, '[data-key]')).click();
    const last = await appears(calendar, 'dialog[open]');
    settings.token = () => 'two';
    await until(() => !last.isConnected);
    await appears(calendar, '[data-key]');
    expect(calendar.shadowRoot!.querySelector('dialog')).to.equal(null);
  });

  it('finds what thousands of events have in a month in one task, draws it in another, and is complete then', async () => {
    const events = Array.from({ length: 1200 }, (_, n) =>
      event({ uid: `${n}`, title: `Séance ${n}`, start: `2026-11-${String((n % 28) + 1).padStart(2, '0')}T10:00:00` }),
    );
    const calendar = await drawn();
    calendar.date = '2026-11-10';
    calendar.sources = [{ read: () => Promise.resolve({ items: events, skipped: 0 }) }];
    await calendar.loadComplete;
    const own = () => calendar.shadowRoot!.querySelectorAll('[data-key^="0 "], [data-key^="27 "]').length;
    await until(() => own() > 1, 'the events are not shown');
    // What was found is drawn later than its microtasks, and once.
    let turns = 0;
    calendar.show('2026-12-01');
    const counted = setTimeout(() => turns++);
    await calendar.updateComplete;
    clearTimeout(counted);
    expect(turns).to.equal(1);
    expect(calendar.shadowRoot!.querySelectorAll('[data-key]').length).to.equal(0);
    calendar.show('2026-11-10');
    await calendar.updateComplete;
    expect(calendar.shadowRoot!.querySelectorAll('[data-key]').length).to.be.above(28);
  });

  it('keeps its cells from month to month, and tells the page where it is', async () => {
    const calendar = await drawn();
    const cells = [...calendar.shadowRoot!.querySelectorAll('.cell')];
    const told = new Promise<ViewChangeEvent>((resolve) =>
      calendar.addEventListener('parvis-view-change', (event) => resolve(event), { once: true }),
    );
    calendar.shadowRoot!.querySelector<HTMLElement>('.turn[title="Période suivante"]')!.click();
    const { view, from, to } = await told;
    expect([view, from, to]).to.deep.equal(['month', '2026-11-30', '2027-01-11']);
    expect([...calendar.shadowRoot!.querySelectorAll('.cell')]).to.deep.equal(cells);
    expect(cells.length).to.equal(42);
  });

  it('says on each day where it stands in an event of several', async () => {
    const calendar = await drawn();
    const names = [...calendar.shadowRoot!.querySelectorAll('[aria-label^="Marché de Noël"]')].map((chip) =>
      chip.getAttribute('aria-label'),
    );
    expect(names.map((name) => /jour \d sur \d/.exec(name!)?.[0])).to.deep.equal([
      'jour 1 sur 3',
      'jour 2 sur 3',
      'jour 3 sur 3',
    ]);
  });

  it('keeps the focus on its event when a refresh puts it elsewhere', async () => {
    const events = townEvents('fr', MONTH);
    let items = events;
    const source = { ...holds(events), read: async () => ({ items, skipped: 0 }) };
    const calendar = await drawn({ ...month, sources: [source] });
    cell(calendar).focus();
    await press(calendar, 'Enter');
    await press(calendar, 'ArrowDown');
    expect(named(calendar)).to.match(/^18\u00a0h\u00a030 Conseil municipal/);
    items = events.filter(({ title }) => title !== 'Commission des finances');
    calendar.reload();
    await calendar.loadComplete;
    await calendar.updateComplete;
    expect(named(calendar)).to.match(/^18\u00a0h\u00a030 Conseil municipal/);
  });

  it('is a list by itself where it is narrow, and a month when its reader asks for it', async () => {
    await viewport(320, 700);
    const calendar = await drawn();
    await appears(calendar, '.list');
    expect(calendar.shownView).to.equal('list');
    [...calendar.shadowRoot!.querySelectorAll<HTMLElement>('.choice button')]
      .find((button) => button.textContent === 'Mois')!
      .click();
    await appears(calendar, '.day-panel [data-key]');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    cell(calendar).focus();
    await press(calendar, 'Enter');
    expect(named(calendar)).to.match(/^Commission des finances/);
    await press(calendar, 'Escape');
    expect(active(calendar)).to.equal(cell(calendar));
  });

  it('begins the name of a day under the month with a capital, as in a list', async () => {
    await viewport(320, 700);
    const calendar = await drawn(month);
    [...calendar.shadowRoot!.querySelectorAll<HTMLElement>('.choice button')]
      .find((button) => button.textContent === 'Mois')!
      .click();
    const [name] = (await appears(calendar, '.day-panel .day-name')).children;
    expect(getComputedStyle(name!, '::first-letter').textTransform).to.equal('uppercase');
  });

  it('writes the number of a day on one line where letters are twice as large', async () => {
    await viewport(320, 700);
    const calendar = await drawn(month);
    Object.assign(calendar.parentElement!.style, { fontSize: '32px', inlineSize: '256px' });
    [...calendar.shadowRoot!.querySelectorAll<HTMLElement>('.choice button')]
      .find((button) => button.textContent === 'Mois')!
      .click();
    const number = (await appears(calendar, '.small .number')).firstElementChild!;
    const words = document.createRange();
    words.selectNodeContents(number);
    expect(new Set([...words.getClientRects()].map(({ top }) => top)).size, number.textContent).to.equal(1);
  });

  it('keeps the name of each view in one piece in a column of two hundred pixels', async () => {
    await viewport(320, 700);
    const calendar = await drawn({ ...month, views: 'month week day list' });
    calendar.parentElement!.style.inlineSize = '200px';
    await appears(calendar, '.list');
    await until(() => calendar.offsetWidth === 200, `${calendar.offsetWidth} pixels`);
    const buttons = [...calendar.shadowRoot!.querySelectorAll('.choice button')];
    expect(buttons).to.have.length(4);
    for (const button of buttons) {
      const words = document.createRange();
      words.selectNodeContents(button);
      const lines = new Set([...words.getClientRects()].map(({ top }) => top));
      expect(lines.size, button.textContent).to.equal(1);
    }
    expect(calendar.scrollWidth).to.be.at.most(200);
  });

  it('keeps « Aujourd’hui » in one piece on a phone with letters of twice the size', async () => {
    await viewport(320, 700);
    const calendar = await drawn({ ...month, views: 'month list' });
    Object.assign(calendar.parentElement!.style, { fontSize: '32px', inlineSize: '256px' });
    const today = calendar.shadowRoot!.querySelector('.moves:not(:has(.turn + .turn)) button')!;
    await until(() => getComputedStyle(today).fontSize === '32px', 'the size of the letters');
    const words = document.createRange();
    words.selectNodeContents(today);
    expect(today.textContent).to.equal('Aujourd’hui');
    expect(new Set([...words.getClientRects()].map(({ top }) => top)).size).to.equal(1);
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
  });

  it('goes into a day of a small month that is pressed before its events are there', async () => {
    await viewport(320, 700);
    const calendar = await drawn();
    const press = new Promise<boolean>((resolve) => {
      // Called before what is fetched then can come.
      new MutationObserver((_, watch) => {
        if (!calendar.shadowRoot!.querySelector('.small')) return;
        watch.disconnect();
        const early = !calendar.shadowRoot!.querySelector('.day-panel > *');
        cell(calendar).focus();
        cell(calendar).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        resolve(early);
      }).observe(calendar.shadowRoot!, { childList: true, subtree: true });
    });
    calendar.show('2026-11-24', 'month');
    expect(await press, 'nothing is there yet').to.equal(true);
    await until(() => named(calendar)?.startsWith('Commission des finances'), 'the focus does not go into the day');
  });

  it('writes where it is into the address, and reads it there', async () => {
    history.replaceState(null, '', '#agenda:view=list&date=2026-12-02;other');
    const calendar = Object.assign(eventCalendar({ ...month, date: '' }), { id: 'agenda', hash: true });
    place(month).replaceWith(calendar);
    await appears(calendar, '.list');
    expect(calendar.date).to.equal('2026-12-02');
    calendar.show('2026-11-05', 'month');
    await until(() => location.hash.includes('2026-11-05'), 'the address stays');
    expect(location.hash).to.equal('#other;agenda:view=month&date=2026-11-05');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('closes what is open when a page moves it elsewhere, and opens the next', async () => {
    const calendar = await drawn();
    calendar.shadowRoot!.querySelector<HTMLElement>('[data-key]')!.click();
    const dialog = await appears(calendar, 'dialog[open]');
    const other = document.createElement('section');
    document.querySelector('main')!.append(other);
    other.append(calendar);
    await until(() => !dialog.isConnected, 'the dialog stays');
    (await appears(calendar, '[data-key]')).click();
    const next = await appears(calendar, 'dialog[open]');
    expect(next.matches(':modal')).to.equal(true);
  });

  it('takes the view of an address that names no day, or none that there is', async () => {
    for (const [asked, view] of [
      ['view=list', '.list'],
      ['view=month&date=2026-02-31', '.month'],
    ] as const) {
      history.replaceState(null, '', `#agenda:${asked}`);
      const other = view === '.list' ? 'month' : 'list';
      const calendar = eventCalendar({ ...month, view: other, date: '' });
      place(month).replaceWith(Object.assign(calendar, { id: 'agenda', hash: true }));
      await appears(calendar, view);
      expect(calendar.date).to.equal('');
    }
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('opens the event that the address asks for, and gives an address that does', async () => {
    const start = () => {
      const calendar = Object.assign(eventCalendar({ ...month, date: '' }), { id: 'agenda', hash: true });
      place(month).replaceWith(calendar);
      return calendar;
    };
    history.replaceState(null, '', '#agenda:date=2026-11-24');
    const first = start();
    (await appears(first, '[data-key][aria-label*="Conseil municipal"]')).click();
    await appears(first, 'dialog[open]');
    let copied = '';
    const writeText = async (text: string) => void (copied = text);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    const share = [...first.shadowRoot!.querySelectorAll<HTMLElement>('.acts button')].at(-1)!;
    share.click();
    await appears(first, '.told:not(:empty)');
    delete (navigator as { clipboard?: unknown }).clipboard;
    expect(copied).to.match(/#agenda:date=2026-11-24&event=/);
    history.replaceState(null, '', copied);
    const calendar = start();
    const dialog = await appears(calendar, 'dialog[open]');
    expect(dialog.querySelector('.name')!.textContent).to.equal('Conseil municipal');
    await press(calendar, 'Escape');
    await until(
      () => named(calendar)?.startsWith('18\u00a0h\u00a030 Conseil municipal'),
      'the focus goes to its event',
    );
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('says of an event the series that it is of, where several have one UID', async () => {
    const lesson = (start: string, rule: string, more = {}) =>
      event({ uid: 'lesson', title: 'Cours', start: `2026-11-${start}:00`, end: undefined, rule, ...more });
    const said = async (events: readonly CalendarEvent[], key: string) => {
      const calendar = await drawn({ ...month, date: '2026-11-24', sources: [holds(events)] });
      (await appears(calendar, `[data-key][aria-label*="${key}"]`)).click();
      const dialog = await appears(calendar, 'dialog[open]');
      return dialog.querySelector('.series')?.textContent;
    };
    const two = [lesson('23T10:00', 'FREQ=WEEKLY'), lesson('24T18:00', 'FREQ=DAILY')];
    expect(await said(two, 'lundi 23')).to.equal('tous les lundis');
    expect(await said(two, 'mardi 24')).to.equal('tous les jours');
    const moved = lesson('25T09:00', '', { rule: undefined, recurrenceId: '2026-11-24T18:00:00', sequence: 1 });
    const versions = [lesson('23T10:00', 'FREQ=WEEKLY'), lesson('24T18:00', 'FREQ=DAILY', { sequence: 1 }), moved];
    expect(await said(versions, '9\u00a0h Cours')).to.equal('tous les jours');
  });

  it('shows an instance that was moved to the start of another one of its series, and that one', async () => {
    const series = event({ uid: 'lesson', title: 'Cours', start: '2026-11-23T10:00:00', rule: 'FREQ=DAILY;COUNT=2' });
    const moved = { title: 'Cours du lundi', start: '2026-11-24T10:00:00', recurrenceId: '2026-11-23T10:00:00' };
    const calendar = await drawn({
      ...month,
      date: '2026-11-24',
      sources: [holds([{ ...series, end: undefined }, event({ uid: 'lesson', end: undefined, ...moved })])],
    });
    const titles = [...calendar.shadowRoot!.querySelectorAll<HTMLElement>('[data-key] .title')];
    expect(titles.map(({ textContent }) => textContent)).to.have.members(['Cours', 'Cours du lundi']);
    for (const title of titles) {
      title.click();
      const dialog = await appears(calendar, 'dialog[open]');
      expect(dialog.querySelector('.name')!.textContent).to.equal(title.textContent);
      dialog.querySelector<HTMLElement>('.close')!.click();
      await until(() => !calendar.shadowRoot!.querySelector('dialog[open]'), 'it is closed');
    }
  });

  it('opens the event that a reader of another zone has given the address of', async () => {
    const events = [
      event({ uid: 'market', title: 'Marché', start: '2026-11-24', end: undefined, allDay: true, zone: null }),
      event({ uid: 'council', title: 'Conseil', start: '2026-11-24T18:30:00', zone: null }),
      event({ uid: 'lesson', title: 'Cours', start: '2026-11-24T09:00:00', zone: 'Indian/Reunion' }),
    ];
    const there = { ...month, date: '2026-11-24', zone: 'Indian/Reunion', sources: [holds(events)] };
    const keys = [...(await drawn(there)).shadowRoot!.querySelectorAll<HTMLElement>('[data-day] [data-key]')];
    const given = keys.map(({ dataset }) => dataset.key!);
    expect(given).to.have.length(3);
    for (const [index, title] of ['Marché', 'Cours', 'Conseil'].entries()) {
      const asked = new URLSearchParams({ date: '2026-11-24', event: given[index]! });
      history.replaceState(null, '', `#agenda:${String(asked)}`);
      const here = Object.assign(eventCalendar({ ...there, zone: 'Europe/Paris' }), { id: 'agenda', hash: true });
      place(month).replaceWith(here);
      const dialog = await appears(here, 'dialog[open]');
      expect(dialog.querySelector('.name')!.textContent).to.equal(title);
    }
    history.replaceState(null, '', location.pathname + location.search);
  });

  // Shared in Réunion as of the 2nd, at one in the morning: in Paris it is the evening of the 1st.
  const lesson = event({
    uid: 'lesson 1',
    title: 'Cours',
    start: '2026-12-02T01:00:00',
    end: undefined,
    zone: 'Indian/Reunion',
  });

  it('opens it also where it is of another day, which its view does not show', async () => {
    const there = { ...month, view: 'day' as const, views: 'day', date: '2026-12-02', sources: [holds([lesson])] };
    const given = (await drawn({ ...there, zone: 'Indian/Reunion' })).shadowRoot!.querySelector<HTMLElement>(
      '[data-key]',
    )!;
    const asked = new URLSearchParams({ date: '2026-12-02', event: given.dataset.key! });
    history.replaceState(null, '', `#agenda:${String(asked)}`);
    const here = Object.assign(eventCalendar({ ...there, zone: 'Europe/Paris' }), { id: 'agenda', hash: true });
    place(month).replaceWith(here);
    const dialog = await appears(here, 'dialog[open]');
    expect(dialog.querySelector('.name')!.textContent).to.equal('Cours');
    expect(here.date).to.equal('2026-12-01');
    history.replaceState(null, '', location.pathname + location.search);
  });

  describe('opens it when its source is the last to answer', () => {
    const key = `lesson 1 ${Date.parse('2026-12-01T21:00:00Z')}`;
    let answer: () => void;
    /** A calendar of which the first source is there, and the second one answers when it is told to. */
    async function halfway(args: CalendarArgs, date: string) {
      history.replaceState(null, '', `#agenda:${String(new URLSearchParams({ date, event: key }))}`);
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const late = holds([lesson]);
      const slow = {
        ...late,
        read: (request: Parameters<typeof late.read>[0]) => answered.then(() => late.read(request)),
      };
      const sources = [holds([event({ start: '2026-12-01T09:00:00', end: undefined })]), slow];
      const calendar = eventCalendar({
        ...month,
        zone: 'Europe/Paris',
        views: 'day month list',
        // On whatever day this runs: a list would leave out what is over.
        past: true,
        date,
        ...args,
        sources,
      });
      place(month).replaceWith(Object.assign(calendar, { id: 'agenda', hash: true }));
      await appears(calendar, '[data-key], .of-day .hours');
      return calendar;
    }
    const opened = async (calendar: ParvisEventCalendar) =>
      (await appears(calendar, 'dialog[open]')).querySelector('.name')!.textContent;
    afterEach(() => history.replaceState(null, '', location.pathname + location.search));

    it('where the calendar has gone to its day meanwhile', async () => {
      const calendar = await halfway({ view: 'day' }, '2026-12-02');
      await until(() => calendar.date === '2026-12-01', 'the day on which it is here');
      await calendar.updateComplete;
      answer();
      expect(await opened(calendar)).to.equal('Cours');
    });

    it('where its reader has chosen another view meanwhile, and keeps it in the address', async () => {
      const calendar = await halfway({ view: 'list' }, '2026-12-01');
      calendar.show('2026-12-01', 'month');
      await appears(calendar, '.month [data-key]');
      await until(() => location.hash.includes('view=month'), 'the address follows');
      expect(location.hash).to.include('event=');
      answer();
      expect(await opened(calendar)).to.equal('Cours');
    });

    it('but does not fetch back a reader who has gone elsewhere, nor open it later', async () => {
      const calendar = await halfway({ view: 'day' }, '2026-12-01');
      calendar.show('2026-12-03');
      await until(() => location.hash.includes('date=2026-12-03'), 'the address follows');
      expect(location.hash).not.to.include('event=');
      answer();
      await calendar.loadComplete;
      await calendar.updateComplete;
      expect(calendar.date).to.equal('2026-12-03');
      calendar.show('2026-12-01');
      await appears(calendar, `[data-key="${key}"]`);
      await until(() => location.hash.includes('date=2026-12-01'), 'the address follows');
      expect(calendar.shadowRoot!.querySelector('dialog')).to.equal(null);
    });
  });

  it('says in a planning of several that an event leaves its time, and nothing of it in an agenda', async () => {
    const events = townEvents('fr', MONTH).map((event) => ({
      ...event,
      transparent: event.title.startsWith('Conseil'),
    }));
    const council = (calendar: ParvisEventCalendar) =>
      calendar.shadowRoot!.querySelector('[data-key][aria-label*="Conseil municipal"]')!.getAttribute('aria-label');
    expect(council(await drawn({ ...month, sources: [holds(events)] }))).to.not.include('Libre');
    const team = { label: 'Équipe', ...holds(events) };
    const planning = { ...month, sources: [team, { label: 'Élus', ...holds([]) }] };
    expect(council(await drawn(planning))).to.match(/, Libre, Équipe$/);
    const list = await drawn({ ...planning, view: 'list', past: true });
    const badges = [...list.shadowRoot!.querySelectorAll('.event .badge')].map(({ textContent }) => textContent);
    expect(badges).to.deep.equal(['Annulé', 'À confirmer', 'Libre']);
  });
});
