import type { Settings } from '../../../settings/settings-context.js';

/** Where and for whom is written. */
export interface WriteAim {
  readonly settings: Settings;
  readonly credentials: string | undefined;
  /** The source's own. */
  readonly fetch: typeof fetch | undefined;
}
