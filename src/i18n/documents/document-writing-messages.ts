/** Why a write failed. */
type Failure =
  | 'refused'
  | 'missing'
  | 'locked'
  | 'taken'
  | 'changed'
  | 'large'
  | 'full'
  | 'busy'
  | 'server'
  | 'network'
  | 'name'
  | 'folder';

/** What a list says to a reader who may add and change documents. */
export interface DocumentWritingMessages {
  readonly addDocuments: string;
  readonly newFolder: string;
  readonly folderName: string;
  readonly makeFolder: string;
  /** A field that was left empty. */
  missing(field: string): string;
  readonly giveUp: string;
  /** What is said while files are held over the list, and over one document. */
  dropHere(folder: string): string;
  dropOn(title: string): string;
  /** Names of the list of what is under way. */
  readonly uploads: string;
  readonly uploadWaiting: string;
  readonly uploadSending: string;
  /** How far it is: « 42 % de 3 Mo ». */
  uploadSent(percent: string, size: string): string;
  readonly uploadChecking: string;
  readonly uploadAdded: string;
  readonly uploadVersion: string;
  readonly uploadRestored: string;
  readonly uploadRenamed: string;
  /** Spoken once the sheet has closed. */
  renamedTo(name: string): string;
  readonly uploadFolder: string;
  readonly uploadCancelled: string;
  // These stand after the name of what is written.
  /** A document of this name is there: what to do. */
  readonly uploadAsks: string;
  readonly asVersion: string;
  readonly asBoth: string;
  /** Whole names of these two: they begin with what is shown. */
  asVersionOf(name: string): string;
  asBothOf(name: string): string;
  /** Another person has written meanwhile; both are kept. */
  uploadKept(kept: string): string;
  readonly openTheirs: string;
  readonly openMine: string;
  readonly uploadFailed: Readonly<Record<Failure, string>>;
  readonly tryAgain: string;
  /** Whole name of it, which begins with what is shown; as that of what gives up. */
  retryUpload(name: string): string;
  cancelUpload(name: string): string;
  readonly clearUploads: string;
  /** Spoken when all is over. */
  uploadsDone(count: string, n: number): string;
  readonly thisDevice: string;
  /** How a file is called that is kept beside another: stem and end of its name, whose it is, when. */
  keptName(stem: string, end: string, who: string, day: string, hour: string, minute: string): string;
  readonly newVersion: string;
  newVersionOf(title: string): string;
  readonly fileOfVersion: string;
  /** The file was not chosen. */
  readonly fileMissing: string;
  /** What the file and the document end with, with their dots, where those are not of one kind. */
  otherKind(file: string, document: string): string;
  readonly versionComment: string;
  readonly commentHelp: string;
  readonly sendVersion: string;
  readonly rename: string;
  readonly newName: string;
  readonly renameNow: string;
  readonly restore: string;
  restoreVersion(version: string): string;
  restoreSure(version: string): string;
  readonly restoreNow: string;
  restoredComment(version: string): string;
  /** What an editor is told whose list cannot be written. */
  readonly notWritable: string;
}
