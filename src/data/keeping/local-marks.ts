import type { User } from '../../settings/settings-context.js';
import { noteDenied } from './storage-denied.js';

/** What a reader has already seen of some sources. */
export interface Marks {
  readonly ids: readonly string[];
  /** Instant of the visit before. */
  readonly since: string;
}

/** What decides where marks may stay. */
export interface MarkRules {
  readonly user?: User;
  /** A shared computer: this tab only, and gone after ten minutes without the reader. */
  readonly shared?: boolean;
  /** Sources asked with the reader's own credentials: as long as the page is open, and no longer. */
  readonly personal?: boolean;
}

interface Stored {
  /** Whose they are: those of another reader are dropped. */
  readonly reader: string;
  /** The last written comes last. */
  readonly marks: Record<string, Marks>;
}

const NAME = 'parvis.marks.1';
let memory: string | null = null;
/** All marks of a page are written in one place, so one after the other. */
let written: Promise<unknown> = Promise.resolve();

async function open({ user, shared, personal }: MarkRules): Promise<Stored & { storage?: Storage }> {
  const reader = JSON.stringify(user) ?? '';
  let storage: Storage | undefined;
  let text = memory;
  try {
    if (!personal) {
      // Local storage is there on plain http, and small things need no more.
      storage = shared ? (await import('./shared-storage.js')).sharedStorage() : localStorage;
      text = storage.getItem(NAME);
    }
  } catch {
    // Refused: the writing tells.
  }
  try {
    const { reader: whose, marks } = JSON.parse(text!) as Stored;
    if (whose === reader && Object.values(marks).every(({ ids }) => Array.isArray(ids)))
      return { reader, marks, storage };
  } catch {
    // None, or damaged: the next writing replaces it.
  }
  return { reader, marks: {}, storage };
}

/** What was seen under `key`. Never throws. */
export const readMarks = async (key: string, rules: MarkRules = {}): Promise<Marks | undefined> =>
  (await open(rules)).marks[key];

/**
 * Keeps what was seen under `key`: the first 300 ids, of the 20 keys last written. False when it lasts no longer than the
 * page. Never throws.
 */
export function writeMarks(key: string, marks: Marks, rules: MarkRules = {}): Promise<boolean> {
  const writing = written.then(() => write(key, marks, rules));
  written = writing;
  return writing;
}

async function write(key: string, { ids, since }: Marks, rules: MarkRules): Promise<boolean> {
  const { reader, marks, storage } = await open(rules);
  const others = Object.entries(marks).filter(([other]) => other !== key);
  const all = [...others.slice(-19), [key, { ids: ids.slice(0, 300), since }] as const];
  const text = JSON.stringify({ reader, marks: Object.fromEntries(all) });
  try {
    storage!.setItem(NAME, text);
    return true;
  } catch {
    if (!rules.personal) noteDenied();
    memory = text;
    return false;
  }
}
