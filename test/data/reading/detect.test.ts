import { expect } from '@open-wc/testing';
import { detect } from '../../../src/data/reading/detect.js';
import { detectOdd } from '../../../src/data/reading/detect-odd.js';

const about = { url: 'https://town.example/feed' };

/** What the body is, and where its first element begins. */
const odd: readonly (readonly [what: string, text: string, root: string | undefined, rest?: string])[] = [
  ['a plain element', '<rss/>', 'rss', '<rss/>'],
  ['a prolog and comments', '\n <?xml version="1.0"?><!-- <rss> --><?xsl href="a>b"?>\n<feed>', 'feed', '<feed>'],
  ['a name with a prefix', '<rdf:RDF xmlns:rdf="x">', 'rdf:RDF', '<rdf:RDF xmlns:rdf="x">'],
  ['a document type', '<!DOCTYPE rss PUBLIC "-//N//DTD > 0.91" \'a>b\'><rss>', 'rss', '<rss>'],
  [
    'a document type with a subset',
    "<!DOCTYPE rss [<!ENTITY a \"]>\"><!-- it's ]> --><?p ]> ?><!ENTITY b '<rss>'>] ><rss>&a;",
    'rss',
    '<rss>&a;',
  ],
  ['a document type that never ends', '<!DOCTYPE rss [<!ENTITY a "', undefined],
  ['a page', '<!doctype html><HTML><body>', 'HTML', '<HTML><body>'],
  ['a warning before the markup', 'Warning: <b>x</b> in y.php\n<rss version="2.0">', 'rss', '<rss version="2.0">'],
  ['a feed inside a page', '<!DOCTYPE html><html><body><feed xmlns="x">', 'feed', '<feed xmlns="x">'],
  ['a mark and white space', '\ufeff \n<rss>', 'rss', '<rss>'],
  ['a comment that never ends', '<!-- <rss>', undefined],
  ['no markup', 'BEGIN:VCALENDAR', undefined],
  ['nothing', '', undefined],
];

describe('detect', () => {
  for (const [what, text, root, rest] of odd) {
    it(`finds the first element after ${what}`, () => {
      const body = detectOdd(text, about);
      expect(body.root).to.equal(root);
      if (rest !== undefined) expect(body.text.slice(body.start)).to.equal(rest);
    });
  }

  it('finds the feed after a warning of PHP, as it stands in a page', () => {
    const warned =
      '<br />\n<b>Notice</b>: x in <b>/y.php</b> on line <b>3</b><br />\n<?xml version="1.0"?>\n<rss version="2.0">';
    const body = detectOdd(warned, about);
    expect([body.root, body.text.slice(body.start)]).to.deep.equal(['rss', '<rss version="2.0">']);
  });

  it('sees the same in what is as most bodies are, and leaves the rest to the other', () => {
    for (const [what, text] of odd) {
      const body = detect(text, about);
      const other = detectOdd(text, about);
      if (!body) continue;
      expect([body.root, body.text.slice(body.start)], what).to.deep.equal([other.root, other.text.slice(other.start)]);
    }
    expect(detect('<rss/>', about)).to.deep.equal({ about, text: '<rss/>', root: 'rss', start: 0 });
    for (const text of ['<!DOCTYPE rss><rss>', '<html>', '{"cut":', '\x1b$B', '<\0r\0s\0s\0', ' ']) {
      expect(detect(text, about), text).to.equal(undefined);
    }
  });

  it('reads JSON whatever its type says, with a harmless __proto__', () => {
    const body = detect(new TextEncoder().encode(' {"__proto__": {"polluted": 1}, "a": [1]}'), {
      ...about,
      contentType: 'text/html',
    });
    expect(Object.keys(body!.json as object)).to.deep.equal(['__proto__', 'a']);
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
  });

  for (const [what, text] of [
    [
      'a warning of PHP before it',
      '<br />\n<b>Notice</b>:  Undefined [a] in <b>/x.php</b> on line <b>95</b><br />\n[{"a":1}]',
    ],
    ['a warning without markup', '\nWarning: {x} in /x.php on line 3\n\n[{"a":1}]'],
    ['an element before it', '<div class="notice"><p>x</p></div>[{"a":1}]'],
    ['program text before it', '<?php /* x */ ?>[{"a":1}]'],
    ['the comments of a cache after it', '[{"a":1}]\n<!-- Cached [1] --> <!-- {2} -->\n'],
    ['both', '<br>\n[{"a":1}]<!-- x -->'],
  ] as const) {
    it(`reads JSON with ${what}`, () => {
      expect(detectOdd(text, about).json).to.deep.equal([{ a: 1 }]);
    });
  }

  it('takes no page that holds JSON, and nothing that is cut, for JSON', () => {
    for (const text of [
      '<!doctype html><html><script type="application/json">\n[1]</script></html>',
      '<p>x</p>\n[{"a":',
      '[1] [2]',
      `[1]${'<!---->'.repeat(50)}`,
    ])
      expect(detectOdd(text, about).json, text).to.equal(undefined);
  });

  it('takes JSON nested a million deep, or refuses it', () => {
    expect(() => detectOdd('['.repeat(1e6) + ']'.repeat(1e6), about)).not.to.throw();
    expect(detectOdd('['.repeat(1e6), about).json).to.equal(undefined);
  });

  it('is quick on what never ends', function () {
    // What grows with the square of these texts takes minutes.
    this.timeout(30_000);
    for (const piece of ['<!--', '<!-- -->', '<?', '<!DOCTYPE ', '<!DOCTYPE a [', '"', '<!DOCTYPE a ["<!--', ' ']) {
      detect(piece.repeat(60_000), about);
      detectOdd(piece.repeat(60_000), about);
    }
  });
});
