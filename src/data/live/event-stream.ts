import type { Settings } from '../../settings/settings-context.js';
import { retryAfter } from '../loading/ask-again.js';
import { pageFetch } from '../request.js';
import { SourceError } from '../source-error.js';
import { nextWait, pace } from '../writing/pace.js';
import { parseEventStream, type StreamEvent } from './parse-event-stream.js';
import { pause } from './pause.js';

/** What is listened to, and who is told. */
export interface EventStreamOptions {
  readonly settings?: Settings;
  readonly credentials?: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Id of the last event that was heard: what came after it is sent first. */
  readonly lastId?: string;
  readonly onEvent: (event: StreamEvent) => void;
  /** Called when an answer has come and events may follow. */
  readonly onOpen?: () => void;
  /** Called when it broke off or did not begin, with how often in a row. It is tried again, unless the promise rejects. */
  readonly onBreak?: (error: SourceError, times: number) => void;
}

/**
 * Listens to a stream of events, by `fetch` and so with the token of the page (`EventSource` carries none). One that breaks off or
 * falls silent is resumed after the last event that came, after growing waits. Resolves when `signal` is aborted, or the
 * server wants no more (204).
 *
 * @throws {SourceError} where asking again leads nowhere: refused, missing, no stream.
 */
export async function eventStream(url: string, options: EventStreamOptions): Promise<void> {
  const { signal, onEvent, onBreak } = options;
  let { lastId = '' } = options;
  let asked: number | undefined;
  for (let times = 0; !signal.aborted;) {
    try {
      const goesOn = await listen(
        url,
        options,
        lastId,
        (wait) => (asked = wait),
        (event) => {
          times = 0;
          lastId = event.id;
          onEvent(event);
        },
      );
      if (!goesOn) return;
    } catch (thrown) {
      if (signal.aborted) return;
      const error =
        thrown instanceof SourceError ? thrown : new SourceError('network', `${url} broke off`, { url, cause: thrown });
      times++;
      onBreak?.(error, times);
      const { kind, status = 0 } = error;
      if (kind === 'format' || (status >= 400 && status < 500 && kind !== 'busy')) throw error;
      await pause(Math.max((error.retryAfter ?? 0) * 1000, asked ?? 0, nextWait(times)), signal);
    }
  }
}

/** @returns False when the server wants no more. @throws when it breaks off, as it always does in the end. */
async function listen(
  url: string,
  { settings = {}, credentials, signal, onOpen }: EventStreamOptions,
  lastId: string,
  onRetry: (wait: number | undefined) => void,
  onEvent: (event: StreamEvent) => void,
): Promise<boolean> {
  const quiet = new AbortController();
  const end = () => quiet.abort();
  signal.addEventListener('abort', end);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const beat = () => {
    clearTimeout(timer);
    timer = setTimeout(end, pace.quiet);
  };
  beat();
  try {
    const headers: Record<string, string> = { accept: 'text/event-stream' };
    if (lastId) headers['last-event-id'] = inBytes(lastId);
    const bearer = await settings.token?.(url);
    if (bearer) headers.authorization = `Bearer ${bearer}`;
    const response = await (settings.fetch ?? pageFetch)(url, {
      headers,
      cache: 'no-store',
      credentials: (credentials || settings.credentials || 'same-origin') as RequestCredentials,
      signal: quiet.signal,
    });
    const { status } = response;
    if (status === 204) return false;
    if (!response.ok) {
      const wait = retryAfter(response.headers);
      const kind =
        status === 401 || status === 403
          ? 'refused'
          : status === 404 || status === 410
            ? 'missing'
            : status === 429 || wait !== undefined
              ? 'busy'
              : 'server';
      throw new SourceError(kind, `${url} answered ${status}`, { url, status, retryAfter: wait });
    }
    if (!/^text\/event-stream\b/i.test(response.headers.get('content-type') ?? ''))
      throw new SourceError('format', `${url} is no stream of events`, { url, status });
    onOpen?.();
    const reader = response.body!.pipeThrough(new TextDecoderStream('utf-8', { ignoreBOM: true })).getReader();
    const give = parseEventStream(onEvent, lastId);
    for (;;) {
      const { done, value } = await reader.read();
      beat();
      if (done) throw new SourceError('network', `${url} broke off`, { url });
      onRetry(give(value));
    }
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError('format', error.message, { url });
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    // What is wrong is not to be left open.
    end();
  }
}

/** A header holds bytes, a letter each: those of an id are of UTF-8 (HTML, 9.2.4). */
const inBytes = (text: string): string =>
  [...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join('');
