import { expect, fixture, html } from '@open-wc/testing';
import { icon } from '../../src/ui/icon.js';

const names = ['alert', 'cross', 'feed', 'pause', 'play', 'retry', 'search'] as const;

describe('an icon', () => {
  for (const name of names) {
    it(`draws ${name}, hidden from those who listen`, async () => {
      const holder = await fixture<HTMLElement>(html`<p>${icon(name)} Mot</p>`);
      const svg = holder.querySelector('svg')!;
      expect(svg.getAttribute('aria-hidden')).to.equal('true');
      expect(holder.innerText.trim()).to.equal('Mot');
      for (const shape of svg.querySelectorAll<SVGGeometryElement>('path, circle')) {
        const { x, y, width, height } = shape.getBBox();
        expect(Math.min(x, y)).to.be.at.least(0);
        expect(Math.max(x + width, y + height)).to.be.at.most(24);
        expect(width + height).to.be.greaterThan(0);
      }
      expect(svg.querySelectorAll('path, circle').length).to.be.greaterThan(0);
    });
  }
});
