import { expect, fixture, html } from '@open-wc/testing';
import { copyText } from '../../../src/ui/files/copy-text.js';

const words = { copied: 'Copié', field: 'Adresse' };

describe('what is copied for a reader', () => {
  it('is said, or shown in a field, chosen and with the focus', async () => {
    const told = await fixture<HTMLElement>(html`<p></p>`);
    await copyText('https://exemple.fr/', told, words);
    const field = told.querySelector('input');
    // Engines that ask for a press of a real hand keep their clipboard shut.
    if (!field) expect(told.textContent).to.equal('Copié');
    else {
      expect(document.activeElement).to.equal(field);
      expect([field.value, field.selectionStart, field.selectionEnd]).to.deep.equal(['https://exemple.fr/', 0, 19]);
    }
  });

  it('takes the focus from nobody who has shut its place meanwhile', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <button>Fermer</button>
        <p hidden></p>
      </div>`,
    );
    const button = place.querySelector('button')!;
    const told = place.querySelector('p')!;
    let chosen = 0;
    told.addEventListener('select', () => chosen++);
    button.focus();
    await copyText('https://exemple.fr/', told, words);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(document.activeElement).to.equal(button);
    expect(chosen).to.equal(0);
  });
});
