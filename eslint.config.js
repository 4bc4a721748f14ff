// What the sources may not do: the bans of safety (nothing of a source is parsed but behind our one policy, no style
// attribute, no eval), and the directions in which the rooms of src/ may import. test/lint/ proves each of them.
import path from 'node:path';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ban = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

/** A name used as a value, as a member or by its text; not as a type, and not to ask whether it is there. */
const named = (names) => [
  `:not(TSTypeReference, TSQualifiedName, UnaryExpression[operator='typeof']) > Identifier[name=/^(${names})$/]`,
  `MemberExpression[computed=true] > Literal.property[value=/^(${names})$/]`,
];
/** A member that is written: by assignment, in an object to be assigned, or bound in a template. Reading it is harmless. */
const written = (names) => [
  `AssignmentExpression > MemberExpression.left[property.name=/^(${names})$/]`,
  `AssignmentExpression > MemberExpression.left[property.value=/^(${names})$/]`,
  `ObjectExpression > Property[key.name=/^(${names})$/], ObjectExpression > Property[key.value=/^(${names})$/]`,
  `CallExpression > Literal.arguments[value=/^(${names})$/]`,
  `TemplateElement[value.raw=/\\s[.?]?(${names})\\s*=\\s*["']?$/i]`,
];
const inTemplate = (pattern) =>
  `TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/${pattern}/i]`;

const parsing = ban(
  'Markup is parsed behind the one policy only: data/trusted-types.ts; that of a source is shown by data/safe-html.ts.',
  ...named('DOMParser|createContextualFragment|insertAdjacentHTML|XSLTProcessor'),
  ...named('unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic'),
  ...written('innerHTML|outerHTML|srcdoc'),
  "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
  "CallExpression[callee.object.property.name='document'][callee.property.name=/^write(ln)?$/]",
);
const workers = ban(
  'A worker is started by data/trusted-types.ts: a strict page refuses one made of a plain address.',
  ...named('Worker|SharedWorker|importScripts'),
);
const policies = ban('There is one policy, made in data/trusted-types.ts.', ...named('trustedTypes|createPolicy'));
const sanitizers = ban('HTML of a source is shown by data/safe-html.ts.', ...named('setHTML|parseHTML'));
const never = [
  ...ban('Never: it parses what nobody has looked at.', ...named('setHTMLUnsafe|parseHTMLUnsafe|execCommand')),
  ...ban('A strict page refuses code made of text.', ...named('eval|Function')),
  ...ban(
    'A strict page refuses style attributes: ui/css-vars.ts sets a value, a class does the rest.',
    ...named('styleMap'),
    "CallExpression > Literal.arguments[value='style']",
    inTemplate('(^|\\s)style\\s*='),
  ),
  ...ban(
    'A strict page refuses styles and scripts in markup: they stand in css`` and in listeners.',
    ...named('unsafeCSS'),
    inTemplate('<(style|script)\\b'),
    inTemplate('\\son[a-z]+\\s*='),
    'CallExpression[callee.property.name=/^createElement(NS)?$/] > Literal.arguments[value=/^(style|script)$/i]',
  ),
  ...ban(
    "A blank at the edge of a template is lost in the bundles: it is a value, ${' '}.",
    "TaggedTemplateExpression[tag.name='html'] > TemplateLiteral > TemplateElement:first-child[value.raw=/^ +</]",
    "TaggedTemplateExpression[tag.name='html'] > TemplateLiteral > TemplateElement[tail=true][value.raw=/> +$/]",
  ),
  ...ban('Nothing leaves the site: no cookie, no counter.', ...named('sendBeacon|cookie|cookieStore')),
  ...ban(
    'Firefox 115 throws at a selector with :has(), Chrome 111 at one with :dir(): ask in two steps.',
    ...['Literal[value', 'TemplateElement[value.raw'].map(
      (text) =>
        `CallExpression[callee.property.name=/^(querySelector(All)?|matches|closest)$/] ${text}=/:(has|dir)\\(/]`,
    ),
  ),
  ...ban(
    'Browsers that Parvis is for do not have it (Chrome and Edge 111, Firefox 115, Safari 16.4).',
    ...named('canParse|withResolvers|checkVisibility|showPopover|fromAsync|isWellFormed|toWellFormed'),
    'MemberExpression[property.name=/^aria[A-Z]/]',
    "MemberExpression[object.name='AbortSignal'][property.name='any']",
    "MemberExpression[object.name='URL'][property.name='parse']",
    "MemberExpression[object.name=/^(Object|Map)$/][property.name='groupBy']",
    "MemberExpression[object.name='Intl'][property.name=/^(Segmenter|DurationFormat)$/]",
  ),
  ...ban(
    'On a page with MooTools it makes something else of what it is given: [...Array(n).keys()].map(), or [...values].map().',
    "MemberExpression[object.name='Array'][property.name='from']",
  ),
  ...ban('A union of strings does it, and leaves nothing in the bundle.', 'TSEnumDeclaration'),
  ...ban('A file is a module.', "TSModuleDeclaration[kind!='global']"),
  ...ban(
    'What is private is #private, save what carries a decorator.',
    "MethodDefinition[accessibility='private'], TSParameterProperty[accessibility='private']",
    "PropertyDefinition[accessibility='private'][decorators.length=0]",
  ),
];
const requests = ban(
  'Requests are made by data/request.ts, uploads by data/send-body.ts, or both with the fetch that one is handed.',
  ':not(MemberExpression, TSTypeQuery) > Identifier[name=/^(XMLHttpRequest|WebSocket|EventSource)$/]',
  "CallExpression[callee.object.name=/^(window|globalThis|self)$/][callee.property.name='fetch']",
);
const all = { parsing, workers, policies, sanitizers, never, requests };
/** Every ban but these, for the files where they are at home. */
const bans = (...lifted) => ({
  'no-restricted-syntax': [
    'error',
    ...Object.entries(all)
      .filter(([name]) => !lifted.includes(name))
      .flatMap(([, selectors]) => selectors),
  ],
});

