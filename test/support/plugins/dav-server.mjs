import { createHash } from 'node:crypto';

/** A share in memory, for the tests of what writes: WebDAV with versions, and what may go wrong with it. */
class Share {
  /** @type {Map<string, { versions: { body: Buffer, date: string, author: string, comment: string }[] } | null>} */
  nodes = new Map([['/', null]]);
  /** Faults, each for one request: `{ method, path?, fault }`. */
  faults = [];
  /** What was asked, for the tests to look at. */
  log = [];
  writable = true;

  fault(method, path) {
    const at = this.faults.findIndex((one) => one.method === method && (!one.path || one.path === path));
    return at < 0 ? undefined : this.faults.splice(at, 1)[0].fault;
  }
}

const shares = new Map();
const etagOf = (node) =>
  `"${node.versions.length}-${createHash('sha256').update(node.versions.at(-1).body).digest('hex').slice(0, 12)}"`;
const escape = (text) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const folderOf = (path) => path.replace(/[^/]+\/?$/, '');

/**
 * `/dav/NAME/…` is a share of its own. `PUT /dav-control/NAME` with `{ files, faults, writable }` makes it anew; GET tells its
 * `log` and `files`.
 */
export default () => ({
  name: 'dav-server',
  serverStart({ server }) {
    const listeners = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (/^\/dav(-control)?\//.test(request.url)) void handle(request, response);
      else listeners.forEach((listener) => listener.call(server, request, response));
    });
  },
});

