// What `npm run test:peers` runs: the news feed on a real WordPress, installed, started and stopped here.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { MissingError, ensureChromium, ensureDependencies } from '../support/install.mjs';
import { ensureWordPress, startWordPress } from './wordpress.mjs';

const root = path.join(import.meta.dirname, '../..');
const built = path.join(root, 'dist/cdn');
try {
  ensureDependencies();
  process.env.CHROME_BIN = ensureChromium();
  ensureWordPress();
  if (!existsSync(path.join(built, 'parvis.js'))) throw new MissingError('Nothing is built yet: npm run build.');
} catch (error) {
  if (!(error instanceof MissingError)) throw error;
  console.error(error.message);
  process.exit(1);
}
const { chromium } = await import('playwright-core');
const { CHROMIUM_ARGS } = await import('../support/launchers.mjs');

let passed = 0;
let failed = 0;
/** @param {string} title @param {() => Promise<unknown>} body */
async function check(title, body) {
  try {
    const said = await body();
    passed++;
    console.log(`✓ ${title}${typeof said === 'string' ? `: ${said}` : ''}`);
  } catch (error) {
    failed++;
    console.log(`✗ ${title}\n${error instanceof Error ? error.stack : String(error)}`);
  }
}

const policy = (neighbour = '') =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'${neighbour}; connect-src 'self'${neighbour}; ` +
  "require-trusted-types-for 'script'; trusted-types parvis lit-html";
