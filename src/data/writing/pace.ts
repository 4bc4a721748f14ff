/** The waits of writing and of what is live, in milliseconds, apart from `limits`: they are fetched with what needs them. */
export const pace = {
  /** Before a write is sent a second time, give or take a half; twice as much before each time after. */
  wait: 2_000,
  /** The longest wait between two tries. */
  longest: 300_000,
  /** For which a tab speaks for all without renewing it, where the browser has no locks. */
  lease: 6_000,
  /** For which the outcome of a write stays to be looked at. */
  keptDone: 24 * 3600_000,
  /** For which a server is sure to know a key again (a day less than the seven that it promises). */
  keyLife: 6 * 24 * 3600_000,
  /** For which a draft stays. */
  keptDraft: 30 * 24 * 3600_000,
  /** Without a byte, before a stream counts as dead. */
  quiet: 60_000,
  /** Hidden, before a tab closes the stream. */
  hidden: 60_000,
  /** After a page seemed to go, before it counts as one that stays: what was followed was a download, or a letter. */
  stays: 3_000,
  /** Between two looks, where there is no stream. */
  poll: 60_000,
};

/** Milliseconds before the next try: growing, and random, so that not all come back at once. */
export const nextWait = (tries: number): number =>
  Math.min(pace.wait * 2 ** Math.min(Math.max(tries, 1) - 1, 20), pace.longest) * (0.5 + Math.random());
