import { expect } from '@open-wc/testing';
import { fileName, lastName } from '../../../../src/data/reading/values/file-name.js';
import { shownName } from '../../../../src/data/reading/values/shown-name.js';

describe('the name of a file', () => {
  it('shows its true extension', () => {
    for (const control of [
      '\u200e',
      '\u200f',
      '\u061c',
      '\u202a',
      '\u202e',
      '\u200b',
      '\ufeff',
      '\u2066',
      '\u2069',
      '\0',
      '\n',
      '\x9f',
    ]) {
      expect(shownName(`ordre${control}fdp.exe`)).to.equal('ordrefdp.exe');
      expect(lastName(`/pj/ordre${encodeURIComponent(control)}fdp.exe?a=/b.pdf`)).to.equal('ordrefdp.exe');
    }
  });
  it('is the last part of its address, else the host', () => {
    expect(fileName('https://a.example/pj/Compte%20rendu.pdf#page=2')).to.equal('Compte rendu.pdf');
    expect(fileName('https://a.example/pj/100%.pdf')).to.equal('100%.pdf');
    expect(fileName('https://a.example/pj/')).to.equal('pj');
    expect(fileName('https://a.example/')).to.equal('a.example');
    expect(lastName('')).to.equal('');
  });
});