/** @param {string} tag */
const pageOf = (tag) => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Une page de la commune</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/parvis/parvis.css"><script type="module" src="/parvis/parvis.js"></script></head>
<body><main><h1>Au centre social</h1>${tag}</main></body></html>`;

const began = Date.now();
const wordpress = await startWordPress();
console.log(`WordPress ${wordpress.version} at ${wordpress.url}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
const town = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://town');
  const file = pathname.startsWith('/parvis/') && path.join(built, path.basename(pathname));
  if (file && existsSync(file)) {
    response.setHeader('content-type', file.endsWith('.css') ? 'text/css' : 'text/javascript');
    return response.end(readFileSync(file));
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', policy(` ${wordpress.url}`));
  response.end(pageOf(searchParams.get('tag') ?? ''));
});
await new Promise((resolve) => town.listen(0, '127.0.0.1', () => resolve(undefined)));
/** @type {import('playwright-core').Browser | undefined} */
let browser;
try {
  browser = await chromium.launch({ executablePath: process.env.CHROME_BIN, args: CHROMIUM_ARGS });
  await compare(browser);
} finally {
  await browser?.close();
  town.close();
  town.closeAllConnections();
  const left = await wordpress.close();
  await check('everything is stopped', async () => assert.deepEqual(left, []));
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/** @param {import('playwright-core').Browser} chrome */
async function compare(chrome) {
  await check('posts, categories, authors and pictures are written into WordPress by its own API', fill);
  const held = await wordpress.ask(`
    $posts = get_posts(['numberposts' => -1, 'post_status' => 'publish', 'orderby' => 'date', 'order' => 'DESC']);
    return array_map(fn($post) => [
      'title' => html_entity_decode(wp_strip_all_tags(get_the_title($post)), ENT_QUOTES | ENT_HTML5),
      'url' => get_permalink($post),
      'published' => get_post_time('Y-m-d\\\\TH:i:s\\\\Z', true, $post),
      'authors' => [get_the_author_meta('display_name', $post->post_author)],
      'categories' => array_map('html_entity_decode', array_merge(
        wp_get_post_terms($post->ID, 'category', ['fields' => 'names']), wp_get_post_terms($post->ID, 'post_tag', ['fields' => 'names']))),
      'pictures' => ($id = get_post_thumbnail_id($post)) ? array_map(fn($size) => wp_get_attachment_image_url($id, $size), ['full', 'large', 'medium_large', 'medium']) : [],
      'inside' => preg_match('/<img[^>]+src="([^"]+)"/', $post->post_content, $found) ? $found[1] : null,
      'alt' => $id ? get_post_meta($id, '_wp_attachment_image_alt', true) : null,
    ], $posts);`);

  await check('what is no news for all (a draft, a private post, one for tomorrow) is not held for it', async () => {
    assert.equal(held.length, 23);
    return `${held.length} posts`;
  });

  cpSync(built, path.join(wordpress.docroot, 'parvis'), { recursive: true });
  writeFileSync(path.join(wordpress.docroot, 'policy.txt'), policy());
  const here = (/** @type {string} */ name, /** @type {string} */ tag) => {
    writeFileSync(path.join(wordpress.docroot, `${name}.html`), pageOf(tag));
    return `${wordpress.url}/${name}.html`;
  };
  const away = (/** @type {string} */ tag) => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (town.address());
    return `http://localhost:${port}/?tag=${encodeURIComponent(tag)}`;
  };

  const rss = [
    [
      'the RSS of its posts, in a page of its own origin',
      here('actualites', '<parvis-news-feed src="/feed/" filters="category"><a href="/">Toutes</a></parvis-news-feed>'),
    ],
    [
      'its home page, which points to its RSS',
      here('decouverte', '<parvis-news-feed src="/"><a href="/">Toutes</a></parvis-news-feed>'),
    ],
  ];
  for (const [title, address] of rss) {
    await check(title, () =>
      open(chrome, /** @type {string} */ (address), async ({ items, rows }) => {
        // Ten, as WordPress is set; the tags of a post are categories in RSS; its picture is the one of the text.
        const expected = held.slice(0, 10);
        assert.deepEqual(essence(items), essence(expected));
        assert.deepEqual(
          rows.map(({ title: shown, href }) => [shown, href]),
          expected.map((/** @type {any} */ post) => [post.title, post.url]),
        );
        const pictures = expected.filter((/** @type {any} */ post) => post.inside);
        assert.deepEqual(rows.flatMap(({ picture }) => picture ?? []).length, pictures.length);
        assert.ok(pictures.length && rows.every(({ drawn }) => drawn !== false));
        return `${rows.length} items, ${pictures.length} pictures`;
      }),
    );
  }

  const feed = (/** @type {string} */ route, more = '') =>
    `<parvis-news-feed src="${wordpress.url}${route.replace('&', '&amp;')}" ${more} filters="category"><a href="/">Toutes</a></parvis-news-feed>`;

  await check('REST posts, in a page of another origin: titles, addresses, dates, authors, categories, pictures', () =>
    open(chrome, away(feed('/wp-json/wp/v2/posts?per_page=100')), async ({ items, rows, page }) => {
      assert.deepEqual(essence(items), essence(held));
      agree(rows, held);
      const counted = new Map(await countsOf(page));
      for (const name of ['Ateliers', 'Familles', 'Seniors & aidants'])
        assert.equal(
          counted.get(name),
          held.filter((/** @type {any} */ post) => post.categories.includes(name)).length,
          name,
        );
      return `${rows.length} items, ${rows.filter(({ picture }) => picture).length} pictures`;
    }),
  );

  for (const route of ['/wp-json/wp/v2/posts', '/?rest_route=/wp/v2/posts']) {
    await check(`what subscribes to ${route} is the RSS of the same posts`, () =>
      open(chrome, away(feed(route)), async ({ page, rows }) => {
        const [{ address, feed: subscribed }] = await page
          .locator('parvis-news-feed')
          .evaluate((/** @type {any} */ element) => [
            { address: element.src, feed: element.shadowRoot.querySelector('.foot a').href },
          ]);
        assert.notEqual(subscribed, address);
        const answer = await fetch(subscribed);
        assert.match(answer.headers.get('content-type') ?? '', /rss\+xml/);
        const titles = [...(await answer.text()).matchAll(/<item>\s*<title>(.*?)<\/title>/gs)];
        assert.equal(titles.length, Math.min(10, rows.length));
        return subscribed.replace(wordpress.url, '');
      }),
    );
  }

  for (const [title, route] of [
    ['REST posts, "more" to the last page', '/wp-json/wp/v2/posts?per_page=9'],
    ['REST posts at their address without rewriting, "more" to the last page', '/?rest_route=/wp/v2/posts&per_page=9'],
  ]) {
    await check(/** @type {string} */ (title), () =>
      open(chrome, away(feed(/** @type {string} */ (route), 'max="5" more')), async ({ page }) => {
        const shown = page.locator('parvis-news-feed [part=item]');
        const more = page.locator('parvis-news-feed [part=more]');
        assert.equal(await shown.count(), 5);
        let presses = 0;
        while (await more.count()) {
          const before = await shown.count();
          await more.click();
          presses++;
          await shown.nth(before).waitFor();
        }
        agree((await look(page)).rows, held);
        return `${await shown.count()} items after ${presses} presses`;
      }),
    );
  }

  await check('its media as documents, in a page of another origin: names, kinds, sizes', async () => {
    const page = await chrome.newPage();
    await page.goto(
      away(
        `<parvis-document-list src="${wordpress.url}/wp-json/wp/v2/media"><a href="/">Tout</a></parvis-document-list>`,
      ),
    );
    const links = page.locator('parvis-document-list a[part=link]');
    await links.first().waitFor();
    const shown = await links.evaluateAll((all) =>
      all.map((link) => ({
        href: /** @type {HTMLAnchorElement} */ (link).href,
        text: (link.textContent ?? '').replace(/\s+/g, ' '),
      })),
    );
    const media = await wordpress.ask(`
      return array_map(fn($post) => wp_get_attachment_url($post->ID),
        get_posts(['post_type' => 'attachment', 'post_status' => 'inherit', 'numberposts' => -1]));`);
    assert.deepEqual(shown.map(({ href }) => href).sort(), [...media].sort());
    for (const { text } of shown) assert.match(text, /\(image (JPG|WEBP|JPEG), [\d,]+ (octets|ko|Mo)\)/);
    await page.close();
    return `${shown.length} documents`;
  });

  await check('a page of WordPress past the last is said to be missing, not shown', async () => {
    const tag = `<parvis-news-feed src="${wordpress.url}/wp-json/wp/v2/posts?page=99"><a href="/">Toutes</a></parvis-news-feed>`;
    const page = await chrome.newPage();
    await page.addInitScript(() =>
      addEventListener(
        'parvis-error',
        (event) => /** @type {any} */ (globalThis.kind = /** @type {any} */ (event).kind),
      ),
    );
    await page.goto(away(tag));
    await page.waitForFunction(() => /** @type {any} */ (globalThis).kind);
    const kind = await page.evaluate(() => /** @type {any} */ (globalThis).kind);
    await page.close();
    assert.ok(['server', 'missing'].includes(kind), kind);
    return kind;
  });
}

