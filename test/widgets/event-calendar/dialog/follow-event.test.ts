import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import { appears, still, until } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import { SourceError } from '../../../../src/data/source-error.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { viewport } from '../../../support/commands.js';
import { event } from '../event.js';

const council = event({ description: 'Ordre du jour.' });
const market = event({ uid: 'm', title: 'Marché', start: '2026-11-10T08:00:00', end: '2026-11-10T12:00:00' });

/** A calendar with an event that is open; `bring` reads these events in the place of the others. */
async function opened(title: string, first: readonly CalendarEvent[], more: { next?: string } = {}) {
  let items: readonly CalendarEvent[] | SourceError = first;
  const read = async () => {
    if (items instanceof SourceError) throw items;
    return { items, skipped: 0, ...more };
  };
  const calendar = eventCalendar({
    date: '2026-11-24',
    zone: 'Europe/Paris',
    view: 'month',
    past: true,
    sources: [{ label: 'Mairie', read }],
  });
  calendar.addEventListener('parvis-error', (failed) => failed.preventDefault());
  document.body.replaceChildren(calendar);
  await calendar.loadComplete;
  await appears(calendar, '[data-key]');
  const root = calendar.shadowRoot!;
  const chip = [...root.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.textContent.includes(title))!;
  chip.focus();
  chip.click();
  const dialog = (await appears(calendar, 'dialog[open]')) as HTMLDialogElement;
  const words = (selector: string) =>
    dialog
      .querySelector(selector)
      ?.textContent.replace(/[\s\u00a0\u202f]+/g, ' ')
      .trim();
  const bring = async (events: readonly CalendarEvent[] | SourceError, done: () => unknown) => {
    items = events;
    calendar.reload();
    await calendar.loadComplete;
    await until(done, 'nothing new is told');
  };
  return { calendar, root, dialog, words, bring };
}

