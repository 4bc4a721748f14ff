import { object, objects, type Loose } from '../../../data/reading/values/json-value.js';
import { discourseSite, LIKE, parseDiscourse, readReply, readTopic } from '../formats/parse-discourse.js';
import { number, text } from '../formats/read-idea.js';
import type { Idea, IdeaComment, IdeaDetail } from '../idea.js';
import { expected, readFrom, writeTo, type BackendRequest } from './ask-backend.js';
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

/** A number of a post that no topic reaches: Discourse then gives the last ones. */
const LAST = 999_999;

/**
 * The API of Discourse (its `config/routes.rb`; votes: `plugins/discourse-topic-voting`). It knows no keys and no codes. Who
 * writes is signed in: by a cookie of its own site, with the token against forgery that it asks for, or by a key of the user,
 * which the page gives as `token` and which is sent as `User-Api-Key`. A thread is as long as the first page of a topic.
 */
export class DiscourseBackend implements IdeaBackend {
  readonly knowsKeys = false;
  readonly signs = true;
  readonly #aim: BackendAim;
  readonly #site: string;
  readonly #category?: number;
  #forgery?: string;

  /** @param aim Its base is the address of a category, `/c/{slug}/{id}`, in which ideas are proposed, or of the site. */
  constructor(aim: BackendAim) {
    this.#aim = aim;
    this.#site = discourseSite(aim.base);
    const id = /\/c\/(?:[^/?#]+\/)*?(\d+)(?=[/.?#]|$)/.exec(aim.base)?.[1];
    this.#category = id ? +id : undefined;
  }

  /** `GET /t/{id}.json` */
  async detail(id: string, signal: AbortSignal): Promise<IdeaDetail> {
    const url = this.#at(id);
    return expected(readTopic(await this.#read(url, signal), url), url);
  }

  /** `POST /posts.json` with a title. What waits for a moderator is `pending`, and has no address yet. */
  async propose(draft: IdeaDraft, _key: string, signal: AbortSignal): Promise<Proposed> {
    const { title, topic } = draft;
    const raw = wholeText(draft);
    const tags = topic ? [topic] : undefined;
    const post = await this.#write('posts.json', { title, raw, category: this.#category, tags }, signal);
    const waits = post.action === 'enqueued';
    const id = text(post.topic_id) ?? (waits ? `pending-${text(object(post.pending_post).id)}` : undefined);
    const slug = text(post.topic_slug);
    const idea: Idea = {
      id: expected(id, this.#site),
      title,
      text: raw,
      url: waits ? undefined : `${this.#site}t/${slug ? `${encodeURIComponent(slug)}/` : ''}${id}`,
      author: text(post.name) ?? text(post.username),
      topics: tags ?? [],
      pending: waits || undefined,
      mine: true,
    };
    return { idea };
  }

  /**
   * `POST /voting/vote.json` or `/voting/unvote.json`; without the plugin Topic Voting, a like of the first post
   * (`POST /post_actions.json`, `DELETE /post_actions/{id}.json`). Both refuse what is already so: it is looked at first.
   */
  async vote(id: string, voted: boolean, _at: number, _key: string, signal: AbortSignal): Promise<VoteState> {
    const url = this.#at(id);
    const topic = await this.#read(url, signal);
    const before = expected(readTopic(topic, url), url);
    if (!!before.voted === voted) return { id, voted, votes: before.votes };
    if (number(topic.vote_count) === undefined) return this.#like(topic, id, voted, signal);
    const way = `voting/${voted ? 'vote' : 'unvote'}.json`;
    const { vote_count, votes_left } = await this.#write(way, { topic_id: +id }, signal);
    return { id, voted, votes: number(vote_count), left: number(votes_left) };
  }

  /** `POST /posts.json` in a topic. */
  async comment(id: string, draft: CommentDraft, _key: string, signal: AbortSignal): Promise<IdeaComment> {
    const { text: raw, parent } = draft;
    const answered = parent ? await this.#read(`${this.#site}posts/${encodeURIComponent(parent)}.json`, signal) : {};
    const to = number(answered.post_number);
    const post = await this.#write('posts.json', { topic_id: +id, raw, reply_to_post_number: to }, signal);
    const made = readReply(post, new Map([[to, parent]]));
    // What waits for a moderator has no post yet.
    const waiting = post.action === 'enqueued' && text(object(post.pending_post).id);
    return expected(made ?? (waiting ? { id: `pending-${waiting}`, text: raw, mine: true } : undefined), this.#site);
  }

  /** `GET /topics/similar_to.json`, which says nothing of very short titles. */
  async similar(words: string, signal: AbortSignal): Promise<readonly Idea[]> {
    const [title = '', ...rest] = words.split('\n');
    const raw = encodeURIComponent(rest.join('\n'));
    const url = `${this.#site}topics/similar_to.json?title=${encodeURIComponent(title)}&raw=${raw}`;
    const found = await readFrom(this.#aim, this.#asked(url, signal));
    return Array.isArray(found) ? [] : parseDiscourse(found, { url }).ideas.slice(0, 5);
  }

  /** Among the newest topics (`order=created`), the last posts of the topic, or by whether one has voted. */
  async find(write: UnansweredWrite, signal: AbortSignal): Promise<string | undefined> {
    if (write.kind === 'vote') {
      return !!(await this.detail(write.id, signal)).voted === write.voted ? write.id : undefined;
    }
    if (write.kind === 'comment') {
      const url = `${this.#site}t/${encodeURIComponent(write.id)}/${LAST}.json`;
      const { thread } = expected(readTopic(await this.#read(url, signal), url), url);
      return thread.findLast(
        ({ mine, text: said, created }) => mine && sameWords(said, write.draft.text) && madeSince(created, write.since),
      )?.id;
    }
    const list = this.#category ? `c/${this.#category}/l/latest` : 'latest';
    const url = `${this.#site}${list}.json?order=created`;
    const { ideas } = parseDiscourse(await this.#read(url, signal), { url });
    for (const { id, title, created } of ideas) {
      if (!sameWords(title, write.draft.title) || !madeSince(created, write.since)) continue;
      // Whose it is, its posts alone say.
      const topic = await this.detail(id, signal);
      if (topic.mine && sameWords(topic.text, wholeText(write.draft))) return id;
    }
    return undefined;
  }

  #at(id: string): string {
    return `${this.#site}t/${encodeURIComponent(id)}.json`;
  }

  #asked(url: string, signal: AbortSignal): BackendRequest {
    return { url, signal, tokenHeader: 'user-api-key' };
  }

  async #read(url: string, signal: AbortSignal): Promise<Loose> {
    return object(await readFrom(this.#aim, this.#asked(url, signal)));
  }

  /** With a key of the user no token against forgery is asked for (`GET /session/csrf.json`). */
  async #write(way: string, body: Loose, signal: AbortSignal, method = 'POST'): Promise<Loose> {
    const headers: Record<string, string> = { 'x-requested-with': 'XMLHttpRequest' };
    const url = this.#site + way;
    if (!(await this.#aim.settings.token?.(url))) {
      this.#forgery ??= text((await this.#read(`${this.#site}session/csrf.json`, signal)).csrf);
      if (this.#forgery) headers['x-csrf-token'] = this.#forgery;
    }
    try {
      return object(await writeTo(this.#aim, { ...this.#asked(url, signal), method, body, headers }));
    } catch (error) {
      // A session may have changed: the next act asks for a new one.
      this.#forgery = undefined;
      throw error;
    }
  }

  async #like(topic: Loose, id: string, voted: boolean, signal: AbortSignal): Promise<VoteState> {
    const post = expected(number(objects(object(topic.post_stream).posts)[0]?.id), this.#site);
    await (voted
      ? this.#write('post_actions.json', { id: post, post_action_type_id: LIKE }, signal)
      : this.#write(`post_actions/${post}.json?post_action_type_id=${LIKE}`, {}, signal, 'DELETE'));
    const now = await this.detail(id, signal).catch(() => undefined);
    return { id, voted: now ? !!now.voted : voted, votes: now?.votes };
  }
}
