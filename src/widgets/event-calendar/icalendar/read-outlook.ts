import { outlook } from './time/calendar-zones.js';
import { mendCancelled } from './lines/mend-cancelled.js';
import { mendQuoted } from './lines/mend-quoted.js';
import { mendReferences } from './lines/mend-references.js';
import { mendVcalendar } from './lines/mend-vcalendar.js';
import { markDays } from './outlook-days.js';
import { windowsZone } from './time/windows-zones.js';

/** From now on, what Exchange and Outlook alone write is read too, and what others write that is not of RFC 5545. */
export function readOutlook(): void {
  outlook.zone = windowsZone;
  outlook.markDays = markDays;
  outlook.mend = (text) => mendReferences(mendCancelled(mendVcalendar(mendQuoted(text))));
}
