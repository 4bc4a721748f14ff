/** Every deadline, wait and bound of reading, in milliseconds and bytes. One object, so that tests can hurry. */
export const limits = {
  /** Without a first or a new byte. */
  idle: 10_000,
  /** For one request, its retries included. */
  total: 60_000,
  /** Before the first retry, give or take a half; three times as much before the second. */
  wait: 1_000,
  /** The longest `Retry-After` that is waited for; a longer one is told. */
  patience: 20_000,
  /** Decoded bytes of one answer. */
  size: 32 * 2 ** 20,
  /** Bytes of a document that are shown in its place. */
  preview: 2 ** 18,
  /** Without progress of what is being sent, or an answer to it. */
  write: 30_000,
  /** For what only completes an answer that has come. */
  beside: 2_000,
  /** Before loading shows: no flash. */
  showLoading: 300,
  /** Before a widget that has nothing to read says so: its page may be about to tell it what. */
  setup: 2_000,
  /** Before a reader is told that it takes long, and may cancel. */
  slow: 10_000,
  /** Age at which data are read again on return to the tab. */
  fresh: 300_000,
  /** What an author calls a minute. */
  minute: 60_000,
  /** For storage to answer. */
  storage: 2000,
  /** Without the reader, on a shared computer, before what the tab remembers goes. */
  away: 600_000,
};
