import type { PropertyValues } from 'lit';
import { LongList } from './long-list.js';
import { Widget } from '../widget.js';

/** Rows for which room is kept where `max` says nothing. */
const ROWS = 5;

/** A widget that is a list of any length: `Row` is what a row of it shows. */
export abstract class ListWidget<T, Row> extends Widget<T> {
  protected readonly list = new LongList<Row>();
  /** The room kept for the rows was given back. */
  protected released = false;

  /**
   * Gives back the room kept for the rows: the reader has acted, or does not see it.
   *
   * @internal
   */
  release(): void {
    this.released = true;
    this.requestUpdate();
  }

  /**
   * Number of rows for which room is kept.
   *
   * @internal
   */
  get rows(): number {
    return Math.min(this.max || ROWS, 20);
  }

  /** Ends once every row is drawn, however many there are. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    // A later drawing ends the one before.
    for (let drawn; drawn !== this.list.drawn;) await (drawn = this.list.drawn);
    return complete;
  }

  protected override idOf(item: T): unknown {
    return (item as { readonly id?: string }).id;
  }

  /** What holds all that is drawn. A dialog that is open stands before it. */
  protected get frame(): HTMLElement {
    const { children } = this.renderRoot as ShadowRoot;
    return [...children].find(({ localName }) => localName !== 'dialog') as HTMLElement;
  }

  protected override updated(_changed: PropertyValues): void {
    this.frame.style.setProperty('--_rows', `${this.rows}`);
  }

  /** Where the rows stand, once there are some. */
  protected get listElement(): Element | null {
    return this.renderRoot.querySelector('.list:not(.skeleton)');
  }

  /** True for one healthy source, unless the reader has waited long and there is nothing to look at. */
  protected override get healthy(): boolean {
    const waits = this.reading.showLoading && !this.everReady && !this.querySelector(':scope > :not([slot])');
    return super.healthy && !waits;
  }
}
