import { intlZone } from './intl-zone.js';
import { fixedZone } from './offset-zone.js';
import type { Zone } from './zone.js';

/** Longer than any name of a zone, with what programs write before it. */
const LONGEST = 120;

/**
 * The zone of a TZID, as the machine knows the name. A name may be quoted, in any case,
 * with spaces or behind the prefix of a program (`/mozilla.org/20050126_1/Europe/Paris`), or an offset that never changes
 * (`UTC+02:00`, `GMT+0200`). Undefined for any other: the zone of a name that says nothing is never UTC.
 *
 * @param otherNames Gives the IANA name of what is no such name: `windowsZone`, which is a file of its own because few need it.
 */
export function zoneNamed(tzid: string, otherNames?: (name: string) => string | undefined): Zone | undefined {
  const name = tzid.trim().replace(/^["']+|(?<!["'])["']+$/g, '');
  if (name.length > LONGEST) return undefined;
  const zone = byName(name) ?? byOffset(name);
  if (zone) return zone;
  const other = otherNames?.(name);
  return other === undefined ? undefined : intlZone(other);
}

function byName(name: string): Zone | undefined {
  const plain = name.replace(/ /g, '_');
  const zone = intlZone(plain) ?? intlZone(plain.replace('-', '/'));
  if (zone || !/^\/|[.:].*\//.test(plain)) return zone;
  // No name has more parts (America/Argentina/Ushuaia).
  const parts = plain.split('/').slice(-4);
  while (parts.shift() !== undefined && parts.length) {
    const tail = intlZone(parts.join('/'));
    if (tail) return tail;
  }
  return undefined;
}

/** `+02:00`, `UTC+2`, `GMT-0330`, `(GMT-03:00)`, `Z`. */
function byOffset(name: string): Zone | undefined {
  if (/^z$/i.test(name)) return intlZone('UTC');
  const [, sign, hours, minutes = '0'] = /^\(?(?:UTC|GMT)?\s*([+-])(\d\d?)[:.]?([0-5]\d)?\)?$/i.exec(name) ?? [];
  if (!sign || +hours! > 15) return undefined;
  return fixedZone(name, (sign === '-' ? -1 : 1) * (+hours! * 60 + +minutes) * 60_000);
}
