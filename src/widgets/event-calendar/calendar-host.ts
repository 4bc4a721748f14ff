import type { ImagePolicy } from '../../data/safe-url.js';
import type { Source } from '../../data/source.js';
import type { Widget } from '../../ui/widget.js';
import type { Calendar, CalendarEvent } from './calendar-event.js';
import type { ViewName } from './views/calendar-view.js';

/** What the parts of a calendar know of the element in which they stand: they come later than it, and never import it. */
export interface CalendarHost extends Widget<Calendar> {
  readonly sources?: readonly Source<CalendarEvent>[];
  readonly view: ViewName;
  readonly views: string;
  readonly date: string;
  readonly zone: string;
  readonly category: string;
  readonly images: ImagePolicy;
  /** The view that is shown, or would be if it were there. */
  readonly shownView: ViewName;
  /** The views among which the reader chooses, in the order in which they are shown. */
  readonly offered: readonly ViewName[];
  /** UIDs of the series of the period of which only a part is shown. */
  readonly cutSeries: readonly string[];
  /** False where the page asks for what nobody knows. */
  readonly understood: boolean;
  show(date: string, view?: ViewName): void;
}
