import type { Settings } from '../../settings/settings-context.js';
import { retryAfter } from '../loading/ask-again.js';
import { pageFetch } from '../request.js';
import { plainJson } from './plain-json.js';
import { WriteError, type WriteErrorDetail } from './write-error.js';

/** One write, and what the page gives for its requests. */
export interface WriteRequest {
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Plain data, sent as JSON; or bytes, sent as they are. */
  readonly body?: unknown;
  /** Says this act from any other, however often it is sent. Only to a server that knows it: others would refuse the header. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly settings?: Settings;
  readonly credentials?: string;
  readonly signal: AbortSignal;
}

/**
 * Sends a write, never through a relay, which only reads.
 *
 * @returns The JSON of the answer; undefined where it has none.
 * @throws {WriteError} saying why it was not done, or (no `status`) that no answer came.
 */
export async function sendWrite<A = unknown>(
  url: string,
  { method = 'POST', body, key, headers, settings = {}, credentials, signal }: WriteRequest,
): Promise<A> {
  const all: Record<string, string> = { accept: 'application/json', ...headers };
  const bytes = body instanceof Blob;
  if (body !== undefined) all['content-type'] = bytes ? body.type || 'application/octet-stream' : 'application/json';
  if (key) all['idempotency-key'] = key;
  const sent = bytes || body === undefined ? body : plainJson(body);
  let response: Response;
  let text: string;
  try {
    const bearer = await settings.token?.(url);
    if (bearer) all.authorization = `Bearer ${bearer}`;
    signal.throwIfAborted();
    response = await (settings.fetch ?? pageFetch)(url, {
      method,
      headers: all,
      body: sent,
      credentials: (credentials || settings.credentials || 'same-origin') as RequestCredentials,
      cache: 'no-store',
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal,
    });
    text = await response.text();
  } catch (cause) {
    throw new WriteError('network', `no answer to ${method} ${url}`, { url, cause });
  }
  const { status } = response;
  const said = parsed(text);
  if (response.ok && (said !== undefined || !text)) {
    if (!response.redirected) return said as A;
    throw new WriteError('login', `${url} sent on to ${response.url}: most likely to sign in`, { url });
  }
  if (response.ok) {
    const page = /^\s*</.test(text);
    throw new WriteError(page ? 'login' : 'format', `${url} answered no JSON`, { url });
  }
  const { title, code, fields, retryAfter: seconds } = (said ?? {}) as Problem;
  const wait = retryAfter(response.headers) ?? (typeof seconds === 'number' ? seconds : undefined);
  throw new WriteError(kindOf(status, wait), `${method} ${url} answered ${status} ${title ?? ''}`.trim(), {
    url,
    status,
    retryAfter: wait,
    code,
    fields,
  });
}

interface Problem extends Pick<WriteErrorDetail, 'code' | 'fields' | 'retryAfter'> {
  readonly title?: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The rules of reading (`ask-again`), for one answer. */
function kindOf(status: number, wait?: number) {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'missing';
  return status === 429 || wait !== undefined ? 'busy' : 'server';
}
