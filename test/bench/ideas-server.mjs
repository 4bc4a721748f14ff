// One server of the bench of votes, as a process of its own: `node ideas-server.mjs WAY FOLDER [DATABASE_URL]`. WAY is `parvis`, `parvis-alone`
// (the same, one commit a vote) or `shape` (what Fider does for a vote, over the same HTTP: one transaction on PostgreSQL).
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';
import { serveIdeas } from '../../demo/server/ideas/serve-ideas.mjs';

const [way, folder, databaseUrl] = process.argv.slice(2);
const many = { max: 1_000_000, minutes: 1 };
const quotas = Object.fromEntries(['propose', 'vote', 'comment', 'newcomers'].map((name) => [name, many]));
const app = fastify({ forceCloseConnections: true });
if (way === 'shape') await serveShape();
else
  await app.register(serveIdeas, {
    prefix: '/idees/api',
    folder,
    databaseUrl: databaseUrl || undefined,
    config: { leastSeconds: 0, quotas },
    ...(way === 'parvis-alone' && { most: 1 }),
  });
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
process.once('SIGTERM', () => app.close().then(() => process.exit(0)));

async function serveShape() {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
  await pool.query(`create table ideas (id text primary key, title text not null);
    create table votes (idea text references ideas (id), person text, made timestamptz, primary key (idea, person));`);
  app.post('/idees/api/ideas', async (request) => {
    const id = randomUUID();
    await pool.query('insert into ideas values ($1, $2)', [id, request.body.title]);
    return { idea: { id } };
  });
  app.put('/idees/api/ideas/:id/vote', async (request) => {
    const { id } = request.params;
    const person = request.headers.cookie ?? '';
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rowCount } = await client.query('select 1 from ideas where id = $1', [id]);
      if (!rowCount) throw new Error('no such idea');
      await (request.body.voted
        ? client.query('insert into votes values ($1, $2, now()) on conflict do nothing', [id, person])
        : client.query('delete from votes where idea = $1 and person = $2', [id, person]));
      await client.query('commit');
      return { id, voted: request.body.voted };
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  });
}
