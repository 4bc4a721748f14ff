import { shallowArrayEquals } from '@lit/task';
import { render } from 'lit';
import { giveWay } from '../../../data/reading/give-way.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { groundOf } from '../../../ui/page/ground-of.js';
import type { RowDrawing } from '../../../ui/list/list-rows.js';
import type { LongList } from '../../../ui/list/long-list.js';
import type { DocumentEntry } from '../document-entry.js';
import type { Line } from './document-lines.js';
import { sortKeys, type Rank } from './document-order.js';
import { documentRow } from '../rows/document-row.js';
import { rankTitles } from './rank-titles.js';

/** Rows after which a browser knows how: the sizes and dates of most of a list are written by then. */
const FIRST = 6;

/** What a long list needs beside its documents. */
export interface LongListParts {
  readonly rank: Rank;
  /** What is behind the list; asked before it is drawn, for it has the page laid out. */
  readonly ground: string | undefined;
}

/** Readies what a long list takes when it is drawn for the first time, in slices. */
export async function prepareList(
  list: Element,
  sources: readonly (readonly DocumentEntry[])[],
  locale: LocaleController,
  rows: LongList<Line>,
): Promise<LongListParts> {
  rows.place = (line, index, drawing) => place(rows, line, index, drawing);
  const rank = await rankTitles(sources, locale.lang);
  await giveWay();
  const ground = groundOf(list);
  await giveWay();
  await drawAway(sources.find((entries) => entries[0]) ?? [], locale);
  return { rank, ground };
}

/** Makes all that writes dates and sizes, which the first rows would have to: a first screen of them would be felt. */
async function drawAway(entries: readonly DocumentEntry[], locale: LocaleController): Promise<void> {
  const common = locale.messages;
  const words = locale.part('documents');
  if (!common || !words) return;
  const away = document.createElement('div');
  const nothing = () => {};
  for (const entry of entries.slice(0, FIRST)) {
    const context = {
      t: { ...common, ...words },
      lang: locale.lang,
      zone: undefined,
      now: Date.now(),
      layout: 'table',
      columns: sortKeys,
      headingLevel: 2,
      open: '',
      bases: [document.baseURI],
      size: -1,
      follow: nothing,
      enter: nothing,
      details: nothing,
    };
    render(documentRow({ key: '', entry, source: 0 }, context), away);
    await giveWay();
  }
}

/** A row that shows what it showed, in another place: only its element is told. */
function place(
  long: LongList<Line>,
  line: Line,
  index: number,
  { key, stamp, dress }: RowDrawing<Line>,
): HTMLElement | undefined {
  const row = long.rows.get(key(line));
  if (!row || row.drawn[1] !== stamp || !sameParts(row.drawn[0] as Line, line)) return undefined;
  const drawn = [line, stamp, index];
  if (!shallowArrayEquals(drawn, row.drawn)) {
    row.drawn = drawn;
    dress(row.element, line, index);
  }
  return row.element;
}

/** True for one line, and for two made of the same things: another order is a list of new lines. */
const sameParts = (one: Line, other: Line): boolean =>
  one === other || shallowArrayEquals(Object.values(one), Object.values(other));
