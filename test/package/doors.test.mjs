// Every door of the package, from a tarball installed in an empty folder: in Node, in TypeScript, and as files.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installPacked } from './packed.mjs';

const root = path.join(import.meta.dirname, '../..');

/** What each door that a program opens must give at least. */
const doors = {
  parvis: [
    'DocumentOpenEvent',
    'EventOpenEvent',
    'FailureEvent',
    'FilterEvent',
    'FolderOpenEvent',
    'IdeaOpenEvent',
    'IdeaSubmitEvent',
    'IdeaVoteEvent',
    'LoadEvent',
    'NewsOpenEvent',
    'ParvisDocumentList',
    'ParvisEventCalendar',
    'ParvisIdeaBox',
    'ParvisNewsFeed',
    'ParvisSettings',
    'ParvisSource',
    'SourceError',
    'UnreadEvent',
    'ViewChangeEvent',
    'version',
  ],
  'parvis/define': [],
  'parvis/news-feed': [],
  'parvis/document-list': [],
  'parvis/idea-box': [],
  'parvis/event-calendar': [],
  'parvis/formats': ['occurrencesBetween', 'readCalendar', 'readDocuments', 'readIdeas', 'readNews'],
  'parvis/sources': ['SourceError', 'webSource'],
};
const registering = Object.keys(doors).filter((door) => !doors[door].length);

