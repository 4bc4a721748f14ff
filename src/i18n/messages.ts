import type { FailureKind } from '../data/source-error.js';
import type { CalendarFilterMessages } from './calendar/calendar-filter-messages.js';
import type { DocumentMessages } from './documents/document-messages.js';
import type { DocumentSheetMessages } from './documents/document-sheet-messages.js';
import type { DocumentToolMessages } from './documents/document-tool-messages.js';
import type { DocumentWritingMessages } from './documents/document-writing-messages.js';
import type { EventMessages } from './calendar/event-messages.js';
import type { IdeaFormMessages } from './ideas/idea-form-messages.js';
import type { IdeaMessages } from './ideas/idea-messages.js';
import type { IdeaModerationMessages } from './ideas/idea-moderation-messages.js';
import type { IdeaToolMessages } from './ideas/idea-tool-messages.js';
import type { MissingMessages } from './missing-messages.js';

/** What is drawn on any page, from the first frame on. */
export interface CommonMessages {
  /** BCP 47 tag of these sentences. */
  readonly lang: string;
  readonly loading: string;
  readonly retry: string;
  /** A day in words and a time: « hier à 17 h 30 ». */
  atTime(day: string, time: string): string;
  /** Corrects what `Intl` says of a date or a time against the typography of the language: « 1er janvier », « 18 h 30 ». */
  date(formatted: string): string;
  readonly isNew: string;
  readonly urgent: string;
  readonly pinned: string;
  readonly noNews: string;
  readonly readHere: string;
  readonly subscribe: string;
  subscribeTo(source: string): string;
}

/** What appears with a control: filters, search, more, unread, pause. */
export interface ControlMessages {
  readonly filters: string;
  readonly search: string;
  readonly category: string;
  readonly source: string;
  readonly audience: string;
  readonly period: string;
  readonly anyTime: string;
  readonly lastWeek: string;
  readonly lastMonth: string;
  readonly lastYear: string;
  readonly clearFilters: string;
  readonly noMatch: string;
  /** What follows the name of a filter, for assistive technology: the number of items that it keeps. */
  filterCount(count: string, n: number): string;
  /** Answer to a filter: how many items are left. */
  found(count: string, n: number): string;
  readonly more: string;
  readonly loadingMore: string;
  /** Answer to "more". */
  shown(count: string, n: number): string;
  unread(count: string, n: number): string;
  readonly allRead: string;
  readonly allReadDone: string;
  /** The button behind which a refresh waits. */
  waiting(count: string, n: number): string;
  readonly pause: string;
  readonly resume: string;
  /** What is spoken when a refresh waits behind its button. */
  arrived(count: string, n: number): string;
  urgentNow(title: string): string;
  readonly moreCategories: string;
  readonly fewerCategories: string;
}

