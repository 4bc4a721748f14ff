import { say } from '../../../ui/voice.js';
import type { Day, Entry, ViewContext, ViewName } from './calendar-view.js';
import { dayWords } from './event-words.js';
import { addMonths, startOfMonth } from './month-grid.js';

/** Says on which day the reader is. */
export function sayDay({ date, t }: ViewContext, lang: string): void {
  say(dayWords(date, t), lang, true);
}

/** Says which period is shown, and how many events it has. */
export function sayPeriod(root: ShadowRoot, { date, entries, t }: ViewContext, view: ViewName, lang: string): void {
  const { length } = view === 'month' ? ofMonth(entries, date) : entries;
  const count = length ? t.events(new Intl.NumberFormat(t.lang).format(length), length) : t.noEvents;
  say(`${root.querySelector('.period')?.textContent ?? ''}, ${count}`, lang, true);
}

/** What a month has: it is drawn with days of its neighbours, of which nothing is counted. */
export function ofMonth(entries: readonly Entry[], date: Day): readonly Entry[] {
  const from = startOfMonth(date);
  const to = addMonths(from, 1);
  return entries.filter(({ first, last }) => first < to && last >= from);
}
