import type { Settings } from '../settings/settings-context.js';
import type { SourceError } from './source-error.js';

/** What a widget asks of a source. */
export interface SourceRequest<T = unknown> {
  /** The `next` of the page before; absent for the first page. */
  readonly cursor?: string;
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  /** The page's own `fetch` when the settings give one, else the browser's. */
  readonly fetch: typeof fetch;
  /** What the page says for all its widgets: token, credentials, relay, user. */
  readonly settings?: Settings;
  /** Called with all that is readable so far, while a long answer is still being read. */
  readonly onPart?: (part: SourcePage<T>) => void;
  /** Called once when an answer takes longer than ten seconds. */
  readonly onSlow?: () => void;
}

/** One page of a source. */
export interface SourcePage<T> {
  readonly items: readonly T[];
  /** Cursor of the page after; absent on the last one. */
  readonly next?: string;
  /** Number of items over all pages, when the source says it. */
  readonly total?: number;
  /** Name that the source gives itself (text). */
  readonly title?: string;
  /** Number of items that could not be read. */
  readonly skipped: number;
  /** Page where people read the same thing (never trusted). */
  readonly home?: string;
  /** Address that was read, once redirections and discovery are done (never trusted). */
  readonly address?: string;
  /** Address to subscribe to, where it is another one; empty where there is none (never trusted). */
  readonly feed?: string;
  /** Set when this is the kept copy of an earlier answer: why, and the instant of that answer. */
  readonly stale?: { readonly since: string; readonly error: SourceError };
  /** True when the end of the answer was left out: it was longer than the cap, or broke off. */
  readonly cut?: boolean;
  /** True when the answer came whole and yet stopped before its own end: there may have been more. */
  readonly unended?: boolean;
  /** Set when the answer broke off and its end was left out for that: why. */
  readonly broken?: SourceError;
  /** True when the answer was for this reader alone (token, cookies of another site, `no-store`): nothing of it may be kept. */
  readonly personal?: boolean;
  /** False where the source says that this reader may add nothing to it, true where it says that he may. */
  readonly writable?: boolean;
}

/**
 * Where items come from. A page may write its own: an object with `read`.
 *
 * `read` throws `SourceError` when there is nothing to show; any other error counts as `network`.
 */
export interface Source<T> {
  /** Tells two sources apart: another object with the same key is the same source. Without it, each object is its own. */
  readonly key?: string;
  /** Name shown to readers beside what it gives. */
  readonly label?: string;
  /** Colour of its sign, as CSS. */
  readonly color?: string;
  read(request: SourceRequest<T>): Promise<SourcePage<T>>;
}
