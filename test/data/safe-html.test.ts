import { expect } from '@open-wc/testing';
import { parseFragment } from '../../src/data/html/parse-fragment.js';
import { settleHtml } from '../../src/data/html/settle-html.js';
import { safeHtml, type TextPlace } from '../../src/data/safe-html.js';

const place: TextPlace = {
  base: 'https://ville.example/actualites/marche',
  source: 'https://ville.example/flux/',
  headingLevel: 4,
  images: 'own',
};

async function shown(html: string, change: Partial<TextPlace> = {}): Promise<string> {
  const holder = document.createElement('div');
  holder.append(await safeHtml(html, { ...place, ...change }));
  return holder.innerHTML.replace(/ {2,}/g, ' ').trim();
}

const rel = 'rel="noopener noreferrer external"';
const quiet = 'loading="lazy" decoding="async" referrerpolicy="no-referrer"';

/** What comes in, what is shown; alike with the browser's sanitizer and without. */
const tables: Readonly<Record<string, readonly (readonly [what: string, html: string, shown: string])[]>> = {
  'keeps what an article is made of': [
    ['words', '<p>Un <b>marché</b> et <em>trois</em> rues<br>fermées</p>', ''],
    ['lists', '<ul><li>un</li><li>deux<ol start="3"><li>trois</li></ol></li></ul>', ''],
    [
      'tables',
      '<table><caption>Heures</caption><tbody><tr><th scope="row">Lundi</th><td colspan="2">9 h</td></tr></tbody></table>',
      '',
    ],
    ['quotations', '<blockquote><p>« Bien »</p></blockquote>', ''],
    ['language and direction', '<p lang="ar" dir="rtl">مرحبا</p>', ''],
    ['dates', '<p><time datetime="2026-11-23T09:00">lundi</time></p>', ''],
    ['disclosures', '<details open=""><summary>Plus</summary><p>Tout</p></details>', ''],
    ['long words', '<p><abbr title="Plan local d’urbanisme">PLU</abbr></p>', ''],
    ['entities, once', '<p>5 &lt; 6 &amp;amp; 7</p>', ''],
    ['plain text', 'Un & deux', 'Un &amp; deux'],
  ],
  'drops what acts, names, styles or asks': [
    ['scripts', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
    ['event attributes', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
    [
      'names',
      '<p id="main" class="x" style="color:red" name="y" slot="z" part="p" data-a="b" aria-label="c" role="alert">a</p>',
      '<p>a</p>',
    ],
    ['styles', '<style>p{color:red}</style><p>a</p>', '<p>a</p>'],
    ['frames', '<iframe src="https://autre.example/"></iframe><p>a</p>', '<p>a</p>'],
    ['objects', '<object data="a.swf"><p>b</p></object><embed src="a.swf"><p>a</p>', '<p>a</p>'],
    [
      'pictures that are documents',
      '<svg><a href="/"><text>b</text></a></svg><math><mtext>c</mtext></math><p>a</p>',
      '<p>a</p>',
    ],
    [
      'forms, not their words',
      '<form action="/x"><p>a</p><input name="n"><button>b</button><select><option>c</select></form>',
      '<p>a</p>b',
    ],
    [
      'what a page says of itself',
      '<base href="https://autre.example/"><meta http-equiv="refresh" content="0"><link rel="stylesheet" href="/a.css"><title>t</title><p>a</p>',
      '<p>a</p>',
    ],
    ['templates', '<template><p>b</p></template><template shadowrootmode="open">c</template><p>a</p>', '<p>a</p>'],
    ['comments and instructions', '<!-- b --><?php c ?><p>a</p>', '<p>a</p>'],
    [
      'elements of the page’s own, not their words',
      '<parvis-news-feed src="/x"><p>a</p></parvis-news-feed><p is="x-y">b</p>',
      '<p>a</p><p>b</p>',
    ],
    [
      'elements that no list knows',
      '<font color="red">a</font><o:p>b</o:p><constructor>c</constructor><__proto__>d</__proto__>',
      'abc&lt;__proto__&gt;d',
    ],
    ['a frame set', '<frameset onload="alert(1)"><frame src="/"></frameset><p>a</p>', '<p>a</p>'],
    ['a second body', '<body onload="alert(1)" class="x"><p>a</p></body></html><p>b</p>', '<p>a</p><p>b</p>'],
    [
      'pings and targets',
      '<a href="/b" ping="https://autre.example/" target="_blank" download="" attributionsrc="/c">a</a>',
      `<a href="https://ville.example/b" ${rel}>a</a>`,
    ],
    [
      'cells without end',
      '<table><tbody><tr><td colspan="1000" rowspan="65534">a</td></tr></tbody></table>',
      '<table><tbody><tr><td>a</td></tr></tbody></table>',
    ],
  ],
  'leads only where a page may lead': [
    ['to an article', '<a href="b?c#d">a</a>', `<a href="https://ville.example/actualites/b?c#d" ${rel}>a</a>`],
    ['to the page’s own site, with no word about it', `<a href="${origin}/b">a</a>`, `<a href="${origin}/b">a</a>`],
    ['to a mailbox', '<a href="mailto:mairie@ville.example">a</a>', '<a href="mailto:mairie@ville.example">a</a>'],
    ['to a calendar', '<a href="webcal://ville.example/a.ics">a</a>', '<a href="webcal://ville.example/a.ics">a</a>'],
    ['to no script', '<a href="java&#10;script:alert(1)">a</a>', 'a'],
    ['to no document in the address', '<a href="data:text/html,<script>alert(1)</script>">a</a>', 'a'],
    [
      'without credentials',
      '<a href="https://u:p@ville.example/">a</a>',
      `<a href="https://ville.example/" ${rel}>a</a>`,
    ],
    [
      'never with a rel of the source',
      '<a rel="me opener" href="mailto:a@ville.example">a</a>',
      '<a href="mailto:a@ville.example">a</a>',
    ],
    [
      'by links that have a name',
      '<p><a href="/b"> </a><a href="/c"><img src="c.png" alt="Carte"></a>d</p>',
      `<p> <a href="https://ville.example/c" ${rel}><img src="https://ville.example/actualites/c.png" alt="Carte" ${quiet}></a>d</p>`,
    ],
  ],
  'shows pictures as the page allows': [
    [
      'its own, with their room',
      '<img src="/b.jpg" alt="Le marché" width="600" height="400" srcset="https://autre.example/c.jpg 2x" sizes="50vw" onerror="alert(1)">',
      `<img src="https://ville.example/b.jpg" alt="Le marché" width="600" height="400" ${quiet}>`,
    ],
    [
      'without a text when it has none',
      '<p>a<img src="/b.jpg"></p>',
      `<p>a<img src="https://ville.example/b.jpg" alt="" ${quiet}></p>`,
    ],
    [
      'others as a link with their text',
      '<p>a<img src="https://autre.example/b.jpg" alt="Le maire"></p>',
      `<p>a <a href="https://autre.example/b.jpg" ${rel}>Le maire</a> </p>`,
    ],
    [
      'others as a link with their name',
      '<img src="https://autre.example/d%C3%A9fil%C3%A9.jpg?w=3">',
      `<a href="https://autre.example/d%C3%A9fil%C3%A9.jpg?w=3" ${rel}>défilé.jpg</a>`,
    ],
    [
      'others that are no larger than a sign of the text by their name',
      '<p>a <img src="https://autre.example/e.png" alt=":salut:" width="20" height="20"> b<img src="https://autre.example/p.png" width="32" height="16"></p>',
      '<p>a :salut: b</p>',
    ],
    [
      'others, in a link, as words',
      '<a href="/b"><img src="https://autre.example/c.jpg" alt="Plan"></a>',
      `<a href="https://ville.example/b" ${rel}>Plan</a>`,
    ],
    [
      'none that count readers',
      '<p>a<img src="/p.gif" width="1" height="1"><img src="https://autre.example/p.gif" height=0></p>',
      '<p>a</p>',
    ],
    [
      'those that are a sign, as a sign',
      '<p>a <img src="https://s.w.org/1f642.svg" alt="🙂"> <img src="/fr.png" alt="🇫🇷"></p>',
      '<p>a 🙂 🇫🇷</p>',
    ],
    [
      'no room for what has no address',
      '<p>a<img alt="Plan" src="data:image/png;base64,AAAA"><img src="javascript:alert(1)"></p>',
      '<p>aPlan</p>',
    ],
    [
      'the one of several',
      '<picture><source srcset="/c.webp"><img src="/c.png" alt="Carte"></picture>',
      `<img src="https://ville.example/c.png" alt="Carte" ${quiet}>`,
    ],
    [
      'the one that waits for a script',
      '<img src="data:image/gif;base64,R0lGOD" data-src="/c.png" alt="Carte"><noscript><img src="/c.png" alt="Carte"></noscript>',
      `<img src="https://ville.example/c.png" alt="Carte" ${quiet}>`,
    ],
    [
      'recordings as links',
      '<video controls poster="https://autre.example/p.jpg"><source src="/b.mp4"><track src="c.vtt">d</video><audio src="/e.mp3" title="Le conseil" autoplay></audio>',
      `<a href="https://ville.example/b.mp4" ${rel}>b.mp4</a> <a href="https://ville.example/e.mp3" ${rel}>Le conseil</a>`,
    ],
    [
      'the true ending of a file',
      '<img src="https://autre.example/%E2%80%AEgpj.exe">',
      `<a href="https://autre.example/%E2%80%AEgpj.exe" ${rel}>gpj.exe</a>`,
    ],
  ],
  'fits into the page': [
    [
      'headings under those of the page, none skipped',
      '<h1>a</h1><h3>b</h3><h2>c</h2><h6>d</h6><h1>e</h1>',
      '<h4>a</h4><h5>b</h5><h5>c</h5><h6>d</h6><h4>e</h4>',
    ],
    ['headings from the highest that there is', '<h3>a</h3><h2>b</h2><h3>c</h3>', '<h4>a</h4><h4>b</h4><h5>c</h5>'],
    ['no empty heading', '<h2> <b>&nbsp;</b></h2><p>a</p>', '<p>a</p>'],
    [
      'no second landmark',
      '<main><section><p>a</p></section></main><nav>b</nav>',
      '<div><div><p>a</p></div></div><div>b</div>',
    ],
    [
      'new words for old',
      '<strike>a</strike><tt>b</tt><acronym title="c">d</acronym><center>e</center>',
      '<s>a</s><code>b</code><abbr title="c">d</abbr><div>e</div>',
    ],
    [
      'no empty shells',
      '<p></p><p>&nbsp;</p><p><br></p><div><span>\u200b</span></div><p>a<span> </span>b</p>',
      '<p>a b</p>',
    ],
    ['no list without items', '<ul> </ul><ol><li></li></ol><p>a</p>', '<p>a</p>'],
    [
      'items in lists only',
      '<li>a</li><ul><li>b</li><ul><li>c</li></ul>d</ul>',
      '<div>a</div><ul><li>b<ul><li>c</li></ul>d</li></ul>',
    ],
    [
      'terms in lists only',
      '<dt>a</dt><dd>b</dd><dl><div><dt>c</dt><dd>d</dd></div></dl><summary>e</summary>',
      '<div>a</div><div>b</div><dl><div><dt>c</dt><dd>d</dd></div></dl><div>e</div>',
    ],
  ],
};

const native = globalThis.Sanitizer;
const ways = [...(native ? ['the browser’s sanitizer'] : []), 'DOMPurify'];

describe('settleHtml', () => {
  it('leaves no element to a class of the page, where a sanitizer takes only the attribute', () => {
    class Taken extends HTMLParagraphElement {}
    customElements.define('x-taken', Taken, { extends: 'p' });
    const root = parseFragment('<p is="x-taken">a</p><ul><li is="x-b">b</li></ul>');
    for (const element of root.querySelectorAll('[is]')) element.removeAttribute('is');
    settleHtml(root, place);
    const shown = document.body.appendChild(document.adoptNode(root));
    expect(shown.firstChild instanceof Taken).to.equal(false);
    expect(shown.innerHTML).to.equal('<p>a</p><ul><li>b</li></ul>');
    shown.remove();
  });
});

for (const way of ways) {
  describe(`safeHtml, with ${way}`, () => {
    before(() => void (way === 'DOMPurify' && Object.assign(globalThis, { Sanitizer: undefined })));
    after(() => void Object.assign(globalThis, { Sanitizer: native }));

    for (const [does, table] of Object.entries(tables)) {
      describe(does, () => {
        for (const [what, html, expected] of table) {
          it(what, async () => expect(await shown(html)).to.equal(expected || html));
        }
      });
    }

    it('gives nothing for nothing', async () => {
      expect((await safeHtml('', place)).childNodes.length).to.equal(0);
      expect((await safeHtml('<script>alert(1)</script> ', place)).textContent.trim()).to.equal('');
    });
    it('loads every picture, or none, where the page says so', async () => {
      const html = '<img src="/b.jpg"><img src="https://autre.example/b.jpg">';
      expect((await safeHtml(html, { ...place, images: 'all' })).querySelectorAll('img').length).to.equal(2);
      const none = await safeHtml(html, { ...place, images: 'none' });
      expect([none.querySelectorAll('img').length, none.querySelectorAll('a').length]).to.deep.equal([0, 2]);
    });
    it('starts headings at 6 at most', async () => {
      expect(await shown('<h1>a</h1><h2>b</h2>', { headingLevel: 6 })).to.equal('<h6>a</h6><h6>b</h6>');
    });
    it('resolves nothing against a base that is none', async () => {
      expect(await shown('<a href="b">a</a><img src="c.png" alt="d">', { base: 'javascript:alert(1)' })).to.equal('ad');
    });
    it('belongs to the page only once it is safe', async () => {
      const fragment = await safeHtml('<p>a</p>', place);
      expect(fragment.ownerDocument).to.equal(document);
    });
    it('keeps what stands before a text goes wild', async () => {
      expect(await shown(`<p>a</p>${'<b>'.repeat(60)}b`)).to.match(/^<p>a<\/p>/);
      expect(await shown(`<p>a</p>${'<p>b<b>c</b></p>'.repeat(200)}<p>d</p>`)).to.match(/<p>d<\/p>$/);
    });
    it('takes nothing from what the page has told its own sanitizer', async () => {
      const { default: DOMPurify } = await import('dompurify');
      DOMPurify.setConfig({ ADD_TAGS: ['iframe'], ADD_ATTR: ['onclick'] });
      DOMPurify.addHook('uponSanitizeAttribute', (_, hook) => void (hook.forceKeepAttr = true));
      try {
        expect(await shown('<p onclick="alert(1)" id="x">a</p>')).to.equal('<p>a</p>');
      } finally {
        DOMPurify.clearConfig();
        DOMPurify.removeAllHooks();
      }
    });
    // Uncut, the first alone takes a browser half a minute.
    it('ends, whatever the text does to it', async function () {
      this.timeout(300_000);
      const monsters = {
        nested: '<div>'.repeat(100_000),
        formatted: '<b><i><a href=x><font>'.repeat(10_000),
        wide: '<p>a</p>'.repeat(50_000),
        listed: `<ul>${'<b></b> '.repeat(20_000)}x`.repeat(2),
        attributes: `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=b`).join(' ')}>a`,
        names: Array.from({ length: 20_000 }, (_, index) => `<x${index}>a</x${index}>`).join(''),
        tables: '<table><tr><td>'.repeat(5000),
        long: `<a href="${'a'.repeat(3_000_000)}">a</a>`,
        open: '<a href="'.repeat(200_000),
        pictures: '<img src=a alt="🙂🙂🙂🙂🙂x">'.repeat(20_000),
      };
      for (const html of Object.values(monsters)) await safeHtml(html, place);
    });
  });
}
