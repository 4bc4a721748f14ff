import {
  AND_FUTURE,
  CANCELLED,
  END,
  END_DAY,
  END_ZONE,
  DAYS,
  EXACT,
  EXDATE,
  EXRULE,
  FLAGS,
  FLOATING,
  FLOATS,
  FROM,
  INTS,
  LINES_TO,
  RDATE,
  RECURRENCE,
  RECURRENCE_DAY,
  RECURRENCE_ZONE,
  RRULE,
  SEQUENCE,
  START,
  START_DAY,
  START_ZONE,
  TENTATIVE,
  TO,
  UID_FROM,
  UID_TO,
  UPDATED,
  UTC,
  type EventTable,
} from './event-table.js';
import { readProperty, unescapeText } from './lines/property.js';
import { afterName, isFold, lineEnd, nextLine, unfold } from './lines/read-lines.js';
import { mendTime, readDuration, readTime } from './lines/read-time.js';
import type { Wall } from './time/zone.js';

/** What a calendar says of itself. The first one that says it is believed. */
export interface CalendarHead {
  title?: string;
  description?: string;
  zone?: string;
  color?: string;
  url?: string;
  /** Minutes. */
  refresh?: number;
}

/** A calendar as numbers, beside the source that they point into. It crosses from a worker. */
export interface ReadCalendar extends EventTable {
  readonly head: CalendarHead;
  /** Where the inside of each VTIMEZONE begins and ends, in pairs. */
  readonly zoneBlocks: readonly number[];
  readonly skipped: number;
  /** False when the source is no calendar at all. */
  readonly known: boolean;
}

/** A calendar whose times were read, here or in a worker. */
export interface ReadText {
  /** What the table points into: with its breaks mended. */
  readonly text: string;
  readonly table: ReadCalendar;
}

/** What stands in a calendar and in nothing else: the begin or the end of one ends what was not ended. */
const outer = /^V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE|AVAILABILITY)$/;
const headName =
  /(?:X-WR-(?:TIMEZONE|CALNAME|CALDESC)|TZID|TIMEZONE-ID|NAME|DESCRIPTION|(?:X-APPLE-CALENDAR-)?COLOR|URL|REFRESH-INTERVAL|X-PUBLISHED-TTL)(?=[:;])/iy;
const headField: Readonly<Record<string, Exclude<keyof CalendarHead, 'refresh'>>> = {
  'X-WR-TIMEZONE': 'zone',
  // No properties of a calendar (RFC 5545, 3.6), but programs that write them there mean this by them.
  TZID: 'zone',
  'TIMEZONE-ID': 'zone',
  'X-WR-CALNAME': 'title',
  NAME: 'title',
  'X-WR-CALDESC': 'description',
  DESCRIPTION: 'description',
  COLOR: 'color',
  'X-APPLE-CALENDAR-COLOR': 'color',
  URL: 'url',
};

const COLON = 58;
const Z = 90;
const LOWER = 32;
const BYTE_ORDER_MARK = 0xfeff;

/** The text with line breaks that end in LF: some write CR alone, or CR twice. */
export function mendBreaks(text: string): string {
  const at = text.indexOf('\r');
  return at >= 0 && text[at + 1] !== '\n' ? text.replace(/\r+\n?/g, '\n') : text;
}

/** Reads the times of a calendar, whole or piece by piece. */
export class CalendarReader {
  readonly #text: string;
  #at = 0;
  #known = false;
  #skipped = 0;
  readonly #head: CalendarHead = {};
  readonly #zones = ['', 'UTC'];
  readonly #zoneNumbers = new Map([['UTC', UTC]]);
  readonly #zoneBlocks: number[] = [];
  /** Zone of the floating times of the calendar that is being read, and its first event. */
  #floatZone = FLOATING;
  #first = 0;

  #count = 0;
  #ints: Int32Array<ArrayBuffer>;
  #floats: Float64Array<ArrayBuffer>;
  #lines: number[] = [];

  // Of the time that was read last.
  #zone = FLOATING;
  #isDay = false;
  #range = false;

  /** @param text With line breaks that end in LF: see `mendBreaks`. */
  constructor(text: string) {
    this.#text = text;
    const room = 16 + Math.floor(text.length / 500);
    this.#ints = new Int32Array(room * INTS);
    this.#floats = new Float64Array(room * FLOATS);
  }

