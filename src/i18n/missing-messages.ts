/** What is kept at hand for when nothing can be fetched any more. */
export interface MissingMessages {
  /** What was asked for needs a file that cannot be had now. */
  readonly missingPart: string;
}
