import { expect } from '@open-wc/testing';
import { detectOdd } from '../../src/data/reading/detect-odd.js';
import { readBody } from '../../src/data/reading/read-body.js';
import { readXml } from '../../src/data/reading/xml/read-xml.js';
import { SourceError } from '../../src/data/source-error.js';
import type { XmlTree } from '../../src/data/reading/xml/xml-element.js';
import { readLightTree } from '../../src/data/reading/xml/xml-tree.js';
import { newsFormats } from '../../src/widgets/news-feed/news-formats.js';
import type { NewsFeed } from '../../src/widgets/news-feed/news-item.js';
import { parseAtom } from '../../src/widgets/news-feed/feeds/parse-atom.js';
import { parseRss } from '../../src/widgets/news-feed/feeds/parse-rss.js';
import { rssModules } from '../../src/widgets/news-feed/feeds/rss-modules.js';
import { corpusCases } from './corpus.js';

/** Reads, and gives the feed, or nothing when it is refused; any error but `SourceError` fails the test. */
async function tryToRead(file: string, bytes: Uint8Array): Promise<NewsFeed | undefined> {
  try {
    return await readBody(bytes, { url: `https://corpus.test/${file}` }, newsFormats);
  } catch (error) {
    expect(error, file).to.be.instanceOf(SourceError);
    return undefined;
  }
}

describe('what others feed to readers to break them', function () {
  this.timeout(60_000);

  for (const folder of [
    'feeds/feedvalidator',
    'feeds/wordpress-com',
    'hostile/feeds-sanitize',
    'hostile/xml',
    'hostile/huge',
  ]) {
    it(`${folder}: throws nothing but SourceError, and hangs on nothing`, async () => {
      const cases = await corpusCases<unknown>(folder);
      if (!cases.length) return;
      let read = 0;
      let items = 0;
      let slowest = 0;
      for (const { file, bytes } of cases) {
        const body = await bytes();
        const start = performance.now();
        const feed = await tryToRead(file, body);
        const took = performance.now() - start;
        slowest = Math.max(slowest, took);
        if (feed) read++;
        items += feed?.items.length ?? 0;
        if (folder === 'hostile/feeds-sanitize') {
          // Each is a small feed that holds one attack: nothing of it is lost here, making it harmless comes later.
          const count = new TextDecoder().decode(body).match(/<(item|entry)[\s>]/g)?.length ?? 0;
          expect(feed?.items.length, file).to.equal(count);
        }
      }
      console.log(
        `corpus ${folder}: 0 throws other than SourceError; ${read} of ${cases.length} read, ${items} items, ${cases.length - read} refused; the slowest took ${slowest.toFixed(0)} ms`,
      );
    });
  }

  it('reads each well-formed feed alike by the parser of the browser and by the light one', async () => {
    const folders = ['feeds/real', 'feeds/feedparser', 'feeds/gofeed', 'feeds/feedvalidator', 'hostile/feeds-sanitize'];
    const cases = (await Promise.all(folders.map((folder) => corpusCases<unknown>(folder)))).flat();
    if (!cases.length) return;
    const about = { url: 'https://corpus.test/' };
    let compared = 0;
    for (const { file, bytes } of cases) {
      const body = detectOdd(await bytes(), about);
      const isAtom = /feed|entry/.test(body.root ?? '');
      const read = (tree: XmlTree) => {
        try {
          return alike(isAtom ? parseAtom(tree, about) : parseRss(tree, about, rssModules));
        } catch (error) {
          return String(error);
        }
      };
      const document = body.root ? readXml(body) : undefined;
      if (!document) continue;
      expect(read(readLightTree(body.text, body.start, newsFormats.blocks)), file).to.deep.equal(read(document));
      compared++;
    }
    console.log(`corpus: ${compared} well-formed feeds read alike by the parser of the browser and by the light one`);
  });
});

/**
 * Without what may differ: how markup is written again (attributes, namespaces, empty elements, line ends), in what is
 * HTML and goes through the sanitizer next.
 */
function alike(feed: NewsFeed): unknown {
  const textOnly = (html?: string) =>
    html && new DOMParser().parseFromString(html, 'text/html').documentElement.textContent.replace(/\s+/g, ' ').trim();
  const plain = JSON.parse(JSON.stringify(feed)) as NewsFeed;
  return { ...plain, items: plain.items.map((item) => ({ ...item, content: textOnly(item.content) })) };
}
