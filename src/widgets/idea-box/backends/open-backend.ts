import type { LoadController } from '../../../data/load-controller.js';
import { isAnother } from '../../../data/same-reader.js';
import type { Settings } from '../../../settings/settings-context.js';
import type { Idea } from '../idea.js';
import type { IdeaHost } from '../idea-host.js';
import type { LoadedIdeas } from '../idea-source.js';
import type { BackendAim, IdeaBackend } from './idea-backend.js';

/** The back end that was opened last for a box, and for what. */
const opened = new WeakMap<
  IdeaHost,
  { readonly of: string; readonly aim: BackendAim; readonly backend: Promise<IdeaBackend | undefined> }
>();

/**
 * What takes the ideas, votes and comments of a box: that of its own source, or what speaks at the address that was read.
 * Nothing for several sources at once, of which nobody could say where an idea goes, and for what can only be read.
 */
export async function openBackend(
  host: IdeaHost,
  ideas: Pick<LoadController<Idea>, 'sources' | 'settings'>,
): Promise<IdeaBackend | undefined> {
  const { settings } = ideas;
  const [first, second] = ideas.sources as readonly LoadedIdeas[];
  if (!first || second) return undefined;
  const own = host.sources?.[0]?.backend;
  if (own) return own;
  const { address, box } = first;
  if (!address) return undefined;
  const base = new URL('./', address).href;
  const keyOf = ({ user, shared }: Settings) =>
    JSON.stringify([base, host.type, !!box, host.credentials, user, shared]);
  const of = keyOf(settings);
  const before = opened.get(host);
  if (before?.of === of && !isAnother(before.aim.settings, settings)) return before.backend;
  const { origin, pathname } = new URL(address);
  let held = settings;
  const aim: BackendAim = {
    base: box ? base : origin + pathname,
    credentials: host.credentials || undefined,
    /** As the page says now, who has signed in since with his token: but what one has written never leaves as another's. */
    get settings() {
      const now = ideas.settings;
      return host.isConnected && keyOf(now) === of && !isAnother(held, now) ? (held = now) : held;
    },
  };
  // Who asks while it is fetched gets the same one: it knows what a code has opened.
  const backend = box
    ? import('./parvis-backend.js').then(({ ParvisBackend }) => new ParvisBackend(aim))
    : ofType(host.type, aim);
  opened.set(host, { of, aim, backend });
  // What could not be fetched is asked for again.
  backend.catch(() => opened.delete(host));
  return backend;
}

/** The services that the page has named: of these only is known how they are written to. */
async function ofType(type: string, aim: BackendAim): Promise<IdeaBackend | undefined> {
  if (type === 'fider') return new (await import('./fider-backend.js')).FiderBackend(aim);
  if (type === 'discourse') return new (await import('./discourse-backend.js')).DiscourseBackend(aim);
  if (type === 'postgrest') return new (await import('./postgrest-backend.js')).PostgrestBackend(aim);
  return undefined;
}
