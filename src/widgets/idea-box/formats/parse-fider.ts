import type { About, Way } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { object, objects, type Loose } from '../../../data/reading/values/json-value.js';
import { SourceError } from '../../../data/source-error.js';
import type { Idea, IdeaComment, IdeaPage } from '../idea.js';
import { knownStatus } from './known-status.js';
import { longText } from './long-text.js';
import { date, number, text, texts, yesOrNo } from './read-idea.js';

/** How many posts Fider gives when it is not told. */
const USUAL = 30;

/** Where a page of Fider came in place of data, or nothing where a Parvis API lists its ideas, its API may answer. */
export const otherFiderWays = (url: URL, { kind, status }: SourceError): readonly Way[] =>
  !url.pathname.includes('/api/') && (kind === 'format' || (status === 404 && url.pathname.endsWith('/ideas')))
    ? [{ url: new URL('api/v1/posts', url).href }]
    : [];

/** What stands before the API of a Fider: its site, ending in `/`. */
export function fiderSite(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/(?:api\/v1\/.*|[^/]*)$/, '/');
}

/**
 * Reads posts of Fider (`GET /api/v1/posts`), one or a list. It has no pages but a `limit`: the page after is the same list,
 * longer, of which those already shown are known by their id. Words are written in Markdown, and stay as they are.
 *
 * @throws {SourceError} of kind `format` when it holds none.
 */
export function parseFider(json: unknown, { url }: About): IdeaPage {
  const posts = objects(json);
  if (!Array.isArray(json) && !('votesCount' in object(json)))
    throw new SourceError('format', `no posts of Fider at ${url}`, { url });
  const { items, skipped } = collect(
    // What a moderator has deleted is still in what he is given.
    posts.filter(({ status }) => status !== 'deleted'),
    (post) => readPost(post, url),
  );
  const after = new URL(url);
  const limit = number(+(after.searchParams.get('limit') ?? USUAL)) ?? Infinity;
  after.searchParams.set('limit', String(limit + USUAL));
  const more = Array.isArray(json) && json.length >= limit && !after.pathname.endsWith('/similarposts');
  return { ideas: items, skipped, next: more ? after.href : undefined };
}

/** One post, or nothing when it has no number or no title. Its address is that of its page. */
export function readPost(post: Loose, url: string): Idea | undefined {
  const id = text(post.number);
  const title = text(post.title);
  if (!id || !title) return undefined;
  const slug = text(post.slug);
  const response = object(post.response);
  const said = longText(response.text);
  const status = knownStatus(post.status);
  return {
    id,
    title,
    text: longText(post.description),
    url: `${fiderSite(url)}posts/${encodeURIComponent(id)}${slug ? `/${encodeURIComponent(slug)}` : ''}`,
    created: date(post.createdAt),
    author: text(object(post.user).name),
    votes: number(post.votesCount),
    voted: yesOrNo(post.hasVoted),
    comments: number(post.commentsCount),
    status,
    statusSince: date(response.respondedAt),
    answer: said
      ? { text: said, author: text(object(response.user).name), date: date(response.respondedAt) }
      : undefined,
    topics: texts(post.tags),
    // Fider takes no votes on what is settled (`CanBeVoted`).
    closed: /^(?:done|declined|merged)$/.test(status ?? '') || undefined,
    mergedInto: text(object(response.original).number),
  };
}

/** Reads the comments of a post (`GET /api/v1/posts/{number}/comments`). */
export function readFiderComments(json: unknown): readonly IdeaComment[] {
  return collect(objects(json), (one): IdeaComment | undefined => {
    const id = text(one.id);
    const said = longText(one.content);
    const user = object(one.user);
    return id && said
      ? {
          id,
          text: said,
          created: date(one.createdAt),
          author: text(user.name),
          // Who answers for the site has one of these roles.
          official: /^(?:administrator|collaborator)$/.test(text(user.role) ?? '') ? text(user.name) : undefined,
        }
      : undefined;
  }).items;
}
