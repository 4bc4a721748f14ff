import { expect, fixture } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import { holds } from '../../../../stories/support/calendar-states.js';
import { appears, until } from '../../../../stories/support/appears.js';
import type { FilterEvent } from '../../../../src/ui/widget-events.js';
import type { ParvisEventCalendar } from '../../../../src/widgets/event-calendar/event-calendar.js';
import { keys, viewport } from '../../../support/commands.js';
import { event } from '../event.js';

const council = event({ uid: 'c', title: 'Conseil municipal', place: 'Mairie', categories: ['Vie municipale'] });
const market = event({
  uid: 'm',
  title: 'Marché de Noël',
  start: '2026-11-25T09:00:00',
  end: '2026-11-25T12:00:00',
  place: 'Place de la Mairie',
  categories: ['Marchés', 'Fêtes'],
});
const reading = event({
  uid: 'l',
  title: 'Lecture',
  start: '2026-11-26T18:00:00',
  end: '2026-11-26T19:00:00',
  place: 'Médiathèque',
  categories: ['Culture'],
  description: 'Avec l’Œuvre au noir',
});
/** Of both calendars. */
const film = event({
  uid: 'f',
  title: 'Ciné-club',
  start: '2026-11-27T20:00:00',
  end: '2026-11-27T22:00:00',
  place: 'Médiathèque',
  categories: ['Culture', 'Fêtes'],
});
const sources = [
  { label: 'Mairie', color: '#0b6e4f', ...holds([council, market, film]) },
  { label: 'Médiathèque', color: '#8a3ffc', ...holds([reading, film]) },
];

async function open(
  props: Partial<ParvisEventCalendar> = {},
  attributes = 'view="list"',
): Promise<ParvisEventCalendar> {
  const calendar = await fixture<ParvisEventCalendar>(
    `<parvis-event-calendar ${attributes} date="2026-11-24" past zone="Europe/Paris" lang="fr"></parvis-event-calendar>`,
  );
  Object.assign(calendar, { sources, ...props });
  await calendar.loadComplete;
  await appears(calendar, '[data-key], .none');
  return calendar;
}
const titles = (calendar: ParvisEventCalendar) => [
  ...new Set(
    [...calendar.shadowRoot!.querySelectorAll('[data-key]')].map(
      (one) => /Conseil|Marché|Lecture|Ciné/.exec(one.getAttribute('aria-label')!)![0],
    ),
  ),
];
const buttons = (calendar: ParvisEventCalendar) => [
  ...calendar.shadowRoot!.querySelectorAll<HTMLButtonElement>('.filters .group button'),
];
const words = (button: HTMLElement) => button.textContent.replace(/\s+/g, ' ').trim();
const named = (calendar: ParvisEventCalendar, name: string) =>
  buttons(calendar).find((button) => words(button).includes(name))!;
async function press(calendar: ParvisEventCalendar, name: string): Promise<void> {
  named(calendar, name).click();
  await calendar.updateComplete;
}
async function search(calendar: ParvisEventCalendar, text: string): Promise<void> {
  const field = calendar.shadowRoot!.querySelector<HTMLInputElement>('.filters input')!;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await calendar.updateComplete;
}

