import { object } from '../../../data/reading/values/json-value.js';
import { fiderSite, parseFider, readFiderComments, readPost } from '../formats/parse-fider.js';
import { text } from '../formats/read-idea.js';
import type { Idea, IdeaComment, IdeaDetail } from '../idea.js';
import { expected, readFrom, writeTo } from './ask-backend.js';
import {
  wholeText,
  type BackendAim,
  type CommentDraft,
  type IdeaBackend,
  type IdeaDraft,
  type Proposed,
  type UnansweredWrite,
  type VoteState,
} from './idea-backend.js';
import { madeSince, sameWords } from './same-write.js';

/**
 * The API of Fider (its `app/cmd/routes.go` and `app/handlers/apiv1/post.go`). It knows no keys, no codes and no anonymity: who
 * writes is signed in, by a cookie of its own site or by a token. Comments have no answers.
 */
export class FiderBackend implements IdeaBackend {
  readonly knowsKeys = false;
  readonly signs = true;
  readonly #aim: BackendAim;
  readonly #api: string;

  /** @param aim Its base is the site, or any address of its API. */
  constructor(aim: BackendAim) {
    this.#aim = aim;
    this.#api = `${fiderSite(aim.base)}api/v1/`;
  }

  /** `GET /api/v1/posts/{number}` and `GET /api/v1/posts/{number}/comments` */
  async detail(id: string, signal: AbortSignal): Promise<IdeaDetail> {
    const [idea, thread] = await Promise.all([this.#post(id, signal), this.#comments(id, signal)]);
    return { ...idea, history: [], thread };
  }

  /** `POST /api/v1/posts`, which votes for it too. */
  async propose(draft: IdeaDraft, _key: string, signal: AbortSignal): Promise<Proposed> {
    const url = `${this.#api}posts`;
    const description = wholeText(draft);
    const tags = draft.topic ? [draft.topic] : undefined;
    const answer = object(await writeTo(this.#aim, { url, body: { title: draft.title, description, tags }, signal }));
    const made = { description, votesCount: 1, hasVoted: true, status: 'open', tags, ...answer };
    return { idea: expected(readPost(made, url), url) };
  }

  /** `POST` or `DELETE /api/v1/posts/{number}/votes`, either as often as one likes. Fider then says nothing: the post is asked for. */
  async vote(id: string, voted: boolean, _at: number, _key: string, signal: AbortSignal): Promise<VoteState> {
    const method = voted ? 'POST' : 'DELETE';
    await writeTo(this.#aim, { url: this.#at(id, '/votes'), method, signal });
    const now = await this.#post(id, signal).catch(() => undefined);
    return { id, voted: now ? !!now.voted : voted, votes: now?.votes };
  }

  /** `POST /api/v1/posts/{number}/comments` */
  async comment(id: string, { text: content }: CommentDraft, _key: string, signal: AbortSignal): Promise<IdeaComment> {
    const url = this.#at(id, '/comments');
    const made = object(await writeTo(this.#aim, { url, body: { content }, signal }));
    return { id: expected(text(made.id), url), text: content, author: this.#aim.settings.user?.name, mine: true };
  }

  /** `GET /api/v1/similarposts`, which Fider has since 2024; before, its search. */
  async similar(words: string, signal: AbortSignal): Promise<readonly Idea[]> {
    const query = encodeURIComponent(words);
    const read = async (url: string) =>
      parseFider(await readFrom(this.#aim, { url, signal }), { url }).ideas.slice(0, 5);
    return read(`${this.#api}similarposts?query=${query}`).catch((error: unknown) => {
      if (object(error).kind !== 'missing') throw error;
      return read(`${this.#api}posts?query=${query}&limit=5`);
    });
  }

  /** Among the newest posts, the comments of the post, or by whether one has voted. */
  async find(write: UnansweredWrite, signal: AbortSignal): Promise<string | undefined> {
    if (write.kind === 'vote') {
      return !!(await this.#post(write.id, signal)).voted === write.voted ? write.id : undefined;
    }
    if (write.kind === 'comment') {
      const thread = await this.#comments(write.id, signal);
      return thread.findLast(
        ({ text: said, created }) => sameWords(said, write.draft.text) && madeSince(created, write.since),
      )?.id;
    }
    const url = `${this.#api}posts?view=recent&limit=50`;
    const { ideas } = parseFider(await readFrom(this.#aim, { url, signal }), { url });
    // Who proposes votes: what has not my vote is not mine.
    return ideas.find(
      ({ title, text: said, created, voted }) =>
        voted &&
        sameWords(title, write.draft.title) &&
        sameWords(said, wholeText(write.draft)) &&
        madeSince(created, write.since),
    )?.id;
  }

  #at(id: string, rest = ''): string {
    return `${this.#api}posts/${encodeURIComponent(id)}${rest}`;
  }

  async #post(id: string, signal: AbortSignal): Promise<Idea> {
    const url = this.#at(id);
    return expected(readPost(object(await readFrom(this.#aim, { url, signal })), url), url);
  }

  async #comments(id: string, signal: AbortSignal): Promise<readonly IdeaComment[]> {
    return readFiderComments(await readFrom(this.#aim, { url: this.#at(id, '/comments'), signal }));
  }
}
