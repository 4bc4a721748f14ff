// The feeds and pages of the demo are written around one instant. They are served as if that instant had just passed,
// so that the news stays fresh without anybody touching the files.

/** The instant after the last piece of news, as the files are written. */
export const WRITTEN = Date.parse('2026-11-23T18:00:00+01:00');
const WRITTEN_YEAR = 2026;
const DAY = 86_400_000;

const rfc822Days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const rfc822Months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const names = (/** @type {string} */ lang) => ({
  days: range(7, (i) => write(lang, { weekday: 'long' }, Date.UTC(2026, 10, 22 + i))),
  months: range(12, (i) => write(lang, { month: 'long' }, Date.UTC(2026, i, 1))),
});
const french = names('fr');
const english = names('en');
const arabic = names('ar-TN-u-nu-latn');

const iso = /\b(\d{4})-(\d\d)-(\d\d)(?=T\d\d:|\D|$)/g;
const rfc822 = new RegExp(`\\b(?:${rfc822Days.join('|')}), (\\d\\d?) (${rfc822Months.join('|')}) (\\d{4})\\b`, 'g');
const spoken = [
  { lang: 'fr', of: french, pattern: sentence(french, '$day (\\d\\d?|1er) $month( \\d{4})?') },
  { lang: 'en', of: english, pattern: sentence(english, '$day (\\d\\d?) $month( \\d{4})?') },
  { lang: 'ar', of: arabic, pattern: sentence(arabic, '$day (\\d\\d?) $month( \\d{4})?') },
];

/** Whole days between what is written and today. @param {number} [now] epoch milliseconds */
export const daysSinceWritten = (now = Date.now()) => Math.floor((now - WRITTEN) / DAY);

/**
 * Moves every date of a text by whole days: ISO 8601, RFC 822, and the days that sentences name in full
 * (« samedi 28 novembre », "Saturday 28 November"). Times and zones stay as written.
 *
 * @param {string} text
 * @param {number} days
 */
export function shiftDates(text, days) {
  if (!days) return text;
  const shifted = text
    .replace(iso, (whole, year, month, day) => {
      const date = moved(+year, +month - 1, +day, days);
      return date ? date.toISOString().slice(0, 10) : whole;
    })
    .replace(rfc822, (whole, day, month, year) => {
      const date = moved(+year, rfc822Months.indexOf(month), +day, days);
      if (!date) return whole;
      const number = String(date.getUTCDate()).padStart(2, '0');
      return `${rfc822Days[date.getUTCDay()]}, ${number} ${rfc822Months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    });
  return spoken.reduce((result, { lang, of, pattern }) => {
    const index = new Map(of.months.map((name, month) => [name.toLowerCase(), month]));
    return result.replace(pattern, (whole, weekday, day, monthName, year) => {
      const month = index.get(monthName.toLowerCase()) ?? 0;
      // A sentence without a year speaks of the months around it.
      const date = moved(+(year ?? (month < 6 ? WRITTEN_YEAR + 1 : WRITTEN_YEAR)), month, parseInt(day, 10), days);
      if (!date) return whole;
      const number = date.getUTCDate();
      const name = of.days[date.getUTCDay()] ?? '';
      const first = /^\p{Lu}/u.test(weekday) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
      const words = [first, lang === 'fr' && number === 1 ? '1er' : number, of.months[date.getUTCMonth()]];
      return [...words, ...(year ? [date.getUTCFullYear()] : [])].join(' ');
    });
  }, shifted);
}

/** @param {number} year @param {number} month from 0 @param {number} day @param {number} days */
function moved(year, month, day, days) {
  // Dates far from the news (a founding year, the end of a century) are history: they stay.
  if (Math.abs(year - WRITTEN_YEAR) > 1) return undefined;
  const date = new Date(Date.UTC(year, month, day) + days * DAY);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** @param {{ days: string[], months: string[] }} of @param {string} shape */
function sentence(of, shape) {
  const any = (/** @type {string[]} */ words) => `(${words.join('|')})`;
  const pattern = shape.replace('$day', any(of.days)).replace('$month', any(of.months));
  return new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'giu');
}

/** @template T @param {number} n @param {(index: number) => T} make */
function range(n, make) {
  return Array.from({ length: n }, (_, index) => make(index));
}

/** @param {string} lang @param {Intl.DateTimeFormatOptions} options @param {number} instant */
function write(lang, options, instant) {
  return new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options }).format(instant);
}
