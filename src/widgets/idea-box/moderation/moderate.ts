import { sendWrite } from '../../../data/writing/send-write.js';
import { newKey } from '../../../data/writing/new-key.js';
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
 * @throws {WriteError} when it was not done.
 */
export function moderate<A>(desk: IdeaDesk, { way, method, body = {}, etag }: ModerationAct): Promise<A> {
  const { ideas, host } = desk;
  return sendWrite<A>(new URL(way, apiOf(desk)).href, {
    method,
    body,
    key: newKey(),
    headers: etag ? { 'if-match': etag } : undefined,
    settings: ideas.settings,
    credentials: host.credentials || undefined,
    signal: AbortSignal.timeout(30_000),
  });
}
