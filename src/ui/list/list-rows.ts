import type { TemplateResult } from 'lit';

/** Rows of a block: more than most screens show, and whole lines of cards, two, three or four abreast. */
export const BLOCK = 24;

/** How the rows of a list are told apart and drawn. */
export interface RowDrawing<T> {
  key(item: T): string;
  /** Sets what stands on the element of a row itself. */
  dress(row: HTMLElement, item: T, index: number): void;
  content(item: T, index: number): TemplateResult;
  /** Rows are drawn again when it changed. */
  readonly stamp: string;
}

/** One row that is there, and out of what it was drawn. */
export interface Row {
  readonly element: HTMLElement;
  drawn: readonly unknown[];
}

/** A list as it stands in the page, for who brings it to other items. */
export interface Rows<T> {
  /** The rows that are there, by key. */
  rows: Map<string, Row>;
  /** And those that a filter has let go beside them, for when it is taken back. */
  known: Map<string, Row>;
  /** Where they are. */
  list?: Element;
  /** Number of the last drawing. */
  readonly run: number;
  /** The row of an item where its content need not be drawn again, dressed for its new place; who knows such rows brings it. */
  place?: (item: T, index: number, drawing: RowDrawing<T>) => HTMLElement | undefined;
  /** One row, made or drawn again where something changed. */
  row(item: T, index: number, drawing: RowDrawing<T>): HTMLElement;
}

/** Brings a list that is there to other items, and draws what is more than its first block. */
export type Redraw = <T>(rows: Rows<T>, items: readonly T[], drawing: RowDrawing<T>) => Promise<void>;

export const addBlock = (list: Element): Element => {
  const block = document.createElement('div');
  block.className = 'block';
  return list.appendChild(block);
};
