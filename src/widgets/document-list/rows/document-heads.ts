import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentColumn, DocumentMessages } from '../../../i18n/documents/document-messages.js';
import type { DocumentLine } from '../order/document-lines.js';
import type { DocumentOrder } from '../order/document-order.js';

const every = ['name', 'kind', 'size', 'modified', 'author', 'version'] as const;
/** Widths of the columns beside that of the name. */
const widths: Readonly<Record<DocumentColumn, string>> = {
  name: 'minmax(0, 4fr)',
  kind: 'minmax(5.5em, 1.25fr)',
  size: '5.75em',
  modified: '7em',
  author: 'minmax(6.5em, 1fr)',
  version: '4.75em',
};

/** The columns that at least one document fills. */
export const columnsOf = (lines: readonly DocumentLine[]): readonly DocumentColumn[] =>
  every.filter(
    (column) =>
      column === 'name' ||
      column === 'kind' ||
      lines.some(({ entry }) => entry[column] !== undefined && !(entry.folder && column === 'size')),
  );

/** The widths of the columns, as `grid-template-columns`. */
export const layoutColumns = (columns: readonly DocumentColumn[]): string =>
  [...columns.map((column) => widths[column]), '2.25em'].join(' ');

/** The order that a page writes: `-modified`. By name, where it writes nothing that is known. */
export function orderOf(sort: string | null | undefined): DocumentOrder {
  const [, down, by] = /^\s*(-?)(\w+)\s*$/.exec(sort ?? '') ?? [];
  const column = every.find((one) => one === by);
  return { by: column ?? 'name', descending: !!column && !!down };
}

/** The heads of the columns, which sort; where there are no columns, the same as a row of buttons. */
export function documentHeads(
  t: DocumentMessages,
  layout: string,
  columns: readonly DocumentColumn[],
  { by, descending }: DocumentOrder,
  sort: (by: DocumentColumn) => void,
): TemplateResult {
  const table = layout === 'table';
  const way = descending ? 'down' : 'up';
  return html`<div
    class="heads"
    role=${table ? 'row' : 'group'}
    aria-rowindex=${table ? 1 : nothing}
    aria-label=${table ? nothing : t.sortBy}
  >
    ${columns.map((column) => {
      const now = column === by;
      return html`<div
        class="${column} ${now ? way : ''}"
        role=${table ? 'columnheader' : nothing}
        aria-sort=${table && now ? (descending ? 'descending' : 'ascending') : nothing}
      >
        <button aria-pressed=${table ? nothing : now} @click=${() => sort(column)}>${t.columns[column]}</button>
      </div>`;
    })}
    ${table ? html`<div class="screen" role="columnheader"><span class="sr">${t.acts}</span></div>` : nothing}
  </div>`;
}
