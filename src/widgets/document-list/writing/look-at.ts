import { pageFetch } from '../../../data/request.js';
import { SourceError } from '../../../data/source-error.js';
import type { WriteAim } from './document-store.js';

/** What is at an address now. */
export interface Found {
  readonly there: boolean;
  readonly etag?: string;
  readonly modified?: string;
  readonly size?: number;
}

export const isThere = ({ there }: Found): boolean => there;

/** Bytes up to which what arrived is compared with what was sent. */
const COMPARED = 8_000_000;

/** Asks what is at an address, past every copy. @throws {SourceError} when there is no answer. */
export async function lookAt(url: string, aim: WriteAim, signal: AbortSignal): Promise<Found> {
  const { status, headers } = await asked(url, 'HEAD', aim, signal);
  if (status === 404 || status === 410) return { there: false };
  if (status >= 300) throw new SourceError('server', `${url} answered ${status}`, { status });
  const size = headers.get('content-length');
  return {
    there: true,
    etag: headers.get('etag') ?? undefined,
    modified: headers.get('last-modified') ?? undefined,
    // What is compressed on its way has another length.
    size: size && !headers.get('content-encoding') ? Number(size) : undefined,
  };
}

/** True when what is at an address is this file; for a large one, its size has told already. */
export async function sameBytes(url: string, file: Blob, aim: WriteAim, signal: AbortSignal): Promise<boolean> {
  if (file.size > COMPARED) return true;
  const answer = await asked(url, 'GET', aim, signal);
  if (!answer.ok) return false;
  const [there, own] = (await Promise.all([answer.arrayBuffer(), file.arrayBuffer()])).map(
    (bytes) => new Uint8Array(bytes),
  );
  return there!.length === own!.length && there!.every((byte, at) => byte === own![at]);
}

async function asked(
  url: string,
  method: string,
  { settings, credentials, fetch }: WriteAim,
  signal: AbortSignal,
): Promise<Response> {
  const bearer = await settings.token?.(url);
  try {
    return await (fetch ?? settings.fetch ?? pageFetch)(url, {
      method,
      cache: 'no-store',
      credentials: (credentials || settings.credentials || 'same-origin') as RequestCredentials,
      headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
      signal,
    });
  } catch (error) {
    throw new SourceError('network', `no answer from ${url}`, { url, cause: error });
  }
}
