import { expect } from '@open-wc/testing';
import { quietMarkup } from '../../../src/data/html/quiet-markup.js';
import { parseFragment } from '../../../src/data/html/parse-fragment.js';

describe('quietMarkup', () => {
  for (const html of [
    '<p style=color:red onclick="a()">x',
    '<p/style=color:red/onclick=a()>x',
    '<p a="b"style="color:red"onclick=a()>x',
    "<p a='b'style='color:red'onclick=a()>x",
    '<!-- <a b=" --><svg/onload=alert(1)//style=color:red><p/style=color:red/c="">x</p>',
    '<!-- <a b=" --><p a="b"style="color:red">x</p>',
  ]) {
    it(`leaves nothing to report in ${html}`, () => {
      const elements = [...parseFragment(quietMarkup(html)).querySelectorAll('*')];
      const names = elements.flatMap((element) => element.getAttributeNames());
      expect(elements.length).to.be.above(0);
      expect(names.filter((name) => /^(?:on|style)/.test(name))).to.deep.equal([]);
    });
  }

  for (const html of [
    '<p dir=auto>x',
    '<p DIR="Auto">x',
    '<p dir=&#97;uto>x',
    `<p title='>' lang="fr"/dir\n=\n'auto'>x`,
    '<!-- <a b=" --><p dir=auto c="">x</p>',
    '<p dir>x',
  ]) {
    const directions = (text: string) =>
      [...parseFragment(quietMarkup(text)).querySelectorAll('p[dir]')].map((p) => p.getAttribute('dir')!.toLowerCase());

    it(`leaves in a long text no direction that follows from the words, in ${html}`, () => {
      expect(directions(html)).to.have.length(1);
      expect(directions(html + '<br>'.repeat(2000))).to.deep.equal([]);
      expect(directions(`<p dir=rtl>ا<p dir="LTR">b${html}${'<br>'.repeat(2000)}`)).to.deep.equal(['rtl', 'ltr']);
    });
  }
});
