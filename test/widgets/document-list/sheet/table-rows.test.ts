import { expect } from '@open-wc/testing';
import { tableRows } from '../../../../src/widgets/document-list/sheet/table-rows.js';

describe('a table written as text', () => {
  for (const [title, text, rows] of [
    [
      'commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, and a comma that is a decimal one',
      'a;b\r\n1,5;2\r\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes, and what is inside them',
      'a;b\n"x;""y""\nz";2',
      [
        ['a', 'b'],
        ['x;"y"\nz', '2'],
      ],
    ],
    ['lines that are not as long', 'a;b\n1\n1;2;3', [['a', 'b'], ['1'], ['1', '2', '3']]],
    [
      'empty lines',
      'a;b\n\n1;2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a quote that is never closed', 'a;b\n"x;2\n', [['a', 'b'], ['x;2\n']]],
    ['nothing', '', []],
  ] as const) {
    it(`is read with ${title}`, () => expect(tableRows(text, 10)).to.deep.equal({ rows, more: false, wider: false }));
  }

  it('is read no further than asked', () => {
    expect(tableRows('a\nb\nc\n', 2)).to.deep.equal({ rows: [['a'], ['b']], more: true, wider: false });
    expect(tableRows('a\nb\n', 2)).to.deep.equal({ rows: [['a'], ['b']], more: false, wider: false });
  });

  it('is read to its first columns', () => {
    expect(tableRows('a,b,c\nd,,\ne\n', 10, 2)).to.deep.equal({
      rows: [['a', 'b'], ['d', ''], ['e']],
      more: false,
      wider: true,
    });
    expect(tableRows('a,b\n', 10, 2).wider).to.equal(false);
  });
});
