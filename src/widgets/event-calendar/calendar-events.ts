import type { Occurrence } from './calendar-event.js';
import type { ViewName } from './views/calendar-view.js';

/** A reader follows an event. Cancel it to show the event another way. */
export class EventOpenEvent extends Event {
  constructor(readonly occurrence: Occurrence) {
    super('parvis-event-open', { bubbles: true, composed: true, cancelable: true });
  }
}

/** The reader went to another period, or chose another view. */
export class ViewChangeEvent extends Event {
  constructor(
    readonly view: ViewName,
    /** First day shown: `2026-11-01`. */
    readonly from: string,
    /** Day after the last one shown. */
    readonly to: string,
  ) {
    super('parvis-view-change', { bubbles: true, composed: true });
  }
}
