import { expect } from '@open-wc/testing';
import { dayLanes } from '../../../../src/widgets/event-calendar/views/day-lanes.js';

/** `9-10` as a block, of hours. */
const block = (written: string) => {
  const [start, end] = written.split('-').map(Number);
  return { start: start!, end: end! };
};

/** `column/columns`, and `+n` for the columns beside that it takes too. */
const lanes = (written: string, least?: number) =>
  dayLanes(written.split(' ').map(block), least)
    .map(({ column, columns, span }) => `${column}/${columns}${span > 1 ? `+${span - 1}` : ''}`)
    .join(' ');

describe('overlapping events of a day', () => {
  for (const [what, blocks, expected, least] of [
    ['one alone takes the whole width', '9-10', '0/1'],
    ['one after the other share nothing', '9-10 10-11 11-12', '0/1 0/1 0/1'],
    ['two that overlap share the width', '9-11 10-12', '0/2 1/2'],
    ['two at the same time stand in the order given', '9-10 9-10', '0/2 1/2'],
    ['the longer one comes first', '9-10 9-12', '1/2 0/2'],
    ['given late, the earlier one still comes first', '10-12 9-11', '1/2 0/2'],
    ['a column that is free again is taken again', '9-12 9-10 10-11', '0/2 1/2 1/2'],
    ['a chain of overlaps shares its width all along', '9-11 10-13 12-14', '0/2 1/2 0/2'],
    ['what hangs together with nothing has the whole width again', '9-11 10-12 13-14', '0/2 1/2 0/1'],
    ['three at once', '9-12 9-12 9-12', '0/3 1/3 2/3'],
    [
      'one spreads over columns that stay free as long as it lasts',
      '9-10 9-10 9-10 9-12 11-12',
      '1/4 2/4 3/4 0/4 1/4+2',
    ],
    ['no spreading over a part of its time', '9-12 9-10 9-10 9.5-11', '0/4 1/4 2/4 3/4'],
    ['what lasts no time stands alone where nothing else is', '9-9 9-9', '0/1 0/1'],
    ['what lasts no time takes the least room beside others', '9-9 9-9', '0/2 1/2', 0.5],
    ['the least room pushes the next one aside', '9-9.1 9.2-10', '0/2 1/2', 0.5],
    ['an end before the start is no time', '9-8 9-10', '1/2 0/2', 0.25],
  ] as const) {
    it(what, () => expect(lanes(blocks, least)).to.equal(expected));
  }

  it('nothing', () => expect(dayLanes([])).to.deep.equal([]));

  it('never puts two blocks of a column over each other, whatever they are', () => {
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 200; round++) {
      const blocks = Array.from({ length: 12 }, () => {
        const start = Math.floor(random() * 40) / 2;
        return { start, end: start + Math.floor(random() * 8) / 2 };
      });
      const placed = dayLanes(blocks, 0.5);
      expect(dayLanes(blocks, 0.5)).to.deep.equal(placed);
      for (const [i, a] of blocks.entries()) {
        for (const [j, b] of blocks.entries()) {
          if (i >= j) continue;
          const [one, two] = [placed[i]!, placed[j]!];
          const together = a.start < Math.max(b.end, b.start + 0.5) && b.start < Math.max(a.end, a.start + 0.5);
          if (!together) continue;
          expect(one.columns).to.equal(two.columns);
          expect(one.column + one.span <= two.column || two.column + two.span <= one.column).to.equal(true);
        }
      }
    }
  });
});