describe('an event that is open', () => {
  before(() => {
    document.documentElement.lang = 'fr';
  });
  beforeEach(() => viewport(1200, 900));
  after(() => document.body.replaceChildren());

  it('shows its new time, says it once inside the dialog, and keeps the focus and the chip to go back to', async () => {
    const { root, dialog, words, bring } = await opened('Conseil', [council, market]);
    const button = dialog.querySelector<HTMLElement>('.acts button')!;
    button.focus();
    expect(words('.news')).to.equal('');
    const moved = { ...council, start: '2026-11-25T19:00:00', end: '2026-11-25T20:30:00', sequence: 1 };
    await bring([moved, market], () => words('.news'));
    expect(words('.news')).to.equal('Nouvelle date : mercredi 25 novembre 2026, de 19 h à 20 h 30.');
    expect(words('.when time')).to.equal('mercredi 25 novembre 2026, de 19 h à 20 h 30');
    expect(dialog.querySelector('.news')!.getAttribute('aria-live')).to.equal('polite');
    expect(root.activeElement).to.equal(button);
    await still(dialog);
    await expect(dialog).to.be.accessible();
    dialog.querySelector<HTMLElement>('.close')!.click();
    await until(() => !dialog.isConnected, 'the dialog stays');
    expect(root.activeElement!.closest<HTMLElement>('[data-day]')!.dataset.day).to.equal(
      `${Date.UTC(2026, 10, 25) / 86_400_000}`,
    );
    expect(root.activeElement!.textContent).to.include('Conseil municipal');
  });

  it('says that it is cancelled', async () => {
    const { words, bring } = await opened('Conseil', [council]);
    await bring([{ ...council, status: 'cancelled' }], () => words('.news'));
    expect(words('.news')).to.equal('Cet événement vient d’être annulé.');
    expect(words('.badge.off')).to.equal('Annulé');
  });

  it('says that something else has changed, and draws it', async () => {
    const { words, bring } = await opened('Conseil', [council]);
    await bring([{ ...council, place: 'Salle des fêtes', description: 'Reporté.' }], () => words('.news'));
    expect(words('.news')).to.equal('Cet événement vient d’être modifié.');
    expect(words('dd .lines')).to.equal('Salle des fêtes');
    expect(words('.text')).to.equal('Reporté.');
  });

  it('says that it is gone, with nothing left to do, and that it is back', async () => {
    const { root, dialog, words, bring } = await opened('Conseil', [council, market]);
    dialog.querySelector<HTMLElement>('.acts button')!.focus();
    await bring([market], () => words('.news'));
    expect(words('.news')).to.equal('Cet événement n’est plus dans l’agenda.');
    expect(words('.name')).to.equal('Conseil municipal');
    expect(dialog.querySelector('.acts')).to.equal(null);
    expect(root.activeElement).to.equal(dialog.querySelector('.close'));
    await expect(dialog).to.be.accessible();
    await bring([council, market], () => !words('.news'));
    expect(dialog.querySelector('.acts')).not.to.equal(null);
  });

  it('shows nothing of it once its source asks to sign in, says so, and shows it again afterwards', async () => {
    for (const [kind, said] of [
      ['refused', 'L’accès à cette source est réservé.'],
      ['login', 'Il faut d’abord se connecter pour lire cette source.'],
    ] as const) {
      const secret = {
        ...council,
        title: 'Conseil à huis clos',
        place: 'Salle des mariages',
        descriptionHtml: '<p>Ordre du jour.</p>',
      };
      const { root, dialog, words, bring } = await opened('Conseil', [secret, market]);
      dialog.querySelector<HTMLElement>('.acts button')!.focus();
      await bring(new SourceError(kind, 'who is it?'), () => words('.news'));
      expect(words('.news')).to.equal(said);
      expect(words('[role=heading]')).to.equal('Mairie');
      expect(dialog.textContent).not.to.match(/huis clos|mariages|Ordre du jour|novembre/);
      expect(dialog.innerHTML).not.to.match(/huis clos|mariages|Ordre du jour|2026/);
      expect(dialog.querySelector('.acts')).to.equal(null);
      expect(root.activeElement).to.equal(dialog.querySelector('.close'));
      await still(dialog);
      await expect(dialog).to.be.accessible();
      await bring([secret, market], () => !words('.news'));
      expect(words('.name')).to.equal('Conseil à huis clos');
      expect(words('dd .lines')).to.equal('Salle des mariages');
      expect(words('.text')).to.equal('Ordre du jour.');
      await bring(new SourceError(kind, 'who is it?'), () => words('.news'));
      dialog.querySelector<HTMLElement>('.close')!.click();
      await until(() => !dialog.isConnected, 'the dialog stays');
      expect(root.activeElement!.closest<HTMLElement>('[role=grid]')).not.to.equal(null);
    }
  });

  it('stays where its source fails in another way', async () => {
    const { calendar, dialog, words, bring } = await opened('Conseil', [council, market]);
    await bring(new SourceError('server', 'down'), () => calendar.shadowRoot!.querySelector('.notice'));
    expect(words('.news')).to.equal('');
    expect(words('.name')).to.equal('Conseil municipal');
    expect(dialog.querySelector('.acts')).not.to.equal(null);
  });

  it('says nothing where nothing has changed, and where not all has come', async () => {
    const { calendar, dialog, words, bring } = await opened('Conseil', [council, market], { next: '2' });
    const sheet = dialog.querySelector('.acts');
    const drawn = () => !calendar.shadowRoot!.querySelector('.grid, [role=grid]')!.textContent.includes('Conseil');
    await bring([{ ...council, sequence: 3, updated: '2026-11-20T10:00:00Z' }], () =>
      [...calendar.shadowRoot!.querySelectorAll('[data-key]')].every((one) => !one.textContent.includes('Marché')),
    );
    expect(words('.news')).to.equal('');
    await bring([market], drawn);
    await calendar.updateComplete;
    expect(words('.news')).to.equal('');
    expect(dialog.querySelector('.acts')).to.equal(sheet);
  });

  const weekly = { ...council, rule: 'FREQ=WEEKLY' };
  it('is one date of its series: moved, left out, at the new hour of all', async () => {
    const one = await opened('Conseil', [weekly]);
    const away = event({
      recurrenceId: '2026-11-24T18:30:00',
      start: '2026-11-26T18:30:00',
      end: '2026-11-26T20:00:00',
    });
    await one.bring([weekly, away], () => one.words('.news'));
    expect(one.words('.news')).to.match(/^Nouvelle date : jeudi 26 novembre 2026/);

    const two = await opened('Conseil', [weekly]);
    await two.bring([{ ...weekly, exceptions: ['2026-11-24T18:30:00'] }], () => two.words('.news'));
    expect(two.words('.news')).to.equal('Cette date n’est plus dans l’agenda.');

    const three = await opened('Conseil', [weekly]);
    await three.bring([{ ...weekly, start: '2026-11-24T19:00:00', end: '2026-11-24T20:00:00' }], () =>
      three.words('.news'),
    );
    expect(three.words('.news')).to.equal('Nouvelle date : mardi 24 novembre 2026, de 19 h à 20 h.');
  });

  it('does not take another show of the same day for the one that is left out', async () => {
    const shows = { ...council, rule: undefined, dates: ['2026-11-24T14:00:00'] };
    const { words, bring } = await opened('Conseil', [shows]);
    await bring([{ ...shows, exceptions: ['2026-11-24T14:00:00'] }], () => words('.news'));
    expect(words('.news')).to.equal('Cette date n’est plus dans l’agenda.');
  });

  it('stays where it is read', async () => {
    await viewport(400, 500);
    const long = {
      ...council,
      description: Array.from({ length: 40 }, (_, i) => `Point ${i} de l’ordre du jour.`).join('\n\n'),
    };
    const { dialog, words, bring } = await opened('Conseil', [long]);
    await still(dialog);
    const point = dialog.querySelectorAll('.text p')[20]!;
    point.scrollIntoView({ block: 'center' });
    const { top } = point.getBoundingClientRect();
    await bring([{ ...long, place: 'Salle des fêtes', categories: ['Conseil'] }], () => words('.news'));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(point.getBoundingClientRect().top).to.be.closeTo(top, 2);
    const news = dialog.querySelector('.news')!.getBoundingClientRect();
    expect(news.top).to.be.at.least(dialog.getBoundingClientRect().top);
  });
});
