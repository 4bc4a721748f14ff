import '../../src/widgets/event-calendar/define.js';
import { calendarStates } from '../../stories/support/calendar-states.js';
import { eventCalendar, reachState } from '../../stories/support/draw-calendar.js';
import { checkWidget } from './check-widget.js';
import { langs } from './draw.js';

const eachWidth = [
  [320, ['ar']],
  [1200, ['fr']],
] as const;

checkWidget({
  called: 'the calendar',
  states: calendarStates,
  make: eventCalendar,
  reach: reachState,
  // The width chooses the view, and each view has colours of its own.
  drawn: {
    light: [
      [320, langs],
      [1200, langs],
    ],
    dark: eachWidth,
    forced: eachWidth,
  },
});
