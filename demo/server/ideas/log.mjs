/** Upper bounds of the times that are counted, seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/**
 * @typedef {object} AnswerCounts
 * @property {Map<string, number>} answered by method, route and status, as labels
 * @property {{ most: number, count: number }[]} times of answers that took at most so many seconds and more than the one before
 * @property {number} seconds in all
 */

/**
 * Counts the answers, and writes a line for each: which route, not which address, as searches and files stand in that; and
 * nothing of who asked.
 *
 * @param {import('fastify').FastifyInstance} app
 * @returns {AnswerCounts}
 */
export function watchAnswers(app) {
  const counts = {
    answered: new Map(),
    times: [...BOUNDS, Infinity].map((most) => ({ most, count: 0 })),
    seconds: 0,
  };
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const { statusCode: status, elapsedTime } = reply;
    const route = routeOptions.url ?? 'none';
    request.log.info({ method, route, status, ms: Math.round(elapsedTime * 10) / 10 }, 'answered');
    const labels = `method="${method}",route="${route}",status="${status}"`;
    counts.answered.set(labels, (counts.answered.get(labels) ?? 0) + 1);
    counts.seconds += elapsedTime / 1000;
    const within = counts.times.find(({ most }) => elapsedTime / 1000 <= most);
    if (within) within.count++;
  });
  return counts;
}
