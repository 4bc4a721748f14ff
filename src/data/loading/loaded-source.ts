import { SourceError } from '../source-error.js';
import type { Source, SourcePage } from '../source.js';

/** What is shown of one source. */
export interface LoadedSource<T> extends SourcePage<T> {
  readonly source: Source<T>;
  readonly key: string;
  readonly label?: string;
  readonly color?: string;
  /** Instant of what is shown; absent as long as nothing came. */
  readonly date?: string;
  /** Why the last reading failed. What came before stays, and then `stale` is set too. */
  readonly error?: SourceError;
  /** Number of pages in `items`, when it is more than one. */
  readonly pages?: number;
  /** Reads them again, behind a first one that was read anew. */
  again?(first: SourcePage<T>, shown: LoadedSource<T>, signal: AbortSignal): Promise<SourcePage<T>>;
  readonly loading: boolean;
}

/** What is being shown, as far as further readings go on from it. */
export interface Loading<T> {
  sources: readonly LoadedSource<T>[];
  /** What a refresh brought while the reader was inside. */
  waiting?: readonly LoadedSource<T>[] | undefined;
  /** When the last reading ended, in milliseconds; 0 before. */
  readonly readAt: number;
  readonly busy: boolean;
  readonly offline: boolean;
  readonly paused: boolean;
  /** Shows what waits. */
  accept(): void;
}

/** Reads a source, or one of its further pages. Throws nothing but `SourceError`. */
export type AskSource<T> = (
  source: Source<T>,
  signal: AbortSignal,
  cursor?: string,
  onPart?: (part: SourcePage<T>) => void,
) => Promise<SourcePage<T>>;

/** True when what comes is no longer wanted. What the reader has cancelled still has its failure to show. */
export const isOver = ({ aborted, reason }: AbortSignal): boolean => aborted && !(reason instanceof SourceError);

/** What a source that failed shows: what came before, with its age; nothing to whom it is closed. */
export const failedSource = <T>(one: LoadedSource<T>, error: SourceError): LoadedSource<T> => {
  const closed = error.kind === 'refused' || error.kind === 'login';
  const date = closed ? undefined : one.date;
  return {
    ...one,
    ...(closed && { items: [], date }),
    address: one.address ?? error.url,
    loading: false,
    error,
    stale: date ? { since: date, error } : undefined,
  };
};

/** What a source that gave a page shows. A kept copy is no news to who has already been shown something. */
export const loadedSource = <T>(one: LoadedSource<T>, page: SourcePage<T>): LoadedSource<T> => {
  const { source, key, label, color, date } = one;
  const { stale } = page;
  // What broke off would only take away.
  const wrong = stale?.error ?? (one.broken ? undefined : page.broken);
  if (wrong && date) return failedSource(one, wrong);
  const now = stale?.since ?? new Date().toISOString();
  return { ...page, source, key, label, color, date: now, error: stale?.error, loading: false };
};
