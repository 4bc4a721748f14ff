const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    // Zones are few; a hostile source may name any number.
    if (formats.size > 600) formats.clear();
    let format: Intl.DateTimeFormat | undefined;
    try {
      format = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
      });
    } catch {
      // No zone that anybody knows.
    }
    formats.set(zone, format);
  }
  return formats.get(zone);
}

/** True for the name of a zone of which the clocks are known. */
export const isZone = (zone: string): boolean => zone === 'UTC' || !!formatOf(zone);

/** What clocks of a zone read at an instant, as `2026-11-23T09:00:00`. Nothing for an unknown zone. */
export function wallClock(instant: number, zone: string): string | undefined {
  if (zone === 'UTC') return new Date(instant).toISOString().slice(0, 19);
  const parts = formatOf(zone)?.formatToParts(instant);
  if (!parts) return undefined;
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const year = part('year').padStart(4, '0');
  return `${year}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}
