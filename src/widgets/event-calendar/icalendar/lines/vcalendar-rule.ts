const frequencies: Readonly<Record<string, string>> = {
  D: 'DAILY',
  W: 'WEEKLY',
  MP: 'MONTHLY',
  MD: 'MONTHLY',
  YM: 'YEARLY',
  YD: 'YEARLY',
};
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * A rule of vCalendar 1.0 (versit, 1996: its basic recurrence rule grammar) as RFC 5545 writes it: `MP2 1+ SU 1- SU #10`
 * is `FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU;COUNT=20`. What `#` counts are periods (“weekly on Tuesday and Thursday for 5
 * weeks” is `W1 TU TH #5`): each gives all of its days. Forever is `#0`; without an end, it is twice.
 *
 * Undefined for what RFC 5545 says in another way or not at all: times of the day, rules in rules, minutes; and for what is no rule.
 *
 * @param start The day on which the event begins, `20261123`: what a rule does not say is taken from it.
 */
export function readRule(text: string, start = ''): string | undefined {
  const [head = '', ...words] = text.trim().toUpperCase().split(/\s+/);
  const [, kind = '', interval] = /^(D|W|MP|MD|YM|YD)([1-9]\d{0,4})$/.exec(head) ?? [];
  if (!interval) return undefined;
  let times: number | undefined;
  let until: string | undefined;
  while (words.length) {
    const word = words.at(-1)!;
    if (/^#\d{1,6}$/.test(word)) times = +word.slice(1);
    else if (/^\d{8}(?:T\d{6}Z?)?$/.test(word)) until = word;
    else break;
    words.pop();
  }
  const items = itemsOf[kind]!(words, start);
  if (!items) return undefined;
  const [name, values] = items;
  const parts = [`FREQ=${frequencies[kind]}`];
  if (interval !== '1') parts.push(`INTERVAL=${interval}`);
  if (values.length) parts.push(`${name}=${values.join()}`);
  const periods = times ?? (until ? 0 : 2);
  if (periods) parts.push(`COUNT=${periods * Math.max(values.length, 1)}`);
  if (until) parts.push(`UNTIL=${until}`);
  return parts.join(';');
}

type Items = readonly [name: string, values: readonly string[]];

/** All of the words read, or nothing. */
function all(name: string, words: readonly string[], read: (word: string) => string | undefined): Items | undefined {
  const values = words.map(read);
  return values.includes(undefined) ? undefined : [name, values as string[]];
}

const upTo = (most: number) => (word: string) =>
  /^\d{1,3}$/.test(word) && +word > 0 && +word <= most ? `${+word}` : undefined;

/** `1+` is the first, `1-` the last. */
function placeOf(word: string): string | undefined {
  const [, digits, sign] = /^(\d{1,2})([+-]?)$/.exec(word) ?? [];
  const number = Number(digits);
  return number > 0 && number < 32 ? `${sign === '-' ? '-' : ''}${number}` : undefined;
}

const itemsOf: Readonly<Record<string, (words: readonly string[], start: string) => Items | undefined>> = {
  D: (words) => (words.length ? undefined : ['', []]),
  W: (words) => all('BYDAY', words, (word) => (weekdays.includes(word) ? word : undefined)),
  MP: (words, start) => {
    const day = new Date(start.replace(/^(....)(..)/, '$1-$2-'));
    const own = weekdays[day.getUTCDay()];
    // Without a place, that of the start.
    const said = words.length ? words : [`${Math.ceil(day.getUTCDate() / 7)}+`];
    const values: string[] = [];
    // Each place is followed by its weekdays; without any, that of the start.
    for (let at = 0; at < said.length;) {
      const place = placeOf(said[at++]!);
      const days: string[] = [];
      while (weekdays.includes(said[at]!)) days.push(said[at++]!);
      if (!place || !(days[0] ?? own)) return undefined;
      values.push(...(days.length ? days : [own!]).map((one) => place + one));
    }
    return ['BYDAY', values];
  },
  MD: (words) => all('BYMONTHDAY', words, (word) => (word === 'LD' ? '-1' : placeOf(word))),
  YM: (words) => all('BYMONTH', words, upTo(12)),
  YD: (words) => all('BYYEARDAY', words, upTo(366)),
};
