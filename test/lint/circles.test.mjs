// Imports run one way: no file of src/ leads back to itself, whether by a value, a type, or what is fetched later.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const src = path.resolve(import.meta.dirname, '../../src');

/** What each file of src/ imports, types included. */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(src, file), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => path.join(path.dirname(file), fileName.replace(/\.js$/, '.ts')));
}

/** The ways that lead from a file back to itself: one for each circle that is met. */
function circlesOf(imports) {
  const circles = [];
  const done = new Set();
  const walk = (file, way) => {
    if (way.includes(file)) return circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const next of imports.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  return circles;
}

describe('imports run one way', () => {
  const files = readdirSync(src, { recursive: true }).filter((file) => file.endsWith('.ts'));
  const imports = new Map(files.map((file) => [file, importsOf(file)]));

  it('sees types, and what is fetched later', () => {
    const element = 'widgets/news-feed/news-feed.ts';
    assert.ok(imports.get(element).includes('widgets/news-feed/news-host.ts'), 'a type');
    assert.ok(imports.get(element).includes('widgets/news-feed/news-extras.ts'), 'what is fetched later');
  });

  it('finds a circle that is drawn by hand', () => {
    const drawn = new Map([
      ['a', ['b', 'c']],
      ['b', []],
      ['c', ['d']],
      ['d', ['a']],
    ]);
    assert.deepEqual(circlesOf(drawn), ['a → c → d → a']);
  });

  it('no file leads back to itself', () => {
    assert.deepEqual(circlesOf(imports), []);
  });
});
