// The agenda of a large town, the same each time: one event in eight repeats, some instances are left out, one in seven lasts
// whole days, and text is as long as towns write it. Around today, so that a month has its share.
import { generator, phrase } from './feed-data.mjs';

const DAY = 86_400_000;
const rules = ['FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'FREQ=MONTHLY;BYDAY=1TU', 'FREQ=DAILY;COUNT=20'];

/** An iCalendar file of so many events. */
export function calendarFile(count) {
  const random = generator(9);
  const stamp = (time) => new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const first = Math.floor(Date.now() / DAY - 730) * DAY;
  const events = Array.from({ length: count }, (_, n) => {
    const begin = first + Math.floor(random() * 1460) * DAY + Math.floor(32 + random() * 48) * 900_000;
    const allDay = random() < 1 / 7;
    const zoned = random() < 0.6;
    const time = (at) => {
      const text = stamp(at);
      return allDay
        ? `;VALUE=DATE:${text.slice(0, 8)}`
        : zoned
          ? `;TZID=Europe/Paris:${text.slice(0, 15)}`
          : `:${text}`;
    };
    const repeats = random() < 1 / 8;
    return [
      'BEGIN:VEVENT',
      `UID:${n}@ville.example`,
      `DTSTAMP:${stamp(first)}`,
      `DTSTART${time(begin)}`,
      `DTEND${time(begin + (allDay ? DAY : 5_400_000))}`,
      ...(repeats ? [`RRULE:${rules[n % rules.length]}`] : []),
      ...(repeats && n % 3 === 0 ? [`EXDATE${time(begin + 7 * DAY)}`] : []),
      `SUMMARY:${phrase(random, 5)}`,
      `LOCATION:${phrase(random, 3)}`,
      ...phrase(random, 60)
        .match(/.{1,70}/g)
        .map((line, at) => (at ? ` ${line}` : `DESCRIPTION:${line}`)),
      `CATEGORIES:${phrase(random, 1)}`,
      'END:VEVENT',
    ].join('\r\n');
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parvis//FR', ...events, 'END:VCALENDAR', ''].join('\r\n');
}
