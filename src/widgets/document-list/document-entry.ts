/**
 * A document or a folder, as its source says it. Nothing in it is trusted: addresses and names are shown through what makes
 * them safe.
 */
export interface DocumentEntry {
  /** Name of the file, with its extension; of the folder. Text, decoded once. */
  readonly name: string;
  /** What people call it, where the source says more than a name. */
  readonly title?: string;
  /** Absolute address: of the document, or of what lists the folder. */
  readonly url: string;
  readonly folder: boolean;
  /** What tells it from all others of its source wherever it is moved: a number of the server's. */
  readonly id?: string;
  /** Media type, `application/pdf`, without parameters. */
  readonly type?: string;
  /** Bytes. Absent where the source gives none, or one that is no whole number below 2^53. */
  readonly size?: number;
  /** Instant `2026-11-23T08:00:00Z`, or day `2026-11-23`. */
  readonly modified?: string;
  readonly created?: string;
  readonly author?: string;
  /** As the server writes it, with its quotes and `W/`. */
  readonly etag?: string;
  /** BCP 47 tag. */
  readonly lang?: string;
  readonly description?: string;
  /** Number or name of the version that this is. */
  readonly version?: string;
  /** Former versions, the current one included, where the source gives them with the list. Newest first. */
  readonly versions?: readonly DocumentVersion[];
  /** Where the history may be asked for, absolute. */
  readonly versionsUrl?: string;
  /** What a folder holds, where the source gives it with the list: nothing is asked then. */
  readonly entries?: readonly DocumentEntry[];
  /** False where the source says that this may not be written by this reader. */
  readonly writable?: boolean;
}

/** One version of a document. */
export interface DocumentVersion {
  /** Number or name: `3`, `2026-03`; empty where only its date tells it from others (Nextcloud). */
  readonly label: string;
  /** Absolute address at which it is read; absent where the source keeps only the mention of it. */
  readonly url?: string;
  readonly date?: string;
  readonly author?: string;
  readonly size?: number;
  readonly comment?: string;
  readonly etag?: string;
  /** True for the one that the document has now. */
  readonly current?: boolean;
}

/** What one address gives: a folder, or one page of it. */
export interface DocumentFolder {
  readonly title?: string;
  readonly entries: readonly DocumentEntry[];
  /** Address of the page after this one, absolute. */
  readonly next?: string;
  readonly total?: number;
  /** Number of entries that could not be read. */
  readonly skipped: number;
  /** Page where people read the same thing. */
  readonly url?: string;
  /** False where the source says that nothing may be added here by this reader. */
  readonly writable?: boolean;
}
