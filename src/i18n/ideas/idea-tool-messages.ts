/** What a box of ideas says once a reader does something with it. */
export interface IdeaToolMessages {
  readonly searchIdeas: string;
  readonly order: string;
  readonly orders: Readonly<Record<'top' | 'recent' | 'trending' | 'unanswered', string>>;
  readonly statusFilter: string;
  readonly topicFilter: string;
  /** The choice of a filter that keeps all. */
  readonly every: string;
  readonly noIdeaMatch: string;
  readonly moreIdeas: string;
  skippedIdeas(count: string, n: number): string;
  readonly backToList: string;
  /** To the form that was left for an idea like the one that is being written. */
  readonly backToDraft: string;
  readonly loadingIdea: string;
  readonly ideaGone: string;
  readonly problem: string;
  readonly proposal: string;
  readonly officialAnswer: string;
  /** Who answered, and when. */
  answerFrom(who: string, date: string): string;
  readonly reason: string;
  readonly history: string;
  /** What happened to an idea, by the server's word for it. */
  readonly changes: Readonly<Record<string, string>>;
  /** A status that it got: « Statut : à l’étude ». */
  becameStatus(status: string): string;
  changedBy(what: string, who: string): string;
  mergedInto(title: string): string;
  readonly mergedFrom: string;
  readonly group: string;
  readonly members: string;
  readonly nextMeeting: string;
  readonly papers: string;
  readonly file: string;
  readonly commentsHeading: string;
  readonly noComments: string;
  official(service: string): string;
  readonly anonymous: string;
  readonly hiddenComment: string;
  readonly reply: string;
  replyTo(author: string): string;
  readonly comment: string;
  readonly sendComment: string;
  readonly commentSent: string;
  readonly commentWaits: string;
  readonly leaveIt: string;
  readonly report: string;
  readonly reportReason: string;
  readonly reportReasons: Readonly<Record<'personal' | 'insult' | 'spam' | 'other', string>>;
  readonly sendReport: string;
  readonly reported: string;
  readonly reportRefused: string;
  /** An author takes back what he has proposed. */
  readonly withdrawIdea: string;
  readonly withdrawIdeaSure: string;
  readonly withdrawIdeaNow: string;
  readonly ideaWithdrawn: string;
  readonly ideaNotWithdrawn: string;
  readonly closedIdea: string;
  readonly closedBox: string;
  closes(date: string): string;
  hiddenResults(date: string): string;
  readonly readOnly: string;
  /** Answers to a vote. */
  voted(votes: string, n: number): string;
  readonly votedHidden: string;
  unvoted(votes: string, n: number): string;
  readonly unvotedHidden: string;
  votesLeft(count: string, n: number): string;
  readonly noVotesLeft: string;
  readonly voteRefused: string;
  /** What is under way. */
  readonly sending: string;
  readonly notSent: string;
  readonly signedOut: string;
  readonly refused: string;
  readonly unsure: string;
  readonly sendAgain: string;
  readonly dropIt: string;
  /** Whole names of these two: they begin with what is shown. */
  sendAgainOf(title: string): string;
  dropOf(title: string): string;
  waitingWrites(count: string, n: number): string;
  /** A news of the stream, behind the button that shows it. */
  readonly changedSince: string;
}
