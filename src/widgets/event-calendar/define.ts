import '../../settings/define.js';
import { defineElement } from '../../define-element.js';
import { ParvisEventCalendar } from './event-calendar.js';

defineElement('parvis-event-calendar', ParvisEventCalendar);

declare global {
  interface HTMLElementTagNameMap {
    'parvis-event-calendar': ParvisEventCalendar;
  }
}
