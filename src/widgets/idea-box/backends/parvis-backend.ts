import { forgetWith } from '../../../data/keeping/shared-storage.js';
import { collect } from '../../../data/reading/collect.js';
import { object, objects } from '../../../data/reading/values/json-value.js';
import type { SourceError } from '../../../data/source-error.js';
import { parseParvisDetail, readComment } from '../formats/parse-parvis-detail.js';
import { number, readIdea, text } from '../formats/read-idea.js';
import type { Idea, IdeaComment, IdeaDetail } from '../idea.js';
import { expected, readFrom, writeTo } from './ask-backend.js';
import type { BackendAim, CommentDraft, IdeaBackend, IdeaDraft, Proposed, ReportDraft, VoteState } from './idea-backend.js'; // prettier-ignore

/** The Parvis API. Every write carries its key, so that one sent again is done once. */
export class ParvisBackend implements IdeaBackend {
  readonly knowsKeys = true;
  readonly #aim: BackendAim;
  /** What the code that was given last has opened. */
  #followed?: IdeaDetail;

  /** @param aim Its base ends in `/`. */
  constructor(aim: BackendAim) {
    this.#aim = aim;
    if (aim.settings.shared) forgetWith(this);
  }

  forgotten(): void {
    this.#followed = undefined;
  }

  /** `GET ideas/{id}`; what a code has opened is told to nobody else while it waits, or once it was refused. */
  async detail(id: string, signal: AbortSignal): Promise<IdeaDetail> {
    const url = this.#at(id);
    try {
      return this.#whole(await readFrom(this.#aim, { url, signal }), url);
    } catch (error) {
      const { kind } = error as Partial<SourceError>;
      if (kind === 'missing' && this.#followed?.id === id) return this.#followed;
      throw error;
    }
  }

  /** `POST files?name=`, where there is a file, then `POST ideas`. */
  async propose(draft: IdeaDraft, key: string, signal: AbortSignal): Promise<Proposed> {
    const { file, ...words } = draft;
    const sent = file && (await this.#send(`files?name=${encodeURIComponent(file.name)}`, file, `${key}-file`, signal));
    const url = this.#url('ideas');
    const body = { website: '', ...words, file: sent && expected(text(object(sent).id), url) };
    const { idea, code } = object(await this.#send('ideas', body, key, signal));
    return { idea: this.#whole(idea, url), code: text(code) };
  }

  /** `PUT ideas/{id}/vote` */
  async vote(id: string, voted: boolean, at: number, key: string, signal: AbortSignal): Promise<VoteState> {
    const way = `ideas/${encodeURIComponent(id)}/vote`;
    const answer = object(await this.#send(way, { voted, at }, key, signal, 'PUT'));
    // What the server says now, which a later act may have made other than was asked.
    const now = expected(typeof answer.voted === 'boolean' ? answer.voted : undefined, way);
    return { id, voted: now, votes: number(answer.votes), left: number(answer.left), at: number(answer.at) };
  }

  /** `POST ideas/{id}/comments` */
  async comment(id: string, draft: CommentDraft, key: string, signal: AbortSignal): Promise<IdeaComment> {
    const way = `ideas/${encodeURIComponent(id)}/comments`;
    return expected(readComment(object(await this.#send(way, { website: '', ...draft }, key, signal))), way);
  }

  /** `GET ideas?similar=` */
  async similar(words: string, signal: AbortSignal): Promise<readonly Idea[]> {
    const url = `${this.#url('ideas')}?similar=${encodeURIComponent(words)}&limit=5`;
    const { ideas } = object(await readFrom(this.#aim, { url, signal }));
    return collect(objects(ideas), (one) => readIdea(one, url)).items;
  }

  /** `POST follow` */
  async follow(code: string, key: string, signal: AbortSignal): Promise<IdeaDetail> {
    const { idea } = object(await this.#send('follow', { code }, key, signal));
    return (this.#followed = this.#whole(idea, this.#url('follow')));
  }

  /** `POST ideas/{id}/reports` */
  async report(id: string, draft: ReportDraft, key: string, signal: AbortSignal): Promise<void> {
    await this.#send(`ideas/${encodeURIComponent(id)}/reports`, draft, key, signal);
  }

  /** `POST ideas/{id}/withdraw` */
  async withdraw(id: string, key: string, signal: AbortSignal): Promise<void> {
    await this.#send(`ideas/${encodeURIComponent(id)}/withdraw`, {}, key, signal);
  }

  /** `GET me` */
  kept(signal: AbortSignal): Promise<unknown> {
    return readFrom(this.#aim, { url: this.#url('me'), signal });
  }

  /** `DELETE me` */
  async forget(key: string, signal: AbortSignal): Promise<void> {
    await this.#send('me', {}, key, signal, 'DELETE');
    this.#followed = undefined;
  }

  #url(way: string): string {
    return new URL(way, this.#aim.base).href;
  }

  #at(id: string): string {
    return this.#url(`ideas/${encodeURIComponent(id)}`);
  }

  #whole(json: unknown, url: string): IdeaDetail {
    return expected(parseParvisDetail(json, this.#url('ideas')), url);
  }

  #send(way: string, body: unknown, key: string, signal: AbortSignal, method = 'POST'): Promise<unknown> {
    const url = new URL(this.#url(way));
    // In the address: a header that a service on another origin does not expect would stop the whole write.
    if (this.#aim.settings.shared) url.searchParams.set('shared', 'true');
    return writeTo(this.#aim, { url: url.href, method, body, headers: { 'idempotency-key': key }, signal });
  }
}
