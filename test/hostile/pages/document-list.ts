import '../../../src/widgets/document-list/define.js';
import type { ParvisDocumentList } from '../../../src/widgets/document-list/document-list.js';
import { takeTurn, type Turn, type Vector } from '../vectors.js';
import { provoke } from './provoke.js';

/** What a list made of hostile documents. */
export interface DrawnDocuments {
  readonly format: string;
  /** Rows drawn, documents that the reader counts as skipped. */
  readonly rows: number;
  readonly skipped: number;
  /** Vectors that are neither on the screen nor skipped. */
  readonly missing: readonly string[];
  /** What should not be there. */
  readonly wrong: readonly string[];
}

const layouts = ['table', 'cards', 'compact'] as const;
/** Sheets that are opened of each list. */
const SHEETS = 2;
/** Other pages write on the same server at the same time. */
const written = `/written/${Math.random()}-`;
let count = 0;

const xml = (text: string) =>
  // What XML forbids cannot be sent in it.

  `<![CDATA[${text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const mark = (index: number) => `[${index}]`;

interface Body {
  readonly format: string;
  readonly type: string;
  readonly body: string;
}

/** Every text as the name, the title, the address, the author and the description of a document. */
const json = (vectors: readonly Vector[]): Body => ({
  format: 'json',
  type: 'application/json',
  body: JSON.stringify({
    title: vectors[0]!.text,
    documents: vectors.flatMap(({ text }, index) => [
      {
        name: text,
        title: `${mark(index)} ${text}`,
        url: `/d/${index}`,
        author: text,
        version: text,
        description: text,
        lang: text,
      },
      { name: `${index}`, title: mark(index), url: text, folder: index % 2 > 0 },
    ]),
  }),
});

const dav = (vectors: readonly Vector[]): Body => ({
  format: 'webdav',
  type: 'application/xml',
  body: `<d:multistatus xmlns:d="DAV:">${vectors
    .map(
      ({ text }, index) =>
        `<d:response><d:href>/written/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}${index}</d:href><d:propstat><d:prop>` +
        `<d:displayname>${xml(`${mark(index)} ${text}`)}</d:displayname><d:creator-displayname>${xml(text)}</d:creator-displayname>` +
        `<d:getcontenttype>${xml(text)}</d:getcontenttype><d:getlastmodified>${xml(text)}</d:getlastmodified>` +
        `<d:resourcetype/></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>` +
        `<d:response><d:href>${xml(text)}</d:href><d:propstat><d:prop><d:displayname>${mark(index)}</d:displayname></d:prop>` +
        `<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
    )
    .join('')}</d:multistatus>`,
});

const page = {
  /** Draws the texts as documents in the formats that have their turn, follows all. */
  async drawDocuments(vectors: readonly Vector[], turn: Turn): Promise<DrawnDocuments[]> {
    const drawn: DrawnDocuments[] = [];
    for (const make of takeTurn([json, dav], turn)) drawn.push(await draw(vectors, make(vectors)));
    return drawn;
  },
};

/** What `document-list.ts` puts on the window of its page. */
export type DocumentListPage = typeof page;

Object.assign(globalThis, page);

async function draw(vectors: readonly Vector[], { format, type, body }: Body): Promise<DrawnDocuments> {
  const address = `${written}${++count}`;
  await fetch(address, { method: 'PUT', body, headers: { 'content-type': type } });
  const list = document.createElement('parvis-document-list');
  const groups = ['', 'kind', 'letter', 'year', 'folder'] as const;
  Object.assign(list, {
    keep: 'never',
    layout: layouts[count % 3],
    groupBy: groups[count % 5],
    search: count % 2 > 0,
    filters: 'kind folder period',
    tree: count % 2 > 0,
    src: address,
  });
  const items = await new Promise<readonly unknown[]>((resolve, reject) => {
    list.addEventListener('parvis-load', (event) => resolve((event as never as { items: unknown[] }).items));
    list.addEventListener('parvis-error', (event) => {
      const { kind, cause } = event as never as { kind: string; cause: Error };
      // A mistake of the page is none of its source.
      if (kind !== 'setup') reject(cause);
    });
    document.body.append(list);
  });
  // All of a list may lead out of it, and be left out.
  if (items.length) await drawnIn(list);
  else await list.updateComplete;
  const root = list.shadowRoot!;
  // A folder that is opened leads elsewhere: its name is what is hostile.
  list.addEventListener('parvis-folder-open', (event) => event.preventDefault());
  const drawn = root.querySelectorAll('[part=item]').length;
  const inSheets = await sheets(list);
  // Each has been opened, one by one.
  const shut = (event: Event) => {
    if ((event.target as Element).closest('.details')) event.stopImmediatePropagation();
  };
  root.addEventListener('click', shut, true);
  provoke(root);
  root.removeEventListener('click', shut, true);
  const seen = root.textContent;
  const missing = vectors.flatMap(({ name }, index) => (seen.includes(mark(index)) ? [] : [name]));
  const faults = wrong(root);
  list.remove();
  const skipped = vectors.length * 2 - items.length;
  // A name that climbs out of its folder, or leads elsewhere, is left out and counted.
  return {
    format,
    rows: drawn,
    skipped,
    missing: missing.length > skipped ? missing : [],
    wrong: [...inSheets, ...faults],
  };
}

/** Every row is drawn. */
async function drawnIn(list: ParvisDocumentList): Promise<void> {
  for (const begun = performance.now(); !list.shadowRoot!.querySelector('[part=item]');) {
    if (performance.now() - begun > 20_000) throw new Error(`nothing is drawn but ${list.shadowRoot!.textContent}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await list.updateComplete;
}

/** Opens the sheets of some documents, and does to them what readers do. */
async function sheets(list: ParvisDocumentList): Promise<string[]> {
  const root = list.shadowRoot!;
  const faults: string[] = [];
  const buttons = [...root.querySelectorAll<HTMLElement>('.details')];
  for (let at = 0; at < buttons.length; at += Math.max(1, Math.ceil(buttons.length / SHEETS))) {
    buttons[at]!.click();
    const opened = () => root.querySelector<HTMLDialogElement>('dialog[open]');
    for (const begun = performance.now(); !opened();) {
      if (performance.now() - begun > 20_000) throw new Error('no sheet opens');
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const dialog = opened()!;
    provoke(dialog);
    faults.push(
      ...wrong(root).filter(
        (fault) =>
          !/^<(dialog|dl|dt|dd|ul|pre|section|table|thead|tbody|tr|td|th|strong|img|progress|form|h\d)>$/.test(fault),
      ),
    );
    dialog.close();
    for (; root.querySelector('dialog');) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return faults;
}

/** What no drawing of ours holds. */
function wrong(root: ShadowRoot): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const faults: string[] = [];
    if (
      !/^(a|bdi|button|div|i|input|label|li|nav|ol|option|p|path|select|slot|span|svg|time|wbr)$/.test(
        element.localName,
      )
    )
      faults.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      // A look at what is on this site.
      if (name === 'src' && element.localName === 'img' && new URL(value, origin).origin === origin) continue;
      if (
        /^on|^(src|srcset|style|formaction|ping)$/.test(name) &&
        !(name === 'style' && element.parentNode === root && value.startsWith('--_'))
      )
        faults.push(`${element.localName} ${name}="${value.slice(0, 60)}"`);
      if (name === 'href' && !/^(https?:|#)/.test(value)) faults.push(`href="${value.slice(0, 60)}"`);
    }
    return faults;
  });
}
