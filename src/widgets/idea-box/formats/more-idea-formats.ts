import type { Body, Format } from '../../../data/format.js';
import type { IdeaPage } from '../idea.js';
import { askDecidim, decidimAddress } from './parse-decidim.js';
import { discourseAddress } from './parse-discourse.js';
import { otherFiderWays } from './parse-fider.js';
import { githubAddress } from './parse-github-issues.js';
import { ROWS } from './parse-postgrest.js';

/** The first of a JSON list, or what is no list, when it is an object: formats are known by their keys. */
function sample({ json }: Body): object {
  const { items } = Object(json) as { items?: unknown };
  const list = [json, items].find(Array.isArray) as unknown[] | undefined;
  return Object(list ? list[0] : json) as object;
}
const has = (body: Body, ...keys: string[]) => keys.every((key) => key in sample(body));
const top = ({ json }: Body) => Object(json) as Record<string, unknown>;
/** Nothing tells the format of an empty list but where it is. */
const emptyAt = ({ json, about }: Body, pattern: RegExp) =>
  Array.isArray(json) && !json.length && pattern.test(about.url);

/** The formats of ideas that are not the usual one. Each is one entry here and one file. */
export const moreIdeaFormats: readonly Format<IdeaPage>[] = [
  {
    name: 'fider',
    of: 'json',
    matches: (body) => has(body, 'votesCount', 'number') || emptyAt(body, /\/api\/v1\/posts\b/),
    others: otherFiderWays,
    load: async () => (await import('./parse-fider.js')).parseFider,
  },
  {
    name: 'discourse',
    of: 'json',
    matches: (body) =>
      ['topic_list', 'post_stream', 'similar_topics', 'grouped_search_result'].some((key) => key in top(body)),
    prepare: discourseAddress,
    load: async () => (await import('./parse-discourse.js')).parseDiscourse,
  },
  {
    name: 'decidim',
    of: 'json',
    matches: (body) => {
      const { data } = top(body);
      return !!data && typeof data === 'object' && !Array.isArray(data);
    },
    prepare: decidimAddress,
    ask: askDecidim,
    load: async () => (await import('./parse-decidim.js')).parseDecidim,
  },
  {
    name: 'github',
    of: 'json',
    matches: (body) => has(body, 'html_url', 'number', 'state') || emptyAt(body, /\/repos\/[^/]+\/[^/]+\/issues\b/),
    prepare: githubAddress,
    load: async () => (await import('./parse-github-issues.js')).parseGithubIssues,
  },
  {
    name: 'postgrest',
    of: 'json',
    matches: ({ json, about }) => Array.isArray(json) && ROWS.test(about.headers?.get('content-range') ?? ''),
    load: async () => (await import('./parse-postgrest.js')).parsePostgrest,
  },
  {
    // Any other JSON: its reader says whether it lists ideas.
    name: 'json',
    of: 'json',
    matches: ({ json }) => typeof json === 'object' && !!json,
    load: async () => (await import('./parse-json-ideas.js')).parseJsonIdeas,
  },
];