describe('the package', () => {
  let town;
  before(async () => (town = await installPacked()));
  after(() => town?.remove());

  const json = async (...to) => JSON.parse(await readFile(path.join(town.parvis, ...to), 'utf8'));

  for (const [door, names] of Object.entries(doors)) {
    it(`${door} opens in Node${registering.includes(door) ? '' : ', and registers nothing'}`, () => {
      const script = `
        const before = Object.getOwnPropertyNames(globalThis);
        const names = Object.keys(await import('${door}'));
        const tags = ['news-feed', 'document-list', 'event-calendar', 'idea-box', 'settings', 'source'].map((name) => 'parvis-' + name);
        const registered = tags.filter((tag) => globalThis.customElements?.get(tag));
        const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
        console.log(JSON.stringify({ names, registered, added }));`;
      const options = { cwd: town.folder, encoding: 'utf8' };
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], options);
      assert.equal(stderr, '');
      const { names: given, registered, added } = JSON.parse(stdout);
      assert.deepEqual(
        names.filter((name) => !given.includes(name)),
        [],
        'what it does not give',
      );
      if (!registering.includes(door)) assert.deepEqual(registered, []);
      // Those of Lit, for servers, and of tslib.
      assert.deepEqual(
        added.filter(
          (name) => !/^(__|lit|reactiveElement|customElements|HTMLElement|Element|Event|CustomEvent)/i.test(name),
        ),
        [],
      );
    });
  }

  it('parvis/formats reads without a browser what needs none', () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Mairie',
      items: [{ id: '1', title: 'Marché' }],
    };
    const script = `
      import { readNews } from 'parvis/formats';
      const { items, skipped } = readNews(${JSON.stringify(JSON.stringify(feed))}, { url: 'https://mairie.example/feed' });
      console.log(items[0].title, skipped);`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: town.folder });
    assert.equal(String(out), 'Marché 0\n');
  });

  it('parvis/formats reads ideas without a browser', () => {
    const ideas = { ideas: [{ id: 1, titre: 'Un banc', voix: 12 }, { id: 2 }] };
    const script = `
      import { readIdeas } from 'parvis/formats';
      const { ideas, skipped } = readIdeas(${JSON.stringify(JSON.stringify(ideas))}, { url: 'https://mairie.example/idees.json' });
      console.log(ideas[0].title, ideas[0].votes, skipped);`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: town.folder });
    assert.equal(String(out), 'Un banc 12 1\n');
  });

  it('gives types to every door, and to the tags', async () => {
    await writeFile(
      path.join(town.folder, 'page.ts'),
      `import { ParvisIdeaBox, ParvisNewsFeed, SourceError, type Idea, type IdeaBackend, type IdeaSource, type LoadEvent, type NewsItem, type NewsOpenEvent, type Source, type User } from 'parvis';
import 'parvis/define';
import 'parvis/news-feed';
import 'parvis/idea-box';
import 'parvis/document-list';
import 'parvis/event-calendar';
import { readIdeas, readNews } from 'parvis/formats';
import type { Source as SameSource } from 'parvis/sources';

const feed = document.createElement('parvis-news-feed');
const same: ParvisNewsFeed = feed;
feed.max = 5;
// @ts-expect-error a number is asked for
feed.max = 'five';
const source: Source<NewsItem> = { read: async ({ signal }) => ({ items: [], skipped: signal.aborted ? 1 : 0 }) };
const other: SameSource<NewsItem> = source;
feed.sources = [source, other];
feed.addEventListener('parvis-news-open', (event) => console.log(event.item.title, same));
document.addEventListener('parvis-load', ({ items, stale }) => console.log(items.length, stale));
addEventListener('parvis-error', ({ kind, cure }) => console.log(kind === 'login', cure));
const opened = (event: NewsOpenEvent | LoadEvent<NewsItem>) => event.type;
// @ts-expect-error an event has its own fields
feed.addEventListener('parvis-unread', ({ items }) => console.log(items, opened));
const settings = document.createElement('parvis-settings');
settings.user = { name: 'Camille' } satisfies User;
settings.token = (url) => (url ? 'secret' : undefined);
document.querySelector('parvis-source')!.label = 'Mairie';
const { items } = readNews('{}', { url: 'https://mairie.example/' });
const title: string | undefined = items[0]?.title;
console.log(title, new SourceError('format', 'nothing known').kind);
const box = document.createElement('parvis-idea-box');
const sameBox: ParvisIdeaBox = box;
// @ts-expect-error a number is asked for
box.max = 'ten';
declare const backend: IdeaBackend;
const ideas: IdeaSource = { read: async () => ({ items: [], skipped: 0 }), backend };
box.sources = [ideas];
box.addEventListener('parvis-idea-vote', (event) => console.log(event.idea.title, sameBox));
document.querySelector('parvis-document-list')!.addEventListener('parvis-folder-open', ({ path }) => console.log(path.join('/')));
const agenda = document.querySelector('parvis-event-calendar')!;
agenda.addEventListener('parvis-view-change', ({ view, from }) => console.log(view, from));
agenda.show('2026-11-23', 'week');
const idea: Idea | undefined = readIdeas('[]', { url: 'https://mairie.example/' }).ideas[0];
console.log(idea?.votes);
`,
    );
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    for (const resolution of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ]) {
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
      const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, ...resolution, 'page.ts'], {
        cwd: town.folder,
        encoding: 'utf8',
      });
      assert.equal(status, 0, stdout);
    }
  });

  it('holds what editors read, with paths that exist', async () => {
    const { customElements, types, exports, 'web-types': webTypes } = await json('package.json');
    const { modules } = await json(customElements);
    const elements = modules.flatMap(({ declarations }) => declarations.filter(({ customElement }) => customElement));
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [
      'parvis-document-list',
      'parvis-event-calendar',
      'parvis-idea-box',
      'parvis-news-feed',
      'parvis-settings',
      'parvis-source',
    ]);
    for (const file of [types, ...modules.map((module) => module.path)]) {
      assert.ok(existsSync(path.join(town.parvis, file)), file);
    }
    const registered = modules
      .flatMap((module) => module.exports)
      .filter(({ kind }) => kind === 'custom-element-definition');
    assert.equal(registered.length, elements.length);
    for (const { declaration } of registered) assert.ok(modules.some((module) => module.path === declaration.module));
    const { tags } = await json(exports['./vscode.html-custom-data.json']);
    assert.deepEqual(tags.map(({ name }) => name).sort(), elements.map(({ tagName }) => tagName).sort());
    const feed = tags.find(({ name }) => name === 'parvis-news-feed');
    for (const name of ['src', 'max', 'heading-level', 'layout', 'pinned-until']) {
      assert.ok(
        feed.attributes.some((attribute) => attribute.name === name),
        name,
      );
    }
    assert.ok((await json(webTypes)).contributions.html.elements.length >= 3);
  });

  it('depends on what the design allows, and holds no test, no demo, no secret of the machine', async () => {
    const { dependencies } = await json('package.json');
    const allowed = ['@lit/context', '@lit/task', 'diff', 'dompurify', 'lit', 'tslib', 'uqr'];
    assert.deepEqual(Object.keys(dependencies).sort(), allowed);
    for (const folder of ['test', 'demo', 'stories', '.ci'])
      assert.ok(!existsSync(path.join(town.parvis, folder)), folder);
    for (const file of ['LICENSE', 'README.md', 'README.fr.md', 'CHANGELOG.md', 'dist/cdn/LICENCES.txt']) {
      assert.ok(existsSync(path.join(town.parvis, file)), file);
    }
    for (const file of ['dist/cdn/parvis.js', 'dist/cdn/parvis.all.js', 'dist/custom-elements.json', 'dist/index.js']) {
      assert.ok(!(await readFile(path.join(town.parvis, file), 'utf8')).includes(root), file);
    }
  });

  it('says one version everywhere', async () => {
    const { version } = await json('package.json');
    const script = `import { version, ParvisNewsFeed } from 'parvis'; console.log(version, ParvisNewsFeed.version);`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: town.folder });
    assert.equal(String(out), `${version} ${version}\n`);
  });
});