async function handle(request, response) {
  const [, door, name, ...rest] = request.url.replace(/\?.*/, '').split('/');
  if (door === 'dav-control') return control(name, request, response);
  const share = shares.get(name);
  if (!share) return response.writeHead(404).end();
  const root = `/dav/${name}`;
  const path = `/${rest.map(decodeURIComponent).join('/')}`;
  const { method, headers } = request;
  // What breaks off on a connection that was used before is sent again by the browser itself.
  response.shouldKeepAlive = false;
  share.log.push({ method, path, headers: { ...headers } });
  const fault = share.fault(method, path);
  const answer = (status, more = {}, body) => {
    // Written, and nobody is told.
    if (fault === 'cut-after') return request.socket.destroy();
    // As a browser meets its own write that sent it again by itself, a connection it had used before having broken.
    if (fault === 'twice') status = 412;
    response.writeHead(status, more).end(body);
  };
  if (fault === 'hang') return void request.resume();
  if (fault === 'cut') return request.once('data', () => request.socket.destroy());
  const bytes = await bodyOf(request).catch(() => undefined);
  if (!bytes) return;
  if (typeof fault === 'number') return answer(fault);
  const node = share.nodes.get(path);
  const is = share.nodes.has(path);
  const hrefOf = (at) => root + at.split('/').map(encodeURIComponent).join('/');
  const author = decodeURIComponent(headers['parvis-author'] ?? '');
  const comment = decodeURIComponent(headers['parvis-comment'] ?? '');
  const version = (body) => ({ body, date: new Date().toUTCString(), author, comment });
  const version_ = /^\/\.versions\/(\d+)(\/.*)$/.exec(path);
  switch (method) {
    case 'OPTIONS': {
      const allow = share.writable
        ? 'OPTIONS, GET, HEAD, PROPFIND, PUT, MOVE, COPY, MKCOL'
        : 'OPTIONS, GET, HEAD, PROPFIND';
      return answer(200, { allow, dav: '1' });
    }
    case 'GET':
    case 'HEAD': {
      const old = version_ && share.nodes.get(version_[2])?.versions[version_[1] - 1];
      const body = old ? old.body : node?.versions.at(-1).body;
      if (!body) return answer(404);
      const more = {
        'content-length': body.length,
        'content-type': typeOf(path),
        'last-modified': node?.versions.at(-1).date ?? '',
      };
      if (node) more.etag = etagOf(node);
      return answer(200, more, method === 'GET' ? body : undefined);
    }
    case 'PROPFIND': {
      const folder = path.endsWith('/') ? path : `${path}/`;
      const inside = [...share.nodes].filter(([at]) => at !== folder && folderOf(at) === folder);
      const all = [[folder, null], ...inside].map(([at, one]) => propsOf(hrefOf(at), at, one));
      return answer(207, { 'content-type': 'application/xml' }, multistatus(all));
    }
    case 'REPORT': {
      if (!node) return answer(404);
      const all = node.versions.map((one, at) => {
        const current = at === node.versions.length - 1;
        return `<D:response><D:href>${current ? hrefOf(path) : hrefOf(`/.versions/${at + 1}${path}`)}</D:href><D:propstat><D:prop>
          <D:version-name>${at + 1}</D:version-name><D:creator-displayname>${escape(one.author)}</D:creator-displayname>
          <D:comment>${escape(one.comment)}</D:comment><D:getlastmodified>${one.date}</D:getlastmodified>
          <D:getcontentlength>${one.body.length}</D:getcontentlength>
          </D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
      });
      return answer(207, { 'content-type': 'application/xml' }, multistatus(all));
    }
    case 'PUT': {
      if (headers['if-none-match'] === '*' && is) return answer(412);
      if (headers['if-match'] && (!node || headers['if-match'] !== etagOf(node))) return answer(412);
      if (!share.nodes.has(folderOf(path))) return answer(409);
      if (node) node.versions.push(version(bytes));
      else share.nodes.set(path, { versions: [version(bytes)] });
      return answer(node ? 204 : 201, { etag: etagOf(share.nodes.get(path)) });
    }
    case 'MKCOL':
      if (is) return answer(405);
      share.nodes.set(path.endsWith('/') ? path : `${path}/`, null);
      return answer(201);
    case 'MOVE':
    case 'COPY': {
      const to = decodeURIComponent(new URL(headers.destination, 'http://a').pathname.slice(root.length));
      const target = share.nodes.get(to);
      if (headers.overwrite === 'F' && target) return answer(412);
      const condition = /\(\[("[^"]+")\]\)/.exec(headers.if ?? '')?.[1];
      if (condition && target && condition !== etagOf(target)) return answer(412);
      const body = version_
        ? share.nodes.get(version_[2])?.versions[version_[1] - 1]?.body
        : node?.versions.at(-1).body;
      if (!body) return answer(404);
      if (method === 'MOVE') {
        share.nodes.set(to, node);
        share.nodes.delete(path);
      } else if (target) target.versions.push(version(body));
      else share.nodes.set(to, { versions: [version(body)] });
      return answer(target ? 204 : 201);
    }
    default:
      return answer(405);
  }
}

async function control(name, request, response) {
  if (request.method === 'PUT') {
    const { files = {}, faults = [], writable = true } = JSON.parse(String(await bodyOf(request)));
    const share = new Share();
    Object.assign(share, { faults, writable });
    for (const [path, bodies] of Object.entries(files)) {
      if (bodies === null) share.nodes.set(path, null);
      else
        share.nodes.set(path, {
          versions: [bodies].flat().map((body, at) => ({
            body: Buffer.from(body),
            date: new Date(Date.UTC(2026, at, 12, 9)).toUTCString(),
            author: 'Jeanne Moreau',
            comment: at ? `Relecture ${at}` : '',
          })),
        });
    }
    shares.set(name, share);
    return response.writeHead(204).end();
  }
  if (request.method === 'POST') {
    // Another person writes, or something is about to go wrong.
    const { files = {}, faults = [] } = JSON.parse(String(await bodyOf(request)));
    const share = shares.get(name);
    share.faults.push(...faults);
    for (const [path, body] of Object.entries(files)) {
      const one = { body: Buffer.from(body), date: new Date().toUTCString(), author: 'Karim Benali', comment: '' };
      const node = share.nodes.get(path);
      if (node) node.versions.push(one);
      else share.nodes.set(path, { versions: [one] });
    }
    return response.writeHead(204).end();
  }
  const { nodes, log } = shares.get(name);
  const files = Object.fromEntries(
    [...nodes].map(([path, node]) => [
      path,
      node && node.versions.map(({ body, comment, author }) => ({ text: String(body), comment, author })),
    ]),
  );
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ files, log }));
}

const multistatus = (all) => `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${all.join('')}</D:multistatus>`;

function propsOf(href, at, node) {
  const props = node
    ? `<D:resourcetype/><D:getcontentlength>${node.versions.at(-1).body.length}</D:getcontentlength>
       <D:getlastmodified>${node.versions.at(-1).date}</D:getlastmodified><D:getetag>${escape(etagOf(node))}</D:getetag>
       <D:version-name>${node.versions.length}</D:version-name><D:checked-in><D:href>${href}</D:href></D:checked-in>
       <D:getcontenttype>${typeOf(at)}</D:getcontenttype>`
    : '<D:resourcetype><D:collection/></D:resourcetype>';
  return `<D:response><D:href>${href}</D:href><D:propstat><D:prop>${props}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
}

const types = { md: 'text/markdown', csv: 'text/csv', txt: 'text/plain', pdf: 'application/pdf', png: 'image/png' };
const typeOf = (path) => types[/\.(\w+)$/.exec(path)?.[1]] ?? 'application/octet-stream';

async function bodyOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
