/** What a box of ideas draws. */
export interface IdeaMessages {
  /** Statuses, where the box words none of its own. */
  readonly statuses: Readonly<
    Record<'received' | 'study' | 'accepted' | 'underway' | 'done' | 'declined' | 'merged', string>
  >;
  readonly noIdeas: string;
  /** How many ideas there are. */
  ideaCount(count: string, n: number): string;
  /** What stands under the number of votes. */
  votes(n: number): string;
  /** What the button of a vote does, for those who do not see what it belongs to. */
  vote(title: string): string;
  /** The same where the number is not told. */
  readonly support: string;
  readonly supported: string;
  comments(count: string, n: number): string;
  answerBy(who: string): string;
  readonly answered: string;
  /** By when an answer is owed. */
  due(date: string): string;
  overdue(date: string): string;
  /** How many of the ideas have an answer. */
  answeredShare(answered: string, total: string, n: number): string;
  promise(days: string, n: number): string;
  readonly propose: string;
  readonly follow: string;
  readonly moderate: string;
  /** Ideas that could not be read. */
  readonly pending: string;
  readonly mine: string;
}
