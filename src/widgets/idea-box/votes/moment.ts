let last = 0;

/** A moment of this page, later than all before it: the clock of a browser stands still for a millisecond and more. */
export const moment = (): number => ++last;
