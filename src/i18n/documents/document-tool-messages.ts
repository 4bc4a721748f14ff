/** What a list of documents draws once its reader does more than to read it: folders, search, groups, marks. */
export interface DocumentToolMessages {
  documentCount(count: string, n: number): string;
  folderCount(count: string, n: number): string;
  readonly updated: string;
  /** Name of the way back through the folders. */
  readonly path: string;
  /** The first step of that way, where the source has no name. */
  readonly root: string;
  /** Name of the tree of folders. */
  readonly tree: string;
  /** Spoken when a folder is open: its name, and how much is in it. */
  opened(folder: string, count: string): string;
  /** A folder that an address names is not there. */
  folderGone(name: string): string;
  /** The open folder has answered that it is not there. */
  readonly folderMissing: string;
  readonly searchDocuments: string;
  /** The button that looks into the folders under this one. */
  readonly deepSearch: string;
  /** While it does. */
  deepSearching(folders: string, found: string): string;
  deepFound(count: string, n: number, folders: string): string;
  /** Folders into which it could not look. */
  deepFailed(count: string, n: number): string;
  readonly stopSearch: string;
  readonly clearSearch: string;
  readonly kind: string;
  readonly folder: string;
  readonly noDocumentMatch: string;
  readonly moreDocuments: string;
  /** Documents that could not be read. */
  skippedDocuments(count: string, n: number): string;
  /** A group of those of which the year, the author… is not known. */
  readonly unknown: string;
  /** The address of a file cannot be shown. */
  /** Spoken when the reader sorts. */
  sorted(column: string, descending: boolean): string;
  inLanguage(language: string): string;
  /** It was opened on this device, and has changed since. */
  changedSinceOpened(date: string): string;
  withdrawn(date: string): string;
  /** It has not changed for so many months. */
  old(date: string): string;
}
