import { expect } from '@open-wc/testing';
import { dayCascade } from '../../../../src/widgets/event-calendar/views/day-cascade.js';

/** `left–right`, in hundredths of the width, and the hours that are seen of each. */
const places = (written: string) =>
  dayCascade(
    written.split(' ').map((block) => {
      const [start, end] = block.split('-').map(Number);
      return { start: start!, end: end! };
    }),
    0.5,
  )
    .map(({ left, width, clear }) => `${Math.round(left * 100)}–${Math.round((left + width) * 100)} ${clear}h`)
    .join(' · ');

describe('overlapping events where there is little room', () => {
  for (const [what, blocks, expected] of [
    ['two stay side by side', '9-11 10-12', '0–50 2h · 50–100 2h'],
    ['three at once stay side by side', '9-10 9-10 9-10', '0–33 1h · 33–67 1h · 67–100 1h'],
    ['what begins later stands further in', '9-12 10-12 11-12', '0–100 1h · 13–100 1h · 26–100 1h'],
    ['given late, the earlier one is still under it', '11-12 10-12 9-12', '26–100 1h · 13–100 1h · 0–100 1h'],
    ['two at once, and a third one over them', '9-12 9-12 10-12', '0–50 1h · 50–100 1h · 13–100 2h'],
    ['what covers only the one beside', '9-12 9-10 10-12 10-12', '0–50 1h · 50–100 1h · 13–56 2h · 56–100 2h'],
    ['half an hour later, its title is seen', '9-12 9.5-12 10-12', '0–100 0.5h · 13–100 0.5h · 26–100 2h'],
    ['sooner, it stands beside', '9-12 9.25-12 10-12', '0–50 1h · 50–100 0.75h · 13–100 2h'],
    [
      'it goes back out once they are over',
      '9-11 9.5-11 10-11 11-12',
      '0–100 0.5h · 13–100 0.5h · 26–100 1h · 0–100 1h',
    ],
    [
      'it never goes in further than it can be read',
      '9-20 10-20 11-20 12-20 13-20 14-20',
      '0–100 1h · 13–100 1h · 26–100 1h · 39–100 1h · 52–100 1h · 52–100 6h',
    ],
  ] as const) {
    it(what, () => expect(places(blocks)).to.equal(expected));
  }

  it('nothing', () => expect(dayCascade([], 0.5)).to.deep.equal([]));
});
