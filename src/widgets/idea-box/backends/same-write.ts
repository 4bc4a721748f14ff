import { fold } from '../../../data/reading/values/fold.js';

/** Milliseconds by which two clocks may differ. */
const SKEW = 600_000;

/** True when something was made at the act or after it. Without a date, nothing speaks against it. */
export const madeSince = (created: string | undefined, since: string): boolean =>
  !created || !(Date.parse(created) < Date.parse(since) - SKEW);

/** True when two texts have the same letters and digits: servers trim, fold and mark up what they are given. */
export const sameWords = (one = '', other = ''): boolean => lettersOf(one) === lettersOf(other);

const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
