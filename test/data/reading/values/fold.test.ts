import { expect } from '@open-wc/testing';
import { fold } from '../../../../src/data/reading/values/fold.js';

/** What a text says, and what people type who look for it. */
const texts: readonly (readonly [text: string, typed: string])[] = [
  ['École', 'ecole'],
  ['E\u0301cole', 'école'],
  ['Œuvres', 'oeuvre'],
  ['Curriculum vitæ', 'vitae'],
  ['Straße', 'strasse'],
  ['Ørsted, Łódź, đ', 'orsted, lodz, d'],
  ['İstanbul, ISPARTA', 'istanbul, ısparta'],
  ['l’école', "l'ecole"],
  ['l´école', "l'école"],
  ['l‘école', 'l`école'],
  ['lʼécole', 'l′école'],
  ['12\u202f000\u00a0habitants', '12 000 habitants'],
  ['compte\u2011rendu', 'compte-rendu'],
  ['compte–rendu', 'compte-rendu'],
  ['inter\u00adcommunalité', 'intercommunalite'],
  ['a\u200bb\u2060c\ufeff', 'abc'],
  ['مُحَمَّد', 'محمد'],
  ['مـحـمـد', 'محمد'],
  ['Ｐａｒｉｓ', 'paris'],
  ['ﬁnances', 'finances'],
  ['Le «\u00a0Budget\u00a0»', 'le "budget"'],
  ['Quote (a|b)* [c]', 'quote (a|b)* [c]'],
];

describe('folded text', () => {
  for (const [text, typed] of texts) {
    it(`finds « ${text} » for « ${typed} »`, () => {
      expect(fold(text)).to.include(fold(typed));
      expect(fold(fold(text))).to.equal(fold(text));
    });
  }

  it('takes the time of its length', () => {
    for (const piece of ['a', '\u0301', 'é', 'ـ', '"', ' ', '-', 'ﷺ']) fold(piece.repeat(500_000));
  });
});
