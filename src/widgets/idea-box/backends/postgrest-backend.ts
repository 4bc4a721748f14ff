import { collect } from '../../../data/reading/collect.js';
import { object, objects } from '../../../data/reading/values/json-value.js';
import { SourceError } from '../../../data/source-error.js';
import { parseJsonIdeas } from '../formats/parse-json-ideas.js';
import { readComment } from '../formats/parse-parvis-detail.js';
import { flag } from '../formats/read-idea.js';
import type { Idea, IdeaComment, IdeaDetail } from '../idea.js';
import { expected, readFrom, writeTo } from './ask-backend.js';
import {
  wholeText,
  type BackendAim,
  type CommentDraft,
  type IdeaBackend,
  type IdeaDraft,
  type Proposed,
  type VoteState,
} from './idea-backend.js';

/** Words of a text that are looked for, and their least length. */
const WORDS = 6;
const LEAST = 4;

/**
 * A table of PostgREST, and two beside it named after it. For the table `ideas`:
 *
 * - `ideas`: columns as plain JSON has fields, and `key text unique`
 * - `ideas_votes`: `idea`, `voter` (by default who asks), `voted boolean`, `at bigint`; unique in `idea, voter`
 * - `ideas_comments`: `id`, `idea`, `parent`, `text`, `author`, `created`, and `key text unique`
 *
 * A key stands in a unique column, so that what is sent again is done once. Who may do what, and that an older vote (`at`) does
 * not replace a newer one, is said by the database: row security, a trigger.
 */
export class PostgrestBackend implements IdeaBackend {
  readonly knowsKeys = true;
  readonly #aim: BackendAim;
  readonly #table: string;

  /** @param aim Its base is the address of the table; what is asked of it there (`?order=…`) is left out. */
  constructor(aim: BackendAim) {
    this.#aim = aim;
    this.#table = aim.base.replace(/[?#].*$/s, '').replace(/\/$/, '');
  }

  /** `GET /ideas?id=eq.{id}`, and its comments. */
  async detail(id: string, signal: AbortSignal): Promise<IdeaDetail> {
    const [idea, rows] = await Promise.all([
      this.#row('id', id, signal),
      readFrom(this.#aim, { url: `${this.#table}_comments?idea=${equal(id)}&order=created`, signal }),
    ]);
    return { ...idea, history: [], thread: collect(objects(rows), readComment).items };
  }

  /** `POST /ideas?on_conflict=key` */
  async propose(draft: IdeaDraft, key: string, signal: AbortSignal): Promise<Proposed> {
    const { title, problem, proposal, topic, name, anonymous } = draft;
    const author = anonymous ? undefined : name;
    const row = { title, problem, proposal, text: wholeText(draft), topic, author, key };
    const [made] = await this.#insert(this.#table, row, 'key', 'ignore-duplicates', signal);
    // A row that is there already is not given again.
    return { idea: made ? this.#idea([made]) : await this.#row('key', key, signal) };
  }

  /** `POST /ideas_votes?on_conflict=idea,voter` */
  async vote(id: string, voted: boolean, at: number, _key: string, signal: AbortSignal): Promise<VoteState> {
    const row = { idea: id, voted, at };
    const [made] = await this.#insert(`${this.#table}_votes`, row, 'idea,voter', 'merge-duplicates', signal);
    const now = typeof made?.voted === 'boolean' ? made.voted : voted;
    const idea = await this.#row('id', id, signal).catch(() => undefined);
    return { id, voted: now, votes: idea?.votes };
  }

  /** `POST /ideas_comments?on_conflict=key` */
  async comment(id: string, draft: CommentDraft, key: string, signal: AbortSignal): Promise<IdeaComment> {
    const { text: said, parent, name, anonymous } = draft;
    const table = `${this.#table}_comments`;
    const row = { idea: id, parent, text: said, author: anonymous ? undefined : name, key };
    const [made] = await this.#insert(table, row, 'key', 'ignore-duplicates', signal);
    const there = made ?? objects(await readFrom(this.#aim, { url: `${table}?key=${equal(key)}`, signal }))[0];
    return expected(there && readComment(there), table);
  }

  /** `GET /ideas?or=(title.ilike.*…*,…)`: ideas that share a word of some length in their titles, those that share more first. */
  async similar(words: string, signal: AbortSignal): Promise<readonly Idea[]> {
    const asked = [...new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu))]
      .filter(({ length }) => length >= LEAST)
      .slice(0, WORDS);
    if (!asked.length) return [];
    const any = asked.map((word) => `title.ilike.*${word}*`).join();
    const url = `${this.#table}?or=(${encodeURIComponent(any)})&limit=50`;
    const { ideas } = parseJsonIdeas(await readFrom(this.#aim, { url, signal }), { url });
    const shared = ({ title }: Idea) => asked.filter((word) => title.toLowerCase().includes(word)).length;
    return [...ideas].sort((one, other) => shared(other) - shared(one)).slice(0, 5);
  }

  async #row(column: string, value: string, signal: AbortSignal): Promise<Idea> {
    const url = `${this.#table}?${column}=${equal(value)}`;
    const rows = await readFrom(this.#aim, { url, signal });
    // No row is no failure to PostgREST.
    if (Array.isArray(rows) && !rows.length) throw new SourceError('missing', `no row at ${url}`, { url, status: 404 });
    return this.#idea(rows);
  }

  #idea(rows: unknown): Idea {
    const idea = expected(parseJsonIdeas(rows, { url: this.#table }).ideas[0], this.#table);
    return { ...idea, voted: flag(object(objects(rows)[0]).voted) };
  }

  async #insert(table: string, row: object, unique: string, how: string, signal: AbortSignal) {
    const prefer = `return=representation,resolution=${how}`;
    const url = `${table}?on_conflict=${unique}`;
    return objects(await writeTo(this.#aim, { url, body: row, headers: { prefer }, signal }));
  }
}

/** `eq.` and the value. What stands behind it is taken as it is. */
const equal = (value: string): string => `eq.${encodeURIComponent(value)}`;
