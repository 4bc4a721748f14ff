import type { IdeaDesk } from '../idea-desk.js';
import type { VoteAnswer } from './vote.js';

/** What the tabs of one person tell each other of a vote; what the service has confirmed of it, if that is it. */
export interface VoteNews {
  readonly id: string;
  readonly confirmed?: VoteAnswer;
  /** Of the act. */
  readonly at: number;
}

/** Who writes: whom the page names, else whom the server knows, else this browser. */
export const identityOf = ({ ideas, host }: IdeaDesk): string =>
  JSON.stringify(ideas.settings.user ?? '') + (host.box?.you?.name ?? '');

/** Where this box is written to. */
export function baseOf({ ideas }: IdeaDesk): string {
  const { address, key } = ideas.sources[0] ?? {};
  // A source that a page has made is where the page is, under its own key.
  return address ? new URL('./', address).href : `${document.baseURI.split('#')[0]!}#${key ?? ''}`;
}

/** Where the tabs of a browser tell each other of the votes of one person at one service, and of nobody else's. */
export const votesChannel = (base: string, identity: string): BroadcastChannel =>
  new BroadcastChannel(`parvis-votes ${JSON.stringify([base, identity])}`);
