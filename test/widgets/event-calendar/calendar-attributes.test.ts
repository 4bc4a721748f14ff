import { expect, fixture } from '@open-wc/testing';
import '../../../src/widgets/event-calendar/define.js';
import { holds } from '../../../stories/support/calendar-states.js';
import { appears } from '../../../stories/support/appears.js';
import type { ParvisEventCalendar } from '../../../src/widgets/event-calendar/event-calendar.js';
import { viewport } from '../../support/commands.js';
import { event } from './event.js';

async function open(attributes: string): Promise<ParvisEventCalendar> {
  const calendar = await fixture<ParvisEventCalendar>(
    `<parvis-event-calendar date="2026-11-24" past lang="fr" ${attributes}></parvis-event-calendar>`,
  );
  calendar.sources = [holds([event()])];
  await appears(calendar, '[data-key]');
  return calendar;
}
const name = (calendar: ParvisEventCalendar) =>
  calendar.shadowRoot!.querySelector('[data-key]')!.getAttribute('aria-label')!;

describe('what a page writes on a calendar', () => {
  beforeEach(() => viewport(1200, 900));

  it('heading and heading-level: the headings follow the page', async () => {
    const calendar = await open('view="list" zone="Europe/Paris" heading="Agenda" heading-level="4"');
    const levels = [...calendar.shadowRoot!.querySelectorAll('[role=heading]')].map(
      ({ ariaLevel, textContent }) => `${ariaLevel} ${textContent.replace('Aujourd’hui', '').trim()}`,
    );
    expect(levels).to.deep.equal(['4 Agenda', '5 novembre 2026', '6 mardi 24 novembre']);
  });

  it('zone: times show there, and beside it as the source says them', async () => {
    expect(name(await open('view="list" zone="Europe/Paris"'))).to.match(/18\u00a0h\u00a030, jusqu’à 20\u00a0h$/);
    expect(name(await open('view="list" zone="America/Montreal"'))).to.match(
      /12\u00a0h\u00a030, jusqu’à 14\u00a0h, 18\u00a0h\u00a030 /,
    );
  });

  it('views: those among which the reader chooses, and no choice where there is one', async () => {
    const choices = (calendar: ParvisEventCalendar) =>
      [...calendar.shadowRoot!.querySelectorAll('.choice button')].map(({ textContent }) => textContent.trim());
    expect(choices(await open('views="list month" zone="Europe/Paris"'))).to.deep.equal(['Liste', 'Mois']);
    expect(choices(await open('view="list" views="list" zone="Europe/Paris"'))).to.deep.equal([]);
  });

  it('refresh: what moves by itself can be stopped, and goes on', async () => {
    const calendar = await open('refresh="5" zone="Europe/Paris"');
    const words = () => calendar.shadowRoot!.querySelector('.pause')!.textContent.trim();
    const button = await appears(calendar, '.pause');
    expect(words()).to.equal('Suspendre l’actualisation');
    for (const said of ['Reprendre l’actualisation', 'Suspendre l’actualisation']) {
      button.click();
      await calendar.updateComplete;
      expect(words()).to.equal(said);
    }
    expect((await open('zone="Europe/Paris"')).shadowRoot!.querySelector('.pause')).to.equal(null);
  });
});
