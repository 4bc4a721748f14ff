import { expect } from '@open-wc/testing';
import '../../src/widgets/document-list/define.js';
import { documentStates } from '../../stories/support/document-states.js';
import { appears } from '../../stories/support/appears.js';
import { documentList } from '../../stories/support/draw-documents.js';
import { keys } from '../support/commands.js';
import { between, onTownDay } from './town-page.js';
import { active, go, walk } from './walk.js';

/** What a control is called. */
const name = (stop: HTMLElement): string =>
  (stop.getAttribute('aria-label') ?? (stop.textContent.trim() || stop.title))
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

describe('the keyboard in a list of documents', function () {
  this.timeout(30_000);
  onTownDay();

  it('goes through the heads, the folders and the documents, and back the same way', async () => {
    await between(documentList(documentStates.table.args('fr')), '.row');
    const forth = await walk('Tab');
    const stops = forth.map(name);
    expect(stops.slice(0, 9)).to.deep.equal([
      ...['Nom', 'Type', 'Taille', 'Modifié', 'Auteur', 'Version', 'Conseil municipal', 'Procédures'],
      'Annexe 2, liste des parcelles (document PDF, 212 ko)',
    ]);
    expect(stops[9]).to.equal('Détails de « Annexe 2, liste des parcelles »');
    const back = await walk('Shift+Tab');
    expect(back.reverse().map(name)).to.deep.equal(stops);
  });

  it('sorts, opens a folder and comes back without losing its place', async () => {
    const list = await between(documentList(documentStates.table.args('fr')), '.row');
    await go(list.shadowRoot!.querySelector<HTMLElement>('.heads .modified button')!);
    await keys('Enter');
    await appears(list, '[aria-sort=descending]');
    expect(name(active())).to.equal('Modifié');
    const folder = [...list.shadowRoot!.querySelectorAll<HTMLElement>('.folder [part=link]')].at(-1)!;
    const opened = name(folder);
    await go(folder);
    await keys('Enter');
    await appears(list, '.here');
    for (const begun = performance.now(); !active().matches('.here') && performance.now() - begun < 20_000;)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(name(active())).to.equal(opened);
    await keys('Shift+Tab');
    expect(name(active())).to.equal('Documents');
    await keys('Enter');
    for (
      const begun = performance.now();
      list.shadowRoot!.querySelector('.here') && performance.now() - begun < 20_000;
    )
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await list.updateComplete;
    // The focus is in the list, not at the top of the page.
    for (const begun = performance.now(); !active().closest('.list') && performance.now() - begun < 20_000;)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(active().closest('.list')).not.to.equal(null);
  });

  it('opens the sheet of a document, stays in it, and comes back to its button', async () => {
    const list = await between(documentList(documentStates.table.args('fr')), '.row');
    const button = list.shadowRoot!.querySelector<HTMLElement>('.details')!;
    await go(button);
    await keys('Enter');
    const dialog = await appears(list, 'dialog[open]');
    for (let stop = 0; stop < 12; stop++) {
      await keys('Tab');
      const { activeElement } = list.shadowRoot!;
      // Between the last control and the first, engines pass through their own.
      if (activeElement) expect(dialog.contains(activeElement), name(activeElement as HTMLElement)).to.equal(true);
    }
    await keys('Escape');
    for (const begun = performance.now(); active() !== button && performance.now() - begun < 20_000;)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(active()).to.equal(button);
  });
});