/** What appears when something went wrong. */
export interface FailureMessages {
  /** What the reader is told, by kind. */
  readonly failed: Readonly<Record<FailureKind, string>>;
  /** The same of `n` among several, by their names. */
  readonly failedOf: Readonly<Record<FailureKind, (sources: string, n: number) => string>>;
  /** What the editor is told to do, by kind. */
  readonly cures: Readonly<Record<FailureKind, string>>;
  /** The cure of `refused` for a folder of documents. */
  readonly notListed: string;
  /** The cure of `format` for a calendar. */
  readonly noCalendar: string;
  /** The same for documents and ideas, by an address that would do. */
  noneHere(example: string): string;
  /** The same for news to which a calendar was given. */
  readonly calendarAsNews: string;
  /** Where the source leads to a further page that is none. */
  readonly furtherCure: string;
  /** What the relay of the page did not give. */
  readonly relay: Readonly<Record<'refused' | 'server', string>>;
  /** An address that leads nowhere, written so that it begins at the page: how it begins at the root. */
  fromPage(written: string, right: string): string;
  /** In place of a cure, where the page is no page of a site. */
  readonly onFile: string;
  /** An address on a drive, or on a share of Windows. */
  onDrive(written: string): string;
  // What the editor is told of what the page has written in vain: `view="mois"`.
  unknownWord(written: string, known: readonly string[]): string;
  noNumber(written: string, example: string): string;
  noColor(written: string, example: string): string;
  /** Something else was meant: what is sure to be right. */
  writeInstead(written: string, right: string): string;
  /** It counts by being there. */
  removeIt(written: string): string;
  straightQuotes(written: string, right: string): string;
  writeLike(written: string, example: string): string;
  /** Nothing that was read has a category that the page keeps; `known` are those that it has. */
  noCategory(written: string, known: readonly string[]): string;
  /** After it, where something else stands between two. */
  readonly commas: string;
  hashAlone(id: string): string;
  notClosed(tag: string): string;
  /** There is nothing to read. */
  noSource(src: string): string;
  /** There are links inside, or events, and nothing by which each is known. */
  noList(src: string): string;
  noTimes(src: string): string;
  /** After what is said of one that failed, where what it said before is still shown. */
  kept(since: string): string;
  /** What is shown is a copy, for want of a network. */
  offlineStale(since: string): string;
  /** `sources` are the names of those concerned, where there are several in all. */
  slow(sources: string, n: number): string;
  readonly cancel: string;
  /** Answer to a reader who tried again with success. */
  readonly answers: string;
  /** Only the beginning is shown: of what is too long, and of what broke off. `sources` as in `slow`. */
  cut(sources: string, n: number): string;
  broken(sources: string, n: number): string;
  /** The pages after what is shown could not be read. `sources` as in `slow`. */
  further(sources: string, n: number): string;
  readonly noText: string;
  /** Storage was refused. */
  readonly denied: string;
}

/** What a calendar draws. */
export interface CalendarMessages {
  /** Names of the views, as choices. */
  readonly views: Readonly<Record<'month' | 'week' | 'day' | 'list', string>>;
  /** What the choices of a view are. */
  readonly viewChoice: string;
  readonly today: string;
  readonly previous: string;
  readonly next: string;
  readonly jump: string;
  readonly go: string;
  /** Events that could not be read. */
  skippedEvents(count: string, n: number): string;
  /** Zones that nothing defines. */
  unknownZones(zones: string): string;
  /** Name of the column of hours. */
  readonly hours: string;
  readonly allDay: string;
  /** When it ends, on the same day. */
  until(time: string): string;
  /** Where a day stands in an event of several: « jour 2 sur 5 ». */
  dayOf(day: number, days: number): string;
  /** How many events a day has; nothing for none. */
  events(count: string, n: number): string;
  /** The button that shows the events that have no room in a day. */
  moreOfDay(count: string): string;
  weekNumber(week: string): string;
  /** Name of the column of weeks, and its short form. */
  readonly weeks: string;
  readonly weekShort: string;
  readonly noEvents: string;
  readonly noEventsOfDay: string;
  readonly noMoreEvents: string;
  readonly upcoming: string;
  readonly showPast: string;
  readonly cancelled: string;
  readonly tentative: string;
  /** The time of those concerned is taken (TRANSP): the title of an event that has none. */
  readonly busy: string;
  readonly free: string;
  /** The time of an event in its own zone, beside the one shown. */
  inZone(time: string, zone: string): string;
  /** The button of a list that leads to the month after. */
  seeMonth(month: string): string;
  /** Series of which only a part is shown: they repeat too often, or by a rule that nobody can read. */
  cutSeries(titles: string): string;
  readonly moreEvents: string;
  /** The button behind which stands what leaves the calendar. */
  readonly tools: string;
}

/** Every sentence of Parvis. A language that lacks one does not compile. */
export type Messages = CommonMessages &
  ControlMessages &
  FailureMessages &
  MissingMessages &
  CalendarMessages &
  CalendarFilterMessages &
  EventMessages &
  DocumentMessages &
  DocumentToolMessages &
  DocumentSheetMessages &
  DocumentWritingMessages &
  IdeaMessages &
  IdeaToolMessages &
  IdeaFormMessages &
  IdeaModerationMessages;
