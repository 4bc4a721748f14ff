import { problemHeaders } from '../bad-address.mjs';
import { isHost, isLoopback, ownNames } from '../own-names.mjs';

/**
 * Answers only who asks by a name of the town (421 for others, RFC 9110, 15.5.20): a page that has made its own name lead here
 * reads and writes as one of ours, also where nobody but the machine or the intranet gets in. Open to its machine alone, a server
 * goes by that machine's names and by that of the page which shows the box, as a proxy hands it on; else by those of `hosts`, and by
 * all where nobody has said any.
 *
 * @param {import('fastify').FastifyInstance} app before anything that answers is registered
 * @param {Partial<import('./config.mjs').Config>} config @param {string} address where it listens
 */
export function guardHosts(app, { hosts, page }, address) {
  if (!hosts && !isLoopback(address)) {
    app.log.warn(
      {},
      'this server is open to other machines and `hosts` names none: it is answered by whatever name it is asked',
    );
    return;
  }
  const addresses = [...(hosts ?? []).map((name) => `http://${name}`), page ?? ''];
  // As a browser writes them: `mairie-évry.example` is `xn--…` there.
  const isOwn = ownNames(addresses.filter((one) => URL.canParse(one)).map((one) => new URL(one).hostname));
  let told = false;
  app.addHook('onRequest', async (request, reply) => {
    const { host } = request.headers;
    // Each browser names whom it asks; what does not is a program, and led here by nobody.
    if (!host) return;
    const known = isHost(host);
    if (known && isOwn(host)) return;
    if (known && !told) {
      told = true;
      app.log.warn({ host }, 'this server is asked by a name that `hosts` does not hold');
    }
    const [status, code, title] = known
      ? [421, 'host', `This server does not go by the name ${host}: \`hosts\` says which are its own.`]
      : [400, 'unreadable', 'The name that was asked cannot be read.'];
    return reply.code(status).headers(problemHeaders).send(JSON.stringify({ title, status, code }));
  });
}
