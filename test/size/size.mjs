// What a page fetches, in bytes of brotli, measured in a real browser on what is built. Exits with 1 when over budget.
// With `--ran`, also how much of it has run: however it were cut into files, nothing put off could weigh less than that.
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../support/install.mjs';

const tellRan = process.argv.includes('--ran');
const root = path.join(import.meta.dirname, '../..');
const limits = JSON.parse(readFileSync(path.join(import.meta.dirname, 'limits.json'), 'utf8'));
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types parvis lit-html";

/** Milliseconds after which loading shows, and a good deal more. */
const LATE = 1500;

const items = Array.from(
  { length: 12 },
  (_, n) =>
    `<item><title>Nouvelle ${n}</title><link>/n/${n}</link><guid>n${n}</guid><pubDate>Mon, ${10 + n} Nov 2025 08:00:00 GMT</pubDate>` +
    `<category>Vie locale</category><description>Ce qui se passe au bourg, jour ${n}.</description></item>`,
);
const feed = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Mairie</title><link>/</link>${items.join('')}</channel></rss>`;

const now = new Date();
const day = (n) =>
  new Date(Date.UTC(now.getFullYear(), now.getMonth(), n)).toISOString().slice(0, 10).replaceAll('-', '');
// As programs write them: in the zone of the town, which the file defines.
const zone =
  'BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19700329T020000\r\n' +
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n' +
  'DTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n';
const events = Array.from(
  { length: 12 },
  (_, n) =>
    `BEGIN:VEVENT\r\nUID:e${n}\r\nDTSTAMP:20250101T000000Z\r\nDTSTART;TZID=Europe/Paris:${day(n + 8)}T170000\r\n` +
    `DTEND;TZID=Europe/Paris:${day(n + 8)}T180000\r\nSUMMARY:Conseil ${n}\r\n${n ? '' : 'RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=5\r\n'}END:VEVENT\r\n`,
);
const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mairie//FR\r\n${zone}${events.join('')}END:VCALENDAR\r\n`;

