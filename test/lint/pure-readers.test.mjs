// The readers are pure however deep one looks: nothing that they import, at any distance, draws or asks.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const src = path.resolve(import.meta.dirname, '../../src');

/** What a file imports when it runs: types are gone by then. */
function importsOf(file) {
  const found = [];
  const walk = (node) => {
    const typeOnly = ts.isImportDeclaration(node)
      ? node.importClause?.isTypeOnly || isOfTypes(node.importClause?.namedBindings)
      : node.isTypeOnly;
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && !typeOnly)
      found.push(node.moduleSpecifier.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      found.push(node.arguments[0].text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

/** `import { type A }` imports nothing. */
const isOfTypes = (named) => named?.elements?.length > 0 && named.elements.every(({ isTypeOnly }) => isTypeOnly);

/** Each file or package that a file leads to, with the way there. */
function reached(file, way = [path.relative(src, file)], all = new Map()) {
  for (const name of importsOf(file)) {
    const other = name.startsWith('.') ? path.resolve(path.dirname(file), name.replace(/\.js$/, '.ts')) : name;
    const shown = name.startsWith('.') ? path.relative(src, other) : name;
    if (all.has(shown)) continue;
    all.set(shown, [...way, shown].join(' → '));
    if (existsSync(other)) reached(other, [...way, shown], all);
  }
  return all;
}

const impure =
  /^(lit|@lit)(\/|$)|^(ui|i18n|theme|settings)\/|^data\/(request|web-source|load-controller|kept-copies)\.ts$/;
const readers = readdirSync(src, { recursive: true })
  .filter((file) => /(^|\/)parse-[\w-]+\.ts$/.test(file))
  .concat('formats.ts');

describe('a reader draws nothing and asks nothing', () => {
  for (const reader of readers)
    it(reader, () => {
      const all = reached(path.join(src, reader));
      assert.deepEqual(
        [...all].filter(([name]) => impure.test(name)).map(([, way]) => way),
        [],
      );
    });
});

it('the way to what draws is found where there is one', () => {
  const all = reached(path.join(src, 'widgets/news-feed/define.ts'));
  assert.match(all.get('lit') ?? '', /^widgets\/news-feed\/define\.ts → .* → lit$/);
  assert.ok(all.has('data/request.ts'));
});
