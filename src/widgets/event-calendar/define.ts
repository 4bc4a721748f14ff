import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import type { EventOpenEvent, ViewChangeEvent } from './calendar-events.js';
import { ParvisEventCalendar } from './event-calendar.js';

defineElement('parvis-event-calendar', ParvisEventCalendar);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-event-calendar': ParvisEventCalendar;
  }
  interface GlobalEventHandlersEventMap {
    'parvis-event-open': EventOpenEvent;
    'parvis-view-change': ViewChangeEvent;
  }
}
