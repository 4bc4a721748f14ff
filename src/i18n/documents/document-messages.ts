/** The columns of a list of documents. */
export type DocumentColumn = 'name' | 'kind' | 'size' | 'modified' | 'author' | 'version';

/** What a list of documents draws. */
export interface DocumentMessages {
  readonly columns: Readonly<Record<DocumentColumn, string>>;
  /** What people call each kind: « tableur ». */
  readonly kinds: Readonly<
    Record<
      | 'folder'
      | 'text'
      | 'spreadsheet'
      | 'presentation'
      | 'pdf'
      | 'image'
      | 'audio'
      | 'video'
      | 'archive'
      | 'form'
      | 'calendar'
      | 'email'
      | 'page'
      | 'data'
      | 'code'
      | 'map'
      | 'other',
      string
    >
  >;
  /** A kind and its format: « tableur ODS ». */
  kindOf(kind: string, format: string): string;
  /** What the buttons that sort are for, where they head no column. */
  readonly sortBy: string;
  readonly noDocuments: string;
  readonly emptyFolder: string;
  /** The button that leads to all that is known of a document. */
  details(title: string): string;
  /** Name of the column of these buttons. */
  readonly acts: string;
}
