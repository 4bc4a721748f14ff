import type { SourceError } from '../source-error.js';
import type { Source } from '../source.js';
import type { LoadedSource, Loading } from './loaded-source.js';

/** What a widget says of its reading. */
export interface LoadOptions<T> {
  /** What to read now. Equal keys are the same sources and are not read again; none, and the widget is idle. */
  sources: () => readonly Source<T>[] | undefined;
  /** Minutes between two readings; without it there is no polling. */
  refresh?: () => number | undefined;
  /** True while the reader is inside: what a refresh brings then waits in `waiting`. */
  held?: () => boolean;
  /** True when nothing is read before the host comes near the screen. */
  lazy?: () => boolean;
  /** Tells two items apart, so that pages already read survive a refresh of the first one. */
  id?: (item: T) => unknown;
  /** Called at the end of a reading that gave something; `further` when it was of further pages. */
  loaded?: (loading: Loading<T>, further?: boolean) => void;
  /** Called at the end of a reading, for each source that failed. */
  failed?: (error: SourceError, source: LoadedSource<T>) => Promise<void>;
}