/** What is drawn is what WordPress holds, in its order. @param {Row[]} rows @param {any[]} held */
function agree(rows, held) {
  assert.deepEqual(
    rows.map(({ title, href }) => [title, href]),
    held.map(({ title, url }) => [title, url]),
  );
  for (const [index, { title, pictures, inside, alt }] of held.entries()) {
    const { picture, drawn, ...row } = /** @type {Row} */ (rows[index]);
    if (pictures.length) {
      assert.ok(pictures.includes(picture), `${picture} is not of ${title}`);
      assert.equal(row.alt, alt);
    } else assert.equal(picture, inside ?? undefined, title);
    if (picture) assert.ok(drawn, `${picture} was not drawn`);
  }
}

/** Writes what a centre would: by the REST API, with real uploads. */
async function fill() {
  const { posts, categories, users, tags } = JSON.parse(
    readFileSync(path.join(root, 'demo/data/wordpress.json'), 'utf8'),
  );
  const of = new Map();
  for (const { id, name } of categories)
    of.set(
      `category ${id}`,
      (await wordpress.write('POST', 'categories', { name: name === 'Seniors' ? 'Seniors & aidants' : name })).id,
    );
  for (const { id, name } of tags) of.set(`tag ${id}`, (await wordpress.write('POST', 'tags', { name })).id);
  for (const { id, name, slug } of users) {
    const user = {
      username: slug,
      name,
      email: `${slug}@parvis.test`,
      password: `${slug}-${Math.random()}`,
      roles: ['author'],
    };
    of.set(`user ${id}`, (await wordpress.write('POST', 'users', user)).id);
  }
  const pictures = [];
  for (const [file, alt] of [
    ['mairie.jpg', 'La mairie'],
    ['riviere.jpg', 'L’Orvette & ses « peupliers »'],
    ['velo.webp', 'Deux cyclistes'],
  ]) {
    const uploaded = await wordpress.write(
      'POST',
      'media',
      readFileSync(path.join(root, 'demo/data/pictures', /** @type {string} */ (file))),
      {
        'content-type': file?.endsWith('jpg') ? 'image/jpeg' : 'image/webp',
        'content-disposition': `attachment; filename="${file}"`,
      },
    );
    pictures.push(await wordpress.write('POST', `media/${uploaded.id}`, { alt_text: alt }));
  }
  for (const [index, post] of posts.entries()) {
    const picture = pictures[index % 3];
    // One in four has its picture in the text too, as editors do.
    const figure = index % 4 ? '' : `<figure class="wp-block-image"><img src="${picture.source_url}" alt=""></figure>`;
    await wordpress.write('POST', 'posts', {
      status: 'publish',
      // As someone types it: WordPress makes its own quotes and entities of it.
      title: index === 1 ? `${post.title.rendered} "les mardis" & 'jeudis' -- <em>complet</em>` : post.title.rendered,
      content: `${post.content.rendered}${figure}<p>It's "fine" &amp; 5 &lt; 6 — 😀</p>`,
      excerpt: index % 2 ? post.excerpt.rendered : '',
      date: post.date,
      author: of.get(`user ${post.author}`),
      categories: post.categories.map((/** @type {number} */ id) => of.get(`category ${id}`)),
      tags: post.tags.map((/** @type {number} */ id) => of.get(`tag ${id}`)),
      ...(index % 2 ? {} : { featured_media: picture.id }),
    });
  }
  await wordpress.write('POST', 'posts', { status: 'draft', title: 'Brouillon' });
  await wordpress.write('POST', 'posts', { status: 'private', title: 'Pour nous seuls' });
  await wordpress.write('POST', 'posts', {
    status: 'future',
    title: 'Demain',
    date: new Date(Date.now() + 86_400_000).toISOString().slice(0, 19),
  });
}

