import { expect } from '@open-wc/testing';
import { dayCascade } from '../../../../src/widgets/event-calendar/views/day-cascade.js';

const span = (left: number, width: number) => `${Math.round(left * 100)}–${Math.round((left + width) * 100)}`;

/**
 * `left–right`, in hundredths of the width, and the hours that are seen of each; then where the rest is told of, from when
 * on, and how many these are.
 */
const places = (written: string) => {
  const blocks = written.split(' ').map((block) => {
    const [start, end] = block.split('-').map(Number);
    return { start: start!, end: end! };
  });
  const { places, rests } = dayCascade(blocks, 0.5, 2);
  return [
    ...places.map((place) => (place ? `${span(place.left, place.width)} ${place.clear}h` : 'rest')),
    ...rests.map(({ left, width, start, of }) => `${span(left, width)} at ${start}: ${of.join()}`),
  ].join(' · ');
};

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
    ['four at once: two, and the rest', '9-10 9-10 9-11 9-10', '33–67 1h · rest · 0–33 2h · rest · 67–100 at 9: 1,3'],
    [
      'the rest of what is further in',
      '9-12 9.5-11 9.5-11 9.5-11',
      '0–100 0.5h · 13–56 1.5h · rest · rest · 56–100 at 9.5: 2,3',
    ],
    [
      'what comes later stands over what has a place',
      '9-12 9-12 9-12 9-12 9.75-10',
      '0–33 0.75h · 33–67 0.75h · rest · rest · 13–100 0.25h · 67–100 at 9: 2,3',
    ],
  ] as const) {
    it(what, () => expect(places(blocks)).to.equal(expected));
  }

  it('nothing', () => expect(dayCascade([], 0.5, 2)).to.deep.equal({ places: [], rests: [] }));
});
