// The demo town as visitors and webmasters meet it: what its server answers, and each of its pages in a real browser.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { calendars } from '../../demo/server/calendars.mjs';
import { startTown } from '../../demo/server/town.mjs';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS, PLAIN_HOST } from '../support/launchers.mjs';

const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types parvis lit-html; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const names = readdirSync(new URL('../../demo/pages/', import.meta.url)).flatMap(
  (file) => /^([^_].*)\.html$/.exec(file)?.[1] ?? [],
);

/** What people write into this town goes with it. */
const data = mkdtempSync(path.join(tmpdir(), 'parvis-town-'));
/** @type {Awaited<ReturnType<typeof startTown>>} */
let town;
before(async () => {
  assert.ok(existsSync(new URL('../../dist/cdn/parvis.js', import.meta.url)), 'nothing is built: npm run build first');
  town = await startTown({ port: 0, data, names: [PLAIN_HOST] });
});
after(async () => {
  await town.close();
  rmSync(data, { recursive: true });
});

const at = (path) => new URL(path, town.url).href;
const read = async (address, headers) => {
  const response = await fetch(address, { headers });
  return { response, body: Buffer.from(await response.arrayBuffer()) };
};

describe('the server of the demo', () => {
  const feeds = {
    '/feeds/actualites.xml': 'application/rss+xml; charset=utf-8',
    '/feeds/agents.xml': 'application/rss+xml; charset=utf-8',
    '/feeds/travaux.atom': 'application/atom+xml; charset=utf-8',
    '/feeds/mediatheque.rdf': 'application/rdf+xml',
    '/feeds/sports.json': 'application/feed+json',
    '/feeds/cinema.json': 'application/feed+json',
    '/feeds/conseil.xml': 'text/xml',
    '/feeds/town-news.xml': 'application/rss+xml; charset=utf-8',
    '/feeds/akhbar.xml': 'application/rss+xml; charset=utf-8',
    '/feeds/comite-des-fetes.xml': 'text/xml; charset=utf-8',
    '/wp-json/wp/v2/posts': 'application/json; charset=UTF-8',
    '/api/v1/accounts/1097/statuses': 'application/json; charset=utf-8',
    '/jsonapi/node/article': 'application/vnd.api+json',
  };

  it('gives each feed its type, and says 304 to those who have it', async () => {
    for (const [address, type] of Object.entries(feeds)) {
      const { response } = await read(at(address));
      assert.equal(response.status, 200, address);
      assert.equal(response.headers.get('content-type')?.toLowerCase(), type.toLowerCase(), address);
      const etag = response.headers.get('etag');
      const modified = response.headers.get('last-modified');
      assert.equal((await read(at(address), { 'if-none-match': etag })).response.status, 304, address);
      assert.equal((await read(at(address), { 'if-modified-since': modified })).response.status, 304, address);
      assert.equal((await read(at(address), { 'if-none-match': '"old"' })).response.status, 200, address);
    }
  });

  it('gives each calendar as text/calendar, with its own dates, and says 304 to those who have it', async () => {
    assert.ok(calendars.length >= 11);
    for (const address of calendars) {
      const { response, body } = await read(at(address));
      assert.equal(response.status, 200, address);
      assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8', address);
      const etag = response.headers.get('etag');
      assert.equal((await read(at(address), { 'if-none-match': etag })).response.status, 304, address);
      // RFC 5545, 3.1: lines end in CRLF and are at most 75 octets long.
      const lines = body.toString('latin1').split('\r\n');
      assert.equal(lines.at(-1), '', address);
      assert.deepEqual(
        lines.filter((line) => line.length > 75 || line.includes('\n')),
        [],
        address,
      );
    }
    assert.match((await read(at('/calendriers/vacances-zone-b.ics'))).body.toString(), /DTSTART;VALUE=DATE:20261219\r/);
  });

  it('dates the news of the day before at the latest, and nothing in the future', async () => {
    const { body } = await read(at('/feeds/actualites.xml'));
    const dates = [...body.toString().matchAll(/<pubDate>(.+?)<\/pubDate>/g)].map(([, date]) => Date.parse(date));
    assert.equal(dates.length, 24);
    assert.ok(Math.max(...dates) <= Date.now());
    assert.ok(Math.max(...dates) > Date.now() - 2 * 86_400_000);
  });

  it('sends the feed of an old program in its own charset', async () => {
    const { body } = await read(at('/feeds/conseil.xml'));
    assert.match(body.toString('latin1'), /encoding="ISO-8859-1"[\s\S]*Délibération/);
    assert.doesNotMatch(body.toString('utf8'), /Délibération/);
  });

  it('gives WordPress posts page by page, with their authors, pictures and terms when asked', async () => {
    const first = await read(at('/wp-json/wp/v2/posts?per_page=10&_embed'));
    assert.equal(first.response.headers.get('x-wp-total'), '23');
    assert.equal(first.response.headers.get('x-wp-totalpages'), '3');
    assert.match(first.response.headers.get('link'), /page=2.*rel="next"/);
    const [post] = JSON.parse(first.body.toString());
    assert.equal(post._embedded.author[0].name, 'Fatou Diallo');
    assert.ok(post._embedded['wp:featuredmedia'][0].source_url.startsWith(town.url));
    const last = await read(at('/wp-json/wp/v2/posts?per_page=10&page=3'));
    assert.equal(JSON.parse(last.body.toString()).length, 3);
    assert.doesNotMatch(last.response.headers.get('link'), /next/);
    assert.equal((await read(at('/wp-json/wp/v2/posts?page=9'))).response.status, 400);
    const sticky = JSON.parse((await read(at('/wp-json/wp/v2/posts?sticky=true'))).body.toString());
    assert.deepEqual(
      sticky.map((/** @type {any} */ post) => post.sticky),
      [true],
    );
  });

  it('gives Mastodon and Drupal page by page', async () => {
    let address = at('/api/v1/accounts/1097/statuses?limit=5');
    const ids = new Set();
    while (address) {
      const { response, body } = await read(address);
      for (const { id } of JSON.parse(body.toString())) ids.add(id);
      address = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    assert.equal(ids.size, 12);
    const first = JSON.parse(
      (await read(at('/jsonapi/node/article?page[limit]=4&include=field_image'))).body.toString(),
    );
    const rest = JSON.parse((await read(first.links.next.href)).body.toString());
    assert.equal(first.data.length + rest.data.length, 7);
    assert.equal(rest.links.next, undefined);
  });

  it('puts an alert first, for those who had the feed too, and takes it away', async () => {
    const before = await read(at('/feeds/agents.xml'));
    const raised = await fetch(at('/demo/alerte'), { method: 'POST', body: new URLSearchParams() });
    assert.equal(raised.status, 204);
    const during = await read(at('/feeds/agents.xml'), { 'if-none-match': before.response.headers.get('etag') });
    assert.equal(during.response.status, 200);
    const [, first] = /<item>([\s\S]*?)<\/item>/.exec(during.body.toString());
    assert.match(first, /<category>Alerte<\/category>/);
    const [, page] = /<link>(.+?)<\/link>/.exec(first);
    assert.equal((await fetch(page)).status, 200);
    await fetch(at('/demo/alerte/effacer'), { method: 'POST' });
    assert.deepEqual((await read(at('/feeds/agents.xml'))).body, before.body);
  });

  it('takes alerts from its own pages, and keeps ten', async () => {
    const before = await read(at('/feeds/agents.xml'));
    const press = async (button, headers) => (await fetch(at(button), { method: 'POST', headers })).status;
    const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) assert.equal(await press('/demo/alerte', headers), 403);
    assert.deepEqual((await read(at('/feeds/agents.xml'))).body, before.body);
    for (let time = 0; time < 15; time++)
      assert.equal(await press('/demo/alerte', { origin: new URL(town.url).origin }), 204);
    const { body } = await read(at('/feeds/agents.xml'));
    assert.equal(body.toString().match(/alerte-\d+-\d+<\/guid>/g).length, 10);
    for (const headers of foreign) assert.equal(await press('/demo/alerte/effacer', headers), 403);
    assert.equal(await press('/demo/alerte/effacer'), 204);
    assert.deepEqual((await read(at('/feeds/agents.xml'))).body, before.body);
  });

  it('lets other origins read the neighbour, save one feed', async () => {
    const feed = '/feeds/pays-des-pres.xml';
    assert.equal((await fetch(town.neighbour + feed)).headers.get('access-control-allow-origin'), '*');
    assert.equal((await fetch(`${town.neighbour}/sans-cors${feed}`)).headers.get('access-control-allow-origin'), null);
    assert.equal((await fetch(at('/feeds/actualites.xml'))).headers.get('access-control-allow-origin'), null);
  });

  it('sends every page under the strict policy', async () => {
    for (const name of names) {
      const { headers } = await fetch(at(`/${name}`));
      const policy = headers.get('content-security-policy').replaceAll(` ${town.neighbour}`, '');
      assert.equal(policy, STRICT, name);
      assert.equal(headers.get('content-security-policy') !== STRICT, ['voisins', 'pannes'].includes(name), name);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'same-origin');
    }
  });

  it('leads somewhere from every link of its pages and feeds', async () => {
    const links = new Set();
    const sources = [...names.map((name) => `/${name}`), ...Object.keys(feeds), '/actualites/marche-de-noel'];
    for (const source of sources) {
      const { body } = await read(at(source));
      const found = body
        .toString()
        .matchAll(
          /(?:href=\\?"|src=\\?"|<link>|"(?:url|link|source_url|image)":"|"alias":")((?:https?:\/)?\/[^"<\\]+)/g,
        );
      for (const [, link] of found) {
        const address = link.replaceAll('&amp;', '&');
        if (URL.canParse(address, town.url)) links.add(new URL(address, town.url).href);
      }
    }
    // What the page of failures asks fails, and what stands on other sites is not ours to ask.
    const asked = [...links].filter((link) => /^http:\/\/localhost/.test(link) && !link.includes('/pannes/'));
    assert.ok(asked.length > 100, `${asked.length} links`);
    const broken = [];
    // Of an API, the base is none of its answers: a box asks for the ideas under it.
    for (const link of asked) if (!(await fetch(link.replace(/\/api\/$/, '/api/ideas'))).ok) broken.push(link);
    assert.deepEqual(broken, []);
  });

  it('reads its feeds once for all who are lost', async (t) => {
    const reads = t.mock.method(fs, 'readFile');
    syncBuiltinESMExports();
    try {
      for (let time = 0; time < 3; time++) assert.equal((await fetch(at(`/rien-${time}`))).status, 404);
    } finally {
      reads.mock.restore();
      syncBuiltinESMExports();
    }
    const files = reads.mock.calls.map(({ arguments: [file] }) => String(file));
    assert.ok(files.length >= 3, 'the page itself');
    const feeds = files.filter((file) => file.includes('/demo/data/'));
    assert.equal(feeds.length, new Set(feeds).size);
  });

  it('is shut to other machines', async () => {
    assert.deepEqual(town.network, []);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    if (outside) await assert.rejects(fetch(`http://${outside.address}:${new URL(town.url).port}/`));
  });

  it('takes another port when the one asked for is busy, and says so', async () => {
    const busy = createServer();
    await new Promise((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const second = await startTown({ port: busy.address().port, data });
    try {
      assert.equal(second.moved, true);
      assert.equal((await fetch(second.url)).status, 200);
    } finally {
      await second.close();
      busy.close();
    }
  });

  it('answers what is no address as the rest', async () => {
    const beside = (await fetch(at('/idees/api/rien'))).headers;
    for (const address of ['/idees/api/%', '/documents/%', '/%', `/api/v1/accounts/${'1'.repeat(200)}/statuses`]) {
      const { status, headers } = await fetch(at(address));
      assert.ok([400, 414].includes(status), `${address}: ${status}`);
      for (const name of ['content-type', 'content-security-policy', 'x-content-type-options', 'x-frame-options'])
        assert.equal(headers.get(name), beside.get(name), `${address}: ${name}`);
    }
  });

  /** The status of what is asked under a name. @param {string} path @param {string} host @param {import('node:http').RequestOptions} [more] */
  const ask = (path, host, { headers, ...more } = {}) =>
    new Promise((resolve, reject) => {
      const { port } = new URL(town.url);
      request({ host: '127.0.0.1', port, path, headers: { host, ...headers }, ...more }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once('error', reject)
        .end();
    });

  it('is not asked under a name that somebody else has made lead to it', async () => {
    for (const origin of [town.url, town.neighbour]) {
      const { port } = new URL(origin);
      for (const name of ['evil.example', 'localhost.evil.example', 'evillocalhost', '127.0.0.1.evil.example'])
        assert.equal(await ask('/', `${name}:${port}`, { port }), 421, name);
      for (const name of [
        'localhost',
        'mairie.LocalHost',
        PLAIN_HOST,
        '127.0.0.1',
        '[::1]',
        new URL(town.plain).hostname,
      ])
        assert.equal(await ask('/', `${name}:${port}`, { port }), 200, name);
    }
    const headers = { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' };
    assert.equal(await ask('/documents/x.txt', 'evil.example', { method: 'PUT', headers }), 421);
    assert.equal(await ask('/idees/api/ideas', 'evil.example', { headers }), 421);
    const open = await startTown({ port: 0, data, host: '0.0.0.0' });
    try {
      assert.equal(await ask('/', 'mairie.example', { port: new URL(open.url).port }), 200);
    } finally {
      await open.close();
    }
  });

  it('refuses a host name that is none, and a path that is none', async () => {
    const { port } = new URL(town.url);
    for (const host of ['a"><script>', ']', 'a:b', '::::', 'a:99999'])
      for (const path of ['/', '/feeds/actualites.xml', '/wp-json/wp/v2/posts', '/rien'])
        assert.equal(await ask(path, host), 400, `${host} ${path}`);
    for (const path of ['//', '//[', '//a:b/', '/api/v1/accounts/1/statuses?max_id=abc'])
      assert.equal(await ask(path, `localhost:${port}`), 400, path);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      assert.equal(await ask('/', host), 200, host);
  });
});

describe('the pages of the demo', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  });
  after(() => browser?.close());

  /** Opens a page and notes all that must not happen on it. @param {string} address @param {number} [width] */
  async function open(address, width = 1200) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR' });
    const page = await context.newPage();
    const told = { violations: [], console: [], elsewhere: [] };
    const { port } = new URL(town.url);
    const ours = new Set([port, new URL(town.neighbour).port]);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) told.console.push(message.text());
    });
    page.on('pageerror', (error) => told.console.push(String(error)));
    page.on('request', (request) => {
      if (!ours.has(new URL(request.url()).port)) told.elsewhere.push(request.url());
    });
    await page.exposeFunction('tell', (blocked) => told.violations.push(blocked));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) =>
        globalThis.tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`),
      );
    });
    await page.goto(address);
    return { page, told, close: () => context.close() };
  }

  /** Ends once every widget has read its sources and drawn; gives how many items each shows. */
  const shown = (page) =>
    page.evaluate(async () => {
      await customElements.whenDefined('parvis-news-feed');
      const counts = [];
      for (const feed of document.querySelectorAll('parvis-news-feed')) {
        feed.scrollIntoView({ block: 'center' });
        const items = () => feed.shadowRoot.querySelectorAll('[part=item]').length;
        if (!items()) {
          await new Promise((resolve) => {
            const look = () => items() && (watch.disconnect(), resolve());
            const watch = new MutationObserver(look);
            watch.observe(feed.shadowRoot, { childList: true, subtree: true });
            look();
          });
        }
        await feed.updateComplete;
        counts.push(items());
      }
      scrollTo(0, 0);
      return counts;
    });

  /** What axe finds on the page, widgets included. */
  const faults = async (page) => {
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      }),
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
  };

  const quiet = { violations: [], console: [], elsewhere: [] };
  const expected = {
    index: [5, 4],
    actualites: [9, 4, 3],
    intranet: [6, 2, 5],
    voisins: [4, 5, 5, 4, 6],
    'comite-des-fetes': [4, 4],
    cinema: [6],
    english: [5, 3],
    arabe: [5, 3],
    coulisses: [],
    carnet: [],
    demarches: [],
    connexion: [],
    agenda: [],
    vacances: [],
    planning: [],
    bibliotheque: [],
    procedures: [],
    idees: [],
    'idees-mairie': [],
    marches: [],
  };

  it('are all known to this test', () => {
    assert.deepEqual(Object.keys(expected).concat('pannes').sort(), [...names].sort());
  });

  for (const [name, counts] of Object.entries(expected)) {
    it(`${name}: shows its news, without a report, an error or a request elsewhere`, async () => {
      const { page, told, close } = await open(at(name === 'index' ? '/' : `/${name}`));
      assert.deepEqual(counts.length ? await shown(page) : [], counts);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(told, quiet);
      await close();
    });

    it(`${name}: holds in a window of 320 px`, async () => {
      const { page, told, close } = await open(at(name === 'index' ? '/' : `/${name}`), 320);
      if (counts.length) await shown(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      assert.deepEqual(told, quiet);
      await close();
    });
  }

  /** Goes to a day in one calendar of the page; gives the names of what it shows, as they are heard. */
  const shownAt = (page, date, view = 'month', index = 0) =>
    page.evaluate(
      async ([date, view, index]) => {
        await customElements.whenDefined('parvis-event-calendar');
        const calendar = document.querySelectorAll('parvis-event-calendar')[index];
        calendar.scrollIntoView({ block: 'center' });
        // The sources are named in the calendar before it asks for them.
        const events = () => calendar.shadowRoot.querySelectorAll('[data-key]');
        const wanted = () => calendar.shadowRoot.querySelector(view === 'month' ? '[part=grid]' : '[part=list]');
        const complete = () =>
          wanted()?.getAttribute('aria-busy') !== 'true' &&
          wanted() &&
          calendar.shadowRoot.querySelector('[part=tools]');
        const when = (test) =>
          new Promise((resolve) => {
            const look = () => test() && (watch.disconnect(), resolve());
            const watch = new MutationObserver(look);
            watch.observe(calendar.shadowRoot, {
              childList: true,
              subtree: true,
              attributes: true,
              characterData: true,
            });
            look();
          });
        await when(
          () => calendar.shadowRoot.querySelector('[part=period]') || calendar.shadowRoot.querySelector('#period'),
        );
        await calendar.loadComplete;
        if (date) calendar.show(date, view);
        await calendar.updateComplete;
        await when(complete);
        await calendar.updateComplete;
        return [...events()].map((event) => event.getAttribute('aria-label'));
      },
      [date, view, index],
    );

  for (const [name, count] of [
    ['index', 1],
    ['agenda', 2],
    ['vacances', 1],
    ['planning', 1],
    ['marches', 1],
  ]) {
    for (const width of [1200, 320]) {
      it(`${name}: shows its calendars at ${width} px, without a report, an error or a request elsewhere`, async () => {
        const { page, told, close } = await open(at(name === 'index' ? '/' : `/${name}`), width);
        assert.equal(await page.locator('parvis-event-calendar').count(), count);
        for (let index = 0; index < count; index++) {
          const list = name === 'index' || index ? 'list' : width > 320 ? 'month' : 'list';
          await shownAt(page, undefined, list, index);
        }
        assert.deepEqual(await faults(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        assert.deepEqual(told, quiet);
        await close();
      });
    }
  }

  it('agenda: the moved meeting stands on its new day only, the cancelled one says so, Canada has its own hours', async () => {
    const { page, told, close } = await open(at('/agenda'));
    const of = (names, word) => names.filter((name) => name.includes(word));
    const december = await shownAt(page, '2026-12-01');
    const [meeting, ...more] = of(december, 'Conseil municipal');
    assert.match(meeting, /^19\u00a0h Conseil municipal : budget, jeudi 10 décembre 2026/);
    assert.deepEqual(more, []);
    const january = of(await shownAt(page, '2027-01-10'), 'Conseil municipal');
    assert.equal(january.length, 1);
    assert.match(january[0], /[Aa]nnulé.*Conseil municipal, jeudi 21 janvier 2027/);
    assert.equal(of(await shownAt(page, '2027-02-10'), 'Conseil municipal').length, 1);
    // What EXDATE takes out.
    assert.deepEqual(of(await shownAt(page, '2027-04-10'), 'Conseil municipal, jeudi 15'), []);
    assert.equal(of(december, 'Marché du samedi').length, 6);
    assert.equal(of(december, 'Marché de l’Avent').length, 3);
    const may = await shownAt(page, '2027-05-15');
    assert.deepEqual(of(may, 'Marché du samedi, samedi 1er mai'), []);
    assert.equal(of(may, 'Marché du samedi').length, 5);
    assert.match(of(december, 'Café à distance')[0], /^18\u00a0h /);
    assert.match(of(await shownAt(page, '2027-03-10'), 'Café à distance')[0], /^17\u00a0h /);
    // From 1998 on, and for as long as one cares to look.
    assert.match(of(await shownAt(page, '1998-04-04'), 'Marché du samedi')[0], /samedi 4 avril 1998/);
    assert.match(of(await shownAt(page, '2051-03-10'), 'Conseil municipal')[0], /jeudi 16 mars 2051/);
    assert.deepEqual(told, quiet);
    await close();
  });

  for (const name of ['agenda', 'vacances', 'planning'])
    it(`${name}: under a finger all that is pressed around the events is 44 px high, and no word is broken`, async () => {
      const context = await browser.newContext({
        viewport: { width: 320, height: 640 },
        isMobile: true,
        hasTouch: true,
      });
      const page = await context.newPage();
      await page.goto(at(`/${name}`));
      await shownAt(page, undefined, 'list');
      const calendar = page.locator('parvis-event-calendar').first();
      await calendar.locator('.fold').click();
      await calendar.locator('.filters .group').first().waitFor();
      const { low, broken } = await calendar.evaluate(({ shadowRoot }) => {
        const all = [...shadowRoot.querySelectorAll('button:not(.list button), select, input')];
        return {
          low: all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
          broken: all.filter((one) => one.matches('.choice *') && one.offsetHeight > 50).map((one) => one.textContent),
        };
      });
      assert.deepEqual(low, []);
      assert.deepEqual(broken, []);
      await context.close();
    });

  it('agenda: the list written in the page is its calendar', async () => {
    const { page, told, close } = await open(at('/agenda'));
    const events = await shownAt(page, undefined, 'list', 1);
    assert.deepEqual(
      events.map((name) => name.split(',')[0]),
      ['La soupe des voisins', 'Bourse aux jouets', 'Le défilé des lampions'],
    );
    assert.deepEqual(told, quiet);
    await close();
  });

  it('vacances: each zone on its days, to the day before school; public holidays on theirs', async () => {
    const { page, told, close } = await open(at('/vacances'));
    const last = async (date, word) => {
      const names = (await shownAt(page, date)).filter((name) => name.includes(word));
      return /(?:– |, )\S+ (\d+(?:er)?(?: \S+)? \d{4}), jour/.exec(names.at(-1))?.[1] ?? names.at(-1);
    };
    assert.equal(await last('2027-02-10', 'hiver (zone A)'), '28 février 2027');
    assert.equal(await last('2027-02-10', 'hiver (zone B)'), '7 mars 2027');
    assert.equal(await last('2027-02-10', 'hiver (zone C)'), '21 février 2027');
    assert.equal(await last('2026-12-10', 'Noël (zone B)'), '3 janvier 2027');
    const holidays = async (date) =>
      (await shownAt(page, date))
        .filter((name) => /Fériés$/.test(name))
        .map((name) => name.split(', ').slice(0, 2).join(' '));
    assert.deepEqual(await holidays('2029-05-15'), [
      'Fête du Travail mardi 1er mai 2029',
      'Victoire de 1945 mardi 8 mai 2029',
      'Ascension jeudi 10 mai 2029',
      'Lundi de Pentecôte lundi 21 mai 2029',
    ]);
    assert.deepEqual(await holidays('2040-04-10'), [
      'Lundi de Pâques lundi 2 avril 2040',
      'Fête du Travail mardi 1er mai 2040',
    ]);
    assert.deepEqual(told, quiet);
    await close();
  });

  it('planning: what Outlook writes stands at its hour, in summer too, under the name of its service', async () => {
    const { page, told, close } = await open(at('/planning'));
    const of = async (date, word) => (await shownAt(page, date)).filter((name) => name.includes(word));
    assert.match((await of('2026-12-01', 'Balayage'))[0], /^5\u00a0h\u00a030 .*lundi 30 novembre 2026.*Dépôt$/);
    const june = await of('2027-06-15', 'Piscine');
    assert.match(june[0], /^8\u00a0h\u00a045 .*mardi 1er juin 2027.*Écoles$/);
    assert.match(june.at(-1), /mardi 29 juin 2027/);
    assert.deepEqual(await of('2026-12-25', 'Services, mardi 29'), []);
    assert.deepEqual(told, quiet);
    await close();
  });

  it('an article: opens from the list', async () => {
    const { page, told, close } = await open(at('/'));
    await shown(page);
    await page.getByRole('link', { name: 'Le marché de Noël' }).click();
    await page.getByRole('heading', { level: 1, name: 'Le marché de Noël' }).waitFor();
    assert.deepEqual(await faults(page), []);
    assert.deepEqual(told, quiet);
    await close();
  });

  it('voisins: "more" brings the next pages of WordPress, to the last', async () => {
    const { page, told, close } = await open(at('/voisins'));
    await shown(page);
    const centre = page.locator('section[aria-labelledby=centre] parvis-news-feed');
    const items = () => centre.locator('[part=item]').count();
    const more = centre.locator('[part=more]');
    while (await more.count()) {
      const before = await items();
      await more.click();
      await centre.locator('[part=item]').nth(before).waitFor();
    }
    assert.equal(await items(), 23);
    assert.deepEqual(told, quiet);
    await close();
  });

  for (const [kind, address] of [
    ['a name that is not localhost', () => `http://${PLAIN_HOST}:${new URL(town.url).port}/intranet`],
    ['the address that the server gives', () => town.plain],
  ]) {
    it(`intranet: works on plain http, under ${kind}`, async () => {
      const { page, told, close } = await open(address());
      assert.deepEqual(await page.evaluate(() => [isSecureContext, 'caches' in globalThis]), [false, false]);
      assert.deepEqual(await shown(page), expected.intranet);
      assert.deepEqual(told, quiet);
      await close();
    });
  }

  it('intranet: an alert comes first, without reloading the page, and is new at the next visit', async () => {
    const { page, told, close } = await open(`http://${PLAIN_HOST}:${new URL(town.url).port}/intranet`);
    await shown(page);
    const feed = page.locator('parvis-news-feed#agents');
    const first = feed.locator('[part=item]').first();
    const fresh = feed.locator('[part=badge]', { hasText: 'Nouveau' });
    assert.match(await first.innerText(), /Urgent\s*Astreinte neige/);
    try {
      await fetch(at('/demo/alerte'), { method: 'POST' });
      const [, title] = /<item>\s*<title>(.+?)<\/title>/.exec((await read(at('/feeds/agents.xml'))).body.toString());
      await feed.evaluate((element) => element.reload());
      await first.filter({ hasText: title }).waitFor();
      assert.match(await first.innerText(), /Urgent/);
      // A reader who has never come finds nothing new; one who comes back after half an hour does.
      assert.equal(await fresh.count(), 0);
      await fetch(at('/demo/alerte'), { method: 'POST' });
      await page.clock.setSystemTime(Date.now() + 40 * 60_000);
      await page.reload();
      await shown(page);
      await fresh.first().waitFor();
      assert.match(await first.innerText(), /Nouveau/);
    } finally {
      await fetch(at('/demo/alerte/effacer'), { method: 'POST' });
    }
    assert.deepEqual(told, quiet);
    await close();
  });

  it('coulisses: the button raises an alert, and says so', async () => {
    const { page, told, close } = await open(at('/coulisses'));
    try {
      await page.getByRole('button', { name: 'Déclencher une alerte' }).click();
      await page.getByRole('status').getByText('Alerte déclenchée').waitFor();
      assert.match(
        (await read(at('/feeds/actualites.xml'))).body.toString(),
        /<category>Alerte<\/category>\s+<description>/,
      );
    } finally {
      await page.getByRole('button', { name: 'Tout effacer' }).click();
      await page.getByRole('status').getByText('Alertes effacées').waitFor();
    }
    assert.deepEqual(told, quiet);
    await close();
  });

  it('pannes: each source in trouble has its kind, and the page holds', async () => {
    const kinds = {
      introuvable: 'missing',
      disparu: 'missing',
      refuse: 'refused',
      login: 'login',
      page: 'format',
      erreur: 'server',
      occupe: 'busy',
      cors: 'network',
      politique: 'blocked',
      attribut: 'setup',
      partie: 'missing',
    };
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: 'fr-FR' });
    const page = await context.newPage();
    const violations = [];
    const requests = [];
    page.on('response', (response) => requests.push(response.url()));
    await page.exposeFunction('tell', (blocked) => violations.push(blocked));
    await page.addInitScript(() => {
      globalThis.kinds = {};
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        globalThis.tell(`${effectiveDirective} ${blockedURI}`),
      );
      addEventListener('parvis-error', (event) => {
        globalThis.kinds[event.target.closest('section').getAttribute('aria-labelledby')] = event.kind;
      });
    });
    await page.goto(at('/pannes'));
    await page.waitForFunction((count) => Object.keys(globalThis.kinds).length >= count, Object.keys(kinds).length);
    const found = await page.evaluate(() => globalThis.kinds);
    // The silent one takes its time.
    delete found.muet;
    assert.deepEqual(found, kinds);
    const items = (id) => page.locator(`section[aria-labelledby=${id}] [part=item]`);
    assert.equal(await items('casse').count(), 3);
    assert.equal(await items('vide').count(), 0);
    assert.equal(await items('partie').count(), 3);
    await items('lent').first().waitFor();
    // The page asks for what its policy forbids, on purpose; nothing else is reported, and nothing left. Chromium writes
    // a style of its own into the document of an ill-formed feed, and reports it: no page can prevent that.
    assert.deepEqual(
      [...new Set(violations)].filter((report) => report !== 'style-src-attr inline'),
      ['connect-src https://ailleurs.example/feed.xml'],
    );
    assert.deepEqual(
      requests.filter((url) => !url.startsWith(town.url) && !url.startsWith(town.neighbour)),
      [],
    );
    assert.deepEqual(await faults(page), []);
    await context.close();
  });
});

