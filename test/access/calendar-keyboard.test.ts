import { expect } from '@open-wc/testing';
import '../../src/widgets/event-calendar/define.js';
import type { ParvisEventCalendar } from '../../src/widgets/event-calendar/event-calendar.js';
import { calendarStates, holds, type CalendarArgs } from '../../stories/support/calendar-states.js';
import { appears } from '../../stories/support/appears.js';
import { eventCalendar } from '../../stories/support/draw-calendar.js';
import { accessTree, keys, type AccessNode } from '../support/commands.js';
import { event } from '../widgets/event-calendar/event.js';
import { blankPage } from './draw.js';
import { onTownDay } from './town-page.js';
import { active, go, hidden, link, spoken, walk } from './walk.js';

/** A calendar between two links of a page; the focus is on the first. */
async function between(args: CalendarArgs): Promise<ParvisEventCalendar> {
  const page = blankPage();
  page.append(link('before'));
  const calendar = eventCalendar(args);
  page.append(calendar, link('after'));
  await calendar.loadComplete;
  await appears(calendar, '[data-key]');
  page.querySelector('a')!.focus();
  return calendar;
}

/** What a control is called. */
const name = (stop: HTMLElement) =>
  (stop.getAttribute('aria-label') ?? (stop.textContent.trim() || stop.title))
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

/** What assistive technology is told, one line a thing. */
async function heard(): Promise<readonly string[] | undefined> {
  const tree = await accessTree();
  const lines = ({ role, name = '', children = [] }: AccessNode): string[] => [
    `${role} ${name.replace(/[\s\u00a0\u202f]+/g, ' ').trim()}`,
    ...(role === 'link' ? [] : children.flatMap(lines)),
  ];
  return tree && lines(tree);
}

const list = (): CalendarArgs => ({ ...calendarStates['list-sources'].args('fr'), date: '2026-11-24', past: true });
const bar = ['Période précédente', 'Période suivante', 'Aujourd’hui', 'Aller à une date', 'Mois', 'Liste'];

describe('the keyboard in a calendar', function () {
  this.timeout(30_000);
  onTownDay();

  it('goes through a month by its controls, one day, and what leaves it, and back', async () => {
    await between(calendarStates.sources.args('fr'));
    const forth = await walk('Tab');
    const controls = forth.map(name);
    expect(controls.slice(0, bar.length)).to.deep.equal(bar);
    expect(controls).to.include('mardi 24 novembre 2026, 2 événements');
    expect(controls.at(-1)).to.equal('S’abonner, télécharger, imprimer');
    expect(forth.filter((stop) => stop.closest('[role=grid]')).length).to.equal(1);
    const back = await walk('Shift+Tab');
    expect(back.reverse()).to.deep.equal(forth);
  });

  it('goes through a list event by event, each with its whole name', async () => {
    await between(list());
    const stops = await walk('Tab');
    const events = stops.filter((stop) => stop.matches('[data-key]')).map(name);
    expect(events.length).to.equal(18);
    expect(events[0]).to.equal(
      'Réunion publique : le plan vélo, lundi 2 novembre 2026, 18 h 30, jusqu’à 20 h 30, Salle des fêtes, place du Marché, Mairie',
    );
    expect(events).to.include(
      'Nuit de la lecture, jeudi 26 – vendredi 27 novembre 2026, 22 h, jusqu’à 2 h, Médiathèque',
    );
  });

  it('opens an event, stays in it, reaches all that is in it, and comes back to where it was', async () => {
    for (const args of [calendarStates.sources.args('fr'), list()]) {
      const calendar = await between(args);
      const from =
        args.view === 'list'
          ? await appears(calendar, '.list [data-key]')
          : await appears(calendar, '.number[tabindex="0"]');
      await go(from);
      if (args.view !== 'list') await keys('Enter');
      await calendar.updateComplete;
      const event = active();
      expect(event.matches('[data-key]')).to.equal(true);
      await keys('Enter');
      const dialog = await appears(calendar, 'dialog[open]');
      const stops: string[] = [];
      // After the last one comes what is the browser's own.
      for (let left = dialog.querySelectorAll('a, button').length; left > 0; left--) {
        expect(hidden(active())).to.equal('');
        stops.push(name(active()));
        if (left > 1) await keys('Tab');
      }
      expect(stops).to.deep.equal(['Fermer', 'Voir sur une carte', 'Ajouter à mon agenda', 'Copier le lien']);
      await keys('Escape');
      expect(calendar.shadowRoot!.querySelector('dialog')).to.equal(null);
      expect(active()).to.equal(event);
      expect(hidden(event)).to.equal('');
    }
  });

  it('reads each event of a list once', async () => {
    await between(list());
    const told = await heard();
    if (!told) return;
    const market = told.filter((line) => /Place de la Mairie/.test(line));
    expect(market.every((line) => line.startsWith('button '))).to.equal(true);
    expect(told.filter((line) => /Armistice/.test(line)).length).to.equal(1);
    expect(told).to.include('heading Lundi 2 novembre');
  });

  it('says no name twice', async () => {
    await between(calendarStates.tools.args('fr'));
    const tree = await accessTree();
    const doubled = (node: AccessNode & { readonly description?: string }): string[] => [
      ...(node.name && node.description === node.name ? [node.name] : []),
      ...(node.children ?? []).flatMap(doubled),
    ];
    if (tree) expect(doubled(tree)).to.deep.equal([]);
  });

  it('goes on where what was asked for begins', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const at = (uid: string, time: string) => event({ uid, zone: 'UTC', start: `${today}T${time}`, end: undefined });
    const events = [at('over', '00:00:00'), at('coming', '23:59:59')];
    const past = await between({ view: 'list', zone: 'UTC', sources: [holds(events)] });
    await go(await appears(past, '.past'));
    await keys('Enter');
    await appears(past, '.list li:nth-child(2)');
    expect(past.shadowRoot!.querySelectorAll('.list [data-key]').length).to.equal(2);
    expect(active()).to.equal(past.shadowRoot!.querySelector('.list [data-key]'));
    const more = await between(calendarStates.upcoming.args('fr'));
    const rows = () => [...more.shadowRoot!.querySelectorAll<HTMLElement>('.list [data-key]')];
    await go(await appears(more, '.more'));
    await keys('Enter');
    await appears(more, '.list:not(:has(~ .more)), .list .day:nth-child(6)');
    expect(rows().length).to.be.above(5);
    expect(active()).to.equal(rows()[5]);
  });

  it('answers aloud: the period and how much is in it, once; and today, where nothing else moves', async () => {
    const calendar = await between({ ...calendarStates.month.args('fr'), view: 'month' });
    await go(await appears(calendar, '[title="Période suivante"]'));
    expect(await spoken('Enter')).to.equal('décembre 2026, 1 événement');
    expect(name(active())).to.equal('Période suivante');
    calendar.date = '';
    await calendar.updateComplete;
    await go(await appears(calendar, '.moves + .moves button'));
    expect(await spoken('Enter')).to.match(/^\p{L}+ \d+(er)? \p{L}+ \d{4}$/u);
  });
});
