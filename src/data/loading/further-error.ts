import { SourceError } from '../source-error.js';

/** A further page failed: what its source gave before is as good as it was. */
export class FurtherError extends SourceError {
  constructor(error: SourceError) {
    super(error.kind, error.message, { ...error, cause: error.cause });
  }
}

/** Whether the last further page of one of them failed. */
export const furtherFailed = (sources: readonly { readonly error?: SourceError }[]): boolean =>
  sources.some(({ error }) => error instanceof FurtherError);
