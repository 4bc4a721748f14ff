import type { FailureKind } from '../source-error.js';

/** Why a write was not done, as it can be kept: the plain part of a `WriteError`. */
export interface WriteFailure {
  readonly kind: FailureKind;
  /** For editors, in English. */
  readonly message: string;
  readonly status?: number;
  readonly code?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Seconds that the server asked to wait. */
  readonly retryAfter?: number;
}

/**
 * `waiting` for its turn, the network or the next try · `sending` · `done` · `refused` by the server: it was not done, and the
 * person may change it · `unsure`: no answer came from a server that knows no keys, or knows this one no longer ·
 * `signed-out`: the server does not know the person any more
 */
export type WriteState = 'waiting' | 'sending' | 'done' | 'refused' | 'unsure' | 'signed-out';

/** One thing that a person has written and sent. */
export interface Write<B = unknown, A = unknown> {
  /** Made when the person acted; what the server tells the act by. */
  readonly key: string;
  readonly kind: string;
  /** Writes of one group leave in the order in which they were made, each after the answer to the one before. */
  readonly group: string;
  /** Plain data. */
  readonly body: B;
  /** Epoch milliseconds of the act. */
  readonly made: number;
  /** How often it was sent. */
  readonly tries: number;
  readonly state: WriteState;
  /** What the server said, once done. */
  readonly answer?: A;
  /** What went wrong the last time. */
  readonly error?: WriteFailure;
  /** Epoch milliseconds of the next try, while waiting. */
  readonly next?: number;
  /** Unsure, and true: it was looked for at the server and not found. The person decides: send again, or drop. */
  readonly looked?: boolean;
  /** Unsure, and true: the person has asked to send it again, which is done when it is still not found. */
  readonly again?: boolean;
}

/** As it stands in storage. */
export interface StoredWrite extends Write {
  /** Place in the queue. */
  readonly order: number;
  /** The page that sends it, or has. */
  readonly by?: string;
  /** Epoch milliseconds of the last try. */
  readonly sent?: number;
}
