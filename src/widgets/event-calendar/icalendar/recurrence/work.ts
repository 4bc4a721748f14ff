/** How much may still be done for someone who must not wait. Shared by what is done for one purpose. */
export interface Work {
  /** Goes down by one for each month looked at, each day or time tried; at 0 the work stops. */
  steps: number;
  /** Set when it was stopped before its end: what is there is true and not all. */
  cut: boolean;
}

/** Takes a step; false, and `cut`, when there is none left. */
export function takeStep(work: Work): boolean {
  if (work.steps > 0) {
    work.steps--;
    return true;
  }
  work.cut = true;
  return false;
}