/**
 * What reading and WordPress must agree on. The order of categories is nobody's.
 * @param {any[]} items
 */
function essence(items) {
  return items.map(({ title, url, published, authors, categories }) => ({
    title,
    url,
    published,
    authors,
    categories: [...categories].sort(),
  }));
}

/**
 * @typedef {{ title: string, href: string, picture?: string, alt?: string, drawn?: boolean }} Row
 *
 * Opens a page; nothing may be reported or asked elsewhere while `use` looks at it.
 * @param {import('playwright-core').Browser} chrome @param {string} address
 * @param {(found: { page: import('playwright-core').Page, items: any[], rows: Row[] }) => Promise<string>} use
 */
async function open(chrome, address, use) {
  const context = await chrome.newContext({ locale: 'fr-FR', viewport: { width: 1000, height: 900 } });
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const told = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/favicon|data:,/.test(message.text()))
        told.push(message.text());
    });
    page.on('pageerror', (error) => told.push(String(error)));
    const origins = [wordpress.url, new URL(address).origin];
    page.on('request', (request) => {
      if (!origins.includes(new URL(request.url()).origin) && !request.url().startsWith('data:'))
        told.push(request.url());
    });
    await page.addInitScript(() => {
      addEventListener(
        'parvis-load',
        (event) => /** @type {any} */ (globalThis.items = /** @type {any} */ (event).items),
      );
    });
    await page.goto(address);
    await page.locator('parvis-news-feed [part=item]').first().waitFor();
    const said = await use({ page, ...(await look(page)) });
    assert.deepEqual(told, []);
    return said;
  } finally {
    await context.close();
  }
}

/** What the widget has read, and what it shows. @param {import('playwright-core').Page} page @returns {Promise<{ items: any[], rows: Row[] }>} */
async function look(page) {
  return page.evaluate(async () => {
    const feed = /** @type {any} */ (document.querySelector('parvis-news-feed'));
    await feed.loadComplete;
    await feed.updateComplete;
    const rows = [];
    for (const row of feed.shadowRoot.querySelectorAll('[part=item]')) {
      row.scrollIntoView({ block: 'center' });
      const link = row.querySelector('[part=link]');
      const image = row.querySelector('[part=image]');
      if (image && !image.complete)
        await new Promise((resolve) => ['load', 'error'].forEach((name) => image.addEventListener(name, resolve)));
      rows.push({
        title: link.textContent.trim(),
        href: link.href,
        picture: image?.src,
        alt: image?.alt,
        drawn: image ? image.naturalWidth > 0 : undefined,
      });
    }
    return { items: JSON.parse(JSON.stringify(/** @type {any} */ (globalThis).items)), rows };
  });
}

/** The categories offered by the filters, with their counts. @param {import('playwright-core').Page} page @returns {Promise<[string, number][]>} */
async function countsOf(page) {
  const buttons = await page.locator('parvis-news-feed [part=filters] button[aria-pressed]').allTextContents();
  return buttons.map((text) => {
    // The count is written for the eye, then said in words.
    const [, name = '', count] = /^(.+?)\s+\d+, (\d+)/.exec(text.trim()) ?? [];
    return [name, Number(count)];
  });
}
