import { object, objects, type Loose } from '../../../data/reading/values/json-value.js';
import type { IdeaBox, IdeaStatusKind } from '../idea.js';
import { date, flag, number, pick, text, texts } from './read-idea.js';

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
  const part = (name: string) => object(box[name]);
  const answered = pick<NonNullable<IdeaBox['answered']>>(part('answered'), [number, 'answered total']);
  return {
    ...pick<Pick<IdeaBox, 'title' | 'answerDays' | 'closed' | 'closes' | 'may'>>(
      box,
      [text, 'title'],
      [number, 'answerDays'],
      [flag, 'closed'],
      [date, 'closes'],
      [texts, 'may'],
    ),
    statuses: labelled(box.statuses).map(({ one, id, label }) => ({
      id,
      label,
      kind: among<IdeaStatusKind>(one.kind, 'done', 'declined', 'merged') ?? 'open',
    })),
    topics: labelled(box.topics).map(({ id, label }) => ({ id, label })),
    answered: answered.total && answered.answered >= 0 ? answered : undefined,
    votes: pick(part('votes'), [number, 'cap left'], [flag, 'hidden'], [date, 'until']),
    moderation: among(box.moderation, 'before', 'after'),
    you: box.you ? pick(part('you'), [text, 'name'], [texts, 'roles']) : undefined,
    anonymity: readAnonymity(part('anonymity')),
    limits: pick(part('limits'), [number, 'title text comment fileBytes'], [texts, 'fileTypes']),
  };
}

/** Half a promise is none: where one of these is not said, a reader would take it for the best. */
function readAnonymity({ identity, names, seenBy, addressHours, votesLinked }: Loose): IdeaBox['anonymity'] {
  const by = among(identity, 'browser', 'proxy', 'openid');
  const hours = number(addressHours);
  if (!by || hours === undefined || typeof votesLinked !== 'boolean') return undefined;
  return {
    identity: by,
    names: among(names, 'none', 'required') ?? 'optional',
    seenBy: among(seenBy, 'moderators') ?? 'everyone',
    addressHours: hours,
    votesLinked,
  };
}
