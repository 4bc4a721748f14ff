import { pageFetch } from '../../../data/request.js';
import type { LoadController } from '../../../data/load-controller.js';
import type { DocumentEntry } from '../document-entry.js';
import type { FolderPath, FolderStep } from '../folders/folder-path.js';

/** Folders read at once: a share has other readers too. */
const ABREAST = 4;
/** Answers after which it stops by itself: a share may hold more than anyone waits for, and may lead in circles. */
const MOST = 2000;

/** How far a search has come. */
export interface DeepProgress {
  /** Folders read. */
  readonly folders: number;
  /** Folders that could not be read. */
  readonly failed: number;
  /** Every document and folder met, the ones of the open folder first. */
  readonly entries: readonly DocumentEntry[];
  readonly done: boolean;
}

/**
 * Reads the folders under the one that is open, the nearest first, and tells of what it finds as it goes. A folder is read
 * once, however many ways lead to it.
 */
export async function deepSearch(
  documents: LoadController<DocumentEntry>,
  path: FolderPath,
  signal: AbortSignal,
  tell: (progress: DeepProgress) => void,
): Promise<void> {
  const { settings, sources } = documents;
  const found: DocumentEntry[] = sources.flatMap(({ items }) => items);
  const seen = new Set<string>();
  const waiting: (readonly [DocumentEntry, source: number, readonly FolderStep[]])[] = [];
  let asked = 0;
  let folders = 0;
  let failed = 0;
  const goesOn = () => asked < MOST && !signal.aborted;
  const add = (entries: readonly DocumentEntry[], source: number, way: readonly FolderStep[] = []) => {
    for (const entry of entries) {
      const key = `${entry.url} ${entry.name}`;
      if (!entry.folder || seen.has(key)) continue;
      seen.add(key);
      waiting.push([entry, source, way]);
    }
  };
  const progress = (done: boolean) => tell({ folders, failed, done, entries: [...found] });
  sources.forEach(({ items }, source) => {
    path.found(items, [], source);
    add(items, source);
  });
  const work = async () => {
    for (let next = waiting.shift(); next && goesOn(); next = waiting.shift()) {
      const [entry, source, before] = next;
      const step = path.step(entry, before, sources, source);
      const way = [...before, step];
      try {
        let cursor: string | undefined;
        const pages = new Set<string>();
        do {
          asked++;
          const page = await step.source.read({ cursor, signal, settings, fetch: settings.fetch ?? pageFetch });
          path.found(page.items, way, source);
          found.push(...page.items);
          add(page.items, source, way);
          cursor = page.next;
          if (cursor && pages.has(cursor)) break;
          pages.add(cursor ?? '');
        } while (cursor && goesOn());
        // A folder that has no end, or whose pages lead in a circle, is not read whole.
        if (cursor) failed++;
        else folders++;
      } catch {
        failed++;
      }
      if (!signal.aborted) progress(false);
    }
  };
  // Who finds nothing waiting may be too early: the others may still bring folders.
  while (waiting.length && goesOn()) await Promise.all([...Array(ABREAST).keys()].map(work));
  if (!signal.aborted) progress(true);
}
