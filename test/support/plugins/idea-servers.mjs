import { products } from '../idea-servers.mjs';

const servers = new Map();

/**
 * `/idea-server/NAME/…` is a server of ideas of its own, which answers as one of the products does. `PUT /idea-control/NAME` with
 * `{ product, faults }` makes it anew, POST adds `faults`, GET tells what it holds and what was asked of it.
 *
 * A fault is for one request, `{ method, path, fault }`: a status, `cut` before anything is done or `cut-after` it is done, or
 * `hang` without an answer. What is cut has begun to answer: where nothing of an answer came on a connection that was used
 * before, Chromium sends the request again by itself, and the page is never told.
 */
export default () => ({
  name: 'idea-servers',
  serverStart({ server }) {
    const listeners = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (/^\/idea-(control|server)\//.test(request.url)) void handle(request, response);
      else listeners.forEach((listener) => listener.call(server, request, response));
    });
  },
});

async function handle(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://a');
  const [, door, name, ...rest] = pathname.split('/');
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const send = (status, json, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
    response.end(json === undefined ? '' : JSON.stringify(json));
  };
  if (door === 'idea-control') {
    if (request.method === 'GET') return send(200, { ...servers.get(name).state, log: servers.get(name).log });
    const { product, faults = [] } = JSON.parse(String(bytes));
    if (product) servers.set(name, { ...products[product](), faults: [], log: [] });
    servers.get(name).faults.push(...faults);
    return send(204);
  }
  const server = servers.get(name);
  const { method, headers } = request;
  const path = rest.map(decodeURIComponent).join('/');
  server.log.push({ method, path, query: Object.fromEntries(searchParams), headers: { ...headers } });
  const at = server.faults.findIndex((one) => one.method === method && new RegExp(one.path).test(path));
  const fault = at < 0 ? undefined : server.faults.splice(at, 1)[0].fault;
  const cut = () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{', () => request.socket.destroy());
  };
  if (fault === 'hang') return;
  if (fault === 'cut') return cut();
  if (typeof fault === 'number') return send(fault, { title: 'A fault' });
  const { status, json, headers: more } = server.answer({ method, path, query: searchParams, headers, bytes });
  if (fault === 'cut-after') return cut();
  send(status, json, more);
}
