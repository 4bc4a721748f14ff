import type { Reading } from '../../data/format.js';

/** A file joined to an event. Its address is resolved, never trusted. */
export interface EventAttachment {
  /** Absent when the file stands in the calendar itself. */
  readonly url?: string;
  readonly name?: string;
  /** Media type. */
  readonly type?: string;
  /** Bytes, when they are known. */
  readonly size?: number;
}

/** Who answers for an event. */
export interface EventOrganizer {
  readonly name?: string;
  /** `mailto:` or any other address, never trusted. */
  readonly url?: string;
}

/** Where an event takes place on the web (RFC 7986, 5.11). */
export interface EventConference {
  readonly url: string;
  readonly label?: string;
}

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';

/**
 * An event as its source says it, before it is repeated. Plain and read-only; nothing in it is trusted.
 *
 * A wall clock is `2026-11-23T09:00:00`, a day `2026-11-23`: what the source said, never moved to another zone.
 */
export interface CalendarEvent {
  readonly uid: string;
  /** Text. */
  readonly title: string;
  /** Wall clock in `zone`, or day when `allDay`. */
  readonly start: string;
  /** Wall clock in `zone`, or the day after the last one (RFC 5545, 3.6.1: an end is exclusive). */
  readonly end?: string;
  readonly allDay: boolean;
  /** IANA name, else the TZID as written; `UTC`; null when the time is floating. */
  readonly zone: string | null;
  /** Which instance of its series this event replaces: a wall clock in `zone`, or a day. */
  readonly recurrenceId?: string;
  /** The value of RRULE (RFC 5545, 3.3.10). */
  readonly rule?: string;
  /** Starts beside those of the rule (RDATE). */
  readonly dates?: readonly string[];
  /** Starts that do not take place (EXDATE). */
  readonly exceptions?: readonly string[];
  readonly sequence: number;
  /** Instant. */
  readonly updated?: string;
  /** Text. */
  readonly description?: string;
  /** HTML as it came (X-ALT-DESC). */
  readonly descriptionHtml?: string;
  /** Text. */
  readonly place?: string;
  readonly geo?: { readonly latitude: number; readonly longitude: number };
  readonly url?: string;
  readonly conference?: EventConference;
  readonly categories: readonly string[];
  readonly organizer?: EventOrganizer;
  readonly attachments: readonly EventAttachment[];
  readonly status: EventStatus;
  /** True when it takes nobody's time (TRANSP). */
  readonly transparent: boolean;
  /** Text: what it costs to come, as the source says it. */
  readonly cost?: string;
  /** A CSS colour name (RFC 7986, 5.9). */
  readonly color?: string;
  readonly image?: { readonly url: string; readonly alt?: string };
  /** BCP 47 tag. */
  readonly lang?: string;
}

/** What one source of events gives. Its events are read on demand: most are never shown. */
export interface Calendar extends Reading {
  /** IANA name of the zone in which its floating times are meant (X-WR-TIMEZONE, or TZID of the calendar itself), when it says one. */
  readonly zone?: string;
  /** Text. */
  readonly description?: string;
  /** A CSS colour (COLOR, X-APPLE-CALENDAR-COLOR). */
  readonly color?: string;
  /** Minutes after which the source wants to be read again (REFRESH-INTERVAL). */
  readonly refresh?: number;
  /** Events, and beside them the changed instances of their series, with the same `uid` and a `recurrenceId`. */
  readonly events: readonly CalendarEvent[];
  /** Zones that nothing defines: their times are shown as written. */
  readonly unknownZones?: readonly string[];
}

/** One time that an event takes place. */
export interface Occurrence {
  readonly event: CalendarEvent;
  readonly allDay: boolean;
  /** Wall clock in `zone`, or day when `allDay`. */
  readonly start: string;
  /** As `start`; exclusive. */
  readonly end: string;
  /** IANA name, else the TZID as written; `UTC`; null when floating. */
  readonly zone: string | null;
  /** Epoch milliseconds; floating and all-day ones are placed in the zone asked for. */
  readonly startInstant: number;
  /** Epoch milliseconds. */
  readonly endInstant: number;
}
