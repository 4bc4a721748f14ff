import { expect } from '@open-wc/testing';
import '../../src/widgets/idea-box/define.js';
import { ideaBox, reachIdeas } from '../../stories/support/draw-ideas.js';
import { ideaStates, type IdeaState } from '../../stories/support/idea-states.js';
import { townClock } from '../../stories/support/town-clock.js';
import type { TownLang } from '../../stories/support/town-news.js';
import { emulate, viewport, type Media } from '../support/commands.js';
import { look } from './axe.js';
import { blankPage, type Theme } from './draw.js';

/** What colours change is seen once at each width; what is drawn is seen in both directions. */
const looks: readonly (readonly [
  title: string,
  theme: Theme,
  media: Media,
  drawn: readonly (readonly [number, TownLang])[],
])[] = [
  [
    'light',
    'light',
    {},
    [
      [320, 'fr'],
      [1200, 'ar'],
    ],
  ],
  ['dark', 'dark', {}, [[1200, 'fr']]],
  ['forced colours', 'forced', { forcedColors: 'active', colorScheme: 'dark' }, [[320, 'ar']]],
];

for (const [title, theme, media, drawn] of looks) {
  describe(`axe, every state of the idea box, ${title}`, function () {
    this.timeout(60_000);
    let able = true;
    let ownClock: () => void;
    before(async () => {
      ownClock = townClock();
      able = await emulate(media);
      if (!able) console.log(`axe, the ideas, ${title}: this engine cannot`);
    });
    after(async () => {
      ownClock();
      await emulate();
      blankPage();
      history.replaceState(null, '');
      document.documentElement.className = '';
    });

    for (const [name, state] of Object.entries(ideaStates) as [string, IdeaState][]) {
      it(`finds nothing in "${name}", and would find a fault`, async () => {
        if (!able) return;
        for (const [width, lang] of drawn) {
          await viewport(width, 900);
          const page = blankPage();
          const around = document.createElement('div');
          Object.assign(around, { className: theme, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
          const box = ideaBox(state.args(lang));
          box.addEventListener('parvis-error', (event) => event.preventDefault());
          around.append(box);
          page.append(around);
          await reachIdeas(box, state);
          expect(document.documentElement.scrollWidth, `${lang}, sideways`).to.be.at.most(width);
          const { found, missed } = await look(theme, [box.shadowRoot!.querySelector('[lang]')!]);
          expect(found, `${width} ${lang}`).to.deep.equal([]);
          expect(missed, 'planted and not seen').to.deep.equal([]);
        }
      });
    }
  });
}
