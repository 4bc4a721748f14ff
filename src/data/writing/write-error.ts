import { SourceError, type FailureKind, type SourceErrorDetail } from '../source-error.js';

/** What a server said of a write that it did not do (RFC 9457). */
export interface WriteErrorDetail extends SourceErrorDetail {
  /** The server's own word for the reason: `key-reused`, `closed`, `no-votes-left`. */
  readonly code?: string;
  /** What is wrong with each field: `required`, `too-long`, `links`. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** A write was not done, or nobody knows. Without a `status` no answer came: it may have been done all the same. */
export class WriteError extends SourceError {
  readonly code?: string;
  readonly fields?: Readonly<Record<string, string>>;

  constructor(kind: FailureKind, message: string, detail: WriteErrorDetail = {}) {
    super(kind, message, detail);
    this.code = detail.code;
    this.fields = detail.fields;
  }
}