const src = path.join(import.meta.dirname, 'src');

/** The room of a file: `data`, `ui`, `widgets/news-feed`; the files beside the rooms are the doors. */
function roomOf(file) {
  const [room, widget] = path.relative(src, file).split(path.sep);
  if (room === '..' || widget === undefined) return room === '..' ? 'outside' : 'door';
  return room === 'widgets' ? `widgets/${widget}` : room;
}

const isWidget = (room) => room.startsWith('widgets/');
const isPure = (file) => /^(parse-[\w-]+|news-item|document-entry|calendar-event|idea)\.ts$/.test(path.basename(file));

/** Data goes source → parse → model → controller → view, and imports run the other way only. */
const directions = {
  create(context) {
    const file = context.filename;
    const room = roomOf(file);
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      const complain = (message) => context.report({ node: source, message });
      const bare = !source.value.startsWith('.');
      if (isPure(file) && /^(lit|lit-html|lit-element|@lit\/[\w-]+|@lit)(\/|$)/.test(source.value))
        return complain('Parsers and models know nothing of Lit.');
      if (bare) {
        if (source.value.startsWith('dompurify') && path.basename(file) !== 'purify-html.ts')
          complain('DOMPurify is behind data/safe-html.ts.');
        return;
      }
      const target = path.resolve(path.dirname(file), source.value);
      const other = roomOf(target);
      if (other === 'outside') return complain('The sources stand alone: they import nothing from outside src/.');
      if (
        isPure(file) &&
        /^(request|web-source|load-controller)\.js$/.test(path.basename(target)) &&
        node.importKind !== 'type'
      )
        return complain('Parsers and models make no request.');
      if (isPure(file) && !['data', room].includes(other))
        return complain('Parsers and models know data/ and their own room.');
      if (room === other || room === 'door') return;
      if (isWidget(room) && isWidget(other))
        return complain('Widgets never import each other: what two need is in data/ or ui/.');
      if (isWidget(other)) return complain(`${room}/ is for all widgets and imports none.`);
      if (room === 'data' && other === 'ui') return complain('data/ draws nothing: it does not import ui/.');
      if (other === 'door' && !/^(version|define-element)\.js$/.test(path.basename(target)))
        complain('The doors are for others: import the file itself.');
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};

const typed = ['**/*.ts'];
const shipped = ['src/**/*.ts', 'stories/**/*.ts'];

export default defineConfig(
  { ignores: ['dist', 'storybook-static', 'coverage', '.cache', 'demo/data', 'demo/.data'] },
  js.configs.recommended,
  {
    files: typed,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `equal` is typed as a promise, for the sake of snapshots. An accessibility check is one, and must be awaited.
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] },
      ],
      // Listeners and callbacks may be async: what they await tells of its own failures.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // A source that a page writes gives a promise, whether it awaits anything or not.
      '@typescript-eslint/require-await': 'off',
      // An answer that is no success is thrown as it came, and becomes a SourceError where its kind is told.
      '@typescript-eslint/only-throw-error': 'off',
      // Lit binds listeners, and the sentences of a language are functions without `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  lit['flat/recommended'],
  wc['flat/best-practice'],
  // LitElement has every callback.
  { rules: { 'wc/guard-super-call': 'off' } },
  { plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  { settings: { wc: { elementBaseClasses: ['LitElement'] } } },
  { rules: { 'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }] } },
  // A page may have closed roots: the tests are such pages.
  { files: ['test/**/*.ts'], rules: { 'wc/no-closed-shadow-root': 'off' } },
  { files: shipped, rules: { ...bans(), 'no-console': ['error', { allow: ['warn', 'error'] }] } },
  {
    files: ['src/**/*.ts'],
    plugins: { parvis: { rules: { directions } } },
    rules: {
      'parvis/directions': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Only data/request.ts asks.' }],
    },
  },
  // Where the bans are lifted, each file for what it is there for.
  { files: ['src/data/trusted-types.ts'], rules: bans('parsing', 'workers', 'policies') },
  { files: ['src/data/safe-html.ts'], rules: bans('sanitizers') },
  {
    files: ['src/data/request.ts', 'src/data/send-body.ts'],
    rules: { ...bans('requests'), 'no-restricted-globals': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: nodeGlobals() } },
  // Scripts of pages, and tests that send functions into one: a name that is nowhere shows when they run.
  { files: ['demo/pages/**/*.js', 'test/**/*.js', 'test/**/*.mjs'], rules: { 'no-undef': 'off' } },
  prettier,
);

/** What configurations, scripts and the server of the demo find in Node. */
function nodeGlobals() {
  const names = ['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'fetch', 'Response', 'Request', 'Headers'];
  const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'queueMicrotask'];
  const others = ['AbortController', 'AbortSignal', 'TextDecoder', 'TextEncoder', 'performance', 'structuredClone'];
  return Object.fromEntries([...names, ...timers, ...others].map((name) => [name, 'readonly']));
}
