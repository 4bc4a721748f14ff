import { expect } from '@open-wc/testing';
import '../../src/widgets/document-list/define.js';
import { documentStates, type DocumentState } from '../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../stories/support/draw-documents.js';
import { townClock } from '../../stories/support/town-clock.js';
import type { TownLang } from '../../stories/support/town-news.js';
import { emulate, viewport, type Media } from '../support/commands.js';
import { faults, look } from './axe.js';
import { paleTexts } from './dialog-contrast.js';
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
  describe(`axe, every state of the list of documents, ${title}`, function () {
    this.timeout(60_000);
    let able = true;
    let ownClock: () => void;
    before(async () => {
      ownClock = townClock();
      able = await emulate(media);
      if (!able) console.log(`axe, the documents, ${title}: this engine cannot`);
    });
    after(async () => {
      ownClock();
      await emulate();
      blankPage();
      history.replaceState(null, '');
      document.documentElement.className = '';
    });

    for (const [name, state] of Object.entries(documentStates) as [string, DocumentState][]) {
      it(`finds nothing in "${name}", and would find a fault`, async () => {
        if (!able) return;
        for (const [width, lang] of drawn) {
          await viewport(width, 900);
          const page = blankPage();
          const around = document.createElement('div');
          Object.assign(around, { className: theme, lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
          const list = documentList(state.args(lang));
          list.addEventListener('parvis-error', (event) => event.preventDefault());
          around.append(list);
          page.append(around);
          await reachDocuments(list, state);
          expect(document.documentElement.scrollWidth, `${lang}, sideways`).to.be.at.most(width);
          const dialog = list.shadowRoot!.querySelector('dialog');
          // In a dialog some engines have axe look at no colour.
          if (dialog) {
            expect(paleTexts(dialog), `${width} ${lang}`).to.deep.equal([]);
            // The reader's own colours replace a pale text, in some engines also where it is asked for.
            if (theme !== 'forced') {
              const pale = faults['color-contrast']();
              dialog.prepend(pale);
              expect(paleTexts(dialog), 'planted and not seen').to.have.length(1);
              pale.remove();
            }
          }
          const place = dialog ?? list.shadowRoot!.querySelector('[lang]')!;
          const { found, missed } = await look(theme, [place], { pale: !dialog });
          expect(found, `${width} ${lang}`).to.deep.equal([]);
          expect(missed, 'planted and not seen').to.deep.equal([]);
        }
      });
    }
  });
}
