/** Bytes, or characters, above which a body is read in parts: shorter, its reader keeps within a frame. */
export const LONG = 2 ** 18;

/** What is asked of a reading. */
export interface ReadOptions<R> {
  readonly signal?: AbortSignal;
  /** Called with all that is read so far, while a long document is being read. */
  readonly onPart?: (part: R) => void;
  /** Name of the format, where detection fails. */
  readonly type?: string;
}
