// The manifest, which editors and Storybook read, the README, which people read, and the sources say the same.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

execFileSync(process.execPath, ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const declarations = JSON.parse(read('dist/custom-elements.json')).modules.flatMap((one) => one.declarations);
const element = (tag) => declarations.find(({ tagName }) => tagName === tag);
const names = (list = []) => list.map(({ name }) => name).sort();

const readme = read('README.md');
const section = (text, heading) => text.split(`${heading}\n`)[1].split(/\n##/)[0];
/** The rows of a table whose first column holds code: its names, and the names in the second column. */
const table = (text, heading) =>
  section(text, heading)
    .match(/^\| `.*$/gm)
    .map((row) => row.split('|').map((cell) => [...cell.matchAll(/`([\w-]+)/g)].map(([, name]) => name)))
    .map(([, first, second]) => [first, second]);

// Of every element of HTML.
const attributesOfAll = ['lang'];

/** The widgets, and where the READMEs tell of them. */
const widgets = [
  {
    tag: 'parvis-news-feed',
    folder: 'src/widgets/news-feed',
    tables: { 'README.md': '### News', 'README.fr.md': '### Actualités' },
    parts: /in the news `([^`]+)`/,
  },
  {
    tag: 'parvis-document-list',
    folder: 'src/widgets/document-list',
    tables: { 'README.md': '### Documents', 'README.fr.md': '### Documents' },
    parts: /in the documents `([^`]+)`/,
  },
  {
    tag: 'parvis-idea-box',
    folder: 'src/widgets/idea-box',
    tables: { 'README.md': '### Ideas', 'README.fr.md': '### Idées' },
    parts: /in the ideas `([^`]+)`/,
    // It shows no pictures of others, as the READMEs say where they tell of all.
    lacks: ['images'],
  },
  {
    tag: 'parvis-event-calendar',
    folder: 'src/widgets/event-calendar',
    tables: { 'README.md': '### Calendar', 'README.fr.md': '### Agenda' },
    parts: /in the calendar `([^`]+)`/,
  },
];
const common = { 'README.md': '### In every widget', 'README.fr.md': '### Dans tous' };

