/** What the service says of a person's vote for an idea. */
export interface Vote {
  readonly voted: boolean;
  /** Votes of all; absent while they are hidden. */
  readonly votes?: number;
}

/** The answer to a vote. */
export interface VoteAnswer extends Vote {
  /** Votes that the person still has, where the box counts them. */
  readonly left?: number;
  /** The `at` of the last act that the service has taken; absent where it knows none. */
  readonly at?: number;
}
