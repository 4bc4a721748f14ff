// Ideas, votes and comments of sixty-four people while the server is killed again and again, on SQLite and on PostgreSQL; and
// while the power goes, which takes away what was not synced. CRASH_KILLS says how often (5 unless said), CRASH_SEED repeats
// what they did.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../demo/server/ideas/store.mjs';
import { IdeasLoad, Voter } from '../support/ideas-load.mjs';
import { startIdeasProcess } from '../support/ideas-process.mjs';
import { freePort } from '../support/free-port.mjs';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';
import { Power } from '../support/power-cut.mjs';
import { compilePreload } from '../support/preload.mjs';
import { randomFrom } from '../support/random.mjs';

const KILLS = Number(process.env.CRASH_KILLS ?? 5);
const SEED = Number(process.env.CRASH_SEED ?? Date.now() % 2 ** 31);
const VOTERS = 64;
/** Acts between two kills, about. */
const ACTS = 60;

const quotas = Object.fromEntries(
  ['propose', 'vote', 'comment', 'newcomers'].map((name) => [name, { max: 1_000_000, minutes: 60 }]),
);

describe(`ideas of ${VOTERS} people, in ${KILLS} kills (seed ${SEED})`, () => {
  it('are neither lost nor doubled when the server is killed, on SQLite', async (t) => {
    const folder = folderFor(t);
    const fire = await underFire(folder, KILLS);
    await check(folder, fire);
    tell(fire);
  });

  it('are neither lost nor doubled when the power goes', async (t) => {
    const folder = folderFor(t);
    const library = compilePreload('power-cut', path.dirname(folder));
    if (!library) return t.skip('it takes Linux and a C compiler');
    const power = new Power(folder, library);
    const fire = await underFire(folder, KILLS, { power });
    await check(folder, fire);
    tell(fire);
    console.log(`    ${power.dropped} changes taken away`);
    assert.ok(power.dropped > 0, 'the power took nothing');
  });

  // The same, with a server that does not wait for the disk: if this went unnoticed, the test above would prove nothing.
  it('would be found to be lost, without the syncs of the log', async (t) => {
    const folder = folderFor(t);
    const library = compilePreload('power-cut', path.dirname(folder));
    if (!library) return t.skip('it takes Linux and a C compiler');
    const lost = await underFire(folder, 6, { power: new Power(folder, library, '/ideas.sqlite-wal') })
      .then((fire) => check(folder, fire))
      .then(
        () => 'nothing',
        (error) => String(error.message).split('\n', 1)[0],
      );
    console.log(`    found: ${lost}`);
    assert.notEqual(lost, 'nothing');
  });

  if (hasPostgres())
    describe('on PostgreSQL', () => {
      let postgres;
      before(async () => {
        postgres = await startPostgres({ sync: true });
      });
      after(() => postgres.close());

      it('are neither lost nor doubled when the server is killed', async (t) => {
        const folder = folderFor(t);
        const databaseUrl = await postgres.database();
        const fire = await underFire(folder, KILLS, { databaseUrl });
        await check(folder, fire, databaseUrl);
        tell(fire);
      });
    });
});

/** @param {import('node:test').TestContext} t */
function folderFor(t) {
  const above = mkdtempSync(path.join(tmpdir(), 'parvis-ideas-crash-'));
  t.after(() => rmSync(above, { recursive: true, force: true }));
  writeFileSync(path.join(above, 'box.json'), JSON.stringify({ leastSeconds: 0, quotas }));
  const folder = path.join(above, 'ideas');
  mkdirSync(folder);
  return folder;
}

/**
 * @param {string} folder @param {number} kills
 * @param {{ databaseUrl?: string, power?: Power }} [how]
 */
