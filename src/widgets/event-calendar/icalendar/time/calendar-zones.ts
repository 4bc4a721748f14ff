import { FLOATING, UTC } from '../event-table.js';
import { zoneNamed } from './find-zone.js';
import type { ReadText } from '../read-calendar.js';
import { readProperty, unescapeText, type Property } from '../lines/property.js';
import { unfold } from '../lines/read-lines.js';
import { mendTime, readOffset, readTime } from '../lines/read-time.js';
import { frequencies, parseRule, type Frequency } from '../recurrence/recurrence-rule.js';
import { observedZone, type Observance } from './rule-zone.js';
import type { Work } from '../recurrence/work.js';
import type { Wall, Zone } from './zone.js';

/** How to read what Exchange and Outlook alone write, once it was fetched because it was met: zones, days, and text. */
export const outlook: {
  zone?: (name: string) => string | undefined;
  markDays?: (read: ReadText) => void;
  mend?: (text: string) => string;
} = {};

/** The zone of a name, whoever gave it. */
export const zoneOf = (name: string): Zone | undefined => zoneNamed(name, outlook.zone);

/** The zones that a calendar names: by its own definition first (VTIMEZONE), else by the name. */
export class CalendarZones {
  readonly utc = zoneNamed('UTC')!;
  /** For all that is ever asked of all its own zones: many thousand changes of clocks. */
  readonly work: Work = { steps: 2 ** 21, cut: false };
  readonly #text: string;
  readonly #names: readonly string[];
  readonly #blocks: readonly number[];
  readonly #found: (Zone | null)[] = [];
  #defined?: Map<string, Zone | string | undefined>;

  /**
   * @param names TZIDs, after the two that are no names: see `EventTable`
   * @param blocks Where the inside of each VTIMEZONE begins and ends, in pairs.
   */
  constructor(text: string, names: readonly string[] = [], blocks: readonly number[] = []) {
    this.#text = text;
    this.#names = names;
    this.#blocks = blocks;
  }

  /** The zone of a number in the table; nothing for floating times, and for a zone that nothing defines. */
  at(number: number): Zone | undefined {
    return (this.#found[number] ??= this.#find(number)) ?? undefined;
  }

  /** What an event in the zone of this number tells of it. */
  nameAt(number: number): string | null {
    return number === FLOATING ? null : (this.at(number)?.name ?? this.#names[number]!);
  }

  /** The zone of a TZID; nothing when it is empty, or when nothing defines it. */
  named(tzid: string): Zone | undefined {
    return tzid ? (this.#own(tzid) ?? zoneOf(tzid)) : undefined;
  }

  /** TZIDs that nothing defines. */
  unknown(): readonly string[] {
    return this.#names.filter((_, number) => number > UTC && !this.at(number));
  }

  #find(number: number): Zone | null {
    return number === FLOATING ? null : number === UTC ? this.utc : (this.named(this.#names[number]!) ?? null);
  }

  /** The zone that the calendar itself defines: made when something is in it. */
  #own(tzid: string): Zone | undefined {
    const defined = (this.#defined ??= this.#definitions());
    let zone = defined.get(tzid);
    if (typeof zone === 'string') defined.set(tzid, (zone = this.#define(tzid, zone)));
    return zone;
  }

  /** The inside of each VTIMEZONE. */
  #definitions(): Map<string, Zone | string | undefined> {
    const defined = new Map<string, string>();
    for (let i = 0; i < this.#blocks.length; i += 2) {
      const block = unfold(this.#text, this.#blocks[i]!, this.#blocks[i + 1]!);
      // Text there, and a parameter where it is named (RFC 5545, 3.8.3.1).
      const tzid = unescapeText(textOf(block, 'TZID'));
      if (!defined.has(tzid)) defined.set(tzid, block);
    }
    return defined;
  }

  #define(tzid: string, block: string): Zone | undefined {
    const known = zoneOf(tzid) ?? zoneOf(textOf(block, 'X-LIC-LOCATION'));
    const observances = block
      .split(begins)
      .slice(1, MOST)
      .flatMap((part) => observe(part.split(ends)[0]!));
    return observedZone(known?.name ?? tzid, observances, this.work, known);
  }
}

/** More than any zone has known. */
const MOST = 1000;
const begins = /^BEGIN:(?:STANDARD|DAYLIGHT)\s/im;
const ends = /^END:(?:STANDARD|DAYLIGHT)/im;

/** Properties of an unfolded block. */
function propertiesOf(block: string, name: string): Property[] {
  return [...block.matchAll(new RegExp(`^${name}([:;].*)$`, 'gim'))].map(([, rest]) => readProperty(rest!, 0));
}

const textOf = (block: string, name: string) => propertiesOf(block, name)[0]?.value.trim() ?? '';

/** Reads STANDARD or DAYLIGHT; nothing where it is no good. No clocks are changed every hour. */
function observe(block: string): Observance | [] {
  const all = (name: string) => propertiesOf(block, name).map(({ value }) => value.trim());
  const [start] = all('DTSTART').flatMap(wallOf);
  const offsetFrom = readOffset(all('TZOFFSETFROM')[0] ?? '');
  const offsetTo = readOffset(all('TZOFFSETTO')[0] ?? '');
  const [rule] = all('RRULE').map(parseRule);
  // The fourth is DAILY.
  const isFine = frequencies.indexOf(rule?.frequency as Frequency) > 3;
  if (start === undefined || Number.isNaN(offsetFrom + offsetTo) || isFine) return [];
  return {
    start,
    offsetFrom,
    offsetTo,
    rule,
    dates: all('RDATE').flatMap((value) => value.split(',').flatMap(wallOf)),
  };
}

function wallOf(text: string): Wall | [] {
  const time = mendTime(text);
  const wall = time ? readTime(time, 0, time.length) : NaN;
  return Number.isNaN(wall) ? [] : wall;
}
