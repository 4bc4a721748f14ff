/**
 * What ideas have arrived, written down outside the page: a service that takes ideas once a key, keeps what it was given whatever
 * becomes of the page, and goes wrong on demand.
 */
class Ledger {
  /** @type {{ key?: string, text: string, identity?: string }[]} */
  ideas = [];
  /** @type {Map<string, { body: string, id: number }>} */
  keys = new Map();
  /** @type {Set<string>} */
  working = new Set();
  /** One for each request, in the order in which they come; `none` for one that goes well. @type {string[]} */
  faults = [];
  /** @type {{ method: string, path: string, headers: import('node:http').IncomingHttpHeaders, body: string }[]} */
  log = [];
  /** What a stream tells, each under its place in the list. @type {{ type: string, data: string }[]} */
  events = [];
  /** What streams asked to resume after. @type {(string | undefined)[]} */
  asked = [];
  /** @type {Set<import('node:http').ServerResponse>} */
  streams = new Set();
  /** @type {number} A status, in place of a stream. */
  noStream = 0;
  /** Answers that are held back, and who waits for one to be. @type {Set<() => void>} */
  held = new Set();
  /** @type {Set<() => void>} */
  watchers = new Set();

  changed() {
    for (const look of this.watchers) look();
  }
}

/** @type {Map<string, Ledger>} */
const ledgers = new Map();

/**
 * `/ledger/NAME/ideas` takes ideas (POST) and tells them (GET). `PUT /ledger-control/NAME` with `{ faults }` makes it anew, POST
 * adds faults or lets go what is held (`{ release: true }`), GET tells all, once `?requests=`, `?held=` or `?ideas=` is reached.
 * `/ledger/NAME/events` is a stream of what `{ events }` gives it, until `{ cut: true }`; `{ noStream: 404 }`: there is none.
 * `/ledger-seeds` tells which seeds a test is to try: SEEDS (`1000`, `501-1000`), or few.
 */
export default () => ({
  name: 'ideas-ledger',
  serverStart({ server }) {
    const listeners = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (/^\/ledger(-control|-seeds)?\b/.test(request.url)) void handle(request, response);
      else listeners.forEach((listener) => listener.call(server, request, response));
    });
  },
});

async function handle(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://a');
  const [, door, name] = pathname.split('/');
  if (door === 'ledger-seeds') return json(response, 200, process.env.SEEDS ?? '');
  if (door === 'ledger-control') return control(name, searchParams, request, response);
  const ledger = ledgers.get(name);
  if (!ledger) return json(response, 404, { title: 'No such ledger' });
  // What breaks off on a connection that was used before is sent again by the browser itself.
  response.shouldKeepAlive = false;
  const { method, headers } = request;
  if (pathname.endsWith('/events')) return stream(ledger, headers['last-event-id'], response);
  if (method === 'GET') return json(response, 200, ledger.ideas);

  const fault = ledger.faults.shift() ?? 'none';
  const cut = () => request.socket.destroy();
  // Once an answer has begun, no browser sends by itself what it got no answer to.
  const half = () => response.writeHead(201, { 'content-length': 99 }).write('{', cut);
  if (fault === 'cut') {
    ledger.log.push({ method, path: pathname, headers, body: '' });
    ledger.changed();
    return cut();
  }
  const text = await bodyOf(request).catch(() => undefined);
  if (text === undefined) return;
  ledger.log.push({ method, path: pathname, headers, body: text });
  ledger.changed();
  const problem = (status, code, more = {}) => json(response, status, { title: code, status, code }, more);
  if (fault === 'busy') return problem(503, 'busy', { 'retry-after': '0' });
  if (fault === 'busy-long') return problem(503, 'busy', { 'retry-after': '2' });
  if (fault === 'half') return half();
  if (fault === 'error') return problem(500, 'error');
  if (fault === 'signed-out') return problem(401, 'signed-out');
  if (fault === 'refused')
    return json(response, 400, { title: 'No', status: 400, code: 'invalid', fields: { title: 'too-long' } });
  if (fault === 'closed') return problem(409, 'closed');
  if (fault === 'reused') return problem(422, 'key-reused');
  if (fault === 'page')
    return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Sign in');

  const key = headers['idempotency-key'];
  if (key && ledger.working.has(key)) return problem(409, 'key-in-progress', { 'retry-after': '0' });
  if (key) ledger.working.add(key);
  try {
    // Who goes away before it is written has sent nothing.
    if (fault === 'hold-before' && !(await hold(ledger, response))) return;
    // It is done only after its sender was told that something went wrong.
    if (fault === 'late') {
      half();
      await hold(ledger);
    }
    const before = key && ledger.keys.get(key);
    if (before && before.body !== text) return problem(422, 'key-reused');
    const id = before ? before.id : ledger.ideas.length + 1;
    if (!before) {
      ledger.ideas.push({ key, text: JSON.parse(text).text, identity: headers['x-identity'] });
      if (key) ledger.keys.set(key, { body: text, id });
      ledger.changed();
    }
    if (fault === 'late') return;
    if (fault === 'cut-after') return cut();
    if (fault === 'half-after') return half();
    if (fault === 'error-after') return problem(500, 'error');
    if (fault === 'hold-after') await hold(ledger, response);
    json(response, 201, { id, code: `CODE-${id}` });
  } finally {
    if (key) ledger.working.delete(key);
  }
}

