import { object, objects, text as textOf, type Loose } from '../../../data/reading/json-value.js';
import { parseDate } from '../../../data/reading/parse-date.js';
import { resolveUrl } from '../../../data/reading/resolve-url.js';
import { oneLine } from '../../../data/reading/text.js';
import type { Idea } from '../idea.js';
import { longText } from './long-text.js';

/** Text on one line. */
export const text = (value: unknown): string | undefined => oneLine(textOf(value) ?? '') || undefined;
/** A number that counts: whole, zero or more. */
export const number = (value: unknown): number | undefined =>
  Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
/** Said by `true` alone. */
export const flag = (value: unknown): true | undefined => value === true || undefined;
/** Instant or day. */
export const date = (value: unknown): string | undefined => parseDate(textOf(value));

/** The texts of a list. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];

/** Reads an idea as the Parvis API gives it, or nothing when it has no id or no title. */
export function readIdea(one: Loose, base: string): Idea | undefined {
  const id = text(one.id);
  const title = text(one.title);
  if (!id || !title) return undefined;
  const answer = object(one.answer);
  const said = longText(answer.text);
  return {
    id,
    title,
    text: longText(one.text),
    problem: longText(one.problem),
    proposal: longText(one.proposal),
    url: resolveUrl(textOf(one.url), base),
    created: date(one.created),
    author: text(one.author),
    authorService: text(one.authorService),
    votes: number(one.votes),
    voted: flag(one.voted),
    comments: number(one.comments),
    status: text(one.status),
    statusSince: date(one.statusSince),
    reason: longText(one.reason),
    answer: said
      ? { text: said, author: text(answer.author), service: text(answer.service), date: date(answer.date) }
      : undefined,
    topics: texts(one.topics),
    due: date(one.due),
    overdue: flag(one.overdue),
    closed: flag(one.closed),
    mergedInto: text(one.mergedInto),
    mergedFrom: objects(one.mergedFrom).flatMap(({ id, title }) => {
      const [own, name] = [text(id), text(title)];
      return own && name ? { id: own, title: name } : [];
    }),
    pending: flag(one.pending),
    edited: date(one.edited),
    mine: flag(one.mine),
    etag: textOf(one.etag),
    reports: number(one.reports),
  };
}
