import type { IdeaDraft } from './backends/idea-backend.js';
import type { Idea } from './idea.js';

const everywhere = { bubbles: true, composed: true };

/** A reader opens an idea. Cancel it to show the idea another way. */
export class IdeaOpenEvent extends Event {
  constructor(readonly idea: Idea) {
    super('parvis-idea-open', { ...everywhere, cancelable: true });
  }
}

/** A reader proposes an idea. Cancel it to send it another way. */
export class IdeaSubmitEvent extends Event {
  constructor(readonly draft: IdeaDraft) {
    super('parvis-idea-submit', { ...everywhere, cancelable: true });
  }
}

/** A reader votes for an idea, or takes the vote back. Cancel it to count it another way. */
export class IdeaVoteEvent extends Event {
  constructor(
    readonly idea: Idea,
    /** What the reader wants from now on. */
    readonly voted: boolean,
  ) {
    super('parvis-idea-vote', { ...everywhere, cancelable: true });
  }
}
