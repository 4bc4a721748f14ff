import type { DocumentWritingMessages } from '../../../i18n/documents/document-writing-messages.js';
import { newKey } from '../../../data/writing/new-key.js';
import type { DocumentEntry } from '../document-entry.js';
import type { WriteAim } from './write-aim.js';

/** Why a write failed, as readers are told. */
export type WriteFailure = keyof DocumentWritingMessages['uploadFailed'];

/**
 * `waiting` for its turn · `sending` · `checking` whether it arrived, after no answer came · `asks` what to do with a name that
 * is taken · `done` · `kept` beside what another one wrote meanwhile · `failed` · `cancelled`
 */
export type WriteState = 'waiting' | 'sending' | 'checking' | 'asks' | 'done' | 'kept' | 'failed' | 'cancelled';

/** One thing that the reader writes. */
export interface WriteJob {
  readonly id: number;
  readonly kind: 'add' | 'version' | 'restore' | 'rename' | 'folder';
  /** What is written, as the reader calls it. */
  readonly name: string;
  /** Address that it is to have. */
  readonly url: string;
  readonly state: WriteState;
  readonly size?: number;
  /** Bytes that have left; absent where that cannot be known. */
  readonly sent?: number;
  readonly failure?: WriteFailure;
  /** Where both are kept: the name and the address of what is the reader's own. */
  readonly kept?: { readonly name: string; readonly url: string };
  /** The document as it was when the reader acted. */
  readonly entry?: DocumentEntry;
}

/** What is sent for a job. */
export interface Work {
  readonly aim: WriteAim;
  readonly file?: Blob;
  readonly comment?: string;
  /** Says the same write from another one, however often it is sent. */
  readonly key: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Address that is asked, where that is not the one written to. */
  readonly from?: string;
  /** An answer did not come: what is there now tells whether it arrived. */
  unsure?: boolean;
  /** When it was first kept beside another one: tried again, it has the same name, and is not there twice. */
  beside?: number;
  stop?: AbortController;
}

/** A file that goes to its address as a whole: what other jobs are made of, too. */
export const put = (aim: WriteAim, file?: Blob, comment?: string): Work => ({
  aim,
  file,
  comment: comment?.trim() || undefined,
  key: newKey(),
  method: 'PUT',
  headers: {},
});

/** True while a job is not over. */
export const isBusy = ({ state }: WriteJob): boolean =>
  state === 'waiting' || state === 'sending' || state === 'checking';

/** False for what fails however often it is tried: a restore over what another person has written begins anew, with that. */
export const mayHelp = (failure: WriteFailure | undefined): boolean =>
  failure !== 'name' && failure !== 'folder' && failure !== 'changed';

/** Why a write failed, by the status of its answer: RFC 9110, 15.5; RFC 4918, 11 and 9.7.1; RFC 6585. */
export function failureOf(status: number, kind: WriteJob['kind']): WriteFailure {
  if (status === 401 || status === 403) return 'refused';
  if (status === 405) return kind === 'folder' ? 'taken' : 'refused';
  if (status === 404 || status === 409 || status === 410) return 'missing';
  if (status === 413) return 'large';
  if (status === 412) return 'changed';
  if (status === 423) return 'locked';
  if (status === 429 || status === 503) return 'busy';
  if (status === 507) return 'full';
  if (status === 400 || status === 414 || status === 422) return 'name';
  return status ? 'server' : 'network';
}
