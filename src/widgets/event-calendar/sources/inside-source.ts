import type { Source } from '../../../data/source.js';
import type { Calendar } from '../calendar-event.js';
import { readRareTimes } from '../icalendar/read-rare-times.js';
import { readEventList } from '../formats/parse-html-events.js';

/** The events that the page has written inside the tag, as a source. */
export function insideSource(host: Element): readonly Source<Calendar>[] {
  readRareTimes();
  return [
    {
      read: async () => {
        const calendar = readEventList(host, { url: document.baseURI });
        return { items: [calendar], skipped: calendar.skipped };
      },
    },
  ];
}
