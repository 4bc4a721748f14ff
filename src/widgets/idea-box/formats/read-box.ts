import { object, objects, type Loose } from '../../../data/reading/json-value.js';
import type { IdeaBox, IdeaRight, IdeaStatusKind } from '../idea.js';
import { date, flag, number, text, texts } from './read-idea.js';

/** The one of these words that it is. */
const among = <W extends string>(value: unknown, ...words: readonly W[]): W | undefined =>
  words.find((word) => word === value);

/** What is told by an id and shown by a label. */
const labelled = (list: unknown) =>
  objects(list).flatMap((one) => {
    const id = text(one.id);
    return id ? { one, id, label: text(one.label) ?? id } : [];
  });

/** Reads what a box says of itself. What it does not say is not promised: who may do nothing gets no buttons. */
export function readBox(box: Loose): IdeaBox {
  const [answered, votes, you, anonymity, limits] = ['answered', 'votes', 'you', 'anonymity', 'limits'].map((name) =>
    object(box[name]),
  ) as [Loose, Loose, Loose, Loose, Loose];
  const identity = among(anonymity.identity, 'browser', 'proxy', 'openid');
  return {
    title: text(box.title),
    statuses: labelled(box.statuses).map(({ one, id, label }) => ({
      id,
      label,
      kind: among<IdeaStatusKind>(one.kind, 'done', 'declined', 'merged') ?? 'open',
    })),
    topics: labelled(box.topics).map(({ id, label }) => ({ id, label })),
    answered: number(answered.total)
      ? { answered: number(answered.answered) ?? 0, total: number(answered.total)! }
      : undefined,
    answerDays: number(box.answerDays),
    votes: { cap: number(votes.cap), left: number(votes.left), hidden: flag(votes.hidden), until: date(votes.until) },
    closed: flag(box.closed),
    closes: date(box.closes),
    moderation: among(box.moderation, 'before', 'after'),
    may: texts(box.may) as IdeaRight[],
    you: box.you ? { name: text(you.name), roles: texts(you.roles) } : undefined,
    // Half a promise is none: where one of these is not said, a reader would take it for the best.
    anonymity:
      identity && number(anonymity.addressHours) !== undefined && typeof anonymity.votesLinked === 'boolean'
        ? {
            identity,
            names: among(anonymity.names, 'none', 'required') ?? 'optional',
            seenBy: among(anonymity.seenBy, 'moderators') ?? 'everyone',
            addressHours: number(anonymity.addressHours)!,
            votesLinked: anonymity.votesLinked,
          }
        : undefined,
    limits: {
      title: number(limits.title),
      text: number(limits.text),
      comment: number(limits.comment),
      fileBytes: number(limits.fileBytes),
      fileTypes: texts(limits.fileTypes),
    },
  };
}
