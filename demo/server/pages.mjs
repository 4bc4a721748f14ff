import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { findArticle } from './articles.mjs';
import { atHome, freshText, NEIGHBOUR, neighbourOrigin, sendRevalidated, TOWN } from './serve.mjs';

const pages = new URL('../pages/', import.meta.url);

/** Pages that read the neighbour, and say so in their policy. */
const readsNeighbour = ['voisins', 'pannes'];

/**
 * The strict policy: nothing runs, loads or is asked but the site's own; no string becomes script or markup, save by
 * the two policies named. This is the header that a town can copy.
 *
 * @param {string[]} [neighbours] origins that the page reads beside its own
 */
const strictPolicy = (neighbours = []) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["img-src 'self'", ...neighbours].join(' '),
    ["connect-src 'self'", ...neighbours].join(' '),
    "require-trusted-types-for 'script'",
    'trusted-types parvis lit-html',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * @param {import('fastify').FastifyInstance} app
 * @param {{ places: import('./serve.mjs').Places, alerts: import('./alerts.mjs').Alerts }} options
 */
export async function servePages(app, { places, alerts }) {
  /**
   * @param {string} name @param {import('./serve.mjs').Request} request @param {import('./serve.mjs').Reply} reply
   * @param {(html: string) => string} [fill]
   */
  const send = async (name, request, reply, fill = (html) => html) => {
    const html = await withIncludes(fill(await freshText(new URL(`${name}.html`, pages))));
    const path = new URL(request.url, 'http://town').pathname.replace(/\.html$/, '');
    const here = html.replace(`<a href="${path}">`, `<a href="${path}" aria-current="page">`);
    reply.header(
      'content-security-policy',
      strictPolicy(readsNeighbour.includes(name) ? [neighbourOrigin(request, places)] : []),
    );
    return sendRevalidated(request, reply, 'text/html; charset=utf-8', atHome(here, request, places));
  };

  for (const file of readdirSync(pages)) {
    const [, name] = file.match(/^([^_].*)\.html$/) ?? [];
    if (!name) continue;
    const addresses = name === 'index' ? ['/', '/index.html'] : [`/${name}`, `/${name}.html`];
    for (const address of addresses) app.get(address, (request, reply) => send(name, request, reply));
  }

  // The pages behind the items, and for any other address the page of the lost.
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET') return reply.code(404).send();
    const { pathname } = new URL(request.url, 'http://town');
    const alert = alerts.raised.find(({ id }) => pathname === `/alertes/${id}`);
    const article = alert
      ? { title: alert.title, content: `<p>${alert.text}</p>`, date: alert.at.toISOString() }
      : ((await findArticle(TOWN + pathname)) ?? (await findArticle(NEIGHBOUR + pathname)));
    if (!article) return send('_perdu', request, reply.code(404));
    return send('_article', request, reply, (html) => fillArticle(html, article));
  });
}

/** Server side includes, as Apache and nginx have them: `<!--#include virtual="/commun/entete.html" -->`. @param {string} html */
async function withIncludes(html) {
  const parts = html.split(/<!--#include virtual="\/([\w/-]+\.html)" -->/);
  const filled = parts.map((part, index) => (index % 2 ? readFile(new URL(part, pages), 'utf8') : part));
  return (await Promise.all(filled)).join('');
}

/** @param {string} html @param {import('./articles.mjs').Article} article */
function fillArticle(html, { title, content, date, image }) {
  const day = date
    ? new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(date))
    : '';
  const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  // The summary picture is often in the text already.
  const picture =
    image && !content.includes(new URL(image).pathname) ? `<img src="${image}" alt="" width="900" height="600">` : '';
  return html
    .replaceAll('{{titre}}', () => escaped)
    .replace('{{date}}', () => day)
    .replace('{{image}}', () => picture)
    .replace('{{contenu}}', () => content);
}
