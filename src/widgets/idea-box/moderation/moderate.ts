import { newKey } from '../../../data/writing/new-key.js';
import { writeTo } from '../backends/ask-backend.js';
import type { IdeaDesk } from '../idea-desk.js';

/** How an act of a moderator is asked for. */
export interface ModerationAct {
  /** Under the base of the API: `ideas/12/publish`. */
  readonly way: string;
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: object;
  /** Version of the idea that was changed (`If-Match`). */
  readonly etag?: string;
}

/** Base of the API of a box. */
export const apiOf = ({ ideas }: IdeaDesk): string => new URL('./', ideas.sources[0]!.address).href;

/**
 * Does what a moderator or an answering service asks, at once: these acts are about what is on the screen, and do not wait
 * in an outbox for another day.
 *
 * @throws {SourceError} an `IdeaRefusal` where the server said why not.
 */
export async function moderate<A>(desk: IdeaDesk, { way, method, body = {}, etag }: ModerationAct): Promise<A> {
  const base = apiOf(desk);
  const aim = { base, settings: desk.ideas.settings, credentials: desk.host.credentials || undefined };
  const headers = { 'idempotency-key': newKey(), ...(etag && { 'if-match': etag }) };
  const signal = AbortSignal.timeout(30_000);
  return (await writeTo(aim, { url: new URL(way, base).href, method, body, headers, signal })) as A;
}