const share = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/></d:resourcetype></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>${Array.from(
  { length: 12 },
  (_, n) =>
    `<d:response><d:href>/dav/note-${n}.pdf</d:href><d:propstat><d:prop><d:getcontentlength>${n}0000</d:getcontentlength>` +
    `<d:getlastmodified>Mon, ${10 + n} Nov 2025 08:00:00 GMT</d:getlastmodified><d:getetag>"${n}"</d:getetag><d:resourcetype/></d:prop>` +
    `<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
).join('')}</d:multistatus>`;

const idea = (n) => ({
  id: `${n}`,
  title: `Idée ${n}`,
  text: 'Un banc manque devant la bibliothèque.',
  created: `2026-11-${10 + n}T08:00:00Z`,
  votes: 30 - n,
  voted: n === 1,
  comments: n,
  status: 'received',
  topics: ['Voirie'],
});
const box = {
  statuses: [{ id: 'received', label: 'Reçue', kind: 'open' }],
  topics: [{ id: 'voirie', label: 'Voirie' }],
  answered: { answered: 3, total: 12 },
  answerDays: 30,
  votes: {},
  moderation: 'after',
  may: ['propose', 'vote', 'comment'],
  anonymity: { identity: 'browser', names: 'optional', seenBy: 'everyone', addressHours: 0, votesLinked: true },
  limits: { title: 120, text: 5000, comment: 2000, fileTypes: [] },
};
const ideas = JSON.stringify({ ideas: [1, 2, 3, 4, 5].map(idea), total: 12, next: 'b', box });

/** Each page that is weighed: what it writes, and what is done on it before the weighing. */
const pages = {
  'loader alone': { body: '' },
  'news feed at rest': {
    body: '<parvis-news-feed src="/feed.xml" max="5"><a href="/">Toutes</a></parvis-news-feed>',
    rows: 5,
  },
  'news feed, every option and every control': {
    body:
      '<parvis-settings zone="Europe/Paris"></parvis-settings>' +
      // It comes late, so that what shows meanwhile is fetched too: always, and not on a busy machine only.
      '<parvis-news-feed id="n" src="/late.xml" max="5" more search hash filters="category source audience period" layout="cards" pinned="x" refresh="9"></parvis-news-feed>' +
      '<parvis-news-feed layout="featured"><parvis-source src="/feed.xml" label="A"></parvis-source><parvis-source src="/none.xml" label="B"></parvis-source></parvis-news-feed>',
    rows: 5,
    use: true,
  },
  'document list at rest': {
    body: '<parvis-document-list src="/dav/" max="5"><a href="/">Tout</a></parvis-document-list>',
    says: 'note-3',
  },
  'idea box at rest': {
    body: '<parvis-idea-box src="/idees/api/" max="5"><a href="/">Tout</a></parvis-idea-box>',
    says: 'Idée 3',
  },
  'all four at rest': {
    body:
      '<parvis-news-feed src="/feed.xml" max="5"><a href="/">Toutes</a></parvis-news-feed>' +
      '<parvis-document-list src="/dav/" max="5"><a href="/">Tout</a></parvis-document-list>' +
      '<parvis-idea-box src="/idees/api/" max="5"><a href="/">Tout</a></parvis-idea-box>' +
      '<parvis-event-calendar src="/agenda.ics"><a href="/">Tout</a></parvis-event-calendar>',
    says: ['note-3', 'Idée 3', 'Conseil 3'],
  },
  'calendar at rest': {
    body: '<parvis-event-calendar src="/agenda.ics"><a href="/">Tout</a></parvis-event-calendar>',
    says: 'Conseil 3',
  },
};

const server = createServer(({ url }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const file = path.join(root, 'dist/cdn', path.basename(pathname));
  response.setHeader('content-security-policy', policy);
  if (pathname === '/feed.xml') return response.setHeader('content-type', 'application/rss+xml').end(feed);
  if (pathname === '/late.xml')
    return setTimeout(() => response.setHeader('content-type', 'application/rss+xml').end(feed), LATE);
  if (pathname === '/dav/') return response.writeHead(207, { 'content-type': 'application/xml' }).end(share);
  if (pathname === '/idees/api/ideas') return response.setHeader('content-type', 'application/json').end(ideas);
  if (pathname === '/agenda.ics') return response.setHeader('content-type', 'text/calendar').end(calendar);
  if (pathname.startsWith('/parvis/') && existsSync(file)) {
    return response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
  }
  const page = pages[decodeURIComponent(pathname.slice(1))];
  if (!page) return response.writeHead(404).end();
  return response
    .setHeader('content-type', 'text/html; charset=utf-8')
    .end(
      `<!doctype html><html lang="fr"><title>Page</title><script type="module" src="/parvis/parvis.js"></script>${page.body}`,
    );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

const pack = (text) => brotliCompressSync(text).length;
const weigh = (name) => pack(readFileSync(path.join(root, 'dist/cdn', name)));
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/** What has run of a script, as V8 counts it. */
function ran({ source, functions }) {
  const runs = new Uint8Array(source.length);
  // What lies inside another range is told more truly by its own.
  const ranges = functions
    .flatMap((one) => one.ranges)
    .sort((a, b) => b.endOffset - b.startOffset - (a.endOffset - a.startOffset));
  for (const { startOffset, endOffset, count } of ranges) runs.fill(Math.min(count, 1), startOffset, endOffset);
  return source
    .split('')
    .filter((_, at) => runs[at])
    .join('');
}

let over = 0;
let within = 0;
function tell(name, bytes, files) {
  const { most, design } = limits[name];
  const good = bytes <= most;
  good ? within++ : over++;
  const wanted = design && design !== most ? ` (the design asks for ${design})` : '';
  console.log(`${good ? '✓' : '✗'} ${name}: ${bytes} of ${most} bytes${wanted}`);
  for (const file of files ?? []) console.log(`    ${String(weigh(file)).padStart(6)}  ${file}`);
}

for (const [name, { rows, says, use }] of Object.entries(pages)) {
  const page = await (await browser.newContext()).newPage();
  const fetched = new Set();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/parvis/')) fetched.add(path.basename(pathname));
  });
  if (tellRan) await page.coverage.startJSCoverage();
  await page.goto(`${origin}/${encodeURIComponent(name)}`, { waitUntil: 'networkidle' });
  if (rows)
    await page
      .locator('parvis-news-feed .item')
      .nth(rows - 1)
      .waitFor({ state: 'attached' });
  for (const words of [says ?? []].flat()) await page.getByText(words).first().waitFor({ state: 'attached' });
  if (use) await everyControl(page);
  await page.waitForLoadState('networkidle');
  const files = [...fetched].sort();
  tell(name, sum(files.map(weigh)), files);
  if (!tellRan) continue;
  const scripts = (await page.coverage.stopJSCoverage()).filter(({ url }) => url.includes('/parvis/'));
  console.log(`    ${String(sum(scripts.map((script) => pack(ran(script))))).padStart(6)}  of these bytes have run`);
}
tell('parvis.all.js', weigh('parvis.all.js'));
await browser.close();
server.close();
console.log(`\n${within} passed, ${over} failed`);
process.exitCode = over ? 1 : 0;

/** Presses everything once. */
async function everyControl(page) {
  await page
    .getByRole('button', { name: /plus d’actualités/ })
    .first()
    .click();
  await page.getByRole('searchbox').first().fill('jour 3');
  await page
    .getByRole('button', { name: /Effacer/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /Suspendre/ })
    .first()
    .click();
}
