import { pageFetch } from '../../../data/request.js';
import { SourceError } from '../../../data/source-error.js';
import { saidLength } from '../formats/said-length.js';
import type { WriteAim } from './write-aim.js';

/** What is at an address now. */
export interface Found {
  readonly there: boolean;
  readonly etag?: string;
  readonly modified?: string;
  readonly size?: number;
}

export const isThere = ({ there }: Found): boolean => there;

/** Asks what is at an address, past every copy. @throws {SourceError} when there is no answer. */
export async function lookAt(url: string, aim: WriteAim, signal: AbortSignal): Promise<Found> {
  const { status, headers } = await asked(url, 'HEAD', aim, signal);
  if (status === 404 || status === 410) return { there: false };
  if (status >= 300) throw new SourceError('server', `${url} answered ${status}`, { status });
  return {
    there: true,
    etag: headers.get('etag') ?? undefined,
    modified: headers.get('last-modified') ?? undefined,
    size: saidLength(headers),
  };
}

/** True when what is at an address is this very file: compared as it comes, up to the first byte that differs. */
export async function sameBytes(url: string, file: Blob, aim: WriteAim, signal: AbortSignal): Promise<boolean> {
  const { ok, body } = await asked(url, 'GET', aim, signal);
  if (!ok) return false;
  const reader = body?.getReader();
  for (let at = 0; ;) {
    const { value: there } = (await reader?.read()) ?? {};
    if (!there) return at === file.size;
    const own = new Uint8Array(await file.slice(at, at + there.length).arrayBuffer());
    if (own.length < there.length || own.some((byte, index) => byte !== there[index])) {
      void reader!.cancel().catch(() => undefined);
      return false;
    }
    at += there.length;
  }
}

/** What is at an address; nothing where that cannot be had. */
export async function bytesAt(url: string, aim: WriteAim, signal: AbortSignal): Promise<Blob | undefined> {
  const answer = await asked(url, 'GET', aim, signal);
  return answer.ok ? answer.blob() : undefined;
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
