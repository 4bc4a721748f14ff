// Each ban of eslint.config.js, seen red on a planted sample and green on the honest line beside it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  // A planted sample is in no project; the bans need no types.
  overrideConfig: { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
});

/** The rules of ours that a text breaks, as a file of that name. */
async function broken(file, code) {
  const [{ messages }] = await eslint.lintText(code, { filePath: path.join(root, file) });
  assert.deepEqual(
    messages.filter(({ fatal }) => fatal),
    [],
    'the sample can be parsed',
  );
  return messages
    .filter(({ ruleId }) => /^(no-restricted-|parvis\/|no-console|no-warning-comments)/.test(ruleId))
    .map(({ message }) => message);
}

const news = 'src/widgets/news-feed';
const markup = /^Markup is parsed behind the one policy/;
const worker = /^A worker is started by/;
const style = /refuses style attributes/;
const inMarkup = /refuses styles and scripts in markup/;
const text = /refuses code made of text/;
const blank = /A blank at the edge of a template/;
const unseen = /parses what nobody has looked at/;
const selector = /throws at a selector/;
const late = /Browsers that Parvis is for do not have it/;

const red = [
  // Browsers
  ['src/ui/a.ts', `root.querySelector('dialog:not(:has(form))')?.close();`, selector],
  ['src/ui/a.ts', 'if (element.closest(`.${name}:has(> b)`)) go();', selector],
  ['src/ui/a.ts', `if (icon.matches(':dir(rtl)')) turn();`, selector],
  ['src/ui/a.ts', `buttons.find((button) => button.ariaLabel === name)`, late],
  ['src/data/a.ts', `const both = AbortSignal.any([one, other]);`, late],
  ['src/data/a.ts', `if (URL.canParse(text)) go();`, late],
  ['src/data/a.ts', `const url = URL.parse(text);`, late],
  ['src/ui/a.ts', `const letters = new Intl.Segmenter('fr');`, late],
  // Markup
  ['src/ui/a.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`, markup],
  ['src/ui/a.ts', `import { unsafeHTML as html } from 'lit/directives/unsafe-html.js';`, markup],
  ['src/ui/a.ts', `import { unsafeSVG } from 'lit/directives/unsafe-svg.js';`, markup],
  ['src/ui/a.ts', `import { unsafeMathML } from 'lit/directives/unsafe-mathml.js';`, markup],
  ['src/ui/a.ts', `import { unsafeStatic } from 'lit/static-html.js';`, markup],
  ['src/ui/a.ts', `element.innerHTML = text;`, markup],
  ['src/ui/a.ts', `element.innerHTML += text;`, markup],
  ['src/ui/a.ts', `element['innerHTML'] = text;`, markup],
  ['src/ui/a.ts', `this.renderRoot.host.outerHTML = text;`, markup],
  ['src/ui/a.ts', `Object.assign(element, { innerHTML: text });`, markup],
  ['src/ui/a.ts', `Reflect.set(element, 'innerHTML', text);`, markup],
  ['src/ui/a.ts', 'const t = html`<p .innerHTML=${text}></p>`;', markup],
  ['src/ui/a.ts', 'const t = html`<iframe srcdoc="${text}"></iframe>`;', markup],
  ['src/ui/a.ts', `frame.srcdoc = text;`, markup],
  ['src/ui/a.ts', `element.insertAdjacentHTML('beforeend', text);`, markup],
  ['src/ui/a.ts', `element['insertAdjacentHTML']('beforeend', text);`, markup],
  ['src/ui/a.ts', `document.write(text);`, markup],
  ['src/ui/a.ts', `window.document.writeln(text);`, markup],
  ['src/ui/a.ts', `document.createRange().createContextualFragment(text);`, markup],
  ['src/data/a.ts', `new DOMParser().parseFromString(text, 'text/html');`, markup],
  ['src/data/a.ts', `const Parser = globalThis.DOMParser;`, markup],
  ['src/data/a.ts', `const Parser = globalThis['DOMParser'];`, markup],
  ['src/data/safe-html.ts', `new DOMParser().parseFromString(text, 'text/html');`, markup],
  ['src/data/safe-html.ts', `element.innerHTML = text;`, markup],
  ['src/data/a.ts', `element.setHTML(text);`, /is shown by data\/safe-html/],
  ['src/data/trusted-types.ts', `element.setHTML(text);`, /is shown by data\/safe-html/],
  ['src/data/a.ts', `element.setHTMLUnsafe(text);`, unseen],
  ['src/data/safe-html.ts', `element.setHTMLUnsafe(text);`, unseen],
  ['src/data/trusted-types.ts', `Document.parseHTMLUnsafe(text);`, unseen],
  ['src/data/a.ts', `import DOMPurify from 'dompurify';`, /DOMPurify is behind/],
  ['src/data/a.ts', `trustedTypes.createPolicy('mine', rules);`, /There is one policy/],
  ['stories/a.stories.ts', `element.innerHTML = text;`, markup],
  // Workers
  ['src/data/a.ts', `new Worker(address);`, worker],
  ['src/data/a.ts', `new globalThis.SharedWorker(address);`, worker],
  ['src/data/safe-html.ts', `new Worker(address);`, worker],
  // Styles and scripts
  ['src/ui/a.ts', `import { styleMap } from 'lit/directives/style-map.js';`, style],
  ['src/ui/a.ts', 'const t = html`<p style="color: red"></p>`;', style],
  ['src/ui/a.ts', 'const t = html` <b>${value}</b>`;', blank],
  ['src/ui/a.ts', 'const t = html`<b>${value}</b> `;', blank],
  ['src/ui/a.ts', 'const t = html`<p style=${value}></p>`;', style],
  ['src/ui/a.ts', 'const t = html`<p class="a"\n  STYLE = "color: red"></p>`;', style],
  ['src/ui/a.ts', `element.setAttribute('style', value);`, style],
  ['stories/a.stories.ts', 'const t = html`<p style="color: red"></p>`;', style],
  ['src/ui/a.ts', 'const t = html`<style>p { color: red }</style>`;', inMarkup],
  ['src/ui/a.ts', 'const t = html`<script>go()</script>`;', inMarkup],
  ['src/ui/a.ts', 'const t = html`<p onclick="go()"></p>`;', inMarkup],
  ['src/ui/a.ts', `document.createElement('style');`, inMarkup],
  ['src/ui/a.ts', `import { unsafeCSS } from 'lit';`, inMarkup],
  // Code made of text
  ['src/data/a.ts', `eval(text);`, text],
  ['src/data/a.ts', `(0, globalThis.eval)(text);`, text],
  ['src/data/trusted-types.ts', `new Function(text)();`, text],
  ['src/data/a.ts', `const make = Function;`, text],
  // What leaves the site
  ['src/ui/a.ts', `fetch('/feed');`, /^Only data\/request\.ts asks|^Unexpected use of 'fetch'/],
  [`${news}/parse-a.ts`, `export const parseA = () => fetch('/feed');`, /Unexpected use of 'fetch'/],
  ['src/data/a.ts', `window.fetch('/feed');`, /^Requests are made by/],
  ['src/data/a.ts', `new EventSource('/live');`, /^Requests are made by/],
  ['src/data/a.ts', `document.cookie = 'a=b';`, /^Nothing leaves the site/],
  ['src/data/a.ts', `navigator.sendBeacon('/count');`, /^Nothing leaves the site/],
  // Manner
  ['src/data/a.ts', `enum Kind { A }`, /^A union of strings/],
  ['src/data/a.ts', `namespace Kind { export const a = 1; }`, /^A file is a module/],
  ['src/data/a.ts', `class A { private a = 1; }`, /^What is private is #private/],
  ['src/data/a.ts', `class A { private go() {} }`, /^What is private is #private/],
  ['src/data/a.ts', `// TODO: later`, /Unexpected 'todo' comment/],
  ['src/data/a.ts', `console.log('here');`, /Unexpected console statement/],
  // Directions
  ['src/data/a.ts', `import { newsRow } from '../widgets/news-feed/news-row.js';`, /^data\/ is for all widgets/],
  ['src/data/a.ts', `import type { NewsItem } from '../widgets/news-feed/news-item.js';`, /^data\/ is for all widgets/],
  ['src/data/a.ts', `const row = () => import('../widgets/news-feed/news-row.js');`, /^data\/ is for all widgets/],
  ['src/data/a.ts', `export { newsRow } from '../widgets/news-feed/news-row.js';`, /^data\/ is for all widgets/],
  ['src/data/a.ts', `export * from '../widgets/news-feed/news-row.js';`, /^data\/ is for all widgets/],
  ['src/data/a.ts', `type Row = import('../widgets/news-feed/news-row.js').Row;`, /^data\/ is for all widgets/],
  ['src/data/a.ts', `import { icon } from '../ui/icon.js';`, /^data\/ draws nothing/],
  ['src/data/a.ts', `const icon = await import('../ui/icon.js');`, /^data\/ draws nothing/],
  ['src/ui/a.ts', `import { newsRow } from '../widgets/news-feed/news-row.js';`, /^ui\/ is for all widgets/],
  ['src/i18n/a.ts', `import type { NewsItem } from '../widgets/news-feed/news-item.js';`, /^i18n\/ is for all widgets/],
  ['src/theme/a.ts', `import '../widgets/news-feed/news-feed.styles.js';`, /^theme\/ is for all widgets/],
  ['src/settings/a.ts', `import '../widgets/news-feed/define.js';`, /^settings\/ is for all widgets/],
  [`${news}/a.ts`, `import type { Idea } from '../idea-box/idea.js';`, /^Widgets never import each other/],
  [`${news}/views/a.ts`, `import('../../idea-box/idea.js');`, /^Widgets never import each other/],
  [`${news}/a.ts`, `import { ParvisNewsFeed } from '../../index.js';`, /^The doors are for others/],
  ['src/ui/a.ts', `import server from '../../demo/server/server.mjs';`, /^The sources stand alone/],
  [`${news}/parse-a.ts`, `import { html } from 'lit';`, /know nothing of Lit/],
  [`${news}/parse-a.ts`, `import type { TemplateResult } from 'lit';`, /know nothing of Lit/],
  [`${news}/parse-a.ts`, `import { Task } from '@lit/task';`, /know nothing of Lit/],
  [`${news}/news-item.ts`, `import { html } from 'lit';`, /know nothing of Lit/],
  ['src/data/parse-a.ts', `import { html } from 'lit';`, /know nothing of Lit/],
  [`${news}/parse-a.ts`, `import { request } from '../../data/request.js';`, /make no request/],
  [`${news}/news-item.ts`, `import { dateWords } from '../../i18n/date-words.js';`, /know data\/ and their own room/],
];

const green = [
  ['src/data/trusted-types.ts', `new DOMParser().parseFromString(text, 'text/html');`],
  ['src/data/trusted-types.ts', `new Worker(address); element.innerHTML = text;`],
  ['src/data/safe-html.ts', `element.setHTML(text);`],
  ['src/data/purify-html.ts', `import DOMPurify from 'dompurify';`],
  ['src/data/request.ts', `const answer = await fetch('/feed');`],
  ['src/ui/a.ts', "const t = html`${' '}<b>${value}</b>${' '}`;"],
  ['src/data/a.ts', `const text = element.innerHTML; const there = typeof DOMParser;`],
  ['src/data/a.ts', `export const start = (): Worker | undefined => undefined;`],
  ['src/data/a.ts', `export const ask = ({ fetch }: { fetch: typeof globalThis.fetch }) => fetch('/feed');`],
  ['src/ui/a.ts', 'const t = html`<p class="style" @click=${go}>style = 1</p>`;'],
  ['src/ui/a.ts', `import { dateWords } from '../i18n/date-words.js';`],
  ['src/ui/a.ts', `declare global { interface Window { a: 1 } } export {};`],
  [`${news}/a.ts`, `class A { @state() private a = 1; #b = 2; }`],
  [`${news}/parse-a.ts`, `import { parseXml } from '../../data/trusted-types.js'; import './news-item.js';`],
  [`${news}/define.ts`, `import { defineElement } from '../../define-element.js'; import '../../settings/define.js';`],
  ['src/loader.ts', `const load = () => import('./widgets/news-feed/define.js');`],
];

describe('lint refuses', () => {
  for (const [file, code, expected] of red)
    it(`${JSON.stringify(code)} in ${file}`, async () => {
      const messages = await broken(file, code);
      assert.ok(
        messages.some((message) => expected.test(message)),
        `expected ${expected}, lint said ${JSON.stringify(messages)}`,
      );
    });
});

describe('lint allows', () => {
  for (const [file, code] of green)
    it(`${JSON.stringify(code)} in ${file}`, async () => assert.deepEqual(await broken(file, code), []));
});
