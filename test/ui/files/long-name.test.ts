import { expect, fixture, html } from '@open-wc/testing';
import { longName } from '../../../src/ui/files/long-name.js';

const drawn = (name: string) =>
  fixture(html`<p style="inline-size: 16.5ch; overflow-wrap: anywhere; font: 16px monospace">${longName(name)}</p>`);

/** What stands on each line, as it is laid out. */
function lines(element: Element): string[] {
  const found: string[] = [];
  let top = NaN;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.nodeValue!.length; at++) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      if (box.top === top) found.push(found.pop()! + range.toString());
      else found.push(range.toString());
      top = box.top;
    }
  return found;
}

describe('a long name', () => {
  for (const wanted of [
    ['deliberations_', '2026.pdf'],
    ['reglement-', 'interieur.docx'],
    ['Convention', '(signee)v2.odt'],
    ['Annexe(plans)-', 'bassin.2026.pdf'],
    ['procesverbaldum', '.docx'],
  ]) {
    const name = wanted.join('');
    it(`breaks after its signs and before its extension: ${name}`, async () => {
      const element = await drawn(name);
      expect(lines(element)).to.deep.equal(wanted);
      expect(element.textContent).to.equal(name);
    });
  }

  it('is whole where it is short, without signs, or no name at all', () => {
    for (const name of ['plan.pdf', 'Compte rendu du conseil de mars.pdf', 'a'.repeat(5000), '_'.repeat(5000)])
      expect(longName(name)).to.equal(name);
  });
});
