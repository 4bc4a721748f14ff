// The manifest, which editors and Storybook read, the README, which people read, and the sources say the same.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

execFileSync(process.execPath, ['node_modules/@custom-elements-manifest/analyzer/cli.js', 'analyze', '--quiet'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const declarations = JSON.parse(read('dist/custom-elements.json')).modules.flatMap((one) => one.declarations);
const element = (tag) => declarations.find(({ tagName }) => tagName === tag);
const names = (list = []) => list.map(({ name }) => name).sort();
const feed = element('parvis-news-feed');

const readme = read('README.md');
const section = (text, heading) => text.split(heading)[1].split(/\n##/)[0];
/** The rows of a table whose first column holds code: its names, and the names in the second column. */
const table = (text, heading) =>
  section(text, heading)
    .match(/^\| `.*$/gm)
    .map((row) => row.split('|').map((cell) => [...cell.matchAll(/`([\w-]+)/g)].map(([, name]) => name)))
    .map(([, first, second]) => [first, second]);

// Of every element of HTML.
const attributesOfAll = ['lang'];

for (const [file, heading] of [
  ['README.md', '## What a page writes'],
  ['README.fr.md', '## Régler'],
])
  it(`${file} tells of every attribute of the news feed, and of no other`, () => {
    const told = table(read(file), heading).flatMap(([first]) => first);
    assert.deepEqual(told.filter((name) => !attributesOfAll.includes(name)).sort(), names(feed.attributes));
  });

describe('of the news feed', () => {
  it('events, with their fields', () => {
    const rows = table(readme, '### Events');
    assert.deepEqual(rows.flatMap(([first]) => first).sort(), names(feed.events));
    for (const [[event], fields] of rows) {
      const { type } = feed.events.find(({ name }) => name === event);
      const members = names(declarations.find(({ name }) => name === type.text)?.members);
      assert.deepEqual([...fields].sort(), members, `the fields of ${event}, a ${type.text}`);
    }
  });

  it('parts: in the README, in the manifest and in the templates', () => {
    const told = /parts \(`([^`]+)`\)/.exec(section(readme, '### Looks'))[1].split(/\s+/);
    assert.deepEqual(told.sort(), names(feed.cssParts));
    const drawn = ['src/widgets/news-feed', 'src/ui']
      .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`))
      .flatMap((file) => (file.endsWith('.ts') ? [read(file)] : []))
      .flatMap((text) => [...text.matchAll(/\bpart(?:="|', ')([^"']+)/g)].flatMap(([, parts]) => parts.split(/\s+/)));
    assert.deepEqual([...new Set(drawn)].sort(), names(feed.cssParts));
  });

  it('slots', () => {
    const told = [...readme.matchAll(/`slot="(\w+)"`/g)].map(([, name]) => name);
    // The nameless one is what stands inside the tag.
    assert.deepEqual(['', ...told].sort(), names(feed.slots));
  });

  it('custom properties, each with its default', () => {
    // After `--parvis-color-accent`, `-text` is short for `--parvis-color-text`, and `-font-size` for `--parvis-font-size`.
    const told = [...section(readme, '### Looks').matchAll(/`(--?[a-z][a-z-]*)`/g)].map(([, name]) => name);
    const whole = (name) =>
      name.startsWith('--')
        ? name
        : names(feed.cssProperties).find((one) => [`--parvis${name}`, `--parvis-color${name}`].includes(one));
    assert.deepEqual(told.map(whole).sort(), names(feed.cssProperties));
    for (const { name, default: value, description } of feed.cssProperties) {
      assert.ok(value, `${name} has a default`);
      assert.ok(description, `${name} has a sentence`);
    }
  });
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
