// One pass of TypeScript to dist/, for programs; then, from dist/, what a page takes with one <script>: dist/cdn/.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { leanLit } from './rollup.lean-lit.mjs';
import { letOnly } from './rollup.let-only.mjs';

const sources = readdirSync('src', { recursive: true, withFileTypes: true })
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => file.endsWith('.ts'));

/** What a program installs beside Parvis. */
const external = /^(lit|@lit|tslib|dompurify|diff|uqr)(\/|$)/;

const forPages = () => [
  versionInside(),
  nodeResolve(),
  leanLit(),
  ownPolicyForLit(),
  minifyTemplateLiterals({ include: 'dist/**', failOnError: true }),
  ...smaller(),
];

// Not `module: true`: forced on a classic script, it drops what the script makes.
const smaller = () => [
  terser({ ecma: 2021, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false }, format: { comments: false } }),
  letOnly(),
];

/**
 * What is started by its address, and not imported, is one file with all it needs: in dist/ too, where the bundler of a
 * program takes it for a file like any other and copies it as it is.
 */
const worker = 'widgets/event-calendar/icalendar/long/calendar-worker.js';

// Where there is no page it does nothing; on a page that stops it, it stops whole, with one line in the console.
const guarded = { intro: 'if(globalThis.document)try{', outro: '}catch(e){console.error("Parvis:",e)}' };

export default [
  {
    input: Object.fromEntries(sources.map((file) => [path.relative('src', file).replace(/\.ts$/, ''), file])),
    external,
    output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'src', sourcemap: true },
    plugins: [empty('dist'), typescript({ tsconfig: './tsconfig.json', noEmitOnError: true })],
  },
  {
    input: { parvis: 'dist/loader.js' },
    output: {
      dir: 'dist/cdn',
      format: 'es',
      entryFileNames: '[name].js',
      // What tells two versions of one file apart, in letters that pack.
      chunkFileNames: '[name]-[hash:7].js',
      hashCharacters: 'hex',
      manualChunks,
      onlyExplicitManualChunks: true,
      // One short form of everything: it packs better.
      generatedCode: { preset: 'es2015', symbols: false },
      freeze: false,
    },
    plugins: [forPages(), whole(), files()],
  },
  {
    input: 'dist/all.js',
    output: { file: 'dist/cdn/parvis.all.js', format: 'es', inlineDynamicImports: true, ...guarded },
    plugins: [forPages(), alone(), classic()],
  },
  {
    input: `dist/${worker}`,
    output: ['dist/cdn/calendar-worker.js', `dist/${worker}`].map((file) => ({ file, format: 'es' })),
    plugins: [smaller()],
  },
];

/** What each widget always fetches: its element, and the reader of its usual format. */
const atRest = {
  'news-feed': ['news-feed/news-feed.js', 'news-feed/feeds/parse-rss.js'],
  'document-list': ['document-list/document-list.js', 'document-list/formats/parse-webdav.js'],
  'idea-box': ['idea-box/idea-box.js', 'idea-box/formats/parse-parvis.js'],
  'event-calendar': [
    'event-calendar/event-calendar.js',
    'event-calendar/icalendar/parse-icalendar.js',
    // What each view is written with, and not the view: a phone shows another one.
    'event-calendar/views/event-words.js',
    'event-calendar/views/grid-keys.js',
  ],
};

/** What one widget always fetches, and others where they are asked for more: small files weigh less as one. */
const together = {
  // What is drawn with.
  drawing: /\/(ui\/(css-vars|icon)|theme\/wear|lit(-html)?\/directive)\.js$/,
  // The text of HTML, which feeds are full of, and documents and ideas seldom.
  text: /\/values\/plain-text\.js$/,
  // What readers choose with, and ask for more, in a list.
  choosing: /\/(theme\/filter\.styles|list\/shown-rows)\.js$/,
  // How a folder is asked, read and written down.
  folder: /\/(prepare|xml-children|shown-name|size-words|ground-of)\.js$/,
};

/** French comes with its widget: see `Widget.words`. */
const ownWords = /\/i18n\/\w+\/fr-\w+\.js$/;

/**
 * What a widget always fetches comes as one file, and what all of them stand on as another: few files pack better than
 * many, and nobody waits twice. What only settings need stays apart.
 */
