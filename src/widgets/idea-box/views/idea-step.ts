/** Where a reader is in a box. */
export interface IdeaStep {
  readonly view: 'list' | 'idea' | 'propose' | 'follow' | 'moderate';
  /** Id of the idea that is open. */
  readonly id?: string;
  /** It was opened out of the form of a new one, which waits. */
  readonly writing?: boolean;
}
