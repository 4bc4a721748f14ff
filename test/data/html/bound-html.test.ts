import { expect } from '@open-wc/testing';
import { boundHtml, boundPage } from '../../../src/data/html/bound-html.js';
import { parseFragment } from '../../../src/data/html/parse-fragment.js';
import { parsePage } from '../../../src/data/reading/parse-page.js';

const times = (count: number, text: (n: number) => string) => Array.from({ length: count }, (_, n) => text(n)).join('');
const formats = (count: number, before = '', after = '') => times(count, (n) => `${before}<b title=${n}>${after}`);
const attributes = (count: number) => times(count, (n) => ` ${(n + 46656).toString(36)}`);
const elements = (html: string) => parseFragment(boundHtml(html)).querySelectorAll('*').length;

/** Ways of hiding from who counts tags that a format is open, or that it is not closed. */
const hidden: readonly (readonly [what: string, html: string])[] = [
  ['nothing', formats(40)],
  ['ends of others', formats(60, '', '</i>')],
  ['ends in comments', formats(60, '', '<!-- </b> -->')],
  ['ends in what is taken for a comment', formats(60, '', '<? </b>')],
  ['ends in values', formats(60, '', '<i title="</b>"></i>')],
  ['ends after a quote that is none', formats(60, '', `<i a=x' b='</b>'></i>`)],
  ['ends in raw text', formats(60, '', '<textarea></b></textarea>')],
  ['ends in a list of choices', formats(60, '', '<select></b></select>')],
  ['ends in cells', formats(60, '', '<table><td></b></table>')],
  ['ends of other names', formats(60, '', '</b\v>')],
  ['a comment that ends at once', `<!-->${formats(60)}<!-- -->`],
  ['a comment in a value', `<i title="<!--"></i>${formats(60)}`],
  ['raw text in a comment', `<!-- <style> -->${formats(60)}`],
  ['raw text in a value', `<i title="<style>"></i>${formats(60)}`],
  ['raw text in a drawing', `<svg><style>${formats(60)}</style>`],
  ['a section of a drawing', `<svg><![CDATA[<i a="]]></svg>${formats(60)}<i a="">`],
  ['raw text whose tag is odd', `<textarea a="<"><i a="</textarea>${formats(60)}`],
  ['a quote in raw text', `<textarea><i a="</textarea>${formats(60)}<i a="">`],
];

describe('boundHtml', () => {
  for (const [what, html] of hidden) {
    it(`cuts where formats are opened again and again, behind ${what}`, () => {
      expect(elements(`<p>${html}${'<p>x'.repeat(900)}`)).to.be.below(15_000);
    });
  }

  it('counts the attributes that are opened again', () => {
    const text = `<p>${times(25, (n) => `<b title=${n}${attributes(300)}>`)}${'<p>x'.repeat(100)}`;
    let count = 0;
    for (const element of parseFragment(boundHtml(text)).querySelectorAll('*')) count += element.attributes.length;
    expect(count).to.be.below(100_000);
  });

  for (const [what, unit] of [
    ['formats and links that do not end', '<b><i><a href=x><font>'],
    ['parts of a ruby outside of one', '<rt>'],
    ['ends that nothing waits for', '<details></span>'],
    ['items that stand in items of another kind', '<li><dd>'],
    ['items of both kinds behind ends of neither', '<li><dd></dl></dt>'],
  ] as const) {
    it(`cuts where more and more stays open: ${what}`, () => {
      expect(boundHtml(unit.repeat(10_000)).length).to.be.at.most(1002 * unit.length);
    });
  }

  it('names otherwise what looks through all that it holds', () => {
    expect(boundHtml('<OPTION value=1>Un</option><fieldset>a</fieldset ><picture><img src=a></picture>')).to.equal(
      '<br value=1>Un</wbr><div>a</div ><pictures><img src=a></pictures>',
    );
    expect(boundHtml('<optional>a</optional><bdi>b</bdi>')).to.equal('<optional>a</optional><bdi>b</bdi>');
    expect(boundHtml(`<bdi>b</bdi>${'<br>'.repeat(2000)}`)).to.match(/^<span>b<\/span>/);
  });

  it('leaves alone what is written as people write', () => {
    const paragraphs = times(1000, (n) => `<p><font size="${n}">Un <b>mot</b></font> <a href="/${n}">lien</a></p>`);
    for (const text of [
      paragraphs,
      `<font face="Calibri, sans-serif" size="2">${'<p>Un mot</p>'.repeat(1000)}</font>`,
      '<a name=x>Un <b>mot<p>'.repeat(300),
      `<table>${'<tr><td><b>a</b><td><i>b</i>'.repeat(200)}</table>`,
      '<dl><dt>a<dd>b</dl><ul><li>c<li>d</ul>'.repeat(600),
      `<ul>${'<li>a<ul><li>b</li><li>c</li></ul></li>'.repeat(600)}</ul>`,
      '<dl><dt>a</dt><dd>b<ul><li>c</li></ul></dd></dl>'.repeat(600),
      '<details><summary>a</summary><p>b</details>'.repeat(600),
    ]) {
      expect(boundHtml(text).length).to.equal(text.length);
    }
  });
});

describe('boundPage', () => {
  it('keeps the title of a page and the data in it, and no other script', () => {
    const page = parsePage(
      '<!doctype html><title>Un <b> & deux</title><script>i<a;i<b</script><script type="application/ld+json">{"a":"<b>x"}</script><p>x',
    );
    expect(page.compatMode).to.equal('CSS1Compat');
    expect(page.title).to.equal('Un <b> & deux');
    expect([...page.scripts].map(({ text }) => JSON.parse(text) as unknown)).to.deep.equal([{ a: '<b>x' }]);
    expect(page.querySelectorAll('p')).to.have.length(1);
  });
  it('leaves long pages whole', () => {
    const text = `<body data-page='${'x'.repeat(20_000)}'>${'<ul><li><a href="/a">Un <b>mot</b></a></ul>'.repeat(20_000)}`;
    expect(boundPage(text).length).to.equal(text.length);
  });
  it('cuts a page where formats are opened again and again', () => {
    const page = parsePage(`<p>${formats(300)}${'<p>x'.repeat(400)}`);
    expect(page.querySelectorAll('*').length).to.be.below(100_000);
  });
});
