import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';

/**
 * A server that does all that a source must not do. Each route is `/misbehave/NAME?id=…`; what was asked under an id is
 * at `/misbehave/log?id=…`, and `/misbehave/gone?id=…&times=…` answers once as many askers have left.
 * With `/misbehave/become?id=…&way=…` a route turns into another one.
 * With `&cors` it lets pages of other origins read. `&cache=…` is its `Cache-Control`.
 */
export function misbehave() {
  const logs = new Map();
  const logOf = (id) => {
    if (!logs.has(id)) logs.set(id, { asked: [], preflights: 0, gone: 0, watchers: [], held: [], open: false });
    return logs.get(id);
  };

  const handle = (request, response) => {
    const url = new URL(request.url, 'http://here');
    let { searchParams: query } = url;
    let name = url.pathname.slice('/misbehave/'.length);
    const log = logOf(query.get('id'));
    if (log.become && !controls[name]) {
      const { pathname, searchParams } = new URL(log.become, url);
      name = pathname.slice('/misbehave/'.length);
      for (const [key, value] of query) if (!searchParams.has(key)) searchParams.set(key, value);
      query = searchParams;
    }
    if (query.has('cors')) {
      response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('access-control-allow-headers', 'authorization');
      if (query.has('expose')) response.setHeader('access-control-expose-headers', query.get('expose'));
    }
    if (query.has('cache')) response.setHeader('cache-control', query.get('cache'));

    const control = controls[name];
    if (control) return control(response, log, query);
    if (request.method === 'OPTIONS') {
      log.preflights++;
      return response.writeHead(204).end();
    }
    log.asked.push({ method: request.method, path: request.url, headers: request.headers });
    response.on('close', () => {
      if (response.writableFinished) return;
      log.gone++;
      log.watchers.forEach((watch) => watch());
    });
    const route = routes[name];
    if (!route) return response.writeHead(404).end();
    return route(response, query, request, log);
  };
  return handle;
}

/** Starts one of its own, for pages of another origin. */
export async function startMisbehaving() {
  const server = createServer(misbehave());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const controls = {
  log: (response, { asked, preflights, gone }) => json(response, { asked, preflights, gone }),
  gone(response, log, query) {
    const times = Number(query.get('times') ?? 1);
    const tell = () => {
      if (log.gone < times) return;
      log.watchers = log.watchers.filter((watcher) => watcher !== tell);
      json(response, { gone: log.gone });
    };
    log.watchers.push(tell);
    tell();
  },
  /** Answers once somebody has asked `held` as many times. */
  asked(response, log, query) {
    const times = Number(query.get('times') ?? 1);
    const tell = () => {
      if (log.asked.length < times) return setTimeout(tell, 5);
      json(response, { asked: log.asked.length });
    };
    tell();
  },
  /** From now on it is another route, in `way`. */
  become(response, log, query) {
    log.become = query.get('way') || undefined;
    json(response, {});
  },
  release(response, log) {
    log.open = true;
    log.held.splice(0).forEach((go) => go());
    json(response, {});
  },
};

const json = (response, value) =>
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(value));

