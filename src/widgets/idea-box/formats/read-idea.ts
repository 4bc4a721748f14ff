import { object, objects, text as textOf, type Loose } from '../../../data/reading/values/json-value.js';
import { parseDate } from '../../../data/reading/values/parse-date.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { oneLine } from '../../../data/reading/values/one-line.js';
import type { Idea, IdeaAnswer } from '../idea.js';
import { longText } from './long-text.js';

/** Text on one line. */
export const text = (value: unknown): string | undefined => oneLine(textOf(value) ?? '') || undefined;
/** A number that counts: whole, zero or more. */
export const number = (value: unknown): number | undefined =>
  Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
/** Said by `true` alone. */
export const flag = (value: unknown): true | undefined => value === true || undefined;
/** Said either way: what is not said is not known, and changes nothing. */
export const yesOrNo = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
/** Instant or day. */
export const date = (value: unknown): string | undefined => parseDate(textOf(value));

/** The texts of a list. */
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];

type Kind = readonly [read: (value: unknown) => unknown, names: string];

/** An object of these fields alone, those of each kind as their reader gives them: nothing where they are of another kind. */
export function pick<T>(one: Loose, ...kinds: readonly Kind[]): T {
  const picked: Record<string, unknown> = {};
  for (const [read, names] of kinds) for (const name of names.split(' ')) picked[name] = read(one[name]);
  return picked as T;
}

/** Reads an idea as the Parvis API gives it, or nothing when it has no id or no title. */
export function readIdea(one: Loose, base: string): Idea | undefined {
  const idea = pick<Idea>(
    one,
    [text, 'id title author authorService status mergedInto'],
    [longText, 'text problem proposal reason'],
    [date, 'created statusSince due edited'],
    [number, 'votes comments reports'],
    [yesOrNo, 'voted'],
    [flag, 'overdue closed pending refused mine'],
    [texts, 'topics'],
    [textOf, 'etag'],
  );
  if (!idea.id || !idea.title) return undefined;
  const answer = pick<IdeaAnswer>(object(one.answer), [longText, 'text'], [text, 'author service'], [date, 'date']);
  return {
    ...idea,
    url: resolveUrl(textOf(one.url), base),
    answer: answer.text ? answer : undefined,
    mergedFrom: objects(one.mergedFrom)
      .map((other) => pick<Pick<Idea, 'id' | 'title'>>(other, [text, 'id title']))
      .filter(({ id, title }) => id && title),
  };
}
