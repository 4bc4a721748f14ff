import type { Reading } from '../../data/format.js';

/** What a status means, whatever the box calls it. */
export type IdeaStatusKind = 'open' | 'done' | 'declined' | 'merged';

/** What a service has answered. */
export interface IdeaAnswer {
  /** Text. */
  readonly text: string;
  /** Name of who answered. */
  readonly author?: string;
  /** Name of the service in whose name it was. */
  readonly service?: string;
  /** Instant, `2026-11-23T08:00:00Z`, or day, `2026-11-23`. */
  readonly date?: string;
}

/** One idea, as its source says it. Plain and read-only; nothing in it is trusted, and all its texts are texts. */
export interface Idea {
  readonly id: string;
  /** Text on one line, decoded once. */
  readonly title: string;
  /** What it says as a whole: the problem, a blank line and the proposal, or the one there is. Line ends are `\n`. */
  readonly text?: string;
  readonly problem?: string;
  readonly proposal?: string;
  /** Page of the source that shows it, absolute. */
  readonly url?: string;
  /** Instant, `2026-11-23T08:00:00Z`, or day, `2026-11-23`. */
  readonly created?: string;
  /** Name of who proposed it; absent for who did not give one. */
  readonly author?: string;
  /** Service of who proposed it. */
  readonly authorService?: string;
  /** Votes that the source has counted; absent where it does not tell (yet). */
  readonly votes?: number;
  /** True when this reader's vote is among them. */
  readonly voted?: boolean;
  /** Number of comments. */
  readonly comments?: number;
  /** Number of times it was looked at, where the source counts. */
  readonly views?: number;
  /**
   * Id of one of the statuses of the box; without a box, one of `received`, `study`, `accepted`, `underway`, `done`,
   * `declined`, `merged`, or the source's own word.
   */
  readonly status?: string;
  /** Instant or day. */
  readonly statusSince?: string;
  /** Why it has this status (text); a refusal has one. */
  readonly reason?: string;
  readonly answer?: IdeaAnswer;
  /** Labels. */
  readonly topics: readonly string[];
  /** Day or instant by which an answer is owed. */
  readonly due?: string;
  /** True when that has passed without an answer. */
  readonly overdue?: boolean;
  /** True when it takes no votes and no comments any more. */
  readonly closed?: boolean;
  /** Id of the idea that has taken this one in. */
  readonly mergedInto?: string;
  /** The ideas that this one has taken in. */
  readonly mergedFrom?: readonly { readonly id: string; readonly title: string }[];
  /** True when it waits to be published. */
  readonly pending?: boolean;
  /** True when it was not published, or is no more: its author and moderators alone see it. */
  readonly refused?: boolean;
  /** Instant at which a moderator changed its words. */
  readonly edited?: string;
  /** True when this reader proposed it. */
  readonly mine?: boolean;
  /** Version, sent back by who changes it. */
  readonly etag?: string;
  /** Number of reports that wait, for moderators. */
  readonly reports?: number;
}

/** One thing that happened to an idea. */
export interface IdeaChange {
  /** Instant or day. */
  readonly at: string;
  /** `created`, `published`, `status`, `answer`, `edited`, `merged`, `unmerged`, `closed`, or another word of the server. */
  readonly change: string;
  /** The status that it then had. */
  readonly status?: string;
  /** Name of a person or a service. */
  readonly by?: string;
  /** Text. */
  readonly note?: string;
}

/** A comment, or the answer to one. */
export interface IdeaComment {
  readonly id: string;
  /** Id of the comment that it answers. */
  readonly parent?: string;
  readonly text: string;
  /** Instant or day. */
  readonly created?: string;
  readonly author?: string;
  /** Name of the service for which it speaks; absent when it is no official one. */
  readonly official?: string;
  /** True when moderators have hidden it: shown to them alone. */
  readonly hidden?: boolean;
  readonly mine?: boolean;
}

/** The people who work on an idea. */
export interface IdeaGroup {
  /** Names. */
  readonly members: readonly string[];
  readonly next?: { readonly date: string; readonly place?: string };
  readonly papers: readonly IdeaPaper[];
}

/** A paper of a working group. Its address is resolved, never trusted. */
export interface IdeaPaper {
  readonly name: string;
  readonly url: string;
}

/** The file joined to an idea. Its address is resolved, never trusted. */
export interface IdeaFile {
  readonly id?: string;
  readonly name: string;
  readonly url: string;
  /** Media type. */
  readonly type?: string;
  /** Bytes. */
  readonly size?: number;
}

/** An idea with all that is told when it is opened. */
export interface IdeaDetail extends Idea {
  /** The oldest first. */
  readonly history: readonly IdeaChange[];
  /** Comments, each answer after its comment or anywhere: `parent` tells. */
  readonly thread: readonly IdeaComment[];
  readonly group?: IdeaGroup;
  readonly file?: IdeaFile;
  /** True when its author has taken it back: he and moderators alone see it, without its text. */
  readonly withdrawn?: boolean;
  /** True when this reader, who proposed it, may take it back: nobody else has supported, discussed or answered it. */
  readonly mayWithdraw?: boolean;
}

/** What one may do in a box. */
export type IdeaRight = 'propose' | 'vote' | 'comment' | 'report' | 'answer' | 'moderate';

/** What a box says of itself, to the one who asks. */
export interface IdeaBox {
  readonly title?: string;
  readonly statuses: readonly { readonly id: string; readonly label: string; readonly kind: IdeaStatusKind }[];
  readonly topics: readonly { readonly id: string; readonly label: string }[];
  /** How many have an answer, of how many that are owed one. */
  readonly answered?: { readonly answered: number; readonly total: number };
  /** Days within which an answer is promised. */
  readonly answerDays?: number;
  readonly votes: {
    /** Votes that one person has; absent: as many as one wants. */
    readonly cap?: number;
    /** How many of them are left. */
    readonly left?: number;
    /** True while the results are kept back. */
    readonly hidden?: boolean;
    /** Instant until which they are. */
    readonly until?: string;
  };
  readonly closed?: boolean;
  /** Instant at which it closes. */
  readonly closes?: string;
  /** Whether ideas are read by a moderator before they show. */
  readonly moderation?: 'before' | 'after';
  readonly may: readonly IdeaRight[];
  /** Who asks, where the server knows. */
  readonly you?: { readonly name?: string; readonly roles: readonly string[] };
  /** Absent where the server does not say: then nothing is promised. */
  readonly anonymity?: {
    /** By what a person is told from another. */
    readonly identity: 'browser' | 'proxy' | 'openid';
    readonly names: 'optional' | 'required' | 'none';
    readonly seenBy: 'everyone' | 'moderators';
    /** Hours for which a network address is kept; 0: it is not. */
    readonly addressHours: number;
    /** True when the server could tell who voted for what. */
    readonly votesLinked: boolean;
  };
  readonly limits: {
    /** Characters. */
    readonly title?: number;
    readonly text?: number;
    readonly comment?: number;
    /** Bytes; absent where files are not taken. */
    readonly fileBytes?: number;
    /** Media types. */
    readonly fileTypes: readonly string[];
  };
}

/** One page of ideas. */
export interface IdeaPage extends Reading {
  readonly ideas: readonly Idea[];
  /** Absent where the source says nothing of itself. */
  readonly box?: IdeaBox;
}
