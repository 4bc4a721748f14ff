import type { About } from '../../../data/format.js';
import { SourceError } from '../../../data/source-error.js';
import type { IdeaPage } from '../idea.js';
import { parseJsonIdeas } from './parse-json-ideas.js';

/** What PostgREST says of the rows that it gives: `0-24/3573`, `0-24/*`, or none (RFC 9110, 14.4, without a unit). */
export const ROWS = /^(?:(\d+)-(\d+)|\*)\/(\d+|\*)$/;

/**
 * Reads rows of a table or a view of PostgREST. Its columns are named as in plain JSON (`parseJsonIdeas`). The page after is
 * asked by `offset`, where the table has more rows or as many came as were asked for.
 *
 * @throws {SourceError} of kind `format` when it holds no rows of ideas.
 */
export function parsePostgrest(json: unknown, about: About): IdeaPage {
  const { url, headers } = about;
  if (!Array.isArray(json)) throw new SourceError('format', `no rows of PostgREST at ${url}`, { url });
  const page = parseJsonIdeas(json, about);
  const [, , to, all] = ROWS.exec(headers?.get('content-range') ?? '') ?? [];
  const total = all && all !== '*' ? +all : undefined;
  const after = new URL(url);
  const limit = +(after.searchParams.get('limit') ?? 0);
  const end = to ? +to + 1 : +(after.searchParams.get('offset') ?? 0) + json.length;
  const more = json.length && (total ? end < total : limit && json.length >= limit);
  after.searchParams.set('offset', String(end));
  return { ...page, total, next: more ? after.href : undefined };
}
