import { expect } from '@open-wc/testing';
import { directionOf } from '../../../src/ui/page/direction-of.js';

describe('directionOf', () => {
  for (const [text, direction] of [
    ['Marché', 'ltr'],
    ['12 : « Marché » سوق', 'ltr'],
    ['سوق Marché', 'rtl'],
    ['12 – שוק', 'rtl'],
    ['ދިވެހި', 'rtl'],
    ['𞤀𞤣𞤤𞤢𞤥', 'rtl'],
    ['Ελλάδα', 'ltr'],
    ['12, 13 – 🙂', undefined],
    ['', undefined],
  ] as const)
    it(`is ${direction ?? 'left to what is around'} for “${text}”, as the browser finds it`, () => {
      expect(directionOf(text)).to.equal(direction);
      const element = Object.assign(document.createElement('p'), { dir: 'auto', textContent: text });
      document.body.append(element);
      expect(getComputedStyle(element).direction).to.equal(direction ?? 'ltr');
      element.remove();
    });
});
