import { expect } from '@open-wc/testing';
import { paperAddress } from '../../../../src/widgets/document-list/rows/paper-address.js';

describe('an address on paper', () => {
  const host = 'https://ville.example/';
  const rows: Record<string, string> = {
    '%C3%89t%C3%A9/proc%C3%A9dure%20d%E2%80%99urgence.pdf': 'Été/procédure%20d%E2%80%99urgence.pdf',
    'c%c5%93ur-Stra%C3%9Fe-%C4%B0.pdf?nom=%C3%A9': 'cœur-Straße-İ.pdf?nom=é',
    // What stands for something in an address, or is a blank, stays.
    '100%25%2Fa%3Fb%23c%20d%C2%A0e': '100%25%2Fa%3Fb%23c%20d%C2%A0e',
    // Turns the text round; is read as another sign; is seen as nothing; belongs to the letter before it.
    '%E2%80%AEfdp.exe%D7%90%D8%A7': '%E2%80%AEfdp.exe%D7%90%D8%A7',
    '%C3%97%C3%B7%C4%B3%C5%89%D0%B0%CE%BF%EF%BC%8F%EF%BD%81%EF%AC%81%C2%AA%E2%81%84':
      '%C3%97%C3%B7%C4%B3%C5%89%D0%B0%CE%BF%EF%BC%8F%EF%BD%81%EF%AC%81%C2%AA%E2%81%84',
    'a%E2%80%8Bb%C2%ADc%E2%81%A6': 'a%E2%80%8Bb%C2%ADc%E2%81%A6',
    'e%CC%81te%CC%81': 'e%CC%81te%CC%81',
    // No UTF-8: cut, written otherwise, half of a pair.
    '%E9t%E9-%C3-%ED%A0%80-%C0%AF': '%E9t%E9-%C3-%ED%A0%80-%C0%AF',
  };
  for (const [encoded, read] of Object.entries(rows))
    it(read, () => {
      expect(paperAddress(host + encoded)).to.equal(host + read);
      // Typed as it stands, it leads to the same place.
      expect(new URL(host + read).href.toLowerCase()).to.equal((host + encoded).toLowerCase());
    });
});