describe('the filters of a calendar', () => {
  beforeEach(() => viewport(1200, 900));

  it('are not there where the page asks for none', async () => {
    const calendar = await open();
    expect(calendar.shadowRoot!.querySelector('.filters')).to.equal(null);
    // What the letters stand for is told all the same.
    expect(words(calendar.shadowRoot!.querySelector('.signs')!)).to.equal('M Mairie Mé Médiathèque');
  });

  it('show and hide calendars by their legend: a sign, a name, the number of events of the period', async () => {
    const calendar = await open({ filters: 'source' });
    expect(buttons(calendar).map(words)).to.deep.equal(['M Mairie 3, 3 événements', 'Mé Médiathèque 2, 2 événements']);
    expect(buttons(calendar).map(({ ariaPressed }) => ariaPressed)).to.deep.equal(['true', 'true']);
    await press(calendar, 'Mairie');
    // What is of both is hidden only once both are off.
    expect(titles(calendar)).to.deep.equal(['Lecture', 'Ciné']);
    expect(named(calendar, 'Mairie').ariaPressed).to.equal('false');
    await press(calendar, 'Médiathèque');
    expect(titles(calendar)).to.deep.equal([]);
    await press(calendar, 'Mairie');
    expect(titles(calendar)).to.deep.equal(['Conseil', 'Marché', 'Ciné']);
  });

  it('count in a list what is shown of it', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const at = (uid: string, time: string) =>
      event({ uid, title: 'Lecture', zone: 'UTC', start: `${today}T${time}`, end: undefined, categories: [uid] });
    const calendar = await open(
      {
        filters: 'category',
        date: '',
        zone: 'UTC',
        past: false,
        sources: [holds([at('over', '00:00:00'), at('coming', '23:59:59')])],
      },
      'view="list"',
    );
    expect(buttons(calendar).map(words)).to.deep.equal(['coming 1, 1 événement']);
    calendar.shadowRoot!.querySelector<HTMLElement>('.past')!.click();
    await calendar.updateComplete;
    await calendar.updateComplete;
    expect(buttons(calendar).map(words)).to.deep.equal(['coming 1, 1 événement', 'over 1, 1 événement']);
  });

  it('count in a month what is said of it, and nothing of the days of its neighbours', async () => {
    const next = event({ uid: 'n', title: 'Marché', start: '2026-12-02T09:00:00', end: '2026-12-02T12:00:00' });
    const calendar = await open(
      { sources: [{ label: 'Mairie', ...holds([council, market, next]) }, sources[1]!] },
      'view="month" filters="source"',
    );
    await appears(calendar, '.filters');
    expect(calendar.shadowRoot!.querySelectorAll('[data-key^="n "]').length).to.equal(1);
    expect(words(named(calendar, 'Mairie'))).to.contain('2 événements');
    const told: number[] = [];
    calendar.addEventListener('parvis-filter', (event) => told.push(event.count));
    await press(calendar, 'Médiathèque');
    const heard = () => document.querySelector('html > [role=status]')?.textContent.replace(/\s+/g, ' ');
    await until(() => heard() === '2 événements trouvés', 'what is said');
    expect(told).to.deep.equal([2]);
  });

  it('give the focus of a category that goes to the one beside it', async () => {
    const calendar = await open({ filters: 'category' });
    await press(calendar, 'Culture');
    calendar.date = '2026-12-01';
    await calendar.updateComplete;
    calendar.sources = [{ label: 'a', ...holds([{ ...market, start: '2026-12-02T09:00:00', end: undefined }]) }];
    await appears(calendar, '.cleared');
    const gone = named(calendar, 'Culture');
    gone.focus();
    await keys('Enter');
    await calendar.updateComplete;
    expect(gone.isConnected).to.equal(false);
    expect(words(calendar.shadowRoot!.activeElement as HTMLElement)).to.match(/^(Fêtes|Marchés)/);
  });

  it('keep what has any of the categories that are pressed, and count with the other filters', async () => {
    const calendar = await open({ filters: 'category place' });
    expect(buttons(calendar).map(words)).to.deep.equal([
      'Culture 2, 2 événements',
      'Fêtes 2, 2 événements',
      'Marchés 1, 1 événement',
      'Vie municipale 1, 1 événement',
    ]);
    await press(calendar, 'Marchés');
    await press(calendar, 'Vie municipale');
    expect(titles(calendar)).to.deep.equal(['Conseil', 'Marché']);
    const select = calendar.shadowRoot!.querySelector('select')!;
    expect([...select.options].map(words)).to.deep.equal([
      'Tous les lieux',
      'Mairie (1)',
      'Place de la Mairie (1)',
      'Médiathèque (0)',
    ]);
    select.value = 'mediatheque';
    select.dispatchEvent(new Event('change'));
    await calendar.updateComplete;
    expect(titles(calendar)).to.deep.equal([]);
    await press(calendar, 'Culture');
    expect(titles(calendar)).to.deep.equal(['Lecture', 'Ciné']);
  });

  it('search without accents, in any order, in all that an event says', async () => {
    const calendar = await open({ search: true });
    for (const [text, found] of [
      ['NOEL marche', ['Marché']],
      ['mediatheque', ['Lecture', 'Ciné']],
      ["l'oeuvre", ['Lecture']],
      ['fetes', ['Marché', 'Ciné']],
      ['  ', ['Conseil', 'Marché', 'Lecture', 'Ciné']],
    ] as const) {
      await search(calendar, text);
      expect(titles(calendar), text).to.deep.equal(found);
    }
  });

  it('hold in a month too, and from month to month', async () => {
    const calendar = await open({ filters: 'category' }, 'view="month"');
    await press(calendar, 'Culture');
    expect(titles(calendar)).to.deep.equal(['Lecture', 'Ciné']);
    calendar.show('2026-12-24');
    await calendar.updateComplete;
    expect(titles(calendar)).to.deep.equal([]);
    // Of the period nothing was there before the filters: that is no fault of theirs.
    expect(calendar.shadowRoot!.querySelector('.none')!.textContent).to.contain('Aucun événement pour cette période');
    expect(words(named(calendar, 'Culture'))).to.equal('Culture 0, 0 événement');
    calendar.show('2026-11-24', 'list');
    await appears(calendar, '.list');
    expect(titles(calendar)).to.deep.equal(['Lecture', 'Ciné']);
  });

  for (const view of ['list', 'month']) {
    it(`have a state of their own when nothing is left, and a button out of it (${view})`, async () => {
      const calendar = await open({ search: true, filters: 'source' }, `view="${view}"`);
      const told: FilterEvent[] = [];
      calendar.addEventListener('parvis-filter', (filter) => told.push(filter));
      await search(calendar, 'zzz');
      const none = await appears(calendar, '.none');
      expect(none.textContent).to.equal('Aucun événement de cette période ne correspond à ces filtres.');
      expect(calendar.shadowRoot!.querySelector('.filters .clear')).to.equal(null);
      (await appears(calendar, '.cleared button')).click();
      await appears(calendar, '[data-key]');
      expect(titles(calendar)).to.have.length(4);
      await until(() => told.length >= 2, 'it does not come');
      expect(told.map(({ filter, count }) => [filter.search, count])).to.deep.equal([
        ['zzz', 0],
        ['', 4],
      ]);
      expect(calendar.shadowRoot!.activeElement?.localName).to.equal('input');
    });
  }

  it('stand in the address when asked, beside what others say there', async () => {
    history.replaceState(null, '', '#other;agenda:without=mairie&search=cine');
    const calendar = await open({ search: true, filters: 'source category' }, 'id="agenda" hash view="list"');
    expect(titles(calendar)).to.deep.equal(['Ciné']);
    expect(named(calendar, 'Mairie').ariaPressed).to.equal('false');
    await search(calendar, '');
    await press(calendar, 'Fêtes');
    await until(() => location.hash.includes('category'), 'it does not come');
    expect(location.hash).to.equal('#other;agenda:category=fetes&without=mairie');
    location.hash = '#agenda:search=lecture';
    await until(() => titles(calendar).join() === 'Lecture', 'it does not come');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('leave to a calendar of fixed categories what it keeps', async () => {
    const calendar = await open({ category: 'CULTURE, marches', filters: 'category' });
    expect(titles(calendar)).to.deep.equal(['Marché', 'Lecture', 'Ciné']);
    calendar.category = 'fêtes';
    await calendar.updateComplete;
    expect(titles(calendar)).to.deep.equal(['Marché', 'Ciné']);
  });

  describe('on a phone', () => {
    beforeEach(() => viewport(320, 640));
    const all = { search: true, filters: 'category source place' };
    const fold = (calendar: ParvisEventCalendar) => appears(calendar, '.filters .fold');
    const fields = (calendar: ParvisEventCalendar) =>
      calendar.shadowRoot!.querySelectorAll('.filters :is(input, select, .group)').length;

    it('are behind one button, so that events are on the first screen', async () => {
      const calendar = await open(all);
      expect(words(await fold(calendar))).to.equal('Filtrer les événements');
      expect(fields(calendar)).to.equal(0);
      expect(calendar.shadowRoot!.querySelector('[data-key]')!.getBoundingClientRect().bottom).to.be.below(640);
      // What the letters stand for is told all the same.
      expect(words(calendar.shadowRoot!.querySelector('.signs')!)).to.equal('M Mairie Mé Médiathèque');
      await expect(calendar).to.be.accessible();
    });

    it('come and go by the keyboard, the focus where it was', async () => {
      const calendar = await open(all);
      const button = await fold(calendar);
      button.focus();
      for (const [key, expanded, shown] of [
        ['Enter', 'true', 4],
        [' ', 'false', 0],
        ['Enter', 'true', 4],
      ] as const) {
        await keys(key);
        await until(() => button.ariaExpanded === expanded, 'it does not answer');
        expect(fields(calendar)).to.equal(shown);
        expect(calendar.shadowRoot!.activeElement).to.equal(button);
      }
      await expect(calendar).to.be.accessible();
      await keys('Tab');
      expect(calendar.shadowRoot!.activeElement?.localName).to.equal('input');
    });

    it('say folded how many of them are set, and are cleared from there', async () => {
      const calendar = await open(all);
      const button = await fold(calendar);
      button.click();
      await appears(calendar, '.filters .group');
      await press(calendar, 'Culture');
      await press(calendar, 'Fêtes');
      await search(calendar, 'cine');
      button.click();
      await until(() => !fields(calendar), 'they stay');
      expect(words(button)).to.equal('Filtrer les événements 3, 3 filtres actifs');
      expect(titles(calendar)).to.deep.equal(['Ciné']);
      (await appears(calendar, '.filters .clear')).click();
      await until(() => titles(calendar).length === 4, 'nothing comes back');
      expect(words(button)).to.equal('Filtrer les événements');
      await until(() => calendar.shadowRoot!.activeElement === button, 'the focus is lost');
    });

    it('are in the open where there is only a search', async () => {
      const calendar = await open({ search: true });
      await appears(calendar, '.filters input');
      expect(calendar.shadowRoot!.querySelector('.fold')).to.equal(null);
    });
  });
});
