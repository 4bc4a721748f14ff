import type { DocumentLine } from '../order/document-lines.js';
import type { DocumentHost } from '../document-host.js';

/** What files are held over: the list, or one row. */
export interface HeldOver {
  readonly line?: DocumentLine;
  readonly row?: Element;
}

/** Where files are dropped, and what is done with them. */
export interface DropPlace {
  /** The line that a row shows. */
  readonly lineOf: (row: Element) => DocumentLine | undefined;
  /** True where files may be dropped. */
  readonly may: () => boolean;
  /** Files were dropped, and folders: these are no files. */
  readonly take: (files: readonly File[], folders: readonly string[], over: HeldOver) => void;
}

/** Files that the reader holds over a list, and drops. */
export class FileDrop {
  /** Files are held over the list, or over one row. */
  over?: HeldOver;
  readonly #list: DocumentHost;
  readonly #place: DropPlace;
  #listens = false;

  constructor(list: DocumentHost, place: DropPlace) {
    this.#list = list;
    this.#place = place;
  }

  /** From now on; once is enough. */
  listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    for (const [name, act] of [
      ['dragenter', this.#hold],
      ['dragover', this.#hold],
      ['dragleave', this.#leave],
      ['drop', this.#drop],
    ] as const)
      this.#list.addEventListener(name, act);
  }

  #hold = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files') || !this.#place.may()) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    const row = event.composedPath().find((one) => one instanceof Element && one.matches('.row')) as
      Element | undefined;
    if (this.over && row === this.over.row) return;
    const line = row && this.#place.lineOf(row);
    this.#mark(line ? { line, row } : {});
  };

  #leave = (event: DragEvent): void => {
    // Between two parts of the list nothing is left.
    const to = event.relatedTarget;
    if (!to || !(to instanceof Node) || !(this.#list.contains(to) || this.#list.shadowRoot!.contains(to))) this.#mark();
  };

  #mark(over?: HeldOver): void {
    this.over?.row?.removeAttribute('data-drop');
    over?.row?.setAttribute('data-drop', '');
    this.over = over;
    this.#list.requestUpdate();
  }

  #drop = (event: DragEvent): void => {
    const { over } = this;
    if (!event.dataTransfer || !over) return;
    event.preventDefault();
    this.#mark();
    const folders: string[] = [];
    const files = [...event.dataTransfer.items].flatMap((item) => {
      const inside = item.webkitGetAsEntry?.();
      if (inside?.isDirectory) folders.push(inside.name);
      return (item.kind === 'file' && !inside?.isDirectory && item.getAsFile()) || [];
    });
    this.#place.take(files, folders, over);
  };
}
