import type { Day, WeekRules } from './calendar-view.js';
import { addMonths, startOfMonth, startOfWeek } from './month-grid.js';

/**
 * The day to which a key goes in a grid of days (ARIA guide, date grid): arrows by days and weeks, Home and End in the
 * week, with Control in the month, PageUp and PageDown by months, with Shift by years. Undefined for any other key.
 *
 * @param grid Its direction says to which side the next day is.
 */
export function dayByKey(event: KeyboardEvent, grid: Element, date: Day, week: WeekRules): Day | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (altKey || metaKey || (ctrlKey && key !== 'Home' && key !== 'End')) return undefined;
  const forth = getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
  const months = shiftKey ? 12 : 1;
  switch (key) {
    case 'ArrowLeft':
      return date - forth;
    case 'ArrowRight':
      return date + forth;
    case 'ArrowUp':
      return date - 7;
    case 'ArrowDown':
      return date + 7;
    case 'Home':
      return ctrlKey ? startOfMonth(date) : startOfWeek(date, week);
    case 'End':
      return ctrlKey ? addMonths(startOfMonth(date), 1) - 1 : startOfWeek(date, week) + 6;
    case 'PageUp':
      return addMonths(date, -months);
    case 'PageDown':
      return addMonths(date, months);
  }
  return undefined;
}
