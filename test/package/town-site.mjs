// A site of a town under the strict policy: plain pages, a feed, and the files that were copied to it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types parvis lit-html";

const titles = ['Le marché change de place', 'Travaux rue des Lavandes', 'Inscriptions à la cantine'];
const FEED = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Mairie</title>${titles
  .map((title, n) => `<item><title>${title}</title><link>/n/${n}</link><guid>n${n}</guid></item>`)
  .join('')}</channel></rss>`;

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.txt': 'text/plain' };

/**
 * @param {Record<string, string>} folders where the files under a first path segment stand
 * @param {object} site
 * @param {Record<string, { body: string, policy?: string }>} site.pages by their path
 * @param {Record<string, string>} [site.texts] scripts of the town itself, by their path
 * @param {(path: string, text: string) => string | undefined} [site.alter] changes a file, or makes it missing
 */
export async function serveTown(folders, { pages, texts = {}, alter = (_path, text) => text }) {
  const asked = [];
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    asked.push(pathname);
    const send = (type, body) => response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    const page = pages[pathname];
    if (page) {
      response.setHeader('content-security-policy', page.policy ?? STRICT);
      return send('text/html', `<!doctype html><html lang="fr"><title>Mairie</title>${page.body}</html>`);
    }
    if (pathname === '/feed.xml') return send('application/rss+xml', FEED);
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const [, first, ...rest] = pathname.split('/');
    const text = texts[pathname] ?? (folders[first] && (await read(path.join(folders[first], path.join(...rest)))));
    const altered = text === undefined ? undefined : alter(pathname, text);
    if (altered === undefined) return response.writeHead(404).end();
    return send(TYPES[path.extname(pathname)] ?? 'application/octet-stream', altered);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    port: server.address().port,
    /** Paths asked since the last time. */
    asked: () => asked.splice(0),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const read = (file) => readFile(file, 'utf8').catch(() => undefined);

export const newsTitles = titles;
