import type { About } from '../../../data/format.js';
import { collect } from '../../../data/reading/collect.js';
import { fieldReader } from '../../../data/reading/values/json-fields.js';
import { nextLink, object, text as textOf, type Loose } from '../../../data/reading/values/json-value.js';
import { resolveUrl } from '../../../data/reading/values/resolve-url.js';
import { SourceError } from '../../../data/source-error.js';
import type { Idea, IdeaAnswer, IdeaPage } from '../idea.js';
import { knownStatus } from './known-status.js';
import { longText } from './long-text.js';
import { date, flag, number, text } from './read-idea.js';

/** The names that a field goes by, our own first; written together and in small letters. */
const fieldsOf = fieldReader({
  id: 'id uid uuid identifiant number numero key slug',
  title: 'title titre label libelle intitule objet subject',
  text: 'text texte description body content contenu detail details message',
  problem: 'problem probleme constat',
  proposal: 'proposal proposition solution',
  url: 'url href link lien permalink weburl htmlurl',
  created: 'created cree createdat createdon date datecreation submittedat insertedat published publishedat publie',
  author: 'author auteur authorname user utilisateur createdby by owner',
  authorService: 'authorservice service',
  votes: 'votes vote votecount votescount nbvotes voix likes likecount supports soutiens score',
  comments: 'comments commentcount commentscount nbcomments commentaires nbcommentaires',
  views: 'views vues',
  status: 'status statut state etat',
  statusSince: 'statussince statusdate datestatut',
  reason: 'reason motif raison',
  answer: 'answer reponse response officialanswer',
  answerAuthor: 'answerauthor auteurreponse answeredby',
  answerDate: 'answerdate datereponse answeredat',
  topics: 'topics topic themes theme tags tag categories category categorie labels',
  due: 'due duedate echeance',
  closed: 'closed ferme cloture',
  mergedInto: 'mergedinto fusionneedans duplicateof',
  edited: 'edited editedat',
});

/** Where the ideas of an answer stand. */
const LISTS = ['ideas', 'idees', 'propositions', 'proposals', 'suggestions', 'items', 'results', 'data', 'records'];

/** Names, or a person who has one. */
const nameOf = (value: unknown): string | undefined => {
  const { name, nom, displayName, username, login } = object(value);
  return text(value) ?? [name, nom, displayName, username, login].map(text).find(Boolean);
};

/** A number, a number in digits, or as many as a list has. */
const countOf = (value: unknown): number | undefined =>
  Array.isArray(value) ? value.length : number(typeof value === 'string' && /^\d+$/.test(value) ? +value : value);

/**
 * Reads ideas of plain JSON: a list, or an object that holds one as `ideas` (also `items`, `results`, `data`). An idea has an
 * `id` and a `title`, and may have all that an `Idea` has, under that name or another one that is common, in French too:
 *
 * ```json
 * { "ideas": [{ "id": 1, "title": "Un banc", "text": "…", "created": "2026-11-23", "author": "Anne", "votes": 12,
 *   "comments": 3, "status": "study", "topics": ["Voirie"], "answer": { "text": "…", "service": "Voirie", "date": "2026-12-01" } }],
 *   "next": "?page=2", "total": 40 }
 * ```
 *
 * Every text is plain text, and nothing in it is decoded. Without an id, its address or its title is its id.
 *
 * @throws {SourceError} of kind `format` when it holds no list of ideas.
 */
export function parseJsonIdeas(json: unknown, { url, headers }: About): IdeaPage {
  const answer = object(json);
  const list = Array.isArray(json) ? (json as unknown[]) : LISTS.map((name) => answer[name]).find(Array.isArray);
  // A list of other things is none; an empty one may be.
  if (!list || (list.length && !list.some((one) => text(fieldsOf(object(one)).title))))
    throw new SourceError('format', `no list of ideas at ${url}`, { url });
  const { items, skipped } = collect(list, (one) => readOne(object(one), url));
  return {
    title: Array.isArray(json) ? undefined : text(fieldsOf(answer).title),
    ideas: apart(items),
    skipped,
    next: resolveUrl(textOf(answer.next) ?? textOf(answer.next_page) ?? nextLink(headers), url),
    total: number(answer.total) ?? number(answer.count),
  };
}

/**
 * Each with an id that no other has: a line that was copied keeps the number of the one above, and two titles may be the same. What is
 * alike in all is one idea.
 */
function apart(ideas: readonly Idea[]): Idea[] {
  const known = new Map<string, Set<string>>();
  return ideas.flatMap((idea) => {
    const same = known.get(idea.id) ?? new Set();
    const text = JSON.stringify(idea);
    if (same.has(text)) return [];
    known.set(idea.id, same.add(text));
    return same.size > 1 ? { ...idea, id: `${idea.id} (${same.size})` } : idea;
  });
}

function readOne(value: Loose, base: string): Idea | undefined {
  const fields = fieldsOf(value);
  const title = text(fields.title);
  if (!title) return undefined;
  const url = resolveUrl(textOf(fields.url), base);
  const problem = longText(fields.problem);
  const proposal = longText(fields.proposal);
  const closed = flag(fields.closed);
  return {
    id: text(fields.id) ?? url ?? title,
    title,
    text: longText(fields.text) ?? ([problem, proposal].filter(Boolean).join('\n\n') || undefined),
    problem,
    proposal,
    url,
    created: date(fields.created),
    author: nameOf(fields.author),
    authorService: nameOf(fields.authorService),
    votes: countOf(fields.votes),
    comments: countOf(fields.comments),
    views: countOf(fields.views),
    status: knownStatus(fields.status),
    statusSince: date(fields.statusSince),
    reason: longText(fields.reason),
    answer: answerOf(fields.answer, fields),
    topics: [fields.topics].flat().flatMap((topic) => nameOf(topic) ?? text(object(topic).label) ?? []),
    due: date(fields.due),
    closed,
    mergedInto: text(fields.mergedInto),
    edited: date(fields.edited),
  };
}

/** An answer is a text, or an object with one; who gave it, and when, may stand beside. */
function answerOf(value: unknown, { answerAuthor, answerDate }: Loose): IdeaAnswer | undefined {
  const inside = fieldsOf(object(value));
  const said = longText(value) ?? longText(inside.text);
  return said
    ? {
        text: said,
        author: nameOf(inside.author) ?? nameOf(answerAuthor),
        service: nameOf(inside.authorService),
        date: date(inside.created) ?? date(answerDate),
      }
    : undefined;
}
