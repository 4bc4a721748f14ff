import { say } from '../../../ui/voice.js';
import type { ViewContext, ViewName } from './calendar-view.js';
import { dayWords } from './event-words.js';
import { addMonths, startOfMonth } from './month-grid.js';

/** Says on which day the reader is. */
export function sayDay({ date, t }: ViewContext, lang: string): void {
  say(dayWords(date, t), lang, true);
}

/** Says which period is shown, and how many events it has. */
export function sayPeriod(root: ShadowRoot, { date, entries, t }: ViewContext, view: ViewName, lang: string): void {
  // A month is drawn with days of its neighbours, which are not counted.
  const from = startOfMonth(date);
  const to = addMonths(from, 1);
  const { length } = view === 'month' ? entries.filter(({ first, last }) => first < to && last >= from) : entries;
  const count = length ? t.events(new Intl.NumberFormat(t.lang).format(length), length) : t.noEvents;
  say(`${root.querySelector('.period')?.textContent ?? ''}, ${count}`, lang, true);
}
