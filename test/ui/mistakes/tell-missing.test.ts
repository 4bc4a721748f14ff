import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/widgets/document-list/define.js';
import type { ParvisDocumentList } from '../../../src/widgets/document-list/document-list.js';
import { missing } from '../../../src/ui/lazy.js';
import { appears, until } from '../../../stories/support/appears.js';
import { keys } from '../../support/commands.js';

const words = () =>
  document
    .querySelector('html > [role=status]')
    ?.textContent.replace(/[\s\u00a0]+/g, ' ')
    .trim() ?? '';
const SENTENCE = 'Impossible pour le moment : la connexion manque. Réessayez quand elle sera revenue.';

describe('a part of a widget that could not be had', () => {
  it('is told to who has just asked for it', async () => {
    document.documentElement.lang = 'fr';
    const list = await fixture<ParvisDocumentList>(
      html`<parvis-document-list
        search
        .sources=${[{ read: async () => ({ items: [], skipped: 0 }) }]}
      ></parvis-document-list>`,
    );
    const field = await appears(list, '[type=search]');
    await until(() => missing.has(list), 'what tells of it has not come');
    field.focus();
    await keys('ArrowLeft');
    // The sentence may still be on its way.
    await until(() => (missing.get(list)!(), words()), 'nothing was said');
    await until(() => words() === SENTENCE, `"${words()}" was said`);
    const shown = await appears(list, '.missing');
    expect(shown.textContent).to.equal(document.querySelector('html > [role=status]')!.textContent.trim());
    await expect(list).to.be.accessible();
    // It takes no room, and goes with the next press.
    expect(shown.getBoundingClientRect().height).to.equal(0);
    await keys('ArrowLeft');
    expect(shown.isConnected).to.equal(false);
  });
});
