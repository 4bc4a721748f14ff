import { expect } from '@open-wc/testing';
import '../../src/widgets/event-calendar/define.js';
import type { ParvisEventCalendar } from '../../src/widgets/event-calendar/event-calendar.js';
import type { CalendarEvent } from '../../src/widgets/event-calendar/calendar-event.js';
import { type CalendarArgs } from '../../stories/support/calendar-states.js';
import { appears } from '../../stories/support/appears.js';
import { eventCalendar } from '../../stories/support/draw-calendar.js';
import { keys } from '../support/commands.js';
import { event } from '../widgets/event-calendar/event.js';
import { blankPage } from './draw.js';
import { onTownDay } from './town-page.js';
import { active, spoken } from './walk.js';

const at = (uid: string, start: string): CalendarEvent => event({ uid, title: uid, start, zone: 'UTC' });

/** A calendar of a source that gives what stands in `given` at the time. */
async function calendar(given: CalendarEvent[], args: CalendarArgs = {}): Promise<ParvisEventCalendar> {
  const widget = eventCalendar({
    date: '2026-11-24',
    zone: 'UTC',
    sources: [{ key: 'a', read: async () => ({ items: [...given], skipped: 0 }) }],
    ...args,
  });
  blankPage().append(widget);
  await widget.loadComplete;
  await appears(widget, '[data-key]');
  return widget;
}
const button = (widget: ParvisEventCalendar, text: string) =>
  [...widget.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text)!;
describe('the focus in a calendar', function () {
  this.timeout(30_000);
  onTownDay();

  it('stays on the choice of a view, also while the view is fetched for the first time', async () => {
    const widget = await calendar([at('Conseil', '2026-11-24T18:30:00')], { views: 'month week day list' });
    for (const [name, shows] of [
      ['Semaine', '.times'],
      ['Jour', '.times'],
      ['Liste', '.list'],
    ] as const) {
      button(widget, name).focus();
      await keys('Enter');
      await appears(widget, shows);
      expect(active().textContent.trim()).to.equal(name);
    }
  });

  it('comes back from an event to that event, whatever was read meanwhile', async () => {
    const given = [at('Conseil', '2026-11-24T18:30:00'), at('Marché', '2026-11-25T08:00:00')];
    const widget = await calendar(given);
    const open = async () => {
      const chip = [...widget.shadowRoot!.querySelectorAll<HTMLElement>('.chip[data-key]')].find(({ textContent }) =>
        textContent.includes('Conseil'),
      )!;
      chip.focus();
      await keys('Enter');
      await appears(widget, 'dialog[open]');
    };
    const reload = async () => {
      widget.reload();
      await widget.loadComplete;
      await widget.updateComplete;
    };
    await open();
    given.unshift(at('Avant', '2026-11-24T08:00:00'));
    await reload();
    await keys('Escape');
    expect(active().textContent).to.include('Conseil');
    await open();
    given.splice(1, 1);
    await reload();
    await keys('Escape');
    expect(active().getAttribute('aria-label') ?? active().textContent).to.include('24 novembre');
  });

  it('goes to the field of a date that was asked for, and back', async () => {
    const widget = await calendar([at('Conseil', '2026-11-24T18:30:00')]);
    widget.shadowRoot!.querySelector<HTMLElement>('.jump')!.focus();
    await keys('Enter');
    await appears(widget, '.jumping input');
    await widget.updateComplete;
    expect(active().matches('input[type=date]')).to.equal(true);
    await keys('Escape');
    await widget.updateComplete;
    expect(active().matches('.jump')).to.equal(true);
  });

  it('is answered where a day has nothing to go into', async () => {
    for (const view of ['month', 'week'] as const) {
      const widget = await calendar([at('Conseil', '2026-11-26T18:30:00')], { views: 'month week', view });
      const day = view === 'month' ? '.number[tabindex="0"]' : '.named[tabindex="0"]';
      (await appears(widget, day)).focus();
      expect(await spoken('Enter')).to.equal('Aucun événement ce jour.');
    }
  });

  it('finds as many cells in each row of a week as the week has columns', async () => {
    const widget = await calendar([at('Conseil', '2026-11-26T18:30:00')], { views: 'week day', view: 'week' });
    await appears(widget, '.times');
    const rows = [...widget.shadowRoot!.querySelectorAll('[role=grid] [role=row]')];
    const cells = rows.map((row) => row.querySelectorAll('[role$=header], [role=gridcell]').length);
    expect(new Set(cells).size).to.equal(1);
    expect(cells[0]).to.equal(8);
  });
});
