import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { leanLit } from '../../rollup.lean-lit.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const modules = path.join(root, 'node_modules');
const MARK = 'lean-lit';

/**
 * Gives the sources the Lit of the bundles, from which `rollup.lean-lit.mjs` has cut what they are not to need: what a town
 * pastes is tested with what it really has. Libraries of the tests, and tests that compare with what Lit itself brings, keep Lit
 * as it is.
 */
export function leanLitServed() {
  const lean = leanLit();
  return {
    name: 'lean-lit-served',
    resolveImport({ source, context }) {
      const inside = new URLSearchParams(context.querystring).has(MARK);
      if (inside && source.startsWith('.')) return `${source}?${MARK}`;
      const own = /^\/(src|stories|test)\//.test(context.path) && !/lit\/directives\//.test(String(context.body));
      if (!(inside || own) || !/^(lit|lit-html|lit-element|@lit\/[\w-]+)(\/|$)/.test(source)) return undefined;
      return `/node_modules/${path.relative(modules, fileOf(source))}?${MARK}`;
    },
    transform(context) {
      if (!new URLSearchParams(context.querystring).has(MARK)) return undefined;
      const fail = (message) => {
        throw new Error(message);
      };
      const found = lean.transform.call({ error: fail }, String(context.body), path.join(root, context.path));
      // A bundler drops what is handed on and used by nobody; a browser asks for it.
      return { body: (found?.code ?? String(context.body)).replace(/,initialState(?=[^;]*\}from"\.\/task\.js")/, '') };
    },
  };
}

/** The file that a bundler takes for a page: the one under `default`. */
function fileOf(source) {
  const [, name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(source);
  const folder = path.join(modules, name);
  const { exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = path.join(folder, exports[`.${rest}`].default);
  if (!existsSync(file)) throw new Error(`${file} is not there`);
  return file;
}
