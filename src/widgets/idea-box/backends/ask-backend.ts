import { limits } from '../../../data/limits.js';
import { retryAfter } from '../../../data/loading/ask-again.js';
import { object, objects, text } from '../../../data/reading/values/json-value.js';
import { pageFetch, request } from '../../../data/request.js';
import { SourceError, type FailureKind } from '../../../data/source-error.js';
import { plainJson } from '../../../data/writing/plain-json.js';
import type { BackendAim } from './idea-backend.js';
import { IdeaRefusal } from './idea-refusal.js';

/** One request of a back end. */
export interface BackendRequest {
  /** Absolute. */
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; bytes as they are. */
  readonly body?: unknown;
  /** Name of the header that carries the token, where it is no bearer token. */
  readonly tokenHeader?: string;
  readonly signal: AbortSignal;
}

/** Reads JSON, with what the page gives for its requests, the relay included. @throws {SourceError} */
export async function readFrom({ settings, credentials }: BackendAim, asked: BackendRequest): Promise<unknown> {
  const { url, signal, tokenHeader } = asked;
  const own = tokenHeader ? await settings.token?.(url) : undefined;
  const headers = { accept: 'application/json', ...asked.headers, ...(own ? { [tokenHeader!]: own } : {}) };
  const { body } = await request(url, {
    ...settings,
    token: tokenHeader ? undefined : settings.token,
    fetch: settings.fetch ?? pageFetch,
    credentials: (credentials || settings.credentials) as RequestCredentials | undefined,
    init: { headers },
    signal,
  });
  return jsonOf(new TextDecoder().decode(body), url);
}

/**
 * Writes once, with what the page gives for its requests. Never through a relay, which only reads; and never again: only a
 * browser does that by itself, where a connection that it had used before broke without an answer.
 *
 * @returns The JSON of a good answer; nothing where it is empty.
 * @throws {SourceError} without a status when no answer came: it may have been done all the same.
 * @throws {IdeaRefusal} when the answer says no.
 */
export async function writeTo({ settings, credentials }: BackendAim, asked: BackendRequest): Promise<unknown> {
  const { url, method = 'POST', body, tokenHeader, signal } = asked;
  const headers: Record<string, string> = { accept: 'application/json', ...asked.headers };
  const bytes = body instanceof Blob;
  // Also without a body: what is JSON is asked for before it is let in from another site.
  headers['content-type'] ??= (bytes && body.type) || (bytes ? 'application/octet-stream' : 'application/json');
  const token = await settings.token?.(url);
  if (token) headers[tokenHeader ?? 'authorization'] = tokenHeader ? token : `Bearer ${token}`;
  signal.throwIfAborted();
  // Without a network before and after, nothing has left. A server on this device is asked all the same.
  const offline = !navigator.onLine;
  const ending = new AbortController();
  const leave = () => ending.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    leave();
  }, limits.write);
  signal.addEventListener('abort', leave);
  try {
    const answer = await (settings.fetch ?? pageFetch)(url, {
      method,
      headers,
      body: body === undefined ? undefined : bytes ? body : plainJson(body),
      credentials: (credentials || settings.credentials || 'same-origin') as RequestCredentials,
      referrerPolicy: 'strict-origin-when-cross-origin',
      cache: 'no-store',
      signal: ending.signal,
    });
    // Who is sent on to a page is asked to sign in.
    if (answer.redirected) throw new SourceError('login', `${url} led to ${answer.url}`, { url, status: 403 });
    const said = await answer.text();
    if (answer.ok) return said.trim() ? jsonOf(said, url) : undefined;
    throw refusal(answer, said, url);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    signal.throwIfAborted();
    const kind = late ? 'timeout' : offline && !navigator.onLine ? 'offline' : 'network';
    throw new SourceError(kind, `no answer to ${method} ${url}`, { url, cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

function jsonOf(said: string, url: string): unknown {
  try {
    return JSON.parse(said);
  } catch (error) {
    // A page in place of an answer asks to sign in.
    const kind = /^\s*</.test(said) ? 'login' : 'format';
    throw new SourceError(kind, `${url} answered no JSON`, { url, cause: error });
  }
}

/** The reasons that a back end gives: problem details (RFC 9457), the lists of Fider and Discourse, the message of PostgREST. */
function refusal({ status, headers }: Response, said: string, url: string): IdeaRefusal {
  let json: unknown;
  try {
    json = JSON.parse(said);
  } catch {
    // A page, or nothing: its status says enough.
  }
  const { code, title, message, error_type, fields, errors, retryAfter: seconds } = object(json);
  const wrong: Record<string, string> = {};
  for (const [name, word] of Object.entries(object(fields))) wrong[name] = text(word) ?? '';
  for (const { field, message } of objects(errors)) if (text(field)) wrong[text(field)!] = text(message) ?? '';
  const list = Array.isArray(errors) ? (errors as unknown[]) : [];
  const reasons = list.map((one) => text(object(one).message) ?? text(one)).filter(Boolean);
  const wait = retryAfter(headers) ?? (typeof seconds === 'number' ? seconds : undefined);
  const kinds: Readonly<Record<number, FailureKind>> = { 401: 'refused', 403: 'refused', 404: 'missing', 410: 'missing', 429: 'busy', 503: 'busy' }; // prettier-ignore
  return new IdeaRefusal(
    kinds[status] ?? 'server',
    `${url} answered ${status}: ${[text(title) ?? text(message), ...reasons].filter(Boolean).join('; ') || 'no reason'}`,
    { url, status, retryAfter: wait },
    text(code) ?? text(error_type),
    wrong,
  );
}

/** What is there, or a failure of kind `format`: a back end that answers otherwise is none that is known here. */
export function expected<T>(value: T | undefined, url: string): T {
  if (value === undefined) throw new SourceError('format', `${url} answered something else`, { url });
  return value;
}
