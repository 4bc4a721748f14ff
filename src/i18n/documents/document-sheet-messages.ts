/** What is known of a document, each under its name. */
type Fact = 'kind' | 'size' | 'modified' | 'created' | 'author' | 'language' | 'version' | 'file' | 'address' | 'seen';

/** What the sheet of one document says: what is known of it, its look, its versions. */
export interface DocumentSheetMessages {
  readonly closeSheet: string;
  readonly facts: Readonly<Record<Fact, string>>;
  readonly openDocument: string;
  readonly downloadDocument: string;
  readonly copyDocument: string;
  readonly shareDocument: string;
  /** Answer: the address is copied. */
  readonly documentCopied: string;
  /** Label of the field that holds the address, where nothing can copy it. */
  readonly documentField: string;
  readonly askAccessible: string;
  /** Subject and body of the mail by which an accessible version is asked for. */
  accessibleSubject(title: string): string;
  accessibleBody(title: string, address: string): string;
  /** What this device remembers. */
  openedOn(date: string): string;
  openedUnchanged(date: string): string;
  readonly preview: string;
  previewOf(title: string): string;
  /** The button that shows the document in place; its size. */
  showPreview(size: string): string;
  readonly previewFailed: string;
  readonly previewForeign: string;
  readonly previewBinary: string;
  readonly previewEmpty: string;
  /** The page does not let a viewer stand inside it. */
  readonly previewPdf: string;
  /** A text of which only the beginning is shown. */
  previewCut(size: string): string;
  /** A table of which only the first lines are shown. */
  previewLines(count: string, n: number): string;
  /** A table of which only the first columns are shown. */
  previewColumns(n: number): string;
  readonly versions: string;
  /** « version 3 », and what stands for a version that only its date names. */
  versionNamed(label: string): string;
  versionOf(day: string): string;
  readonly versionUnnamed: string;
  readonly versionCurrent: string;
  seeVersion(version: string): string;
  readonly see: string;
  allVersions(count: string, n: number): string;
  readonly versionsFailed: string;
  readonly noVersions: string;
  /** An older version is shown; its number and day, as far as they are known. */
  oldVersion(label: string, day: string): string;
  readonly seeCurrent: string;
  readonly compare: string;
  compareVersion(version: string): string;
  readonly comparison: string;
  /** Which is compared with which. */
  compared(old: string, current: string): string;
  readonly comparing: string;
  readonly compareFailed: string;
  readonly compareLong: string;
  readonly noDifference: string;
  linesAdded(count: string, n: number): string;
  linesRemoved(count: string, n: number): string;
  sameLines(count: string, n: number): string;
  readonly lineAdded: string;
  readonly lineRemoved: string;
  readonly closeComparison: string;
}
