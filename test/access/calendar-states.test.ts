import { expect } from '@open-wc/testing';
import '../../src/widgets/event-calendar/define.js';
import type { ParvisEventCalendar } from '../../src/widgets/event-calendar/event-calendar.js';
import { calendarStates, type CalendarState } from '../../stories/support/calendar-states.js';
import { eventCalendar, reachState } from '../../stories/support/draw-calendar.js';
import { townClock } from '../../stories/support/town-clock.js';
import { emulate, viewport, type Media } from '../support/commands.js';
import { look } from './axe.js';
import { blankPage, langs, type Look, type Theme } from './draw.js';

type Named = readonly [name: string, state: CalendarState];

/** Draws a state of the calendar on the page, under what is there. */
async function draw(page: HTMLElement, [name, state]: Named, { theme = 'light', lang = 'fr' }: Look) {
  const around = document.createElement('div');
  const id = `${name}-${theme}-${lang}`;
  Object.assign(around, { id, className: theme, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
  const args = state.args(lang);
  // Two widgets of one page bear two names.
  const calendar = eventCalendar({ ...args, heading: `${args.heading} ${id}` });
  calendar.addEventListener('parvis-error', (event) => event.preventDefault());
  around.append(calendar);
  page.append(around);
  await reachState(calendar, state);
  return calendar;
}

const insideOf = ({ shadowRoot }: ParvisEventCalendar) =>
  shadowRoot!.querySelector('dialog') ?? shadowRoot!.querySelector('[lang]')!;

const states = Object.entries(calendarStates) as Named[];
/** States that axe looks at together. */
const TOGETHER = 6;
const flat = states.filter(([name]) => name !== 'dialog');
const pages: readonly (readonly Named[])[] = [
  states.filter(([name]) => name === 'dialog'),
  ...Array.from({ length: Math.ceil(flat.length / TOGETHER) }, (_, at) =>
    flat.slice(at * TOGETHER, (at + 1) * TOGETHER),
  ),
];

const looks: readonly (readonly [title: string, theme: Theme, media: Media])[] = [
  ['light', 'light', {}],
  ['dark', 'dark', {}],
  ['forced colours', 'forced', { forcedColors: 'active', colorScheme: 'dark' }],
];

for (const [title, theme, media] of looks) {
  describe(`axe, every state of the calendar, ${title}`, function () {
    this.timeout(120_000);
    const seen = { drawn: 0, planted: 0, red: 0 };
    let able = true;
    let ownClock: () => void;
    before(async () => {
      ownClock = townClock();
      able = await emulate(media);
    });
    after(async () => {
      ownClock();
      await emulate();
      blankPage();
      const { drawn, planted, red } = seen;
      console.log(
        `axe, the calendar, ${title}: ${able ? `${drawn} drawn, 0 violations; ${planted} faults planted, ${red} seen` : 'this engine cannot'}`,
      );
    });

    for (const width of [320, 1200]) {
      for (const shown of pages) {
        it(`finds nothing at ${width} pixels in ${shown.map(([name]) => name).join(', ')}, and would find faults`, async () => {
          if (!able) return;
          await viewport(width, 900);
          // What colours change is seen once at each width; what is drawn is seen in both directions.
          const inLangs = theme === 'light' ? langs : [langs[width === 320 ? 1 : 0]];
          const all = shown.flatMap((state) => inLangs.map((lang) => [state, { theme, lang }] as const));
          // A dialog is alone on its page, for it covers all else.
          for (const together of shown[0]![0] === 'dialog' ? all.map((one) => [one]) : [all]) {
            const page = blankPage();
            const calendars: ParvisEventCalendar[] = [];
            // The reader does one thing after the other.
            for (const [state, how] of together) calendars.push(await draw(page, state, how));
            expect(document.documentElement.scrollWidth, 'sideways').to.be.at.most(width);
            // Of what is written in a dialog axe judges no colours.
            const pale = shown[0]![0] !== 'dialog';
            const { found, planted, missed } = await look(theme, calendars.map(insideOf), { pale });
            expect(found).to.deep.equal([]);
            expect(missed, 'planted and not seen').to.deep.equal([]);
            seen.drawn += calendars.length;
            seen.planted += planted;
            seen.red += planted - missed.length;
          }
        });
      }
    }
  });
}