const item = (n) => `<item><title>Item ${n}</title><link>/item/${n}</link><guid>item-${n}</guid></item>`;
const head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Town</title><link>/news</link>';
const items = (from, count) => Array.from({ length: count }, (_, n) => item(from + n)).join('');
const feed = (count = 2, from = 1) => `${head}${items(from, count)}</channel></rss>`;
/** Milliseconds. When a line breaks, browsers forget what the page has not yet taken, and a page that has much to do takes late. */
const UNTIL_TAKEN = 300;
const RSS = { 'content-type': 'application/rss+xml; charset=utf-8' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const LOGIN = '<!doctype html><title>Log in</title><form><input name="user"><input type="password" name="pass"></form>';

const give = (response, query) =>
  response.writeHead(200, RSS).end(feed(Number(query.get('count') ?? 2), Number(query.get('from') ?? 1)));

const routes = {
  ok: give,
  /** Gives the browser something to revalidate. */
  etag(response, query, request) {
    const headers = { ...RSS, etag: '"one"' };
    if (request.headers['if-none-match'] === '"one"') return response.writeHead(304, headers).end();
    return response.writeHead(200, headers).end(feed());
  },
  status(response, query) {
    const retryAfter = query.get('after');
    response.writeHead(Number(query.get('status')), retryAfter ? { 'retry-after': retryAfter } : {}).end('no');
  },
  /** Fails so many times, then answers. */
  flaky(response, query, request, log) {
    if (log.asked.length > Number(query.get('times'))) return give(response, query);
    if (query.has('status')) return routes.status(response, query);
    return request.socket.destroy();
  },
  dead: (response, query, request) => request.socket.destroy(),
  hung() {},
  /** Waits for `release`. */
  held(response, query, request, log) {
    const go = () => give(response, query);
    if (log.open) go();
    else log.held.push(go);
  },
  /** Half of it, then nothing. */
  stall: (response) => void response.writeHead(200, RSS).write(`${head}${items(1, 3)}`),
  drip(response, query) {
    const text = feed(200);
    let at = 0;
    response.writeHead(200, RSS);
    const timer = setInterval(() => response.write(text[at++ % text.length]), Number(query.get('every') ?? 1000));
    response.on('close', () => clearInterval(timer));
  },
  slow: (response, query) => void setTimeout(() => give(response, query), Number(query.get('wait'))),
  /** Says how long it is, and ends before, in peace. */
  truncated(response, query, request) {
    const part = `${head}${items(1, 3)}<item><title>Cut in the mid`;
    request.socket.write(
      `HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: ${part.length + 5000}\r\nConnection: close\r\n` +
        cors(response) +
        `\r\n${part}`,
    );
    setTimeout(() => request.socket.end(), UNTIL_TAKEN);
  },
  /** The same, and nothing readable in what came. */
  'truncated-early'(response, query, request) {
    request.socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 5000\r\nConnection: close\r\n\r\n<?xml versi`,
    );
  },
  /** Says nothing of its length, and the line breaks. */
  reset(response, query, request) {
    response
      .writeHead(200, RSS)
      .write(`${head}${items(1, 3)}<item><title>Cut in the mid`, () =>
        setTimeout(() => request.socket.resetAndDestroy(), UNTIL_TAKEN),
      );
  },
  endless(response, query) {
    const block = query.has('blank') ? ' '.repeat(2 ** 16) : items(1, 1000);
    // More than anyone takes, then as slowly as it goes on: an engine that reads ahead of a busy page does not come to an end.
    const quick = 64 * 2 ** 20;
    let sent = 0;
    response.writeHead(200, RSS).write(head);
    const more = () => {
      if (response.destroyed) return;
      sent += block.length;
      const room = response.write(block);
      if (sent > quick) setTimeout(more, 200);
      else if (room) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  },
  many: (response, query) => response.writeHead(200, RSS).end(feed(Number(query.get('count') ?? 100_000))),
  bomb: (response) =>
    response.writeHead(200, { ...RSS, 'content-encoding': 'gzip' }).end((bomb ??= gzipSync(bombText()))),
  zipped(response, query) {
    const body = gzipSync(feed(Number(query.get('count') ?? 2)));
    response.writeHead(200, { ...RSS, 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
  },
  login: (response) => response.writeHead(200, HTML).end(LOGIN),
  'to-login': (response, query) => response.writeHead(302, { location: `login?id=${query.get('id')}` }).end(),
  'to-page': (response, query) => response.writeHead(302, { location: `page?id=${query.get('id')}` }).end(),
  page: (response) => response.writeHead(200, HTML).end('<!doctype html><title>Town</title><p>Welcome.</p>'),
  /** A page that points to a feed: `to`, a route here, or any address. */
  home(response, query) {
    const form = query.has('form') ? '<form><input type="password"></form>' : '';
    const to = query.get('to').replaceAll('&', '&amp;');
    response
      .writeHead(200, HTML)
      .end(`<!doctype html><title>Town</title><link rel="alternate" type="application/rss+xml" href="${to}">${form}`);
  },
  odd: (response, query) => response.writeHead(200, { 'content-type': query.get('type') }).end(feed()),
  nonsense: (response) => response.writeHead(200, RSS).end('what is this'),
  empty: (response) => response.writeHead(200, RSS).end(feed(0)),
  chain(response, query) {
    const left = Number(query.get('times'));
    if (!left) return give(response, query);
    return response.writeHead(302, { location: `chain?id=${query.get('id')}&times=${left - 1}` }).end();
  },
  /** A feed in pages. `next` is the address that the first one names. */
  paged(response, query) {
    const page = Number(query.get('page') ?? 1);
    const next =
      query.get('next') ?? (page < 3 ? `/misbehave/paged?id=${query.get('id')}&page=${page + 1}` : undefined);
    const list = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Pages',
      next_url: next,
      items: [0, 1].map((n) => ({ id: `${page}.${n}`, content_text: `Item ${page}.${n}` })),
    };
    response.writeHead(200, { 'content-type': 'application/feed+json' }).end(JSON.stringify(list));
  },
  relay: (response) => response.writeHead(200, RSS).end(feed(1)),
};

let bomb;
const bombText = () =>
  Buffer.concat([Buffer.from(head), Buffer.alloc(100 * 2 ** 20, ' '), Buffer.from('</channel></rss>')]);

const cors = (response) => {
  const origin = response.getHeader('access-control-allow-origin');
  return origin ? `Access-Control-Allow-Origin: ${origin}\r\n` : '';
};
