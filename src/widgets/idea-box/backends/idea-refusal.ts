import { SourceError, type FailureKind, type SourceErrorDetail } from '../../../data/source-error.js';
import { WriteError } from '../../../data/writing/write-error.js';

/** A back end has answered that it does not do what was asked of it; an outbox keeps why, and the form says it at the fields. */
export class IdeaRefusal extends WriteError {
  constructor(
    kind: FailureKind,
    message: string,
    detail: SourceErrorDetail,
    /** Word for the reason: `closed`, `cap`, `invalid`, `key-reused`… */
    code?: string,
    /** Word or sentence for what is wrong with each field. */
    fields: Readonly<Record<string, string>> = {},
  ) {
    super(kind, message, { ...detail, code, fields });
  }
}

/**
 * True when a write that failed so may have been done all the same: no answer came or none that can be read, or one of a
 * server between that had none itself, or of a server that broke while at it.
 */
export function mayBeDone(error: unknown): boolean {
  if (!(error instanceof SourceError)) return true;
  const { status, kind, retryAfter } = error;
  if (status === undefined) return kind === 'network' || kind === 'timeout' || kind === 'format';
  // Who says when to come back has done nothing.
  return status >= 500 && retryAfter === undefined;
}
