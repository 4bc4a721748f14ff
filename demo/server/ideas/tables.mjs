import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';

/**
 * One schema for SQLite and PostgreSQL. Instants are epoch milliseconds; what is true or false is 1 or 0. A person is never
 * there by name or number but by a hash made with the box's secret, see `identity.mjs`.
 *
 * @typedef {object} BoxTable one row
 * @property {number} id 1
 * @property {number} seq number of the last event, and what writers lock
 * @property {number | null} closed since when
 * @property {string} secret makes the hashes of people, keys and codes, and signs the cookie
 * @property {number} seeded 1 when the town's own ideas are there
 *
 * @typedef {object} IdeaTable
 * @property {string} id
 * @property {'pending' | 'published' | 'refused' | 'withdrawn'} state
 * @property {string} title
 * @property {string | null} problem
 * @property {string | null} proposal
 * @property {string | null} topic
 * @property {string} status
 * @property {number} status_since
 * @property {string | null} reason of a status, or of a refusal
 * @property {string | null} person who proposed it; absent once erased
 * @property {string | null} name that it was proposed under
 * @property {string | null} service of that person
 * @property {number} created
 * @property {number | null} published
 * @property {number | null} edited
 * @property {number | null} closed
 * @property {string | null} due day by which an answer is owed, `2026-12-24`
 * @property {string | null} merged_into
 * @property {number} votes people, each once, those of ideas merged into it too
 * @property {number} comments that can be read
 * @property {number} reports not yet dismissed
 * @property {number} version grows with each change of what it says
 * @property {string | null} file
 * @property {string | null} code hash of the tracking code
 * @property {string} folded title, text and topic as they are searched
 * @property {string | null} answer
 * @property {string | null} answer_author
 * @property {string | null} answer_service
 * @property {number | null} answered
 * @property {string | null} team the working group, JSON
 *
 * @typedef {{ idea: string, person: string, voted: number, at: number, made: number }} VoteTable `at` as the browser counts
 *
 * @typedef {object} CommentTable
 * @property {string} id
 * @property {string} idea
 * @property {string | null} parent
 * @property {string} text
 * @property {string | null} person
 * @property {string | null} name
 * @property {string | null} official the service that speaks
 * @property {number} created
 * @property {number | null} hidden
 * @property {string | null} reason
 * @property {number} reports
 *
 * @typedef {object} ReportTable
 * @property {string} id
 * @property {string} idea
 * @property {string} comment empty when it is about the idea
 * @property {string | null} person
 * @property {string} reason
 * @property {string | null} text
 * @property {number} created
 * @property {number | null} dismissed
 *
 * @typedef {{ id: string, idea: string, at: number, place: number, change: string, status: string | null, by: string | null, note: string | null }} HistoryTable
 *   `place` orders those of one instant
 * @typedef {{ id: string, at: number, place: number, by: string, act: string, idea: string | null, comment: string | null, detail: string | null }} AuditTable
 * @typedef {{ id: number, at: number, kind: string, data: string }} EventTable
 * @typedef {{ id: string, hash: string, name: string, type: string, size: number, person: string | null, idea: string | null, created: number }} FileTable
 * @typedef {{ person: string, key: string, digest: string, status: number, body: string, made: number }} AnswerTable
 *
 * @typedef {object} Tables
 * @property {BoxTable} box
 * @property {IdeaTable} ideas
 * @property {VoteTable} votes
 * @property {CommentTable} comments
 * @property {ReportTable} reports
 * @property {HistoryTable} history
 * @property {AuditTable} audit
 * @property {EventTable} events
 * @property {FileTable} files
 * @property {AnswerTable} answers
 *
 * @typedef {import('kysely').Kysely<Tables>} Db a transaction is one too
 */

/**
 * Each is one transaction, and finds done what it had done when it was cut before it could be noted.
 *
 * @type {Record<string, import('kysely').Migration>}
 */
export const migrations = {
  '2026-11-ideas': {
    up: async (db) => {
      const work = async (/** @type {import('kysely').Kysely<any>} */ trx) => {
        for (const statement of ideaTables) await statement.execute(trx);
        await sql`insert into box (id, seq, secret, seeded) values (1, 0, ${randomBytes(32).toString('base64url')}, 0)
          on conflict do nothing`.execute(trx);
      };
      // On PostgreSQL the migrator has begun it.
      await (db.isTransaction ? work(db) : db.transaction().execute(work));
    },
  },
  // What was merged with what stands in the audit, and is asked for with each idea that has been.
  '2026-12-audit-acts': {
    up: async (db) => {
      await sql`create index if not exists audit_act on audit (act, idea)`.execute(db);
    },
  },
};

const ideaTables = [
  sql`create table if not exists box (
    id integer primary key, seq bigint not null, closed bigint, secret text not null, seeded integer not null)`,
  sql`create table if not exists ideas (
    id text primary key, state text not null, title text not null, problem text, proposal text, topic text,
    status text not null, status_since bigint not null, reason text, person text, name text, service text,
    created bigint not null, published bigint, edited bigint, closed bigint, due text,
    merged_into text references ideas (id), votes integer not null default 0, comments integer not null default 0,
    reports integer not null default 0, version integer not null default 1, file text, code text, folded text not null,
    answer text, answer_author text, answer_service text, answered bigint, team text)`,
  sql`create index if not exists ideas_votes on ideas (state, votes, published, id)`,
  sql`create index if not exists ideas_published on ideas (state, published, id)`,
  sql`create index if not exists ideas_person on ideas (person)`,
  sql`create index if not exists ideas_merged on ideas (merged_into) where merged_into is not null`,
  sql`create unique index if not exists ideas_code on ideas (code)`,
  sql`create table if not exists votes (
    idea text not null references ideas (id), person text not null, voted integer not null, at bigint not null,
    made bigint not null, primary key (idea, person))`,
  sql`create index if not exists votes_person on votes (person, voted)`,
  sql`create index if not exists votes_made on votes (made)`,
  sql`create table if not exists comments (
    id text primary key, idea text not null references ideas (id), parent text references comments (id), text text not null,
    person text, name text, official text, created bigint not null, hidden bigint, reason text,
    reports integer not null default 0)`,
  sql`create index if not exists comments_idea on comments (idea, created)`,
  sql`create index if not exists comments_person on comments (person)`,
  sql`create table if not exists reports (
    id text primary key, idea text not null references ideas (id), comment text not null, person text,
    reason text not null, text text, created bigint not null, dismissed bigint)`,
  sql`create unique index if not exists reports_once on reports (idea, comment, person)`,
  sql`create table if not exists history (
    id text primary key, idea text not null references ideas (id), at bigint not null, place integer not null,
    change text not null, status text, by text, note text)`,
  sql`create index if not exists history_idea on history (idea, at, place)`,
  sql`create table if not exists audit (
    id text primary key, at bigint not null, place integer not null, by text not null, act text not null, idea text,
    comment text, detail text)`,
  sql`create index if not exists audit_at on audit (at, place)`,
  sql`create table if not exists events (id bigint primary key, at bigint not null, kind text not null, data text not null)`,
  sql`create table if not exists files (
    id text primary key, hash text not null, name text not null, type text not null, size bigint not null, person text,
    idea text, created bigint not null)`,
  sql`create table if not exists answers (
    person text not null, key text not null, digest text not null, status integer not null, body text not null,
    made bigint not null, primary key (person, key))`,
  sql`create index if not exists answers_made on answers (made)`,
];
