import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { object, objects, type Loose } from '../../../data/reading/values/json-value.js';
import { paragraphs } from '../../../data/reading/values/paragraphs.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Idea, IdeaAnswer, IdeaComment, IdeaDetail, IdeaPage } from '../idea.js';
import { date, flag, number, text, yesOrNo } from './read-idea.js';

/** A like, among the acts on a post (`post_action_type_id`). */
export const LIKE = 2;

/** Pages of Discourse that list topics; with `.json` behind, they are data. */
const LISTS = /\/(?:c\/[^?#]*\/\d+(?:\/l\/\w+)?|latest|top|tag\/[^/]+)\/?$/;

/** The list of topics behind a page of Discourse. */
export function discourseAddress(url: URL): URL {
  if (LISTS.test(url.pathname)) url.pathname = `${url.pathname.replace(/\/$/, '')}.json`;
  return url;
}

/** The site of a Discourse, ending in `/`. */
export function discourseSite(url: string): string {
  const { origin, pathname } = new URL(url);
  const own = /\/(?:(?:c|t|tag|topics|posts)\/.*|(?:latest|top|new|categories|search|posts)\b[^/]*|[^/]*)$/;
  return origin + pathname.replace(own, '/');
}

/**
 * Reads topics of Discourse: a list (`/latest.json`, `/c/{slug}/{id}.json`), one topic with its posts (`/t/{id}.json`), what a
 * search found, or what is alike (`/topics/similar_to.json`). Votes are those of its plugin Topic Voting; without it, likes.
 * Titles are text; what people wrote comes as HTML, and is read for its text.
 *
 * @throws {SourceError} of kind `format` when it holds no topics.
 */
export function parseDiscourse(json: unknown, { url }: About): IdeaPage {
  const answer = object(json);
  if ('post_stream' in answer) {
    const { items, skipped } = collect([answer], (topic) => readOpened(topic, url));
    return { ideas: items, skipped };
  }
  const list = object(answer.topic_list);
  const topics = [list.topics, answer.topics, answer.similar_topics].find(Array.isArray) as unknown[] | undefined;
  if (!topics) throw new SourceError('format', `no topics of Discourse at ${url}`, { url });
  const people = new Map(objects(answer.users).map((user) => [user.id, text(user.name) ?? text(user.username)]));
  const { items, skipped } = collect(topics, (one) => readListed(object(one), people, url));
  return { ideas: items, skipped, next: nextPage(text(list.more_topics_url), url) };
}

/** Where more topics are. Discourse names the page for people, which has no `.json`. */
function nextPage(written: string | undefined, url: string): string | undefined {
  const address = resolveUrl(written, url);
  if (!address) return undefined;
  const next = new URL(address);
  if (!next.pathname.endsWith('.json')) next.pathname += '.json';
  return next.href;
}

function readListed(topic: Loose, people: ReadonlyMap<unknown, string | undefined>, url: string): Idea | undefined {
  const first = objects(topic.posters).find(({ description }) => /original/i.test(text(description) ?? ''));
  const author = people.get((first ?? objects(topic.posters)[0])?.user_id);
  // In a list the beginning alone is given, of those that are pinned; what is alike has a `blurb`.
  return readHead(topic, url, { author, text: html(topic.excerpt) ?? html(topic.blurb) });
}

const html = (value: unknown): string | undefined => (typeof value === 'string' && paragraphs(value)) || undefined;

function readHead(topic: Loose, url: string, more: Partial<Idea>): Idea | undefined {
  const id = text(topic.id);
  const title = text(topic.title);
  if (!id || !title) return undefined;
  const slug = text(topic.slug);
  const posts = number(topic.posts_count);
  return {
    id,
    title,
    url: `${discourseSite(url)}t/${slug ? `${encodeURIComponent(slug)}/` : ''}${encodeURIComponent(id)}`,
    created: date(topic.created_at),
    votes: number(topic.vote_count) ?? number(topic.op_like_count) ?? number(topic.like_count),
    voted: yesOrNo(topic.user_voted) ?? yesOrNo(topic.op_liked),
    comments: posts && posts - 1,
    views: number(topic.views),
    topics: tagsOf(topic.tags),
    closed: flag(topic.closed) ?? flag(topic.archived),
    ...more,
  };
}

/** Names, or objects that have one. */
const tagsOf = (tags: unknown): string[] =>
  (Array.isArray(tags) ? (tags as unknown[]) : []).flatMap((tag) => text(object(tag).name) ?? text(tag) ?? []);

/** Reads a topic with its posts (`/t/{id}.json`), or nothing when it has no id or no title. */
export function readTopic(topic: Loose, url: string): IdeaDetail | undefined {
  const idea = readOpened(topic, url);
  const replies = postsOf(topic).slice(1);
  const numbers = new Map(replies.map((post) => [post.post_number, text(post.id)]));
  return idea && { ...idea, history: [], thread: collect(replies, (post) => readReply(post, numbers)).items };
}

/** What people wrote; the rest tells of pins, closings and the like. */
const postsOf = (topic: Loose): Loose[] =>
  objects(object(topic.post_stream).posts).filter(({ post_type = 1 }) => post_type === 1);

function readOpened(topic: Loose, url: string): Idea | undefined {
  const [first, ...replies] = postsOf(topic);
  const like = objects(first?.actions_summary).find(({ id }) => id === LIKE);
  const counted = number(topic.vote_count) !== undefined;
  return readHead(topic, url, {
    author: text(first?.name) ?? text(first?.username),
    text: html(first?.cooked),
    ...(counted || !first ? {} : { votes: number(like?.count) ?? 0, voted: yesOrNo(like?.acted) }),
    mine: flag(first?.yours),
    answer: readSolution(objects(topic.accepted_answer)[0] ?? {}, replies),
  });
}

/** What the plugin Solved calls the solution is the answer. */
function readSolution(
  { post_number, name, username, excerpt }: Loose,
  posts: readonly Loose[],
): IdeaAnswer | undefined {
  const post = posts.find((one) => one.post_number === post_number && post_number !== undefined);
  const said = html(post?.cooked) ?? html(excerpt);
  return said
    ? {
        text: said,
        author: text(name) ?? text(username) ?? text(post?.name) ?? text(post?.username),
        service: text(post?.primary_group_name),
        date: date(post?.created_at),
      }
    : undefined;
}

/** Reads an answer in a topic. @param numbers Ids of the posts, by their numbers in it. */
export function readReply(post: Loose, numbers: ReadonlyMap<unknown, string | undefined>): IdeaComment | undefined {
  const id = text(post.id);
  const said = html(post.cooked);
  if (!id || !said) return undefined;
  return {
    id,
    parent: numbers.get(post.reply_to_post_number),
    text: said,
    created: date(post.created_at),
    author: text(post.name) ?? text(post.username),
    official:
      post.staff === true ? (text(post.user_title) ?? text(post.primary_group_name) ?? text(post.username)) : undefined,
    hidden: flag(post.hidden),
    mine: flag(post.yours),
  };
}
