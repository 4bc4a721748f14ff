/** The day on which the events of the made-up town are looked at: half of its month is over, half is to come. */
const NOW = Date.parse('2026-11-24T08:00:00Z');

/**
 * Makes the clock of the page that of the town: it starts now and goes on. What is drawn on a day of one's own stays the
 * same on every day of the year.
 *
 * @returns What gives the page its own clock back.
 */
export function townClock(): () => void {
  const { Date: PageDate } = globalThis;
  const shift = NOW - PageDate.now();
  const now = () => PageDate.now() + shift;
  const TownDate = class extends PageDate {
    constructor(...given: [] | ConstructorParameters<DateConstructor>) {
      super(...((given.length ? given : [now()]) as [number]));
    }
    static override now = now;
  };
  globalThis.Date = TownDate as DateConstructor;
  return () => {
    globalThis.Date = PageDate;
  };
}