for (const { tag, folder, tables, parts, lacks = [] } of widgets) {
  const widget = element(tag);

  describe(`of <${tag}>`, () => {
    for (const [file, heading] of Object.entries(tables))
      it(`${file} tells of every attribute, and of no other`, () => {
        const told = [common[file], heading].flatMap((one) => table(read(file), one).flatMap(([first]) => first));
        const elsewhere = [...attributesOfAll, ...lacks];
        assert.deepEqual(told.filter((name) => !elsewhere.includes(name)).sort(), names(widget.attributes));
      });

    it('events, with their fields', () => {
      const rows = table(readme, '### Events');
      for (const { name: event, type } of widget.events) {
        const row = rows.find(([[first]]) => first === event);
        assert.ok(row, `the README tells of ${event}`);
        const members = names(declarations.find(({ name }) => name === type.text)?.members);
        assert.deepEqual([...row[1]].sort(), members, `the fields of ${event}, a ${type.text}`);
      }
    });

    it('properties and methods, each with its type and a sentence', () => {
      const told = table(readme, '### From a script').flatMap(([first]) => first);
      for (const { name, kind, attribute, type, description } of widget.members) {
        assert.ok(kind === 'method' || type?.text, `${name} has a type`);
        assert.ok(description, `${name} has a sentence`);
        assert.ok(attribute || told.includes(name), `the README tells of ${name}`);
      }
    });

    it('parts: in the README, in the manifest and in the templates', () => {
      const [, told] = parts.exec(section(readme, '### Looks'));
      assert.deepEqual(told.split(/\s+/).sort(), names(widget.cssParts));
      const own = readdirSync(path.join(root, folder), { recursive: true })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => read(`${folder}/${file}`));
      // Of what is shared, only what this widget draws.
      const shared = readdirSync(path.join(root, 'src/ui'), { recursive: true })
        .filter((file) => file.endsWith('.ts'))
        .filter((file) => own.some((text) => text.includes(`/ui/${file.replace('.ts', '.js')}'`)))
        .map((file) => read(`src/ui/${file}`));
      const drawn = [...own, ...shared].flatMap((text) =>
        [...text.matchAll(/\bpart(?:="|', ')([^"']+)/g)].flatMap(([, one]) => one.split(/\s+/)),
      );
      assert.deepEqual([...new Set(drawn)].sort(), names(widget.cssParts));
    });

    it('slots', () => {
      const told = [...readme.matchAll(/`slot="(\w+)"`/g)].map(([, name]) => name);
      for (const { name } of widget.slots) assert.ok(!name || told.includes(name), `the README tells of ${name}`);
    });

    it('custom properties, each with its default', () => {
      // After `--parvis-color-accent`, `-text` is short for `--parvis-color-text`, and `-font-size` for `--parvis-font-size`.
      const told = [...section(readme, '### Looks').matchAll(/`(--?[a-z][a-z-]*)`/g)].map(([, name]) => name);
      const whole = (name) =>
        name.startsWith('--')
          ? name
          : names(widget.cssProperties).find((one) => [`--parvis${name}`, `--parvis-color${name}`].includes(one));
      const own = (name) => !widgets.some((one) => one.tag !== tag && name.startsWith(`--${one.tag}`));
      assert.deepEqual(told.map(whole).filter(own).sort(), names(widget.cssProperties));
      for (const { name, default: value, description } of widget.cssProperties) {
        assert.ok(value, `${name} has a default`);
        assert.ok(description, `${name} has a sentence`);
      }
    });
  });
}

it('the README tells of no event and no slot that is not there', () => {
  const there = (kind) => widgets.flatMap(({ tag }) => names(element(tag)[kind]));
  assert.deepEqual(
    table(readme, '### Events').flatMap(([first]) => first.filter((name) => !there('events').includes(name))),
    [],
  );
  for (const [, name] of readme.matchAll(/`slot="(\w+)"`/g)) assert.ok(there('slots').includes(name), name);
});

it('the README tells of no property and no method that is not there', () => {
  const there = widgets.flatMap(({ tag }) => names(element(tag).members));
  for (const [first] of table(readme, '### From a script'))
    for (const name of first) assert.ok(there.includes(name), name);
});

it('the README tells of every attribute and property of the settings', () => {
  const text = section(readme, '### Said once for a page');
  const { attributes, members } = element('parvis-settings');
  const [, told, properties] = /Attributes: (.*?)\. Properties: (.*?)\.\s*$/s.exec(text);
  const named = (list) => [...list.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, name]) => name).sort();
  assert.deepEqual(named(told), names(attributes));
  const others = names(members).filter((name) => name !== 'version' && !names(attributes).includes(name));
  assert.deepEqual(named(properties), others);
});

it('every public name has a sentence', () => {
  const silent = declarations
    .filter(({ tagName }) => tagName)
    .flatMap(({ tagName, attributes = [], members = [], slots = [], cssParts = [], events = [] }) =>
      [...attributes, ...members, ...slots, ...cssParts, ...events]
        .filter(({ description }) => !description)
        .map(({ name }) => `${tagName} ${name}`),
    );
  assert.deepEqual(silent, []);
});

it('editors are offered the elements, and the values of their attributes', () => {
  const { tags } = JSON.parse(read('dist/vscode.html-custom-data.json'));
  assert.deepEqual(
    names(tags),
    names(declarations.filter(({ tagName }) => tagName).map((one) => ({ name: one.tagName }))),
  );
  const { attributes } = tags.find(({ name }) => name === 'parvis-news-feed');
  const layout = attributes.find(({ name }) => name === 'layout');
  assert.deepEqual(names(layout.values), ['cards', 'compact', 'featured', 'list']);
  const jetbrains = JSON.parse(read('dist/web-types.json')).contributions.html.elements;
  assert.deepEqual(names(jetbrains), names(tags));
});
