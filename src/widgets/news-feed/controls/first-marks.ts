import type { MarkRules } from '../../../data/keeping/local-marks.js';

/**
 * Leaves the marks of a first visit, in the form that `local-marks` reads at the next one.
 *
 * @returns False when there are marks already, or rules about where they may stay: then the whole store is needed.
 */
export function leaveFirstMarks(name: string, ids: readonly string[], { user, shared, personal }: MarkRules): boolean {
  try {
    if (user || shared || personal || Object.keys(localStorage).some((key) => key.startsWith('parvis.'))) return false;
    const marks = { [name]: { ids: ids.slice(0, 300), since: new Date().toISOString() } };
    localStorage['parvis.marks.1'] = JSON.stringify({ reader: '', marks });
  } catch {
    // Nothing can be kept: nothing will be called new.
  }
  return true;
}
