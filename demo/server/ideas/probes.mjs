import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Who watches does not wait for longer, milliseconds. */
const PATIENCE = 5000;
/** How often the loop is looked at, and for how long one looking counts, milliseconds. */
const RESOLUTION = 20;
const WINDOW = 60_000;

/**
 * What watches a server: `/health` says whether it can read and write, `/metrics` counts (Prometheus' text format, 0.0.4). Beside
 * the box, as they are for the town's own machines: a proxy gives them to nobody else.
 *
 * @param {import('fastify').FastifyInstance} app where the box is registered too
 * @param {{ context: import('./context.mjs').Context }} options
 */
export async function serveProbes(app, { context }) {
  const { store, writer, events, counts } = context;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  // What is counted is the time from one look to the next.
  const late = () => Math.max(0, delay.percentile(99) / 1e9 - RESOLUTION / 1000) || 0;
  let before = 0;
  const next = setInterval(() => {
    before = late();
    delay.reset();
  }, WINDOW);
  next.unref();
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
    delay.disable();
    clearInterval(next);
  });

  /** @param {Promise<unknown>} done */
  const succeeds = (done) =>
    Promise.race([
      done.then(
        () => true,
        () => false,
      ),
      wait(PATIENCE, false, { ref: false }),
    ]);
  const canRead = () => succeeds(store.reader.selectFrom('box').select('id').execute());
  // Once a write has failed, another one must be tried: what hands on requests may send none here before this says that all is well.
  const canWrite = async () =>
    !writer.failing ||
    succeeds(
      writer.write(async ({ db }) => {
        await db
          .updateTable('box')
          .set((is) => ({ seq: is('seq', '+', 0) }))
          .execute();
      }),
    );

  app.get('/health', async (_, reply) => {
    const state = stopping
      ? 'stopping'
      : !(await canRead())
        ? 'cannot read'
        : !(await canWrite())
          ? 'cannot write'
          : 'ok';
    return reply
      .code(state === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ state });
  });

  app.get('/metrics', async (_, reply) => {
    const { rss } = process.memoryUsage();
    const metric = (name, type, help, samples) => [
      `# HELP parvis_ideas_${name} ${help}`,
      `# TYPE parvis_ideas_${name} ${type}`,
      ...samples.map(([labels, value]) => `parvis_ideas_${name}${labels && `{${labels}}`} ${value}`),
    ];
    let sum = 0;
    const lines = [
      ...metric('requests_total', 'counter', 'Answers given.', [...counts.answered]),
      '# HELP parvis_ideas_request_seconds Time until an answer was given.',
      '# TYPE parvis_ideas_request_seconds histogram',
      ...counts.times.map(({ most, count }) => {
        sum += count;
        return `parvis_ideas_request_seconds_bucket{le="${most === Infinity ? '+Inf' : most}"} ${sum}`;
      }),
      `parvis_ideas_request_seconds_sum ${counts.seconds}`,
      `parvis_ideas_request_seconds_count ${sum}`,
      ...metric('writes_total', 'counter', 'Writes that are on the disk.', [['', writer.writes]]),
      ...metric('commits_total', 'counter', 'Transactions that they took.', [['', writer.commits]]),
      ...metric('writes_waiting', 'gauge', 'Writes not begun.', [['', writer.waiting]]),
      ...metric('event_readers', 'gauge', 'Who listens to the events.', [['', events.readers]]),
      ...metric('event_readers_dropped_total', 'counter', 'Who listened and did not read.', [['', events.dropped]]),
      ...metric(
        'loop_delay_seconds',
        'gauge',
        'How late the process was in the last minute or two, at the 99th percentile.',
        [['', Math.max(before, late())]],
      ),
      ...metric('memory_bytes', 'gauge', 'Memory that the process holds.', [['', rss]]),
    ];
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
