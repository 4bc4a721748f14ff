import type { LoadController } from '../../../data/load-controller.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import type { LongList } from '../../../ui/list/long-list.js';
import { say } from '../../../ui/voice.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentHost } from '../document-host.js';
import { countWords } from '../order/count-words.js';
import type { DocumentLine, Line } from '../order/document-lines.js';
import type { RowContext } from '../rows/document-row.js';
import type { FolderPath } from './folder-path.js';

/** How long a folder may take before it is said that it is on its way: ms. */
const LONG = 800;

/** What an arrival needs of the list around it. */
export interface ArrivalPlace {
  readonly list: DocumentHost;
  readonly documents: LoadController<DocumentEntry>;
  readonly locale: LocaleController;
  readonly folders: FolderPath;
  readonly rows: LongList<Line>;
  /** Says what went wrong, to who has asked for it. */
  readonly answer: () => void;
}

/** What becomes of a reader who moves between folders: he hears that one is on its way, and what it holds once it is there. */
export class FolderArrival {
  readonly #place: ArrivalPlace;
  /** Says that a folder takes its time. */
  #wait?: ReturnType<typeof setTimeout>;

  constructor(place: ArrivalPlace) {
    this.#place = place;
  }

  /** The reader has moved. What opens at once says what is in it; who waits hears that it is under way. */
  wait({ t }: RowContext): void {
    const { list, locale } = this.#place;
    this.#wait ??= setTimeout(() => list.isConnected && say(t.loading, locale.spoken, true), LONG);
  }

  /**
   * The reader has come into a folder: its heading has the focus, and is spoken with how much there is.
   *
   * @param lines Those of the folder.
   * @param shown Those of them that are shown: what an address looks for in it leaves out the others.
   */
  arrive({ t }: RowContext, lines: readonly DocumentLine[], shown: readonly Line[]): void {
    const { list, documents, locale, folders, answer } = this.#place;
    folders.moved = false;
    clearTimeout(this.#wait);
    this.#wait = undefined;
    this.#lead(lines);
    // What could not be read is not empty: why is the answer.
    const { status, sources } = documents;
    if (status !== 'ready' || (folders.names[0] && sources[0]?.error)) return answer();
    const words = locale.part('documentTools')!;
    const name = folders.names.at(-1) ?? (list.heading || words.root);
    say(words.opened(name, this.#count(t, lines, shown)), locale.spoken, true);
  }

  /** The focus goes to the heading; on the way back, the folder that was left keeps the reader's place. */
  #lead(lines: readonly DocumentLine[]): void {
    const { list, folders, rows } = this.#place;
    const root = list.shadowRoot!;
    // A sheet is of a document of the folder that was left, and hides this one. What is typed in it stays.
    const sheet = root.querySelector<HTMLDialogElement>('dialog[open]');
    if (!sheet?.querySelector('form')) sheet?.close();
    if (root.activeElement?.closest('.tree')) return;
    const from = lines.find(({ entry }) => entry.folder && entry.name === folders.left);
    const place =
      (from && rows.rows.get(from.key)?.element.querySelector<HTMLElement>('[part=link]')) ??
      root.querySelector<HTMLElement>('.here, .list a, .list button');
    place?.focus();
  }

  #count(t: RowContext['t'], lines: readonly DocumentLine[], shown: readonly Line[]): string {
    const words = this.#place.locale.part('documentTools')!;
    const entries = shown.flatMap((line) => ('group' in line ? [] : line.entry));
    if (!entries.length) return lines.length ? words.noDocumentMatch : t.emptyFolder;
    return countWords(entries, words, t.lang);
  }
}