describe('a town at an odd place', () => {
  it('has an address that opens, in version 6 too', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'parvis-town-'));
    const odd = await startTown({ port: 0, host: '::ffff:127.0.0.1', data: folder });
    t.after(async () => {
      await odd.close();
      rmSync(folder, { recursive: true });
    });
    assert.match(odd.url, /^http:\/\/\[::ffff:127\.0\.0\.1\]:\d+\/$/);
    assert.equal((await fetch(odd.url)).status, 200);
  });

  for (const [named, line] of Object.entries({
    'PORT=abc': 'PORT must be a number from 0 to 65535, and is “abc”.',
    'PORT=70000': 'PORT must be a number from 0 to 65535, and is “70000”.',
    'HOST=192.0.2.1': 'HOST and PORT (192.0.2.1, 8080) cannot be listened at: ',
  }))
    it(`${named} is not opened, and told in one line`, () => {
      const [name, value] = named.split('=');
      const { status, stderr } = spawnSync(process.execPath, ['demo/start.mjs'], {
        cwd: path.join(import.meta.dirname, '../..'),
        env: { ...process.env, [name]: value, PARVIS_DATA: data },
        encoding: 'utf8',
        timeout: 60_000,
      });
      assert.deepEqual([status, stderr.trim().split('\n').length, stderr.slice(0, line.length)], [1, 1, line]);
    });
});
