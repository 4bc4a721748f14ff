/**
 * Why a source gave nothing. Readers are told a sentence made from it, editors the cause.
 *
 * - `network`: no answer, or one that the browser hides (a source that does not allow this page, CORS)
 * - `blocked`: the browser refused before asking (mixed content, a policy of the page)
 * - `refused`: 401, 403 · `missing`: 404, 410 · `busy`: 429, or any answer with `Retry-After` · `server`: 5xx and the rest
 * - `login`: a login page came instead · `format`: nothing that the widget can read
 * - `timeout`, `offline`, `too-large`: as they say · `setup`: an attribute that cannot work
 */
export type FailureKind =
  | 'network'
  | 'blocked'
  | 'refused'
  | 'missing'
  | 'busy'
  | 'server'
  | 'login'
  | 'format'
  | 'timeout'
  | 'offline'
  | 'too-large'
  | 'setup';

/** What an editor needs to find the fault of a source. */
export interface SourceErrorDetail {
  /** Address that was asked, as resolved. */
  readonly url?: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** Seconds that the source asks to wait (RFC 9110, 10.2.3). */
  readonly retryAfter?: number;
  /** The error underneath. */
  readonly cause?: unknown;
}

/** A source failed, or holds nothing that can be read. The message is for editors, in English. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly url?: string;
  readonly status?: number;
  readonly retryAfter?: number;

  constructor(
    readonly kind: FailureKind,
    message: string,
    detail: SourceErrorDetail = {},
  ) {
    super(message, { cause: detail.cause });
    this.url = detail.url;
    this.status = detail.status;
    this.retryAfter = detail.retryAfter;
  }
}
