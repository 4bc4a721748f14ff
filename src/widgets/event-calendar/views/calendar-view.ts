import type { TemplateResult } from 'lit';
import type { CalendarMessages, CommonMessages } from '../../../i18n/messages.js';
import type { Wall } from '../icalendar/time/zone.js';
import type { Occurrence } from '../calendar-event.js';

/** The views there are. */
export type ViewName = 'month' | 'week' | 'day' | 'list';

/** Days since 1 January 1970: a date, with neither time nor zone. */
export type Day = number;

/** How a language counts weeks. Weekdays are 1 for Monday to 7 for Sunday. */
export interface WeekRules {
  /** Weekday on which a week begins. */
  readonly first: number;
  /** Days of January that the first week of a year has at least (ISO 8601: 4). */
  readonly minimal: number;
  readonly weekend: readonly number[];
}

/** The days that a view shows: `to` is the day after the last one. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** A source, as views show it: its colour is never alone, its sign goes with it. */
export interface ViewSource {
  readonly label: string;
  /** A CSS colour, for `cssVars({ '--_sign': color })`. */
  readonly color?: string;
  /** One or two letters of its name, no two sources the same. Empty where there is one source. */
  readonly sign: string;
}

/** One time that an event takes place, placed on the clock that is shown. */
export interface Entry {
  /** Stays the same when the sources are read again. */
  readonly key: string;
  readonly occurrence: Occurrence;
  /** Indexes of its sources. */
  readonly sources: readonly number[];
  /** What the clock shown reads when it begins; midnight of its day when all-day. */
  readonly start: Wall;
  /** As `start`; exclusive. */
  readonly end: Wall;
  /** First and last day on which it shows, both included. */
  readonly first: Day;
  readonly last: Day;
}

/** Everything that a view draws. */
export interface ViewContext extends Span {
  /** What takes place in the span, filtered, in order of time. */
  readonly entries: readonly Entry[];
  readonly sources: readonly ViewSource[];
  /** The day around which the view stands: the one tab stop of a grid. */
  readonly date: Day;
  readonly today: Day;
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name of the zone in which times show; undefined is the reader's own. */
  readonly zone: string | undefined;
  readonly week: WeekRules;
  readonly t: CommonMessages & CalendarMessages;
  /** Language of the content, beside that of the sentences, which is `t.lang`. */
  readonly lang: string;
  /** Level under that of the heading of the widget. */
  readonly headingLevel: number;
  /** True when the reader has waited a moment and nothing came yet. */
  readonly loading: boolean;
  /** True once the sources have said something. */
  readonly ready: boolean;
  /** True where a month has no room for words in its days. */
  readonly narrow: boolean;
  /** True while the page goes to paper: everything is shown, for nothing can be pressed there. */
  readonly printing?: boolean;
  /** True when what is over is shown in a list from the start. */
  readonly past: boolean;
  /** Rows shown at most in a list; 0 for all. */
  readonly max: number;
  /** True when the reader can ask for more than `max`. */
  readonly more: boolean;
  /** The reader follows an event. `from` is what was pressed, to which the focus comes back. */
  readonly open: (entry: Entry, from: HTMLElement) => void;
  /** Draws again, when the view itself has changed something. */
  readonly redraw: () => void;
  /** Goes to a day, and to another view where one is named. With `focus`, the focus follows. */
  readonly go: (date: Day, options?: { readonly view?: ViewName; readonly focus?: boolean }) => void;
}

/**
 * One way to look at a calendar. Made once with the shadow root of the widget, which it may dress (`theme/wear`).
 *
 * What opens an event carries `data-key`, the key of its entry: when a refresh moves it elsewhere, the focus goes with it.
 */
export interface CalendarView {
  /** The days to show around a date. `max`: as in `ViewContext`. */
  span(date: Day, week: WeekRules, max: number): Span;
  /** The date `by` periods later, or earlier. */
  step(date: Day, by: number): Day;
  /** The period in words: « novembre 2026 ». */
  title(date: Day, context: Pick<ViewContext, 't' | 'week' | 'max'>): string;
  draw(context: ViewContext): TemplateResult;
  /** Of the entries of the span, those that are shown, where these are not all. */
  shown?(entries: readonly Entry[], context: ViewContext): readonly Entry[];
  /** Called when it is on screen. */
  drawn?(context: ViewContext): void;
  /** Puts the focus on the day `context.date`, once it is on screen. */
  focus?(context: ViewContext): void;
}
