import type { IdeaDesk } from './idea-desk.js';
import type { IdeaWrites } from './votes/idea-writes.js';

/** The same, for the parts at which people write. */
export interface WritingDesk extends IdeaDesk {
  /** What people have written and votes that they have given, on their way. */
  writes(): Promise<IdeaWrites | undefined>;
}
