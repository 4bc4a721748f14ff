// What a reader does with a calendar beyond reading it: in one part, which is there as a whole once the first of it was used.
export { calendarJump } from './controls/calendar-jump.js';
export { calendarTools } from './tools/calendar-tools.js';
export { openEntry } from './dialog/follow-event.js';