function manualChunks(id, { getModuleInfo }) {
  if (/context\/lib\/.*(provider|notifier)/.test(id)) return 'provider';
  const name = Object.keys(together).find((one) => together[one].test(id));
  if (name) return name;
  const reaches = (from, seen = new Set()) =>
    from === id ||
    (!seen.has(from) && !!seen.add(from) && getModuleInfo(from).importedIds.some((next) => reaches(next, seen)));
  const widgets = Object.keys(atRest).filter((name) =>
    atRest[name].some((file) => reaches(path.resolve('dist/widgets', file))),
  );
  const [widget, ...others] = widgets;
  // A calendar needs nothing of what makes lists of any length out of XML.
  if (others.length) return widgets.includes('event-calendar') ? 'shared' : 'lists';
  return widget && (widget === 'news-feed' || id.includes(widget) || ownWords.test(id)) ? widget : undefined;
}

/** Removes what an earlier build left. */
function empty(folder) {
  return { name: 'empty', buildStart: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Gives each file its own copy of the version. Shared, it would tie the chunks to the loader by its address, which a
 * site may write with a query of its own: the page would then run two loaders.
 */
function versionInside() {
  return {
    name: 'version-inside',
    async resolveId(source, importer) {
      if (!source.endsWith('/version.js')) return null;
      const { id } = await this.resolve(source, importer, { skipSelf: true });
      return `${id}?in=${path.basename(importer)}`;
    },
    load: (id) => (/\/version\.js\?/.test(id) ? readFileSync(id.replace(/\?.*/, ''), 'utf8') : null),
  };
}

/** A bundle of one file may have been copied without the others: it knows of no address beside its own. */
function alone() {
  return { name: 'alone', resolveImportMeta: (property) => (property === 'url' ? '""' : null) };
}

/** The same in a function of its own, for a page that takes a script which is not a module. */
function classic() {
  return {
    name: 'classic',
    generateBundle(_options, { 'parvis.all.js': { code, imports, exports } }) {
      if (imports[0] ?? exports[0]) this.error('A script that is not a module neither imports nor exports.');
      this.emitFile({
        type: 'asset',
        fileName: 'parvis.classic.js',
        source: `!function(){"use strict";${code.trim()}}();\n`,
      });
    },
  };
}

/** The loader is one file: nothing imports it, and it imports nothing before a page needs it. */
function whole() {
  return {
    name: 'whole',
    generateBundle(_options, bundle) {
      const { imports } = bundle['parvis.js'];
      if (imports.length) this.error(`The loader would need ${imports.join(' and ')}.`);
    },
  };
}

/** What stands beside the scripts: the style sheet, and the licences of what the bundles carry. */
function files() {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const licences = Object.keys(dependencies).map((name) => {
    const folder = `node_modules/${name}`;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name}\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
  });
  return {
    name: 'files',
    generateBundle() {
      const css = readFileSync('src/parvis.css', 'utf8').replace(/\/\*[^]*?\*\//g, '');
      this.emitFile({ type: 'asset', fileName: 'parvis.css', source: `${css.trim()}\n` });
      this.emitFile({ type: 'asset', fileName: 'LICENCES.txt', source: licences.join('\n\n') });
    },
  };
}

/**
 * Lit makes a policy named `lit-html`, and a strict page lets that name be made once: the bundles leave it to the Lit
 * that the page may have, whichever comes first, and draw by our own.
 */
function ownPolicyForLit() {
  const policy = path.resolve('dist/data/trusted-types.js');
  const made = /\b(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/;
  let found = false;
  return {
    name: 'own-policy-for-lit',
    buildStart: () => {
      found = false;
    },
    transform(code, id) {
      if (!code.includes('createPolicy') || id === policy || id.includes('dompurify')) return null;
      if (!made.test(code)) this.error(`${id} makes a Trusted Types policy in a way that is not known here.`);
      found = true;
      return {
        code: `import{templatePolicy}from${JSON.stringify(policy)};${code.replace(made, 'templatePolicy')}`,
        map: null,
      };
    },
    buildEnd(error) {
      if (!error && !found) this.error('lit-html no longer makes its Trusted Types policy where it did.');
    },
  };
}
