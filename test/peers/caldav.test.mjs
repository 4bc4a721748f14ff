// The event calendar on a real Radicale: calendars put there by its protocol, read in a page as .ics and by REPORT.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/browsers.mjs';
import { CHROMIUM_ARGS } from '../support/launchers.mjs';
import { ensureRadicale, startRadicale } from './radicale.mjs';

const built = path.join(import.meta.dirname, '../../dist/cdn');
const DAY = 86_400_000;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types parvis lit-html";

// A query asks for the months around today: what is put there lies in the month after this one.
const now = new Date();
const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
/** The first such day of the week in that month, Sunday is 0. @param {number} weekday */
const first = (weekday) => month + ((weekday - new Date(month).getUTCDay() + 7) % 7) * DAY;
const tuesday = first(2);
const iso = (/** @type {number} */ day) => new Date(day).toISOString().slice(0, 10);
const written = (/** @type {number} */ day, time = '') => iso(day).replaceAll('-', '') + (time && `T${time}00`);
const spoken = (/** @type {number} */ day) =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' }).format(day).replace(/ 1 /, ' 1er ');

const paris = [
  ...['BEGIN:VTIMEZONE', 'TZID:Europe/Paris', 'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['DTSTART:19700329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT', 'BEGIN:STANDARD'],
  ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:19701025T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'],
  ...['END:STANDARD', 'END:VTIMEZONE'],
];
/** @param {string[][]} events one object of a collection: an event, and its changed instances */
const calendar = (...events) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Parvis//Peers//FR', ...paris],
    ...events.flatMap((lines) => ['BEGIN:VEVENT', 'DTSTAMP:20260901T080000Z', ...lines, 'END:VEVENT']),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');
/** @param {string} name @param {number} day @param {string} time */
const at = (name, day, time) => `${name};TZID=Europe/Paris:${written(day, time)}`;
const meeting = (/** @type {string} */ title, /** @type {string[]} */ ...more) => [
  ...['UID:conseil@peers', `SUMMARY:${title}`, ...more],
];
const week = 7 * DAY;
const objects = {
  conseil: calendar(
    meeting(
      'Conseil',
      ...[at('DTSTART', tuesday, '2000'), at('DTEND', tuesday, '2200'), 'RRULE:FREQ=WEEKLY;COUNT=5'],
      at('EXDATE', tuesday + week, '2000'),
    ),
    meeting(
      'Conseil avancé',
      ...[at('RECURRENCE-ID', tuesday + 2 * week, '2000'), at('DTSTART', tuesday + 2 * week - DAY, '1830')],
      at('DTEND', tuesday + 2 * week - DAY, '2000'),
    ),
    meeting(
      'Conseil',
      ...[at('RECURRENCE-ID', tuesday + 3 * week, '2000'), at('DTSTART', tuesday + 3 * week, '2000')],
      ...[at('DTEND', tuesday + 3 * week, '2200'), 'STATUS:CANCELLED'],
    ),
  ),
  marche: calendar([
    ...[
      'UID:marche@peers',
      String.raw`SUMMARY:Marché\, « le grand » \; & 5 < 6`,
      'DTSTART;TZID=Europe/Paris:19980404T080000',
    ],
    ...['DTEND;TZID=Europe/Paris:19980404T123000', 'RRULE:FREQ=WEEKLY;BYDAY=SA'],
  ]),
  fermeture: calendar([
    ...['UID:fermeture@peers', 'SUMMARY:Fermeture', `DTSTART;VALUE=DATE:${written(first(5))}`],
    `DTEND;VALUE=DATE:${written(first(5) + DAY)}`,
  ]),
};
/** What is heard of each, up to its day, in the six weeks from the Monday on or before the first of the month. */
const monday = month - ((new Date(month).getUTCDay() + 6) % 7) * DAY;
const saturdays = [0, 1, 2, 3, 4, 5].map((at) => monday + 5 * DAY + at * week);
const heard = (/** @type {string} */ what, /** @type {number} */ day) => ({ day, name: `${what}, ${spoken(day)}` });
const expected = [
  heard('20\u00a0h Conseil', tuesday),
  heard('18\u00a0h\u00a030 Conseil avancé', tuesday + 2 * week - DAY),
  heard('20\u00a0h Annulé Conseil', tuesday + 3 * week),
  heard('20\u00a0h Conseil', tuesday + 4 * week),
  heard('Fermeture', first(5)),
  ...saturdays.map((day) => heard('8\u00a0h Marché, « le grand » ; & 5 < 6', day)),
]
  .sort((one, other) => one.day - other.day)
  .map(({ name }) => name);

describe('<parvis-event-calendar> on a real Radicale', () => {
  /** @type {Awaited<ReturnType<typeof startRadicale>>} */
  let radicale;
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {string} */
  let origin;
  const methods = new Set();
  /** What the town's server sends on: `/agendas/` with its own right to read, `/visiteurs/` with a wrong one. */
  const town = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://town');
    const [, door, rest = ''] = /^\/(agendas|visiteurs)(\/.*)$/.exec(pathname) ?? [];
    if (door) {
      methods.add(request.method);
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const { depth, 'content-type': type } = request.headers;
      const answer = await fetch(radicale.url + rest, {
        method: request.method,
        headers: {
          authorization: door === 'agendas' ? radicale.authorization : `Basic ${btoa('mairie:faux')}`,
          ...(depth ? { depth: String(depth) } : {}),
          ...(type ? { 'content-type': type } : {}),
        },
        ...(chunks.length ? { body: Buffer.concat(chunks) } : {}),
      });
      const given = answer.headers.get('content-type');
      if (given) response.setHeader('content-type', given);
      response.statusCode = answer.status;
      return response.end(Buffer.from(await answer.arrayBuffer()));
    }
    const file = pathname.startsWith('/parvis/') && path.join(built, path.basename(pathname));
    if (file && existsSync(file)) {
      response.setHeader('content-type', file.endsWith('.css') ? 'text/css' : 'text/javascript');
      return response.end(readFileSync(file));
    }
    response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Agenda</title>
      <link rel="icon" href="data:,"><script type="module" src="/parvis/parvis.js"></script></head>
      <body><main><h1>Agenda</h1>${searchParams.get('tag') ?? ''}</main></body></html>`);
  });

  before(async () => {
    ensureRadicale();
    assert.ok(existsSync(path.join(built, 'parvis.js')), 'nothing is built: npm run build first');
    radicale = await startRadicale();
    await new Promise((resolve) => town.listen(0, '127.0.0.1', () => resolve(undefined)));
    origin = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (town.address()).port}`;
    browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
    assert.equal(await ask('MKCALENDAR', '/mairie/agenda/'), 201);
    for (const [name, body] of Object.entries(objects)) await put(name, body);
  });
  after(async () => {
    await browser?.close();
    town.close();
    town.closeAllConnections();
    await radicale?.close();
  });

  /** @param {string} method @param {string} route @param {string} [body] */
  async function ask(method, route, body) {
    const headers = { authorization: radicale.authorization, 'content-type': 'text/calendar; charset=utf-8' };
    return (await fetch(radicale.url + route, { method, headers, ...(body ? { body } : {}) })).status;
  }
  const put = async (/** @type {string} */ name, /** @type {string} */ body) =>
    assert.equal(await ask('PUT', `/mairie/agenda/${name}.ics`, body), 201, name);

  /**
   * A page with one calendar. Nothing is reported, nor written to the console but what `told` gives.
   * @param {string} attributes
   * @param {(page: import('playwright-core').Page, told: string[]) => Promise<void>} use
   */
  async function open(attributes, use) {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1200, height: 900 } });
    try {
      const page = await context.newPage();
      methods.clear();
      /** @type {string[]} */
      const told = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) told.push(message.text());
      });
      page.on('pageerror', (error) => told.push(String(error)));
      await page.addInitScript(() => {
        addEventListener('parvis-error', (event) => {
          /** @type {any} */ (globalThis).failure = /** @type {any} */ (event).kind;
        });
      });
      const tag = `<parvis-event-calendar zone="Europe/Paris" date="${iso(month + 14 * DAY)}" ${attributes}><p>L’agenda est à la mairie.</p></parvis-event-calendar>`;
      await page.goto(`${origin}/?tag=${encodeURIComponent(tag)}`);
      await use(page, told);
    } finally {
      await context.close();
    }
  }

  /** What is heard of each event, up to its day. @param {import('playwright-core').Page} page */
  const shown = async (page) => {
    await page.locator('parvis-event-calendar [data-key]').first().waitFor();
    const names = await page
      .locator('parvis-event-calendar [data-key]')
      .evaluateAll((events) => events.map((event) => event.getAttribute('aria-label') ?? ''));
    return names.map((name) => /^.*? \d{4}(?=,|$)/.exec(name)?.[0] ?? name);
  };

  for (const [title, attributes] of [
    ['as one .ics file', 'src="/agendas/mairie/agenda/"'],
    ['by REPORT', 'src="/agendas/mairie/agenda/" type="caldav"'],
  ]) {
    it(`shows what was put there, ${title}`, () =>
      open(/** @type {string} */ (attributes), async (page, told) => {
        assert.deepEqual(await shown(page), expected);
        assert.deepEqual([...methods], [attributes.includes('caldav') ? 'REPORT' : 'GET']);
        assert.deepEqual(told, []);
      }));

    it(`shows what has changed there once it is read again, ${title}`, () =>
      open(/** @type {string} */ (attributes), async (page, told) => {
        await shown(page);
        try {
          await put('fermeture', objects.fermeture.replace('SUMMARY:Fermeture', 'SUMMARY:Ouverture'));
          await page.locator('parvis-event-calendar').evaluate((/** @type {any} */ one) => one.reload());
          await page.locator('parvis-event-calendar [data-key]', { hasText: 'Ouverture' }).waitFor();
          assert.deepEqual(
            await shown(page),
            expected.map((name) => name.replace('Fermeture', 'Ouverture')),
          );
          assert.deepEqual(told, []);
        } finally {
          await put('fermeture', objects.fermeture);
        }
      }));

    for (const [what, from, kind] of [
      ['a wrong password', '/visiteurs/mairie/agenda/', 'refused'],
      ['a collection that is not there', '/agendas/mairie/rien/', 'missing'],
    ]) {
      it(`tells of ${what}, and keeps what stands in the tag, ${title}`, () =>
        open(attributes.replace('/agendas/mairie/agenda/', from), async (page) => {
          await page.waitForFunction(() => /** @type {any} */ (globalThis).failure);
          assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).failure), kind);
          await page.locator('parvis-event-calendar [part=notice]').first().waitFor();
          assert.ok(await page.getByText('L’agenda est à la mairie.').isVisible());
        }));
    }
  }
});
