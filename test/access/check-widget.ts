import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { townClock } from '../../stories/support/town-clock.js';
import type { TownLang } from '../../stories/support/town-news.js';
import { emulate, viewport, type Media } from '../support/commands.js';
import { faults, look } from './axe.js';
import { paleTexts } from './dialog-contrast.js';
import { blankPage, type Theme } from './draw.js';
import { scrambled } from './reading-order.js';

/** One state of a widget, as a reader may meet it. */
interface State<Args> {
  readonly args: (lang?: TownLang) => Args;
  /** What is there in the shadow root once the state is reached. */
  readonly shows: string;
}

/** A widget, in every state. */
export interface Drawing<Args, One extends State<Args>, Widget extends LitElement> {
  /** In the sentences of a report: `the list of documents`. */
  readonly called: string;
  readonly states: Readonly<Record<string, One>>;
  /** Makes the widget, not yet in the page. */
  readonly make: (args: Args) => Widget;
  /** Goes on until the widget is in this state. */
  readonly reach: (widget: Widget, state: One) => Promise<void>;
  /** At which widths and in which languages each look is drawn; see `once`. */
  readonly drawn?: Readonly<Record<Theme, Places>>;
}

/** By width, in CSS pixels. */
type Places = readonly (readonly [width: number, langs: readonly TownLang[]])[];

/** What is drawn is seen at each width and in both directions; what colours change, once. */
const once: Readonly<Record<Theme, Places>> = {
  light: [
    [320, ['fr']],
    [1200, ['ar']],
  ],
  dark: [[1200, ['fr']]],
  forced: [[320, ['ar']]],
};

const looks: readonly (readonly [title: string, theme: Theme, media: Media])[] = [
  ['light', 'light', {}],
  ['dark', 'dark', {}],
  ['forced colours', 'forced', { forcedColors: 'active', colorScheme: 'dark' }],
];

/** States that stand on one page, as widgets of a town do: what two of them call alike is seen. */
const TOGETHER = 6;

/**
 * Draws every state of a widget in every look, several on a page, plants faults in each, and has axe look: it sees these and
 * no other. Nothing is wider than its page, and French is read from the left in a page from the right too.
 */
export function checkWidget<Args extends { heading?: string }, One extends State<Args>, Widget extends LitElement>({
  called,
  states,
  make,
  reach,
  drawn = once,
}: Drawing<Args, One, Widget>): void {
  const all = Object.entries(states);
  // A dialog is alone on its page, for it covers all else.
  const isDialog = ([, { shows }]: (typeof all)[number]) => shows.startsWith('dialog');
  const flat = all.filter((one) => !isDialog(one));
  const pages = [
    ...Array.from({ length: Math.ceil(flat.length / TOGETHER) }, (_, at) =>
      flat.slice(at * TOGETHER, (at + 1) * TOGETHER),
    ),
    ...all.filter(isDialog).map((one) => [one]),
  ];

  async function draw(page: HTMLElement, [name, state]: (typeof all)[number], theme: Theme, lang: TownLang) {
    const around = document.createElement('div');
    Object.assign(around, { className: theme, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
    const args = state.args(lang);
    // Two widgets of one page bear two names.
    const widget = make({ ...args, heading: `${args.heading} ${name} ${lang}` });
    widget.addEventListener('parvis-error', (event) => event.preventDefault());
    around.append(widget);
    page.append(around);
    await reach(widget, state);
    return widget.shadowRoot!;
  }

  for (const [title, theme, media] of looks) {
    describe(`axe, every state of ${called}, ${title}`, function () {
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
        console.log(
          `axe, ${called}, ${title}: ${able ? `${seen.drawn} drawn, 0 violations; ${seen.planted} faults planted, ${seen.red} seen` : 'this engine cannot'}`,
        );
      });

      for (const [width, langs] of drawn[theme]) {
        for (const shown of pages) {
          it(`finds nothing at ${width} pixels in ${shown.map(([name]) => name).join(', ')}, and would find faults`, async () => {
            if (!able) return;
            await viewport(width, 900);
            const wanted = shown.flatMap((state) => langs.map((lang) => [state, lang] as const));
            for (const together of isDialog(shown[0]!) ? wanted.map((one) => [one]) : [wanted]) {
              const page = blankPage();
              const roots: ShadowRoot[] = [];
              // The reader does one thing after the other.
              for (const [state, lang] of together) roots.push(await draw(page, state, theme, lang));
              expect(document.documentElement.scrollWidth, 'sideways').to.be.at.most(width);
              const dialogs = roots.flatMap((root) => [...root.querySelectorAll('dialog')]);
              // One that opens among others would hide them from axe.
              expect(dialogs).to.have.length(isDialog(shown[0]!) ? 1 : 0);
              for (const dialog of dialogs) checkDialog(dialog, theme);
              await import('../../src/i18n/foreign-page.js');
              expect(roots.flatMap(scrambled), 'not in the order in which it is read').to.deep.equal([]);
              const places = dialogs.length ? dialogs : roots.map((root) => root.querySelector('[lang]')!);
              const { found, planted, missed } = await look(theme, places, { pale: !dialogs.length });
              expect(found).to.deep.equal([]);
              expect(missed, 'planted and not seen').to.deep.equal([]);
              seen.drawn += roots.length;
              seen.planted += planted;
              seen.red += planted - missed.length;
            }
          });
        }
      }
    });
  }
}

/** In a dialog some engines have axe look at no colour. */
function checkDialog(dialog: HTMLElement, theme: Theme): void {
  expect(paleTexts(dialog)).to.deep.equal([]);
  // The reader's own colours replace a pale text, in some engines also where it is asked for.
  if (theme === 'forced') return;
  const pale = faults['color-contrast']();
  dialog.prepend(pale);
  expect(paleTexts(dialog), 'planted and not seen').to.have.length(1);
  pale.remove();
}
