import { expect } from '@open-wc/testing';
import { decode } from '../../../src/data/reading/decode.js';

const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const latin1 = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const utf16 = (text: string, little: boolean) =>
  latin1(text).flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255]));
const utf32 = (text: string, little: boolean) =>
  [...text].flatMap((letter) => {
    const code = letter.codePointAt(0)!;
    const bytes = [code >> 24, (code >> 16) & 255, (code >> 8) & 255, code & 255];
    return little ? bytes.reverse() : bytes;
  });

const cases: readonly (readonly [what: string, bytes: readonly number[], type: string | undefined, text: string])[] = [
  ['UTF-8', utf8('<a>é</a>'), undefined, '<a>é</a>'],
  [
    'a calendar that is folded inside its letters',
    [...utf8('BEGIN:VCALENDAR\r\nX:F'), 0xc3, 13, 10, 32, 0xaa, ...utf8('te\n 🎉 '), 0xe2, 0x82, 10, 9, 0xac],
    undefined,
    'BEGIN:VCALENDAR\r\nX:Fête\n 🎉 €',
  ],
  [
    'such a calendar in Latin-1',
    latin1('BEGIN:VCALENDAR\r\nX:été\r\n «\u00a0à la mairie\u00a0»'),
    undefined,
    'BEGIN:VCALENDAR\r\nX:été«\u00a0à la mairie\u00a0»',
  ],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...utf8('<a>é</a>')], undefined, '<a>é</a>'],
  ['UTF-8 under a wrong label', utf8('<a>é</a>'), 'text/xml; charset=iso-8859-1', '<a>é</a>'],
  [
    'UTF-8 under a wrong prolog',
    utf8('<?xml version="1.0" encoding="koi8-r"?><a>é</a>'),
    undefined,
    '<?xml version="1.0" encoding="koi8-r"?><a>é</a>',
  ],
  ['Latin-1 by its header', latin1('<a>é</a>'), 'text/xml; charset="ISO-8859-1"', '<a>é</a>'],
  [
    'Latin-1 by its prolog',
    latin1('<?xml version="1.0" encoding=\'iso-8859-1\'?><a>é</a>'),
    'text/xml',
    '<?xml version="1.0" encoding=\'iso-8859-1\'?><a>é</a>',
  ],
  ['Latin-1 by a meta element', latin1('<html><meta charset=latin1>é'), 'text/html', '<html><meta charset=latin1>é'],
  ['Latin-1 without a label', latin1('<a>été à la mairie</a>'), undefined, '<a>été à la mairie</a>'],
  [
    'windows-1252 that is called Latin-1',
    [...latin1('<a>'), 0x93, 0x94, ...latin1('</a>')],
    'text/xml; charset=iso-8859-1',
    '<a>“”</a>',
  ],
  ['a label that does not exist', latin1('<a>é</a>'), 'text/xml; charset=none-such', '<a>é</a>'],
  [
    'a bad label, then a good one',
    latin1('<?xml encoding="iso-8859-15"?>\xa4'),
    'text/xml; charset=none',
    '<?xml encoding="iso-8859-15"?>€',
  ],
  ['EUC-KR', [...latin1('<?xml encoding="euc-kr"?>'), 0xb3, 0xe2], undefined, '<?xml encoding="euc-kr"?>년'],
  [
    'ISO-2022-JP, whose bytes are all ASCII',
    [...latin1('<?xml encoding="iso-2022-jp"?>'), 0x1b, 0x24, 0x42, 0x46, 0x7c, 0x1b, 0x28, 0x42],
    undefined,
    '<?xml encoding="iso-2022-jp"?>日',
  ],
  ['UTF-16 with a mark', [0xff, 0xfe, ...utf16('<a>é</a>', true)], 'text/xml; charset=utf-8', '<a>é</a>'],
  ['UTF-16 of the other order with a mark', [0xfe, 0xff, ...utf16('<a>é</a>', false)], undefined, '<a>é</a>'],
  ['UTF-16 without a mark', utf16('<a>é</a>', true), undefined, '<a>é</a>'],
  ['UTF-16 of the other order without a mark', utf16('{"a":"é"}', false), 'application/json', '{"a":"é"}'],
  [
    'UTF-16 in name only',
    utf8('<?xml encoding="utf-16"?><a>é</a>'),
    'text/xml; charset=utf-16',
    '<?xml encoding="utf-16"?><a>é</a>',
  ],
  ['UTF-32 with a mark', [0xff, 0xfe, 0, 0, ...utf32('<a>é🎉</a>', true)], undefined, '<a>é🎉</a>'],
  ['UTF-32 of the other order with a mark', [0, 0, 0xfe, 0xff, ...utf32('<a>é🎉</a>', false)], undefined, '<a>é🎉</a>'],
  ['UTF-32 without a mark', utf32('<a>é</a>', true), undefined, '<a>é</a>'],
  ['UTF-32 of the other order without a mark', utf32('<a>é</a>', false), undefined, '<a>é</a>'],
  [
    'UTF-32 with a number that is no letter',
    [...utf32('<a>', true), 0, 0, 0x11, 0, ...utf32('</a>', true)],
    undefined,
    '<a>\ufffd</a>',
  ],
  ['UTF-8 cut inside a letter', utf8('<a>éà').slice(0, -1), undefined, '<a>é\ufffd'],
  [
    'UTF-8 with one stray byte',
    [...utf8('<a>éèàùçôîâêû'), 0xf8, ...utf8('</a>')],
    'text/xml; charset=iso-8859-1',
    '<a>éèàùçôîâêû\ufffd</a>',
  ],
  ['nothing', [], undefined, ''],
];

describe('decode', () => {
  for (const [what, bytes, type, text] of cases) {
    it(`reads ${what}`, () => {
      expect(decode(Uint8Array.from(bytes), type)).to.equal(text);
    });
  }
});
