import { intlZone } from './icalendar/time/intl-zone.js';
import type { Zone } from './icalendar/time/zone.js';

let own: Zone | undefined;

/**
 * The zone in which times show.
 *
 * @param name IANA name; undefined, or a name that the browser does not know, is the reader's own zone.
 */
export const shownZone = (name: string | undefined): Zone =>
  (name && intlZone(name)) || (own ??= intlZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? intlZone('UTC')!);
