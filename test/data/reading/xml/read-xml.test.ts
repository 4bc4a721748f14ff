import { expect } from '@open-wc/testing';
import { detectOdd } from '../../../../src/data/reading/detect-odd.js';
import { readXml } from '../../../../src/data/reading/xml/read-xml.js';
import { readLightTree } from '../../../../src/data/reading/xml/xml-tree.js';
import type { XmlElement } from '../../../../src/data/reading/xml/xml-element.js';

const about = { url: 'https://town.example/feed' };
const browsers = (xml: string) => readXml(detectOdd(xml, about));
const light = (xml: string) => {
  const { text, start } = detectOdd(xml, about);
  return readLightTree(text, start);
};

/** What both must make of a document: the text of its root. */
const texts: readonly (readonly [what: string, xml: string, text: string])[] = [
  ['references of XML', '<a>&lt;b&gt; &amp;amp; &quot;&apos; &#233;&#xE9;</a>', '<b> &amp; "\' éé'],
  ['references of HTML', '<a>&eacute;t&eacute;&nbsp;&hellip;</a>', 'été\xa0…'],
  ['references that are none', '<a>&none; &constructor;</a>', '&none; &constructor;'],
  ['a stray &', '<a>Fish & Chips &amp; more &</a>', 'Fish & Chips & more &'],
  ['an address with &', '<a>http://a/?b=1&c=2&copy=3;</a>', 'http://a/?b=1&c=2&copy=3;'],
  ['CDATA, in which nothing is a reference', '<a>1 <![CDATA[<b> &eacute; & </b>]]> 2</a>', '1 <b> &eacute; & </b> 2'],
  ['comments and instructions', '<a>1<!-- & &eacute; <b> -->2<?p & ?>3</a>', '123'],
  ['characters that XML forbids', '<a>a\x00\x08\x0b\x1f\ufffeb&#0;&#x1F;</a>', 'ab'],
  ['windows-1252 in disguise', '<a>don\x92t &#146;</a>', 'don’t ’'],
  ['elements inside', '<a>1<b>2<c/></b>3</a>', '123'],
  [
    'entities that the document declares',
    '<!DOCTYPE a [<!ENTITY b "no"><!ENTITY eacute "no">]><a>&b;&eacute;</a>',
    '&b;é',
  ],
  ['a file that the document asks for', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', '&b;'],
];

const firstDeep = (element: XmlElement | null) => {
  let depth = 0;
  for (let at = element; at; at = at.firstElementChild) depth++;
  return depth;
};

describe('XML', () => {
  for (const [what, xml, text] of texts) {
    it(`reads ${what}`, () => {
      expect(browsers(xml)?.documentElement.textContent).to.equal(text);
      expect(light(xml).documentElement.textContent).to.equal(text);
    });
  }

  it('gives attributes, names and namespaces alike', () => {
    const xml =
      '<r:a xmlns:r="urn:r" xmlns="urn:d" b=\'1 "2"\' r:c="&eacute;&lt;\n&amp;" href2="x" href = "y" xml:lang="fr"><b xmlns=""/><r:c/></r:a>';
    for (const read of [browsers, light]) {
      const { documentElement: a } = read(xml)!;
      expect([a.nodeName, a.localName, a.namespaceURI]).to.deep.equal(['r:a', 'a', 'urn:r']);
      const names = ['b', 'r:c', 'href', 'href2', 'xml:lang', 'c', 'ref'];
      expect(names.map((name) => a.getAttribute(name))).to.deep.equal(['1 "2"', 'é< &', 'y', 'x', 'fr', null, null]);
      const b = a.firstElementChild!;
      expect([b.namespaceURI, b.nextElementSibling!.namespaceURI, b.parentElement!.nodeName]).to.deep.equal([
        null,
        'urn:r',
        'r:a',
      ]);
    }
  });

  it('takes a prefix that was never declared for itself', () => {
    for (const read of [browsers, light]) {
      const { namespaceURI, nodeName } = read('<a><dc:date>x</dc:date></a>')!.documentElement.firstElementChild!;
      expect([namespaceURI, nodeName]).to.deep.equal(['dc', 'dc:date']);
    }
  });

  it('lets go of an end tag without a name', () => {
    const { firstElementChild: b } = light('<a></><b>1</b></ ></><c/></a>').documentElement;
    expect([b!.textContent, b!.nextElementSibling!.nodeName]).to.deep.equal(['1', 'c']);
  });

  it('is read by the browser only when it is well-formed', () => {
    for (const xml of ['<a><b></a>', '<a>', '<a b=1/>', '<a>1 < 2</a>', '']) {
      expect(browsers(xml) === undefined, xml).to.equal(true);
    }
  });

  it('takes a quote that is a reference for no end of a value', () => {
    const xml = `<a b="1 &#34;&#x22;&quot; c=&#39;d&#39;" e='&#39;'/>`;
    for (const read of [browsers, light]) {
      const { documentElement: a } = read(xml)!;
      expect(['b', 'c', 'e'].map((name) => a.getAttribute(name))).to.deep.equal([`1 """ c='d'`, null, "'"]);
    }
  });

  it('takes no declaration from the value of an attribute', () => {
    const xml = `<a xmlns="urn:d" b="xmlns='urn:e' xmlns=&#34;urn:f&#34;"><c/></a>`;
    for (const read of [browsers, light])
      expect(read(xml)!.documentElement.firstElementChild!.namespaceURI).to.equal('urn:d');
  });

  it('expands no bomb, however deep', () => {
    const bomb = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const xml = `<!DOCTYPE a [<!ENTITY e0 "ha">${bomb}]><a>&e30;</a>`;
    for (const read of [browsers, light]) expect(read(xml)!.documentElement.textContent).to.equal('&e30;');
  });

  it('survives a nesting without end', () => {
    const deep = '<a>'.repeat(80_000) + '</a>'.repeat(80_000);
    const document = browsers(deep);
    if (document) expect(firstDeep(document.documentElement)).to.be.below(80_001);
    expect(firstDeep(light(deep).documentElement)).to.be.below(300);
    expect(light('<a>'.repeat(300_000)).documentElement.nodeName).to.equal('a');
  });
});

describe('LightTree', () => {
  /** The tree as text, each element in brackets. */
  const outline = (element: XmlElement): string => {
    const inside: string[] = [];
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) inside.push(outline(child));
    return `${element.nodeName}[${inside.join(' ') || (element.textContent ?? '').trim()}]`;
  };
  const broken: readonly (readonly [what: string, xml: string, outline: string])[] = [
    ['an end tag that is missing', '<a><b>1<c>2</b><d>3</d></a>', 'a[b[c[2]] d[3]]'],
    ['an end tag too many', '<a><b>1</x></b></b><c>2</c></a>', 'a[b[1] c[2]]'],
    ['what comes after the end', '<a><b>1</b></a><c>2</c></a><d>3</d>', 'a[b[1] c[2] d[3]]'],
    ['a value without quotes', '<a><b c=d e>1</b></a>', 'a[b[1]]'],
    ['a quote left open', '<a><b c="d>1</b><e f="g">2</e></a>', 'a[b[1] e[2]]'],
    ['a tag left open', '<a><b c="d"<e>2</e></b></a>', 'a[b[e[2]]]'],
    ['> in a value', '<a><b c="d>e">1</b></a>', 'a[b[1]]'],
    ['a stray <', '<a><b>1 < 2 <3 << 4</b></a>', 'a[b[1 < 2 <3 << 4]]'],
    ['a cut in a text', '<a><b>1</b><c>2', 'a[b[1] c[2]]'],
    ['a cut in a tag', '<a><b>1</b><c d="', 'a[b[1]]'],
    ['a cut in an end tag', '<a><b>1</b></a', 'a[b[1]]'],
    ['CDATA that never ends', '<a><b><![CDATA[1</b><c>2</c></a>', 'a[b[1] c[2]]'],
    ['a comment that never ends', '<a><!-- <b>1</b></a>', 'a[b[1]]'],
  ];
  for (const [what, xml, expected] of broken) {
    it(`makes the best of ${what}`, () => {
      expect(outline(light(xml).documentElement)).to.equal(expected.replaceAll(/\s+(?=\])/g, ''));
    });
  }

  const blocks: readonly (readonly [what: string, xml: string, outline: string])[] = [
    [
      'is not confused by CDATA and comments',
      '<r><i>1<![CDATA[</i><i>]]></i><!-- <i>2</i> --><i>3</i></r>',
      'r[i[1</i><i>] i[3]]',
    ],
    ['ends a block where the next begins', '<r><i><t>1</t><i><t>2</t></i></r>', 'r[i[t[1]] i[t[2]]]'],
    ['keeps an empty one inside another', '<r><i><t>1</t><i/></i></r>', 'r[i[t[1] i[]]]'],
    ['keeps one of another name inside', '<r><i><p:i>1</p:i></i></r>', 'r[i[p:i[1]]]'],
    ['ends a block with what it is in', '<r><c><i><t>1</t></c><d/></r>', 'r[c[i[t[1]]] d[]]'],
    ['leaves out of a cut block what is not whole', '<r><i><t>1</t><u>2', 'r[i[t[1]]]'],
    ['takes a root of that name for no block', '<i><t>1</t></i>', 'i[t[1]]'],
  ];
  for (const [what, xml, expected] of blocks) {
    it(what, () => expect(outline(readLightTree(xml, 0, ['i']).documentElement)).to.equal(expected));
  }

  it('is quick on what never ends', function () {
    // What grows with the square of these texts takes minutes.
    this.timeout(30_000);
    for (const piece of [
      '<',
      '<a',
      '<a ',
      '<a b="',
      '<a>',
      '</a>',
      '<a></b>',
      '<!--',
      '<![CDATA[',
      '<?',
      '<!',
      '<i>',
      '<a b=\'"',
      '&x;',
      '<a xmlns:b="c">',
    ]) {
      const { documentElement } = readLightTree(`<r>${piece.repeat(100_000)}`, 0, ['i']);
      documentElement.textContent?.trim();
      documentElement.firstElementChild?.getAttribute('none');
      documentElement.innerHTML.trim();
    }
  });
});
