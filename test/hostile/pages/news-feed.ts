import { readBody } from '../../../src/data/reading/read-body.js';
import '../../../src/widgets/news-feed/define.js';
import type { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';
import { newsFormats } from '../../../src/widgets/news-feed/news-formats.js';
import { atom, broken, json, rss, textMark, titleMark, xhtml, type HostileFeed } from '../bodies.js';
import { takeTurn, type Turn, type Vector } from '../vectors.js';
import { provoke } from './provoke.js';

/** What a widget made of a hostile feed. */
export interface Drawn {
  readonly format: string;
  /** Items drawn, texts opened, items that the reader counts as skipped. */
  readonly items: number;
  readonly opened: number;
  readonly skipped: number;
  /** Vectors that are neither on the screen nor skipped. */
  readonly missing: readonly string[];
  /** What should not be there. */
  readonly wrong: readonly string[];
}

const layouts = ['list', 'cards', 'featured'];
/** Other pages write on the same server at the same time. */
const written = `/written/${Math.random()}-`;
let count = 0;

const page = {
  /** Draws the texts as feeds in the formats that have their turn, opens all, follows all. */
  async draw(vectors: readonly Vector[], isWellFormed: (text: string) => boolean, turn: Turn): Promise<Drawn[]> {
    const wellFormed = vectors.filter(({ text }) => isWellFormed(text));
    // What opens a comment in one item takes the next ones with it, by the rules.
    const contained = vectors.filter(({ text }) => !/<!|<\?|-->|]]>/.test(text));
    const [first] = vectors;
    const ways = [
      () => draw(vectors, rss(vectors)),
      () => draw(vectors, atom(vectors)),
      () => draw(vectors, json(vectors)),
      () => draw(wellFormed, xhtml(wellFormed)),
      () => draw(contained, broken(contained)),
      // Beside another, the name that a source gives itself is shown.
      () => draw([first!], rss([first!], vectors), atom([first!], vectors)),
    ];
    const drawn: Drawn[] = [];
    for (const way of takeTurn(ways, turn)) drawn.push(await way());
    return drawn;
  },
};

/** What `news-feed.ts` puts on the window of its page. */
export type NewsFeedPage = typeof page;

Object.assign(globalThis, page);

/** Serves a feed, and tells what the reader makes of it. */
async function serve({ type, body }: HostileFeed): Promise<{ address: string; items: number; skipped: number }> {
  const address = `${written}${++count}`;
  await fetch(address, { method: 'PUT', body, headers: { 'content-type': type } });
  const about = { url: new URL(address, location.href).href, contentType: type };
  const { items, skipped } = await readBody(body, about, newsFormats);
  return { address, items: items.length, skipped };
}

async function draw(vectors: readonly Vector[], ...feeds: readonly HostileFeed[]): Promise<Drawn> {
  const served = [];
  for (const feed of feeds) served.push(await serve(feed));
  const items = served.reduce((sum, one) => sum + one.items, 0);
  const skipped = served.reduce((sum, one) => sum + one.skipped, 0);

  const feed = document.createElement('parvis-news-feed');
  const more = count % 2 > 0;
  Object.assign(feed, { keep: 'never', layout: layouts[count % 3], search: more, more, max: 1000 });
  if (more || served[1]) feed.filters = 'category source audience period';
  if (served[1]) {
    feed.append(
      ...served.map(({ address }) => Object.assign(document.createElement('parvis-source'), { src: address })),
    );
  } else feed.src = served[0]!.address;
  const loaded = new Promise((resolve) => feed.addEventListener('parvis-load', resolve, { once: true }));
  document.body.append(feed);
  await loaded;
  // What two sources give at the same address is one item.
  await rows(feed, served[1] ? 1 : items);
  await feed.updateComplete;
  const root = feed.shadowRoot!;
  const opened = await open(root);
  provoke(root);

  const seen = root.textContent;
  const signs = letters(seen);
  const missing = vectors.flatMap(({ name, text }, index) =>
    seen.includes(titleMark(index)) &&
    seen.includes(textMark(index)) &&
    // Titles of JSON Feed are text, shown as it is.
    (feeds[0]!.format !== 'json' || signs.includes(letters(text)))
      ? []
      : [name],
  );
  const faults = wrong(root);
  feed.remove();
  return {
    format: feeds.map(({ format }) => format).join(' and '),
    items,
    opened,
    skipped,
    missing: missing.length > skipped ? missing : [],
    wrong: faults,
  };
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}<>=]/gu, '');

/** All rows are drawn. */
function rows(feed: ParvisNewsFeed, wanted: number): Promise<void> {
  const root = feed.shadowRoot!;
  return new Promise((resolve) => {
    const watch = new MutationObserver(check);
    watch.observe(root, { childList: true, subtree: true });
    check();
    function check() {
      if (root.querySelectorAll('[part=item]').length < wanted) return;
      watch.disconnect();
      resolve();
    }
  });
}

/** Opens every full text in its place. */
async function open(root: ShadowRoot): Promise<number> {
  const buttons = [...root.querySelectorAll<HTMLElement>('button.read')];
  const open = buttons.map(
    (button) =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (button.getAttribute('aria-expanded') !== 'true') return;
          watch.disconnect();
          resolve();
        });
        watch.observe(button, { attributes: true });
        button.click();
      }),
  );
  await Promise.all(open);
  return buttons.length;
}

function wrong(root: ShadowRoot): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const { localName, namespaceURI } = element;
    const faults: string[] = [];
    if (
      /^(script|style|iframe|frame|object|embed|link|meta|base|form|template|math|video|audio|source)$/.test(localName)
    )
      faults.push(`<${localName}>`);
    if (localName.includes('-')) faults.push(`<${localName}>`);
    if (namespaceURI === 'http://www.w3.org/2000/svg' && element.closest('.text'))
      faults.push(`<${localName}> of a source`);
    for (const { name, value } of element.attributes) {
      if (/^on|^srcdoc$|^srcset$|^formaction$|^ping$|^background$|^poster$/.test(name))
        faults.push(`${localName} ${name}`);
      if (name === 'style' && element.closest('.text')) faults.push('a style of a source');
      if (name === 'href' && !/^(https?|mailto|tel|webcal):/.test(value)) faults.push(`href ${value}`);
      if (name === 'src' && new URL(value, location.href).origin !== origin) faults.push(`src ${value}`);
    }
    return faults;
  });
}
