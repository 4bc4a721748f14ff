import { object, objects, text as textOf, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { collect } from '../../../data/reading/collect.js';
import type { IdeaChange, IdeaComment, IdeaDetail, IdeaFile, IdeaGroup } from '../idea.js';
import { longText } from './long-text.js';
import { date, flag, number, pick, readIdea, text, texts } from './read-idea.js';

/**
 * Reads one idea with all that is told of it (`GET ideas/{id}` of the Parvis API), or nothing when it has no id or no title.
 *
 * @param base Address of the API: what it names is relative to it.
 */
export function parseParvisDetail(json: unknown, base: string): IdeaDetail | undefined {
  const one = object(json);
  const idea = readIdea(one, base);
  return (
    idea && {
      ...idea,
      ...pick<Pick<IdeaDetail, 'withdrawn' | 'mayWithdraw'>>(one, [flag, 'withdrawn mayWithdraw']),
      history: collect(objects(one.history), readChange).items,
      thread: collect(objects(one.thread), readComment).items,
      group: one.group ? readGroup(object(one.group), base) : undefined,
      file: readFile(object(one.file), base),
    }
  );
}

function readChange(one: Loose): IdeaChange | undefined {
  const change = pick<IdeaChange>(one, [date, 'at'], [text, 'change status by'], [longText, 'note']);
  return change.at && change.change ? change : undefined;
}

/** Reads a comment, or nothing when it has no id or says nothing. One that is hidden keeps its place. */
export function readComment(one: Loose): IdeaComment | undefined {
  const comment = pick<IdeaComment>(
    one,
    [text, 'id parent author official'],
    [longText, 'text'],
    [date, 'created'],
    [flag, 'hidden mine'],
  );
  return comment.id && (comment.text || comment.hidden) ? { ...comment, text: comment.text ?? '' } : undefined;
}

function readGroup(group: Loose, base: string): IdeaGroup {
  const next = object(group.next);
  const day = date(next.date);
  return {
    members: texts(group.members),
    next: day ? { date: day, place: text(next.place) } : undefined,
    papers: objects(group.papers).flatMap((paper) => {
      const url = resolveUrl(textOf(paper.url), base);
      return url ? [{ name: text(paper.name) ?? url, url }] : [];
    }),
  };
}

function readFile(file: Loose, base: string): IdeaFile | undefined {
  const url = resolveUrl(textOf(file.url), base);
  const name = text(file.name);
  return url && name ? { id: text(file.id), name, url, type: text(file.type), size: number(file.size) } : undefined;
}