function stream(ledger, after, response) {
  ledger.asked.push(after);
  if (ledger.noStream) response.writeHead(ledger.noStream).end();
  else {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': open\n\n');
    ledger.streams.add(response);
    response.on('close', () => {
      ledger.streams.delete(response);
      ledger.changed();
    });
    if (after)
      ledger.events.slice(Number(after)).forEach((_, at) => response.write(eventOf(ledger, Number(after) + at)));
  }
  ledger.changed();
}

const eventOf = ({ events }, at) => `event: ${events[at].type}\ndata: ${events[at].data}\nid: ${at + 1}\n\n`;

/** Waits until it is let go. False when who asked has gone. */
const hold = (ledger, response) =>
  new Promise((resolve) => {
    const end = (went) => {
      ledger.held.delete(go);
      resolve(went);
    };
    const go = () => end(true);
    ledger.held.add(go);
    response?.on('close', () => end(false));
    ledger.changed();
  });

async function control(name, wanted, request, response) {
  const { method } = request;
  if (method === 'GET') {
    const ledger = ledgers.get(name);
    const reached = () =>
      ledger.log.length >= Number(wanted.get('requests')) &&
      ledger.held.size >= Number(wanted.get('held')) &&
      ledger.ideas.length >= Number(wanted.get('ideas')) &&
      ledger.asked.length >= Number(wanted.get('asked')) &&
      (!wanted.has('streams') || ledger.streams.size === Number(wanted.get('streams')));
    if (!reached())
      await new Promise((resolve) => {
        const look = () => reached() && resolve(ledger.watchers.delete(look));
        ledger.watchers.add(look);
        response.on('close', () => resolve(ledger.watchers.delete(look)));
      });
    const { ideas, log, held, asked, streams } = ledger;
    return json(response, 200, {
      ideas,
      log,
      held: held.size,
      asked: asked.map((id) => id ?? ''),
      streams: streams.size,
    });
  }
  const { faults = [], release, events = [], cut, noStream } = JSON.parse(await bodyOf(request));
  if (method === 'PUT') ledgers.set(name, new Ledger());
  const ledger = ledgers.get(name);
  ledger.faults.push(...faults);
  if (release) for (const go of [...ledger.held]) go();
  if (noStream !== undefined) ledger.noStream = noStream;
  if (cut) for (const one of ledger.streams) one.socket.destroy();
  for (const event of events) {
    ledger.events.push(event);
    for (const one of ledger.streams) one.write(eventOf(ledger, ledger.events.length - 1));
  }
  response.writeHead(204).end();
}

const json = (response, status, body, more = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...more })
    .end(JSON.stringify(body));

async function bodyOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
