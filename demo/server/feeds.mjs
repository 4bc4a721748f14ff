import { setTimeout as wait } from 'node:timers/promises';
import { atHome, freshText, sendRevalidated } from './serve.mjs';

/** @typedef {import('fastify').FastifyInstance} App */

const data = new URL('../data/', import.meta.url);

/**
 * What each address gives: the file, the type that servers really send, and its charset when it is no UTF-8.
 *
 * @type {Record<string, { file: string, type: string, encoding?: BufferEncoding, alerts?: boolean }>}
 */
export const townFeeds = {
  '/feeds/actualites.xml': { file: 'actualites.rss.xml', type: 'application/rss+xml; charset=utf-8', alerts: true },
  '/feeds/agents.xml': { file: 'agents.rss.xml', type: 'application/rss+xml; charset=utf-8', alerts: true },
  '/feeds/travaux.atom': { file: 'travaux.atom.xml', type: 'application/atom+xml; charset=utf-8' },
  '/feeds/mediatheque.rdf': { file: 'mediatheque.rdf.xml', type: 'application/rdf+xml' },
  '/feeds/sports.json': { file: 'sports.feed.json', type: 'application/feed+json' },
  '/feeds/cinema.json': { file: 'cinema.feed.json', type: 'application/feed+json' },
  // The software of the council is old: its charset stands in the XML prolog only.
  '/feeds/conseil.xml': { file: 'conseil.latin1.xml', type: 'text/xml', encoding: 'latin1' },
  '/feeds/town-news.xml': { file: 'town-news.rss.xml', type: 'application/rss+xml; charset=utf-8' },
  '/feeds/akhbar.xml': { file: 'akhbar.rss.xml', type: 'application/rss+xml; charset=utf-8' },
  '/feeds/comite-des-fetes.xml': { file: 'comite-des-fetes.rss.xml', type: 'text/xml; charset=utf-8' },
  '/pannes/casse.xml': { file: 'casse.rss.xml', type: 'application/rss+xml; charset=utf-8' },
  '/pannes/vide.xml': { file: 'vide.rss.xml', type: 'application/rss+xml; charset=utf-8' },
};

/** @type {typeof townFeeds} */
export const neighbourFeeds = {
  '/feeds/pays-des-pres.xml': { file: 'pays-des-pres.rss.xml', type: 'application/rss+xml; charset=utf-8' },
};

/**
 * @param {App} app
 * @param {{ feeds: typeof townFeeds, places: import('./serve.mjs').Places, alerts?: import('./alerts.mjs').Alerts }} options
 */
export async function serveFeeds(app, { feeds, places, alerts }) {
  for (const [address, { file, type, encoding = 'utf8', alerts: live }] of Object.entries(feeds)) {
    app.get(address, async (request, reply) => {
      const written = await freshText(new URL(file, data), encoding);
      const text = atHome(live && alerts ? alerts.addTo(written) : written, request, places);
      return sendRevalidated(request, reply, type, Buffer.from(text, encoding), live ? alerts?.changed : 0);
    });
  }
}

/** Sources in trouble, one for each thing that a webmaster meets. @param {App} app */
export async function serveTroubles(app) {
  app.get('/pannes/refuse.xml', (_, reply) => reply.code(403).type('text/plain').send('Accès réservé'));
  app.get('/pannes/disparu.xml', (_, reply) => reply.code(410).type('text/plain').send('Ce flux n’existe plus'));
  app.get('/pannes/erreur.xml', (_, reply) => reply.code(500).type('text/plain').send('Erreur interne'));
  app.get('/pannes/occupe.xml', (_, reply) =>
    reply.code(503).header('retry-after', '120').type('text/plain').send('Revenez dans deux minutes'),
  );
  // Sites send those who are not logged in to a page, with status 200.
  app.get('/pannes/connexion.xml', (_, reply) => reply.redirect('/connexion?retour=/pannes/connexion.xml'));
  app.get('/pannes/page.xml', (_, reply) =>
    reply.type('text/html; charset=utf-8').send('<!doctype html><title>Accueil</title><h1>Nouveau site !</h1>'),
  );
  // Says nothing, and stays.
  app.get('/pannes/muet.xml', (_, reply) => {
    reply.hijack();
  });
  app.get('/pannes/lent.xml', async (request, reply) => {
    await wait(6000, undefined, { ref: false });
    return reply.redirect('/feeds/actualites.xml');
  });
}
