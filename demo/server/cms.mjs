import { atHome, freshText, NEIGHBOUR, sendRevalidated, TOWN } from './serve.mjs';

/**
 * The answers of three systems that towns have, as those systems give them: WordPress posts, a Mastodon account and
 * Drupal articles, page by page.
 *
 * @param {import('fastify').FastifyInstance} app
 * @param {{ places: import('./serve.mjs').Places, here?: boolean }} options `here`: on the town's own site, not the neighbour's.
 */
export async function serveSystems(app, { places, here = false }) {
  /** @param {string} name @param {import('./serve.mjs').Request} request */
  const read = async (name, request) => {
    const text = await freshText(new URL(`../data/${name}`, import.meta.url));
    return JSON.parse(atHome(here ? text.replaceAll(NEIGHBOUR, TOWN) : text, request, places));
  };
  /** @param {import('./serve.mjs').Request} request */
  const asked = (request) => new URL(request.url, `http://${request.headers.host}`);

  app.get('/wp-json/wp/v2/posts', async (request, reply) => {
    const url = asked(request);
    const site = await read('wordpress.json', request);
    const sticky = url.searchParams.get('sticky');
    if (sticky) site.posts = site.posts.filter((/** @type {any} */ post) => String(post.sticky) === sticky);
    const size = Math.min(number(url, 'per_page', 10), 100);
    const page = number(url, 'page', 1);
    const pages = Math.max(1, Math.ceil(site.posts.length / size));
    if (page > pages) {
      const message = 'Le numéro de page demandé est supérieur au nombre de pages disponibles.';
      return reply.code(400).send({ code: 'rest_post_invalid_page_number', message, data: { status: 400 } });
    }
    const posts = site.posts.slice((page - 1) * size, page * size).map((/** @type {any} */ post) => {
      if (!url.searchParams.has('_embed')) return post;
      const of = (/** @type {any[]} */ all, /** @type {number[]} */ ids) => all.filter(({ id }) => ids.includes(id));
      const media = of(site.media, [post.featured_media]);
      return {
        ...post,
        _embedded: {
          author: of(site.users, [post.author]),
          ...(media.length ? { 'wp:featuredmedia': media } : {}),
          'wp:term': [of(site.categories, post.categories), of(site.tags, post.tags)],
        },
      };
    });
    const links = [
      ...(page > 1 ? [link(url, { page: page - 1 }, 'prev')] : []),
      ...(page < pages ? [link(url, { page: page + 1 }, 'next')] : []),
    ];
    if (links.length) reply.header('link', links.join(', '));
    reply.header('x-wp-total', site.posts.length).header('x-wp-totalpages', pages);
    return sendRevalidated(request, reply, 'application/json; charset=UTF-8', JSON.stringify(posts));
  });

  app.get('/api/v1/accounts/:id/statuses', async (request, reply) => {
    const url = asked(request);
    const all = await read('mastodon.json', request);
    const before = url.searchParams.get('max_id');
    if (before && !/^\d{1,30}$/.test(before)) return reply.code(400).send({ error: 'max_id is no number' });
    const rest = before ? all.filter((/** @type {any} */ status) => BigInt(status.id) < BigInt(before)) : all;
    const statuses = rest.slice(0, Math.min(number(url, 'limit', 20), 40));
    if (statuses.length < rest.length) reply.header('link', link(url, { max_id: statuses.at(-1).id }, 'next'));
    return sendRevalidated(request, reply, 'application/json; charset=utf-8', JSON.stringify(statuses));
  });

  // The pages of the account and of its tags, in short.
  app.get('/@mairie', (_, reply) => reply.redirect('/voisins'));
  app.get('/tags/:tag', (_, reply) => reply.redirect('/voisins'));

  app.get('/jsonapi/node/article', async (request, reply) => {
    const url = asked(request);
    const whole = await read('drupal.json', request);
    const size = Math.min(number(url, 'page[limit]', 50), 50);
    const from = number(url, 'page[offset]', 0);
    const data = whole.data.slice(from, from + size);
    const links = { self: { href: url.href } };
    if (from + size < whole.data.length) {
      const next = new URL(url);
      next.searchParams.set('page[offset]', String(from + size));
      next.searchParams.set('page[limit]', String(size));
      Object.assign(links, { next: { href: next.href } });
    }
    const answer = {
      jsonapi: whole.jsonapi,
      data,
      ...(url.searchParams.has('include') ? { included: whole.included } : {}),
      links,
    };
    return sendRevalidated(request, reply, 'application/vnd.api+json', JSON.stringify(answer));
  });
}

/** @param {URL} url @param {string} name @param {number} otherwise */
function number(url, name, otherwise) {
  const value = Number(url.searchParams.get(name) ?? NaN);
  return Number.isInteger(value) && value >= 0 ? value || otherwise : otherwise;
}

/** RFC 8288. @param {URL} url @param {Record<string, string | number>} query @param {string} rel */
function link(url, query, rel) {
  const to = new URL(url);
  for (const [name, value] of Object.entries(query)) to.searchParams.set(name, String(value));
  return `<${to.href}>; rel="${rel}"`;
}
