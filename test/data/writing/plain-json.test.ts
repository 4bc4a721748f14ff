import { expect } from '@open-wc/testing';
import { plainJson } from '../../../src/data/writing/plain-json.js';

describe('what is written as JSON', () => {
  const value = { title: 'É "a"\n\ud800', list: [1, true, null, [], {}], none: undefined, inside: { at: 1e21 } };

  it('is what JSON says', () => {
    expect(plainJson(value)).to.equal(JSON.stringify(value));
    expect(plainJson([undefined])).to.equal('[null]');
  });

  it('stays so on a page that teaches its own ways to lists and objects', () => {
    const expected = JSON.stringify(value);
    const prototypes = [Array.prototype, Object.prototype, String.prototype, Number.prototype] as object[];
    for (const prototype of prototypes)
      Object.defineProperty(prototype, 'toJSON', { value: () => 'spoilt', configurable: true });
    try {
      // The page does spoil what is written otherwise.
      expect(JSON.stringify({ list: [1] })).to.equal('"spoilt"');
      expect(plainJson(value)).to.equal(expected);
    } finally {
      for (const prototype of prototypes) delete (prototype as { toJSON?: unknown }).toJSON;
    }
  });
});