  /** Reads on, at least up to `until`. True when all is read. */
  read(until = this.#text.length): boolean {
    while (this.#at < until && this.#at < this.#text.length) this.#at = this.#inCalendar(this.#at);
    return this.#at >= this.#text.length;
  }

  /** What was read. */
  result(): ReadCalendar {
    this.#placeFloating();
    return {
      count: this.#count,
      ints: this.#ints.slice(0, this.#count * INTS),
      floats: this.#floats.slice(0, this.#count * FLOATS),
      lines: Int32Array.from(this.#lines),
      zones: this.#zones,
      head: this.#head,
      zoneBlocks: this.#zoneBlocks,
      skipped: this.#skipped,
      known: this.#known,
    };
  }

  /** Reads a line or a component of a calendar, and gives where the next begins. */
  #inCalendar(at: number): number {
    const text = this.#text;
    if (text.charCodeAt(at) === BYTE_ORDER_MARK) at++;
    const begin = afterName(text, at, 'BEGIN');
    if (begin < 0) {
      this.#headLine(at);
      return afterFolds(text, at);
    }
    const next = afterFolds(text, begin);
    const name = componentAt(text, begin);
    if (name === 'VCALENDAR') {
      this.#known = true;
      this.#placeFloating();
      return next;
    }
    if (name === 'VEVENT') {
      this.#known = true;
      this.#beginEvent(next);
      const end = this.#inComponent(next, true);
      this.#endEvent();
      return end;
    }
    const end = this.#inComponent(next, false);
    if (name === 'VTIMEZONE') this.#zoneBlocks.push(next, end);
    return end;
  }

  /** Reads a component from its first line on, and gives where the line after it begins. */
  #inComponent(at: number, isEvent: boolean): number {
    const text = this.#text;
    const ints = this.#ints;
    let depth = 0;
    while (at < text.length) {
      // Most lines are known by their first character as none of those looked for.
      switch (text.charCodeAt(at) | LOWER) {
        case 98: {
          const after = afterName(text, at, 'BEGIN');
          if (after < 0) break;
          if (outer.test(componentAt(text, after))) {
            if (isEvent) ints[this.#count * INTS + TO] = at;
            return at;
          }
          depth++;
          break;
        }
        case 101: {
          const after = afterName(text, at, 'END');
          if (after < 0) {
            if (isEvent && !depth) {
              this.#line(EXDATE, afterName(text, at, 'EXDATE'));
              this.#line(EXRULE, afterName(text, at, 'EXRULE'));
            }
            break;
          }
          if (isEvent) ints[this.#count * INTS + TO] = at;
          const name = componentAt(text, after);
          if (name === 'VCALENDAR') return at;
          if (depth-- === 0 || outer.test(name)) return afterFolds(text, after);
          break;
        }
        case 100:
          if (isEvent && !depth) this.#start(at);
          break;
        case 114:
          if (isEvent && !depth) this.#recurrence(at);
          break;
        case 117:
        case 115:
        case 108:
          if (isEvent && !depth) this.#identity(at);
          break;
      }
      at = nextLine(text, at);
    }
    if (isEvent) ints[this.#count * INTS + TO] = at;
    return at;
  }

  #beginEvent(from: number): void {
    const row = this.#count * INTS;
    if (row + INTS > this.#ints.length) {
      const [ints, floats] = [this.#ints, this.#floats];
      (this.#ints = new Int32Array(ints.length * 2)).set(ints);
      (this.#floats = new Float64Array(floats.length * 2)).set(floats);
    }
    const ints = this.#ints;
    ints.fill(0, row, row + INTS);
    ints[row + FROM] = from;
    ints[row + TO] = from;
    ints[row + LINES_TO] = this.#lines.length;
    this.#floats.fill(NaN, this.#count * FLOATS, (this.#count + 1) * FLOATS);
  }

  /** Keeps the event if it can be shown, and counts it if not. */
  #endEvent(): void {
    const ints = this.#ints;
    const floats = this.#floats;
    const row = this.#count * INTS;
    const times = this.#count * FLOATS;
    if (Number.isNaN(floats[times + START])) {
      if (Number.isNaN(floats[times + RECURRENCE])) {
        this.#skipped++;
        this.#lines.length = this.#count ? ints[row - INTS + LINES_TO]! : 0;
        return;
      }
      // What replaces an instance without saying when begins with it.
      floats[times + START] = floats[times + RECURRENCE]!;
      ints[row + START_ZONE] = ints[row + RECURRENCE_ZONE]!;
      if (ints[row + FLAGS]! & RECURRENCE_DAY) ints[row + FLAGS]! |= START_DAY;
    }
    ints[row + LINES_TO] = this.#lines.length;
    this.#count++;
  }

  /** DTSTART, DTEND, DURATION. */
  #start(at: number): void {
    const text = this.#text;
    const second = text.charCodeAt(at + 1) | LOWER;
    if (second === 101) return;
    const row = this.#count * INTS;
    const floats = this.#floats;
    const times = this.#count * FLOATS;
    let after = afterName(text, at, 'DTSTART');
    if (after >= 0 && Number.isNaN(floats[times + START])) {
      floats[times + START] = this.#time(after);
      this.#ints[row + START_ZONE] = this.#zone;
      if (this.#isDay) this.#ints[row + FLAGS]! |= START_DAY;
    } else if ((after = afterName(text, at, 'DTEND')) >= 0) {
      floats[times + END] = this.#time(after);
      this.#ints[row + END_ZONE] = this.#zone;
      if (this.#isDay) this.#ints[row + FLAGS]! |= END_DAY;
    } else if ((after = afterName(text, at, 'DURATION')) >= 0) {
      const duration = readDuration(this.#value(after));
      if (!duration) return;
      floats[times + DAYS] = duration.days;
      floats[times + EXACT] = duration.exact;
    }
  }

  /** RRULE, RDATE, RECURRENCE-ID. */
  #recurrence(at: number): void {
    const text = this.#text;
    this.#line(RRULE, afterName(text, at, 'RRULE'));
    this.#line(RDATE, afterName(text, at, 'RDATE'));
    const after = afterName(text, at, 'RECURRENCE-ID');
    if (after < 0) return;
    const row = this.#count * INTS;
    this.#floats[this.#count * FLOATS + RECURRENCE] = this.#time(after);
    this.#ints[row + RECURRENCE_ZONE] = this.#zone;
    if (this.#isDay) this.#ints[row + FLAGS]! |= RECURRENCE_DAY;
    if (this.#range) this.#ints[row + FLAGS]! |= AND_FUTURE;
  }

  /** UID, SEQUENCE, STATUS, LAST-MODIFIED. */
  #identity(at: number): void {
    const text = this.#text;
    const row = this.#count * INTS;
    let after: number;
    if ((after = afterName(text, at, 'UID')) >= 0) {
      this.#ints[row + UID_FROM] = after;
      this.#ints[row + UID_TO] = lineEnd(text, after);
    } else if ((after = afterName(text, at, 'SEQUENCE')) >= 0) {
      this.#ints[row + SEQUENCE] = Math.min(Number.parseInt(this.#value(after), 10) || 0, 2 ** 31 - 1);
    } else if ((after = afterName(text, at, 'STATUS')) >= 0) {
      const status = this.#value(after).toUpperCase();
      if (status.startsWith('CANCEL')) this.#ints[row + FLAGS]! |= CANCELLED;
      else if (status === 'TENTATIVE') this.#ints[row + FLAGS]! |= TENTATIVE;
    } else if ((after = afterName(text, at, 'LAST-MODIFIED')) >= 0) {
      this.#floats[this.#count * FLOATS + UPDATED] = this.#time(after);
    }
  }

  #line(kind: number, after: number): void {
    if (after >= 0) this.#lines.push(kind, after, lineEnd(this.#text, after));
  }

  /** Value of a property whose name ends here. */
  #value(after: number): string {
    const text = this.#text;
    const line = unfold(text, after, lineEnd(text, after));
    return (line.charCodeAt(0) === COLON ? line.slice(1) : readProperty(line, 0).value).trim();
  }

  /** Time of a property whose name ends here; NaN when it cannot be read. */
  #time(after: number): Wall {
    const text = this.#text;
    const zones = this.#zones;
    let at = after + 1;
    let isDay = false;
    this.#zone = FLOATING;
    this.#range = this.#isDay = false;
    // As most write it: nothing but a zone met before, or `VALUE=DATE`.
    if (text.charCodeAt(after) !== COLON) {
      at = -1;
      isDay = text.startsWith('VALUE=DATE:', after + 1);
      if (isDay) {
        at = after + 12;
      } else if (text.startsWith('TZID=', after + 1)) {
        for (let i = 2; i < zones.length && i < 9 && at < 0; i++) {
          const end = after + 6 + zones[i]!.length;
          if (text.charCodeAt(end) !== COLON || !text.startsWith(zones[i]!, after + 6)) continue;
          this.#zone = i;
          at = end + 1;
        }
      }
    }
    const end = lineEnd(text, after);
    if (at > 0 && !(isDay && end - at > 8)) {
      const wall = readTime(text, at, end);
      if (!Number.isNaN(wall)) {
        this.#isDay = end - at === 8;
        // A zone and a Z beside it (against 3.2.19): what writes so, and Google who reads it, mean the zone.
        if (text.charCodeAt(end - 1) === Z) this.#zone ||= UTC;
        return wall;
      }
    }
    return this.#oddTime(unfold(text, after, end));
  }

  /** As `#time`, for parameters and forms that are rare. */
  #oddTime(line: string): Wall {
    const { params, value } = readProperty(line, 0);
    let name = params.get('TZID') ?? '';
    // An unquoted zone with a colon in it (Outlook: `(UTC+01:00) Paris`): no time holds one before its value.
    const tail = /:([\dTZ]+)\s*$/.exec(line);
    let time = mendTime(value);
    if (!time && tail) {
      time = mendTime(tail[1]!);
      name = /;TZID=([^;]*)$/i.exec(line.slice(0, tail.index))?.[1] ?? name;
    }
    if (!time) return NaN;
    // A day with an hour beside it (against 3.3.4) has that hour; midnight is the day.
    if (params.get('VALUE')?.toUpperCase() === 'DATE') time = time.replace(/T000000.*/, '');
    this.#isDay = time.length === 8;
    this.#range = params.get('RANGE')?.toUpperCase() === 'THISANDFUTURE';
    this.#zone = this.#isDay ? FLOATING : this.#zoneNumber(name) || (time.endsWith('Z') ? UTC : FLOATING);
    return readTime(time, 0, time.length);
  }

  #zoneNumber(name: string): number {
    name = name.trim();
    if (!name) return FLOATING;
    let number = this.#zoneNumbers.get(name);
    if (number === undefined) this.#zoneNumbers.set(name, (number = this.#zones.push(name) - 1));
    return number;
  }

  #headLine(at: number): void {
    headName.lastIndex = at;
    const name = headName.exec(this.#text)?.[0].toUpperCase();
    if (!name) return;
    const value = unescapeText(this.#value(at + name.length)).trim();
    const head = this.#head;
    const field = headField[name];
    if (field === 'zone') this.#floatZone ||= this.#zoneNumber(value);
    if (field) {
      head[field] ||= value;
      return;
    }
    const { days = 0, exact = 0 } = readDuration(value) ?? {};
    head.refresh ||= days * 1440 + exact / 60_000;
  }

  /** Gives the floating times of the calendar that was just read the zone in which it means them. */
  #placeFloating(): void {
    for (let i = this.#first; this.#floatZone && i < this.#count; i++) {
      const row = i * INTS;
      const flags = this.#ints[row + FLAGS]!;
      for (const [column, day] of [
        [START_ZONE, START_DAY],
        [END_ZONE, END_DAY],
        [RECURRENCE_ZONE, RECURRENCE_DAY],
      ] as const) {
        if (!(flags & day) && this.#ints[row + column] === FLOATING) this.#ints[row + column] = this.#floatZone;
      }
    }
    this.#first = this.#count;
    this.#floatZone = FLOATING;
  }
}

/** Where the line after this one begins, past its folds. */
function afterFolds(text: string, at: number): number {
  do at = nextLine(text, at);
  while (at < text.length && isFold(text, at));
  return at;
}

/** Name of the component that a BEGIN or an END names, in capitals. */
function componentAt(text: string, after: number): string {
  if (text.startsWith(':VEVENT\r', after)) return 'VEVENT';
  return unfold(text, after + 1, lineEnd(text, after))
    .trim()
    .toUpperCase();
}
