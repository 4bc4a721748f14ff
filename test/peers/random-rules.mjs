// Rules of recurrence for a comparison: every part of RFC 5545, 3.3.10, in what its table allows, from a fixed seed.

const DAY = 86_400;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Numbers from 0 up to 1, the same ones for the same seed. @param {number} seed */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many of each frequency in a hundred, and over how many days they are asked. @type {[string, number, number][]} */
const frequencies = [
  ['YEARLY', 25, 25_567],
  ['MONTHLY', 25, 25_567],
  ['WEEKLY', 16, 7305],
  ['DAILY', 14, 3653],
  ['HOURLY', 10, 240],
  ['MINUTELY', 6, 4],
  ['SECONDLY', 4, 0.2],
];

/**
 * @typedef {{ rule: string, peerRule: string, start: number, from: number, to: number, until?: number }} Case Seconds of the wall
 * clock, save `until`, an instant that the peer applies by itself; `peerRule` says the same without it.
 * @param {number} count @param {number} seed @returns {Case[]}
 */
export function randomRules(count, seed) {
  const random = randomFrom(seed);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  const maybe = (/** @type {number} */ chance) => random() < chance;
  /** @template T @param {readonly T[]} values @returns {T} */
  const pick = (values) => /** @type {T} */ (values[below(values.length)]);
  /** @param {number} most @param {() => string | number} make */
  const some = (most, make) => [...new Set(Array.from({ length: 1 + below(most) }, make))].join(',');
  const signed = (/** @type {number} */ high) => (maybe(0.3) ? -1 : 1) * (1 + below(high));
  const parts = {
    month: () => `BYMONTH=${some(3, () => 1 + below(12))}`,
    monthDay: () => `BYMONTHDAY=${some(4, () => signed(31))}`,
    yearDay: () => `BYYEARDAY=${some(5, () => signed(366))}`,
    days: () => `BYDAY=${some(4, () => pick(weekdays))}`,
    // Ordinals and plain days are not mixed: dateutil takes what is both, 3.3.10 what is either (recurrence-rule.test.ts).
    nthOfMonth: () => `BYDAY=${some(3, () => `${signed(5)}${pick(weekdays)}`)}`,
    nthOfYear: () => `BYDAY=${some(3, () => `${signed(53)}${pick(weekdays)}`)}`,
    // Without BYDAY the weekday is that of the start, where dateutil takes the whole week: see the corpus for that.
    weeks: () => `BYWEEKNO=${some(3, () => (maybe(0.2) ? -1 : 1 + below(53)))};BYDAY=${some(3, () => pick(weekdays))}`,
  };
  const { month, monthDay, yearDay, days, nthOfMonth, nthOfYear, weeks } = parts;
  /** @type {Record<string, (() => string)[][]>} */
  const shapes = {
    YEARLY: [
      [],
      [month],
      [month, monthDay],
      [monthDay],
      [yearDay],
      [weeks],
      [days],
      [nthOfYear],
      [month, nthOfMonth],
      [month, days],
      [month, monthDay, days],
      [monthDay, days],
      [yearDay, days],
      [weeks, month],
    ],
    MONTHLY: [[], [monthDay], [nthOfMonth], [days], [month], [month, nthOfMonth], [monthDay, days], [month, monthDay]],
    WEEKLY: [[], [days], [days], [month], [month, days]],
    DAILY: [[], [], [month], [monthDay], [days], [month, days], [month, monthDay]],
    fine: [[], [], [month], [monthDay], [yearDay], [days], [month, days]],
  };

  return Array.from({ length: count }, (_, index) => {
    let share = (index * 100) / count;
    const [frequency, , span] = /** @type {[string, number, number]} */ (
      frequencies.find(([, each]) => (share -= each) < 0)
    );
    const fine = ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(frequency);
    const length = span * DAY;
    const whole = length > 20_000 * DAY;
    // Fine rules are asked about the weeks of March and October, when many clocks are changed.
    const year = 1970 + below(fine ? 70 : 45);
    const change = Date.UTC(year, pick([2, 9]), 25 + below(6)) / 1000;
    const from = whole ? 0 : fine ? change - Math.floor(length / 2) : Date.UTC(year, below(12), 1 + below(28)) / 1000;
    const start = whole
      ? Math.floor(below(50 * 365) * DAY)
      : from - (fine ? below(length) : 0) + (fine ? 0 : below(400) * DAY);
    const clock = fine
      ? 0
      : maybe(0.4)
        ? 3600 * (1 + below(3)) + pick([0, 1800])
        : 900 * below(96) + (maybe(0.1) ? below(60) : 0);

    const said = [`FREQ=${frequency}`];
    if (maybe(0.5)) said.push(`INTERVAL=${fine ? pick([2, 5, 7, 15, 36, 90]) : pick([2, 2, 3, 4, 5, 7, 13])}`);
    const chosen = pick(shapes[frequency] ?? shapes.fine ?? []);
    said.push(...chosen.map((part) => part()));
    const hours = maybe(0.25);
    const minutes = maybe(frequency === 'SECONDLY' ? 0.1 : 0.2);
    const seconds = maybe(frequency === 'MINUTELY' || frequency === 'SECONDLY' ? 0.3 : 0.08);
    if (hours) said.push(`BYHOUR=${some(3, () => (maybe(0.4) ? 1 + below(3) : below(24)))}`);
    if (minutes) said.push(`BYMINUTE=${some(3, () => below(60))}`);
    if (seconds) said.push(`BYSECOND=${some(2, () => below(60))}`);
    if (maybe(0.2) && (chosen.length || hours || minutes || seconds)) {
      const positions = some(3, () => signed(4));
      // A position that no period has sends dateutil to the year 9999, in steps of the frequency.
      const there = frequency === 'YEARLY' || frequency === 'MONTHLY' ? '' : `,${pick([1, -1])}`;
      said.push(`BYSETPOS=${positions}${there}`);
    }
    if (maybe(0.3)) said.push(`WKST=${pick(weekdays)}`);

    const written = (/** @type {number} */ at) =>
      new Date(at * 1000)
        .toISOString()
        .replace(/[-:]|\.\d+/g, '')
        .slice(0, 15);
    const end = from + below(length);
    const rule = said.join(';');
    const seen = { start: start + clock, from, to: from + length };
    switch (below(6)) {
      case 0:
      case 1: {
        const counted = `${rule};COUNT=${1 + below(pick([5, 40, 400]))}`;
        return { ...seen, rule: counted, peerRule: counted };
      }
      case 2:
        return {
          ...seen,
          rule: `${rule};UNTIL=${written(end).slice(0, 8)}`,
          peerRule: `${rule};UNTIL=${written(end).slice(0, 8)}T235959`,
        };
      case 3:
        return { ...seen, rule: `${rule};UNTIL=${written(end)}`, peerRule: `${rule};UNTIL=${written(end)}` };
      case 4:
        return { ...seen, rule: `${rule};UNTIL=${written(end)}Z`, peerRule: rule, until: end };
      default:
        return { ...seen, rule, peerRule: rule };
    }
  });
}
