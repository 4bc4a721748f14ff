import { pageFetch } from '../../../data/request.js';
import { sendBody } from '../../../data/send-body.js';
import { SourceError } from '../../../data/source-error.js';
import type { WriteAim } from './write-aim.js';

/** One write. */
export interface Sending {
  readonly aim: WriteAim;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly file?: Blob;
  readonly comment?: string;
  readonly key: string;
  readonly signal: AbortSignal;
  /** Called with the bytes that have left, where the browser can tell. */
  readonly onProgress: (sent: number) => void;
}

/**
 * Sends a write, with what the page gives for its requests. Never through a relay, which only reads.
 *
 * @returns The status of the answer.
 * @throws {SourceError} without a status when none came: what was sent may have arrived all the same.
 */
export async function send({
  aim,
  url,
  method,
  headers,
  file,
  comment,
  key,
  signal,
  onProgress,
}: Sending): Promise<number> {
  const { settings } = aim;
  const all: Record<string, string> = { ...headers };
  if (new URL(url).origin === location.origin) {
    // Of our own: another origin would have to allow each.
    all['idempotency-key'] = key;
    if (comment) all['parvis-comment'] = encodeURIComponent(comment);
    if (settings.user?.name) all['parvis-author'] = encodeURIComponent(settings.user.name);
  }
  // Where one is asked for, servers of Nextcloud's kind make the browser ask for a password otherwise.
  if (url.includes('.php/')) all['x-requested-with'] = 'XMLHttpRequest';
  if (file) all['content-type'] = file.type || 'application/octet-stream';
  const bearer = await settings.token?.(url);
  if (bearer) all.authorization = `Bearer ${bearer}`;
  const credentials = (aim.credentials || settings.credentials || 'same-origin') as RequestCredentials;
  const fetch = aim.fetch ?? settings.fetch;
  try {
    // Only the older way tells how much has left.
    if (!fetch && credentials !== 'omit') {
      const withCredentials = credentials === 'include';
      return await sendBody(url, { method, headers: all, body: file, withCredentials, signal, onProgress });
    }
    const { status, redirected } = await (fetch ?? pageFetch)(url, {
      method,
      headers: all,
      body: file,
      credentials,
      signal,
    });
    return redirected ? 403 : status;
  } catch (error) {
    throw new SourceError('network', `no answer to ${method} ${url}`, { url, cause: error });
  }
}
