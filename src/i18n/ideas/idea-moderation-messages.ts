/** What moderators and answering services are shown. */
export interface IdeaModerationMessages {
  readonly moderation: string;
  readonly toPublish: string;
  readonly toReview: string;
  readonly nothingToModerate: string;
  readonly publish: string;
  readonly published: string;
  readonly refuse: string;
  /** Whole names of these two: they begin with what is shown. */
  publishIdea(title: string): string;
  refuseIdea(title: string): string;
  readonly refuseReason: string;
  readonly ideaRefused: string;
  reports(count: string, n: number): string;
  readonly dismissReports: string;
  readonly reportsDismissed: string;
  readonly moderationActs: string;
  readonly answerIdea: string;
  readonly answerText: string;
  readonly sendAnswer: string;
  readonly answerGiven: string;
  readonly changeStatus: string;
  readonly newStatus: string;
  readonly statusReason: string;
  readonly statusReasonOwed: string;
  readonly statusChanged: string;
  readonly editIdea: string;
  readonly editNote: string;
  readonly saveIdea: string;
  readonly ideaSaved: string;
  readonly ideaChangedMeanwhile: string;
  readonly mergeIdea: string;
  readonly mergeWith: string;
  readonly mergeHint: string;
  /** No idea has what was written: what to write. */
  readonly mergeNone: string;
  readonly merge: string;
  readonly merged: string;
  readonly unmerge: string;
  readonly unmerged: string;
  readonly closeIdea: string;
  readonly reopenIdea: string;
  readonly ideaClosed: string;
  readonly ideaReopened: string;
  readonly hideComment: string;
  readonly commentHidden: string;
  readonly showComment: string;
  readonly commentShown: string;
  readonly exports: string;
  exportAs(format: string): string;
  readonly exportComing: string;
  exportSaved(file: string): string;
  readonly actFailed: string;
}
