import '../../../../src/widgets/event-calendar/define.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { eventCalendar } from '../../../../stories/support/draw-calendar.js';
import type { CalendarEvent } from '../../../../src/widgets/event-calendar/calendar-event.js';
import { viewport } from '../../../support/commands.js';
import { event } from '../event.js';

/** A wide month of November 2026 with these events. */
async function drawn(items: readonly CalendarEvent[]): Promise<ShadowRoot> {
  await viewport(1200, 900);
  document.documentElement.lang = 'fr';
  const sources = [{ read: async () => ({ items, skipped: 0 }) }];
  const calendar = eventCalendar({ view: 'month', date: '2026-11-10', zone: 'Europe/Paris', sources });
  document.body.replaceChildren(calendar);
  await appears(calendar, '.others');
  return calendar.shadowRoot!;
}

const cell = (root: ShadowRoot, date: string) =>
  root.querySelector<HTMLElement>(`[data-day="${Date.parse(date) / 86_400_000}"]`)!;
const titles = (root: ShadowRoot, date: string) =>
  [...cell(root, date).querySelectorAll('.title')].map(({ textContent }) => textContent);

describe('a day of a month with more than it has room for', () => {
  after(() => document.body.replaceChildren());

  for (const date of ['2026-11-18', '2026-12-02'])
    it(`goes into its events once its count is pressed: ${date}`, async () => {
      const root = await drawn(
        Array.from({ length: 6 }, (_, at) =>
          event({
            uid: `${at}`,
            title: `Atelier ${at}`,
            start: `${date}T1${at}:00:00`,
            end: `${date}T1${at}:30:00`,
          }),
        ),
      );
      cell(root, date).querySelector<HTMLElement>('.others')!.click();
      await until(() => titles(root, date).length === 6, 'it is not opened');
      await until(() => root.activeElement?.textContent.includes('Atelier 0'), 'the focus does not go in');
    });
});
