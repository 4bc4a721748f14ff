import type { LoadController } from '../../data/load-controller.js';

/**
 * True where it is sure that nothing will come to fill the room kept for the rows: it stands in the tag itself, or what the
 * page has written cannot be read at all.
 *
 * @param inside The rows stand inside the tag.
 * @param unset It is told that there is nothing to read.
 */
export const heightIsKnown = (
  { status, sources }: Pick<LoadController<unknown>, 'status' | 'sources'>,
  inside: boolean,
  unset: boolean,
): boolean =>
  (status === 'ready' && inside) ||
  (status === 'idle' && unset) ||
  (status === 'failed' && sources.every(({ error }) => error?.kind === 'setup'));
