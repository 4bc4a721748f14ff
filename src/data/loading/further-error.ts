import { SourceError } from '../source-error.js';

/** A further page failed: what its source gave before is as good as it was. */
export class FurtherError extends SourceError {
  constructor(error: SourceError) {
    super(error.kind, error.message, { ...error, cause: error.cause });
  }
}

/** Whether the last further page of a source failed. */
export const furtherFailed = ({ error }: { readonly error?: SourceError }): boolean => error instanceof FurtherError;
