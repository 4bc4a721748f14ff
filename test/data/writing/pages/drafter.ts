import { limits } from '../../../../src/data/limits.js';
import { Draft, type DraftPlace } from '../../../../src/data/writing/drafts.js';

export interface DraftPage {
  draft(place: DraftPlace): Draft;
  /** Sets the time, in milliseconds, after which a shared computer counts as left. */
  hurry(away: number): void;
}

/** Types in this page. */
Object.assign(window, {
  draft: (place) => new Draft(place),
  hurry: (away) => void (limits.away = away),
} satisfies DraftPage);
