import type { Settings } from '../../../settings/settings-context.js';
import type { Idea, IdeaComment, IdeaDetail } from '../idea.js';

/** Whom a back end is asked for, and how. */
export interface BackendAim {
  /** As a reader of the list is given: base of a Parvis API, site of a Fider or a Discourse, table of PostgREST; absolute. */
  readonly base: string;
  readonly settings: Settings;
  /** `same-origin`, `include` or `omit`; the settings' own when absent. */
  readonly credentials?: string;
}

/** What somebody proposes. */
export interface IdeaDraft {
  readonly title: string;
  readonly problem?: string;
  readonly proposal?: string;
  /** Id of a topic of the box. */
  readonly topic?: string;
  readonly anonymous?: boolean;
  readonly name?: string;
  readonly file?: File;
  /** What stands in the field that people do not see. */
  readonly website?: string;
  /** Milliseconds spent writing. */
  readonly began?: number;
}

/** What somebody says of an idea. */
export interface CommentDraft {
  readonly text: string;
  /** Id of the comment that it answers. */
  readonly parent?: string;
  readonly anonymous?: boolean;
  readonly name?: string;
  readonly website?: string;
}

/** Why an idea or a comment is reported. */
export interface ReportDraft {
  readonly reason: 'personal' | 'insult' | 'spam' | 'other';
  readonly text?: string;
  /** Id of the comment, when it is not the idea itself. */
  readonly comment?: string;
}

/** What came of a proposal. */
export interface Proposed {
  readonly idea: Idea;
  /** With this code its author comes back to it. Absent where the back end gives none. */
  readonly code?: string;
}

/** What the back end says of a vote. */
export interface VoteState {
  readonly id: string;
  readonly voted: boolean;
  /** Absent where they are not told. */
  readonly votes?: number;
  /** Votes that this person has left, where there is a cap. */
  readonly left?: number;
  /** The act to which this is the answer, where the back end keeps it: an older one changes nothing. */
  readonly at?: number;
}

/** A write of which no answer came. */
export type UnansweredWrite =
  | { readonly kind: 'propose'; readonly draft: IdeaDraft; readonly since: string }
  | { readonly kind: 'comment'; readonly id: string; readonly draft: CommentDraft; readonly since: string }
  | { readonly kind: 'vote'; readonly id: string; readonly voted: boolean };

/**
 * What is asked of a back end that takes writes. All reject with a `SourceError`, an `IdeaRefusal` where the back end said why;
 * `mayBeDone` tells which of them leave open whether it was done.
 *
 * A key is made when the person acts and kept until an answer came: 16 to 200 visible ASCII characters.
 */
export interface IdeaBackend {
  /** True when the same write with the same key is done once, however often it is sent. */
  readonly knowsKeys: boolean;
  /** True when the service writes the name of the account beside all that is written: none is asked for, none kept back. */
  readonly signs?: boolean;
  detail(id: string, signal: AbortSignal): Promise<IdeaDetail>;
  propose(draft: IdeaDraft, key: string, signal: AbortSignal): Promise<Proposed>;
  /** @param at Grows with each act of this person. */
  vote(id: string, voted: boolean, at: number, key: string, signal: AbortSignal): Promise<VoteState>;
  comment(id: string, draft: CommentDraft, key: string, signal: AbortSignal): Promise<IdeaComment>;
  /** Ideas that say something alike, the closest first; at most five. */
  similar(text: string, signal: AbortSignal): Promise<readonly Idea[]>;
  /** Opens an idea by the code that its author was given. Absent where there are no codes. */
  follow?(code: string, key: string, signal: AbortSignal): Promise<IdeaDetail>;
  /** Absent where nothing can be reported. */
  report?(id: string, draft: ReportDraft, key: string, signal: AbortSignal): Promise<void>;
  /** Takes an idea of one's own back, where `mayWithdraw` of it says so. Absent where a back end cannot. */
  withdraw?(id: string, key: string, signal: AbortSignal): Promise<void>;
  /** Everything that is kept of the one who asks, as JSON. Absent where a back end does not tell. */
  kept?(signal: AbortSignal): Promise<unknown>;
  /** Has the one who asks forgotten: what is published stays, by nobody. Absent where a back end cannot. */
  forget?(key: string, signal: AbortSignal): Promise<void>;
  /**
   * Looks for what an unanswered write would have left, where the back end knows no keys. Such a write is never sent again by
   * itself: nothing found does not mean that nothing will come, so the person is asked.
   *
   * @returns Id of the idea or of the comment; of the idea, when its vote is as wished.
   */
  find?(write: UnansweredWrite, signal: AbortSignal): Promise<string | undefined>;
}

/** A proposal as one text: the problem, an empty line, the proposal; or the one there is. */
export const wholeText = ({ problem, proposal }: IdeaDraft): string =>
  [problem, proposal]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join('\n\n');