async function underFire(folder, kills, { databaseUrl, power } = {}) {
  const load = new IdeasLoad(Infinity);
  const random = randomFrom(SEED);
  const voters = Array.from({ length: VOTERS }, (_, i) => new Voter(load, `voter-${i}`, randomFrom(SEED + i)));
  // The same address all along, as people have it.
  const port = await freePort();
  const start = async () => {
    const began = performance.now();
    const config = path.join(path.dirname(folder), 'box.json');
    const box = await startIdeasProcess({
      config,
      data: folder,
      databaseUrl,
      env: { PORT: String(port), ...power?.env },
    });
    return { box, took: performance.now() - began };
  };
  const times = [];
  let { box } = await start();
  load.url = box.url;
  /** @type {unknown} */
  let failure;
  let over = false;
  const work = Promise.all(voters.map((voter) => voter.run()))
    .catch((error) => {
      failure = error;
    })
    .finally(() => {
      over = true;
    });
  try {
    for (let kill = 0; kill < kills && !over; kill++) {
      // After some answers and a moment, so as to fall anywhere in a write.
      const until = load.answered + random() * ACTS * 2;
      while (!over && load.answered < until) await wait(1);
      await wait(random() * 10);
      await box.stop('SIGKILL');
      power?.died();
      const next = await start();
      box = next.box;
      times.push(next.took);
    }
    load.left = 0;
    await work;
    if (failure) throw failure;
  } finally {
    load.stopped = true;
    await box.stop('SIGKILL');
    await work;
  }
  power?.died();
  return { load, voters, times };
}

/** @param {Awaited<ReturnType<typeof underFire>>} fire */
function tell({ load, times }) {
  const [slowest] = times.sort((a, b) => b - a);
  console.log(
    `    ${load.answered} answered, ${load.again} asked again; ${load.proposed.size} ideas, ${load.said.size} comments; ` +
      `${times.length} kills, up again in ${Math.round(slowest)} ms at most`,
  );
}

/** Everything that is there, against what was answered. @param {string} folder @param {Awaited<ReturnType<typeof underFire>>} fire @param {string} [databaseUrl] */
async function check(folder, { load, voters }, databaseUrl) {
  const store = await openStore({ folder, databaseUrl });
  try {
    const { reader } = store;
    const ideas = await reader.selectFrom('ideas').selectAll().execute();
    assert.deepEqual(
      new Map(ideas.map(({ title, id }) => [title, id]).sort()),
      new Map([...load.proposed].sort()),
      'the ideas are others',
    );
    assert.equal(ideas.length, load.proposed.size, 'an idea is there twice');
    const comments = await reader.selectFrom('comments').selectAll().execute();
    assert.equal(comments.length, load.said.size, 'the comments are more or fewer');
    for (const { text, id } of comments) assert.equal(load.said.get(text), id, `${text} was answered otherwise`);

    // Each person is the one whose ballots are just so many and so late as what he was answered.
    const votes = await reader.selectFrom('votes').selectAll().execute();
    const asked = voters.flatMap((voter) => [...voter.wishes].map(([idea, voted]) => `${idea} ${voted ? 1 : 0}`));
    assert.deepEqual(votes.map(({ idea, voted }) => `${idea} ${voted}`).sort(), asked.sort(), 'the votes are others');
    for (const { id, title, votes: count, comments: said } of ideas) {
      const wished = voters.filter(({ wishes }) => wishes.get(id)).length;
      assert.equal(count, wished, `${title} counts ${count} of ${wished} votes`);
      assert.equal(said, comments.filter(({ idea }) => idea === id).length, `${title} counts other comments`);
    }
    const people = new Set(votes.map(({ person }) => person));
    assert.equal(people.size, voters.filter(({ wishes }) => wishes.size).length, 'somebody is two');
    // The events have no hole, and the last number is that of the box.
    const { seq } = await reader.selectFrom('box').select('seq').executeTakeFirstOrThrow();
    const events = await reader.selectFrom('events').select('id').orderBy('id').execute();
    assert.equal(events.at(-1)?.id, seq);
    assert.equal(events.length, seq - events[0].id + 1, 'the events have a hole');
  } finally {
    await store.close();
  }
}
