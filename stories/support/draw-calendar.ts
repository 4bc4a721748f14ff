import type { ParvisEventCalendar } from '../../src/widgets/event-calendar/event-calendar.js';
import { type CalendarArgs, type CalendarState } from './calendar-states.js';
import { appears, still } from './appears.js';

/** The widget as a page would write it, not yet in the page. */
export function eventCalendar({ fallback, ...args }: CalendarArgs): ParvisEventCalendar {
  const calendar = Object.assign(document.createElement('parvis-event-calendar'), args);
  if (fallback) calendar.append(Object.assign(document.createElement('a'), { href: '/agenda', textContent: fallback }));
  return calendar;
}

/** Goes on until the widget is in this state: the reader acts where that is needed. */
export async function reachState(calendar: ParvisEventCalendar, { act, shows }: CalendarState): Promise<void> {
  await calendar.updateComplete;
  await act?.(calendar);
  await appears(calendar, shows);
  await still(calendar);
}
