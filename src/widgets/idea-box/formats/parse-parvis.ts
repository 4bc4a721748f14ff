import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { object } from '../../../data/reading/values/json-value.js';
import { SourceError } from '../../../data/source-error.js';
import type { IdeaPage } from '../idea.js';
import { readBox } from './read-box.js';
import { number, readIdea, text } from './read-idea.js';

/**
 * Reads a list of the Parvis API (`GET ideas`): the ideas, and what their box says of itself.
 *
 * @throws {SourceError} of kind `format` when it holds no list of ideas.
 */
export function parseParvis(json: unknown, { url }: About): IdeaPage {
  const { ideas, next, total, box } = object(json);
  if (!Array.isArray(ideas)) throw new SourceError('format', `no ideas at ${url}`, { url });
  const { items, skipped } = collect(ideas, (one) => readIdea(object(one), url));
  const cursor = text(next);
  return {
    ideas: items,
    skipped,
    next: cursor && pageAt(url, cursor),
    total: number(total),
    box: readBox(object(box)),
    title: text(object(box).title),
  };
}

function pageAt(url: string, cursor: string): string {
  const page = new URL(url);
  page.searchParams.set('cursor', cursor);
  return page.href;
}
