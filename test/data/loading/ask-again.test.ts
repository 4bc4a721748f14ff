import { expect } from '@open-wc/testing';
import { isMixed } from '../../../src/data/loading/ask-again.js';

describe('isMixed', () => {
  const secure = new URL('https://town.example/');
  const cases: [page: URL, address: string, mixed: boolean][] = [
    [secure, 'http://other.example/feed', true],
    [secure, 'http://192.168.0.1/feed', true],
    [secure, 'http://localhost.example/feed', true],
    [secure, 'https://other.example/feed', false],
    [secure, 'http://localhost:8080/feed', false],
    [secure, 'http://www.localhost/feed', false],
    [secure, 'http://127.8.9.1/feed', false],
    [secure, 'http://[::1]/feed', false],
    [new URL('http://intranet.example/'), 'http://other.example/feed', false],
  ];
  for (const [page, address, mixed] of cases) {
    it(`${mixed ? 'refuses' : 'allows'} ${address} in ${page.origin}`, () => {
      expect(isMixed(page, new URL(address))).to.equal(mixed);
    });
  }
});
