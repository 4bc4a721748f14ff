import type { About, Asking } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { object, objects, type Loose } from '../../../data/reading/values/json-value.js';
import { paragraphs } from '../../../data/reading/values/paragraphs.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Idea, IdeaPage } from '../idea.js';
import { knownStatus } from './known-status.js';
import { date, number, text } from './read-idea.js';

/** A component of proposals, as its page is addressed: `/processes/{slug}/f/{id}/`. */
const PAGE = /^(.*?)\/(?:processes|assemblies|conferences|initiatives)\/[^/]+\/f\/(\d+)(?:\/|$)/;
/** Proposals of one answer. */
const SIZE = 50;
/** How deep a list of proposals may stand: a space, its components, their proposals. */
const DEEPEST = 5;

/** The API behind the page of a component. What is asked of it stands in the address, so that each page has its own. */
export function decidimAddress(url: URL): URL {
  const [page, root, id] = PAGE.exec(url.pathname) ?? [];
  if (!page) return url;
  const api = new URL(`${root}/api`, url);
  api.searchParams.set('component', id!);
  api.searchParams.set('page', page.replace(/\/?$/, '/'));
  return api;
}

/**
 * How Decidim is asked (decidim-api, `ProposalsType` and `ProposalType`): GraphQL by POST, for fields that all its versions since
 * 0.24 have. Nothing for an address that names no component.
 */
export function askDecidim({ pathname, searchParams }: URL): Asking | undefined {
  const id = searchParams.get('component');
  if (!/\/api\/?$/.test(pathname) || !id) return undefined;
  const words = '{ translations { locale text } }';
  const query = `query ($id: ID!, $after: String) { component(id: $id) { name ${words} ... on Proposals {
    proposals(first: ${SIZE}, after: $after, order: { publishedAt: "DESC" }) { pageInfo { hasNextPage endCursor } edges { node {
      id title ${words} body ${words} state voteCount totalCommentsCount publishedAt answer ${words} answeredAt author { name }
    } } } } } }`;
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id, after: searchParams.get('after') } }),
  };
}

/**
 * Reads proposals of Decidim (its GraphQL API), wherever in the answer they stand: in a component, or in the components of an
 * assembly or a process. Titles are text; bodies and answers are HTML, and are read for their text.
 *
 * @param about `lang` chooses among the languages in which something is said.
 * @throws {SourceError} of kind `format` when it holds no proposals.
 */
export function parseDecidim(json: unknown, about: About): IdeaPage {
  const lists = listsIn(object(json).data, 0);
  if (!lists.length) throw new SourceError('format', `no proposals of Decidim at ${about.url}`, { url: about.url });
  const nodes = lists.flatMap(({ edges, nodes }) =>
    Array.isArray(edges) ? edges.map((edge) => object(object(edge).node)) : objects(nodes),
  );
  const { items, skipped } = collect(nodes, (node) => readProposal(node, about));
  const { hasNextPage, endCursor } = object(lists.length === 1 ? lists[0]!.pageInfo : undefined);
  const after = new URL(about.url);
  const cursor = hasNextPage === true ? text(endCursor) : undefined;
  if (cursor) after.searchParams.set('after', cursor);
  return {
    title: said(object(object(object(json).data).component).name, about.lang),
    ideas: items,
    skipped,
    next: cursor && after.searchParams.has('component') ? after.href : undefined,
  };
}

function listsIn(value: unknown, depth: number): Loose[] {
  if (depth > DEEPEST) return [];
  return objects(value).flatMap((one) => {
    const found = object(one.proposals);
    if (Array.isArray(found.edges) || Array.isArray(found.nodes)) return [found];
    return Object.values(one).flatMap((inside) => listsIn(inside, depth + 1));
  });
}

/** What Decidim says in one language or in several (`TranslatedField`), in the one that is wanted. */
function said(field: unknown, lang = ''): string | undefined {
  const { translation, translations } = object(field);
  const all = objects(translations).filter((one) => text(one.text));
  const wanted = lang.toLowerCase();
  const own = (locale: unknown) => text(locale)?.toLowerCase() ?? '';
  const best =
    all.find(({ locale }) => own(locale) === wanted) ??
    all.find(({ locale }) => own(locale).slice(0, 2) === wanted.slice(0, 2)) ??
    all[0];
  const found = best?.text ?? translation;
  return typeof found === 'string' ? found : undefined;
}

function readProposal(node: Loose, { url, lang }: About): Idea | undefined {
  const id = text(node.id);
  const title = text(said(node.title, lang));
  if (!id || !title) return undefined;
  const html = (field: unknown) => paragraphs(said(field, lang) ?? '') || undefined;
  const page = new URL(url).searchParams.get('page');
  const answer = html(node.answer);
  const status = knownStatus(node.state) ?? 'received';
  return {
    id,
    title,
    text: html(node.body),
    url: resolveUrl(text(node.url) ?? (page && `${page}proposals/${encodeURIComponent(id)}`), url),
    created: date(node.publishedAt) ?? date(node.createdAt),
    author: text(object(node.author).name),
    votes: number(node.voteCount),
    comments: number(node.totalCommentsCount),
    status,
    statusSince: date(node.answeredAt),
    answer: answer ? { text: answer, date: date(node.answeredAt) } : undefined,
    topics: [],
    closed: status === 'withdrawn' || undefined,
  };
}
