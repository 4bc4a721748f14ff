import { FLOATING, UTC } from './event-table.js';
import type { Zone } from './zone.js';
import { intlZone as zoneNamed } from './intl-zone.js';

/** The zones that a calendar names. */
export class CalendarZones {
  readonly #names: readonly string[];
  readonly #found: (Zone | null)[] = [];

  /**
   * @param names TZIDs, after the two that are no names: see `EventTable`
   */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  readonly utc = zoneNamed('UTC')!;

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
    return tzid ? zoneNamed(tzid) : undefined;
  }

  /** IANA name of a zone, else its name as written. */
  nameOf(tzid: string): string {
    return zoneNamed(tzid)?.name ?? tzid;
  }

  /** TZIDs that nothing defines. */
  unknown(): readonly string[] {
    return this.#names.filter((_, number) => number > UTC && !this.at(number));
  }

  #find(number: number): Zone | null {
    return number === FLOATING ? null : number === UTC ? this.utc : (this.named(this.#names[number]!) ?? null);
  }
}
