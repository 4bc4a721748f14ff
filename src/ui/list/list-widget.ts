import { LongList } from './long-list.js';
import { Widget } from '../widget.js';

/** A widget that is a list of any length: `Row` is what a row of it shows. */
export abstract class ListWidget<T, Row> extends Widget<T> {
  protected readonly list = new LongList<Row>();

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
