// What the tests of documents say and read over WebDAV.

/**
 * A client of one server. Paths are as they are written in an address, from the folder of documents.
 *
 * @param {string} url ending in a slash
 */
export function davClient(url) {
  const base = new URL(url).pathname;
  /** @param {string} method @param {string} path @param {RequestInit & { headers?: Record<string, string> }} [options] */
  const ask = (method, path, options = {}) => fetch(url + path, { method, redirect: 'manual', ...options });
  return {
    ask,
    put: (path, body, headers) => ask('PUT', path, { body, headers }),
    get: (path, headers) => ask('GET', path, { headers }),
    text: async (path) => (await ask('GET', path)).text(),
    folder: (path) => ask('MKCOL', path),
    remove: (path, headers) => ask('DELETE', path, { headers }),
    move: (from, to, headers) => ask('MOVE', from, { headers: { destination: base + to, ...headers } }),
    copy: (from, to, headers) => ask('COPY', from, { headers: { destination: base + to, ...headers } }),
    /** Properties by name, of the resource and of what it holds. @param {string} path @param {string[]} names */
    async find(path, names, depth = '0') {
      const asked = names.map((name) => (name.includes(':') ? `<${name}/>` : `<D:${name}/>`)).join('');
      const body = `<D:propfind xmlns:D="DAV:" xmlns:oc="http://owncloud.org/ns"><D:prop>${asked}</D:prop></D:propfind>`;
      return responsesIn(await (await ask('PROPFIND', path, { body, headers: { depth } })).text());
    },
    /** Versions of a document, the newest first. @param {string} path */
    async history(path) {
      const answer = await ask('REPORT', path, { body: '<version-tree xmlns="DAV:"/>' });
      if (answer.status !== 207) throw new Error(`REPORT ${path}: ${answer.status}`);
      return responsesIn(await answer.text()).map(({ href, ...found }) => ({
        path: href.slice(base.length),
        number: Number(found['D:version-name']),
        author: found['D:creator-displayname'],
        comment: found['D:comment'],
        size: Number(found['D:getcontentlength']),
        etag: found['D:getetag'],
        type: found['D:getcontenttype'],
        date: found['D:creationdate'],
      }));
    },
  };
}

/**
 * Our own server writes it: regular, and with known prefixes.
 *
 * @param {string} xml
 * @returns {({ href: string } & Record<string, string>)[]} what was found, by name
 */
function responsesIn(xml) {
  return [...xml.matchAll(/<D:response><D:href>(.*?)<\/D:href>([^]*?)<\/D:response>/g)].map(
    ([, href = '', rest = '']) => {
      const [, props = ''] = /<D:prop>([^]*?)<\/D:prop><D:status>HTTP\/1.1 200/.exec(rest) ?? [];
      const found = [...props.matchAll(/<([\w:-]+)(?:\s[^>]*)?(?:\/>|>([^]*?)<\/\1>)/g)];
      return { href, ...Object.fromEntries(found.map(([, name, value = '']) => [name, unescape(value)])) };
    },
  );
}

/** @param {string} text */
const unescape = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
