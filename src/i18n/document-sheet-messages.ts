/** What the sheet of one document says: what is known of it, its look, its versions. */
export interface DocumentSheetMessages {
  readonly closeSheet: string;
}
