import { boxNow, statusesOf } from './context.mjs';
import { present } from './idea-view.mjs';
import { votesOut } from './votes.mjs';

/** The box as one person sees it. @param {import('./tables.mjs').Db} db @param {import('./context.mjs').Context} context @param {import('./identity.mjs').Person} person */
export async function viewBox(db, context, person) {
  const { config } = context;
  const { shut, hidden, until } = await boxNow(db, context);
  const { total, answered } = await db
    .selectFrom('ideas')
    .select((is) => [
      is.fn.countAll().as('total'),
      // Counted once it has its answer, whatever its status.
      is.fn.count('answered').as('answered'),
    ])
    .where('state', '=', 'published')
    .where('status', 'not in', statusesOf(config, 'merged'))
    .executeTakeFirstOrThrow();
  const { cap } = config.votes;
  const left = cap === undefined ? undefined : cap - (person.id === null ? 0 : await votesOut(db, config, person.id));
  const known = person.id !== null || person.via === 'browser';
  const may = [
    ...(known && !shut ? ['propose', 'vote', 'comment'] : []),
    ...(known ? ['report'] : []),
    ...(person.roles.has('answering') ? ['answer'] : []),
    ...(person.roles.has('moderator') ? ['moderate'] : []),
  ];
  const { kind } = config.identity;
  return present({
    title: config.title,
    statuses: config.statuses,
    topics: config.topics,
    answered: { answered: Number(answered), total: Number(total) },
    answerDays: config.answerDays,
    votes: present({
      cap,
      left: left === undefined ? undefined : Math.max(0, left),
      hidden: hidden || null,
      until: hidden ? until : null,
    }),
    closed: shut || null,
    closes: config.closes,
    moderation: config.moderation,
    may,
    you:
      known && (person.name || person.roles.size)
        ? present({ name: person.name, service: person.service, roles: [...person.roles] })
        : null,
    anonymity: {
      identity: kind,
      names: config.anonymity.names,
      seenBy: config.anonymity.seenBy,
      // No address is ever kept; each vote is, with what stands for the one who gave it, so that it can be taken back.
      addressHours: 0,
      votesLinked: true,
    },
    limits: present({
      title: config.limits.title,
      text: config.limits.text,
      comment: config.limits.comment,
      fileBytes: config.limits.fileBytes,
      fileTypes: config.limits.fileTypes,
    }),
  });
}
