/** What stands in the form of a new idea, after it, and where one is found again. */
export interface IdeaFormMessages {
  readonly formTitle: string;
  readonly ideaTitle: string;
  readonly ideaTitleHint: string;
  readonly ideaProblem: string;
  readonly ideaProblemHint: string;
  readonly ideaProposal: string;
  readonly ideaProposalHint: string;
  readonly ideaTopic: string;
  readonly noTopic: string;
  readonly yourName: string;
  readonly nameHint: string;
  readonly withoutName: string;
  readonly withoutNameHint: string;
  readonly ideaFile: string;
  fileHint(size: string, kinds: string): string;
  readonly optional: string;
  readonly sendIdea: string;
  /** Heading of the summary of errors. */
  wrongFields(count: string, n: number): string;
  missing(field: string): string;
  tooLong(field: string, most: string): string;
  readonly fileTooLarge: string;
  readonly removeFile: string;
  readonly fileKind: string;
  /** What a server says of a field, by its word. */
  readonly wrong: Readonly<Record<string, string>>;
  /** The server took the reader for a machine. */
  readonly tooFast: string;
  readonly similar: string;
  readonly similarHint: string;
  // What is true of names and votes, made from what the server says of itself.
  readonly withNames: string;
  readonly nameSeenByAll: string;
  readonly nameSeenByModerators: string;
  readonly noNames: string;
  readonly signedByAccount: string;
  readonly knownByBrowser: string;
  readonly knownByAccount: string;
  addressKept(hours: string, n: number): string;
  readonly addressNotKept: string;
  readonly votesLinked: string;
  readonly votesNotLinked: string;
  readonly readBefore: string;
  readonly draftKept: string;
  readonly draftHere: string;
  readonly draftNotKept: string;
  readonly eraseDraft: string;
  readonly draftErased: string;
  readonly sendingIdea: string;
  readonly ideaSent: string;
  readonly ideaSentShown: string;
  readonly ideaSentWaits: string;
  answerPromised(date: string): string;
  readonly yourCode: string;
  readonly codeHint: string;
  readonly copyCode: string;
  readonly codeCopied: string;
  readonly codeField: string;
  readonly qrName: string;
  readonly seeIdea: string;
  readonly anotherIdea: string;
  readonly followTitle: string;
  readonly followHint: string;
  readonly followField: string;
  readonly followGo: string;
  readonly followNone: string;
  readonly followBusy: string;
  /** Heading of what a box keeps of the reader, and can forget. */
  readonly mine: string;
  readonly mineSays: string;
  readonly mineCopy: string;
  /** Name of the file, without its ending. */
  readonly mineFile: string;
  readonly mineSaved: string;
  readonly mineAsk: string;
  readonly mineWaits: string;
  readonly mineSure: string;
  readonly mineForget: string;
  readonly mineLeave: string;
  readonly mineForgotten: string;
}
