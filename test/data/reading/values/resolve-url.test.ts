import { expect } from '@open-wc/testing';
import { resolveUrl } from '../../../../src/data/reading/values/resolve-url.js';

const base = 'https://town.example/news/feed?x=1';
const cases: readonly (readonly [address: string | null | undefined, absolute: string | undefined])[] = [
  [undefined, undefined],
  [null, undefined],
  ['  ', undefined],
  ['https://other.example/a/b.html?c=%C3%A9&d=1', 'https://other.example/a/b.html?c=%C3%A9&d=1'],
  ['item', 'https://town.example/news/item'],
  ['/item', 'https://town.example/item'],
  ['?p=2', 'https://town.example/news/feed?p=2'],
  ['//other.example/a', 'https://other.example/a'],
  [' https://other.example/a\n', 'https://other.example/a'],
  ['HTTPS://OTHER.example', 'https://other.example/'],
  ['https://other.example/a/../b', 'https://other.example/b'],
  ['https://other.example/é', 'https://other.example/%C3%A9'],
  ['https://other.example/a b', 'https://other.example/a%20b'],
  ['https://0x7f.1/', 'https://127.0.0.1/'],
  ['https://', undefined],
  ['http://[', undefined],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['urn:town:1', 'urn:town:1'],
];

describe('resolveUrl', () => {
  for (const [address, absolute] of cases) {
    it(`resolves ${JSON.stringify(address)}`, () => expect(resolveUrl(address, base)).to.equal(absolute));
  }

  it('leaves alone only what URL would leave alone', () => {
    for (const [address] of cases) {
      const absolute = resolveUrl(address, base);
      if (absolute) expect(absolute).to.equal(new URL(absolute).href);
    }
  });

  it('does without a base where there is none', () => {
    expect(resolveUrl('item', '')).to.equal(undefined);
    expect(resolveUrl('https://town.example', '')).to.equal('https://town.example/');
  });
});
