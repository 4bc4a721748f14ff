import { expect } from '@open-wc/testing';
import 'axe-core/axe.min.js';
import '../../src/widgets/event-calendar/define.js';
import { calendarStates, type CalendarState } from '../../stories/support/calendar-states.js';
import { eventCalendar, reachState } from '../../stories/support/draw-calendar.js';
import { townClock } from '../../stories/support/town-clock.js';
import { emulate, viewport, type Media } from '../support/commands.js';
import { blankPage, langs, type Theme } from './draw.js';

declare const axe: typeof import('axe-core');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line for each rule. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  });
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html.slice(0, 200)}`);
}

const looks: readonly (readonly [title: string, theme: Theme, media: Media])[] = [
  ['light', 'light', {}],
  ['dark', 'dark', {}],
  ['forced colours', 'forced', { forcedColors: 'active', colorScheme: 'dark' }],
];

for (const [title, theme, media] of looks) {
  describe(`axe, every state of the calendar, ${title}`, function () {
    this.timeout(60_000);
    let able = true;
    let ownClock: () => void;
    before(async () => {
      ownClock = townClock();
      able = await emulate(media);
      if (!able) console.log(`axe, the calendar, ${title}: this engine cannot`);
    });
    after(async () => {
      ownClock();
      await emulate();
      blankPage();
      document.documentElement.className = '';
    });

    for (const [name, state] of Object.entries(calendarStates) as [string, CalendarState][]) {
      it(`finds nothing in "${name}", and would find a fault`, async () => {
        if (!able) return;
        for (const width of [320, 1200]) {
          await viewport(width, 900);
          // What colours change is seen once at each width; what is drawn is seen in both directions.
          for (const lang of theme === 'light' ? langs : [langs[width === 320 ? 1 : 0]]) {
            const page = blankPage();
            const around = document.createElement('div');
            Object.assign(around, { className: theme, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
            const calendar = eventCalendar(state.args(lang));
            calendar.addEventListener('parvis-error', (event) => event.preventDefault());
            around.append(calendar);
            page.append(around);
            await reachState(calendar, state);
            expect(await faults(), `${width} ${lang}`).to.deep.equal([]);
            const root = calendar.shadowRoot!;
            (root.querySelector('dialog') ?? root.querySelector('[lang]') ?? around).append(
              document.createElement('button'),
            );
            const { violations } = await axe.run(document, { runOnly: ['button-name'] });
            expect(violations.length, 'planted').to.equal(1);
          }
        }
      });
    }
  });
}
