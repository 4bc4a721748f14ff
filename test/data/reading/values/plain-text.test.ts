import { expect } from '@open-wc/testing';
import { readOddText } from '../../../../src/data/reading/xml/entities.js';
import { odd } from '../../../../src/data/reading/odd.js';
import { oneLine } from '../../../../src/data/reading/values/one-line.js';
import { decodeHtml, plainText } from '../../../../src/data/reading/values/plain-text.js';

beforeEach(readOddText);

describe('a text of which the odd is read by nobody yet', () => {
  beforeEach(() => {
    odd.decode = odd.control = undefined;
    odd.met = false;
  });

  it('is read, where it holds nothing odd', () => {
    expect(plainText('<p>l&#8217;&#xe9;t&#XE9;&nbsp;&amp;lt; &lt;b&gt;')).to.equal('l’été\xa0&lt; <b>');
    expect(odd.met).to.equal(false);
  });

  for (const text of ['&eacute;', '&none;', '&constructor;', '&#x110000;', '&#1;', 'don\x92t', 'R&D']) {
    it(`is read again for ${JSON.stringify(text)}`, () => {
      plainText(text);
      expect(odd.met).to.equal(true);
    });
  }
});

describe('decodeHtml', () => {
  const cases = {
    '&amp;': '&', '&lt;': '<', '&apos;': "'", '&eacute;': 'é', '&nbsp;': '\xa0', '&Tab;': '\t', '&NotEqualTilde;': '≂̸',
    '&#233;': 'é', '&#xE9;': 'é', '&#XE9;': 'é', '&#128512;': '😀', '&#146;': '’', '&#x85;': '…', '&eacute': 'é', '&copy2026': '©2026',
    '&none;': '&none;', '&constructor;': '&constructor;', '&#;': '&#;', '&#x;': '&#x;',
    '&#0;': '', '&#x1F;': '', '&#xFFFF;': '', '&#x110000;': '', '&#99999999999999;': '', '&#x81;': '',
  }; // prettier-ignore
  for (const [reference, text] of Object.entries(cases)) {
    it(`reads ${reference}`, () => expect(decodeHtml(reference)).to.equal(text));
  }

  it('is quick on any number of names, and knows the true ones after', function () {
    // What grows with the square of these texts takes minutes.
    this.timeout(30_000);
    decodeHtml(Array.from({ length: 100_000 }, (_, i) => `&n${i};`).join(''));
    for (let i = 0; i < 1000; i++) decodeHtml(`&o${i};`);
    expect(decodeHtml('&amp;&hearts;&p1;&lt;')).to.equal('&♥&p1;<');
  });
});

describe('plainText', () => {
  const cases: readonly (readonly [html: string, text: string])[] = [
    ['plain', 'plain'],
    ['a <b>bold</b>&nbsp;word', 'a bold\xa0word'],
    ['<p>one</p><p>two<br>three</p>', 'one two three'],
    ['<ul><li>one</li><li>two</li></ul>', 'one two'],
    ['in<em>side</em> a w<wbr>ord', 'inside a word'],
    ['a<!-- <p>no</p> -->b', 'a b'],
    ['a<script>if (1 < 2) "</p>"</script>b<STYLE>p { }</STYLE >c', 'a b c'],
    ['<a title="a > b" href=\'x>y\'>link</a>', 'link'],
    ['<img alt="x > y">after', 'after'],
    ['3 < 5 and 5 > 3', '3 < 5 and 5 > 3'],
    ['AT&amp;T &lt;b&gt; &amp;lt;', 'AT&T <b> &lt;'],
    ['l&rsquo;&eacute;t&eacute; &#8230;', 'l’été …'],
    ['<p>cut <a href="', 'cut'],
    ['<script>cut', ''],
    ['a<!-- cut', 'a'],
    ['a<?php x ?>b<!DOCTYPE html>c</>d', 'a b c d'],
    ['  \n two \t\r\n words  ', 'two words'],
    ['prix\u00a0: 3\u202f€', 'prix\u00a0: 3\u202f€'],
    ['don\x92t\x00\x1f', 'don’t'],
    ['<div><p></p></div>', ''],
  ];
  for (const [html, text] of cases) {
    it(`reads ${JSON.stringify(html)}`, () => expect(plainText(html)).to.equal(text));
  }

  it('says the same of a page as a browser, white space apart', () => {
    const html = '<h1>A &amp; B</h1><p>x<i>y</i> <a href="?a=1&amp;b">z</a></p><table><tr><td>1<td>2</table>';
    const browser = new DOMParser().parseFromString(html, 'text/html').body.textContent;
    expect(plainText(html).replace(/\s/g, '')).to.equal(browser.replace(/\s/g, ''));
  });

  it('is quick on what never ends', function () {
    // What grows with the square of these texts takes minutes.
    this.timeout(30_000);
    for (const piece of [
      '<',
      '<a',
      '<a "',
      '<a \'"',
      '<a """',
      '<!--',
      '<script',
      '<script>',
      '</',
      '<a b="',
      '&',
      '&#',
      ' ',
      '<p>',
    ]) {
      plainText(piece.repeat(100_000));
    }
    plainText(`<img src="data:,${'x'.repeat(5e6)}">after`);
  });
});

describe('oneLine', () => {
  it('keeps the no-break spaces of French', () => {
    expect(oneLine(' Attention\u202f!\n  Travaux\u00a0: rue\tNeuve ')).to.equal(
      'Attention\u202f! Travaux\u00a0: rue Neuve',
    );
  });
});
