import { expect } from '@open-wc/testing';
import { withoutEnding } from '../../../../src/widgets/news-feed/rows/without-ending.js';
import { readFeed } from '../feeds/read-feed.js';
import { all, loaded } from '../feed.js';
import { item, source } from '../news.js';

const TITLE = 'Marché de Noël';
/** What WordPress and its themes put after the words of a summary, and what is left of these. */
const endings: readonly (readonly [summary: string, shown: string])[] = [
  ['Cinquante artisans sur la place […]', 'Cinquante artisans sur la place…'],
  ['Cinquante artisans sur la place [...]', 'Cinquante artisans sur la place…'],
  ['Cinquante artisans… […]', 'Cinquante artisans…'],
  ['Cinquante artisans (more…)', 'Cinquante artisans…'],
  ['Cinquante artisans. (lire la suite…)', 'Cinquante artisans. …'],
  ['Cinquante artisans Lire la suite →', 'Cinquante artisans'],
  ['Cinquante artisans… lire la suite »', 'Cinquante artisans…'],
  ['Cinquante artisans […] Lire la suite', 'Cinquante artisans…'],
  ['Cinquante artisans … Continue reading “Marché de Noël”', 'Cinquante artisans…'],
  ['Cinquante artisans… Continue reading Marché de Noël →', 'Cinquante artisans…'],
  ['Cinquante artisans… Continuer la lecture de « Marché de Noël »', 'Cinquante artisans…'],
  ['Cinquante artisans. Lire la suite de Marché de Noël', 'Cinquante artisans.'],
  ['Cinquante artisans. Read more', 'Cinquante artisans.'],
  ['Cinquante artisans […] The post Marché de Noël appeared first on Ville de Bourg.', 'Cinquante artisans…'],
  ['Cinquante artisans. The post Marché de Noël first appeared on Ville de Bourg.', 'Cinquante artisans.'],
  ['Cinquante artisans. L’article Marché de Noël est apparu en premier sur Ville de Bourg.', 'Cinquante artisans.'],
  ["Cinquante artisans… L'article Marché de Noël est apparu en premier sur Bourg.", 'Cinquante artisans…'],
  ['Lire la suite', ''],
];
/** What people write themselves. */
const words = [
  'Pour venir, lire la suite',
  'Il faut lire la suite des travaux dans le bulletin.',
  'Lire la suite des travaux dans le bulletin municipal.',
  'Les élus ont dit […] que la rue reste ouverte.',
  'The post office appeared first on the left side. It is open again.',
  'Le marché […] reprend : « Tous sur la place »',
];

describe('the ending of a summary', () => {
  for (const [summary, shown] of endings) {
    it(`is not shown after "${summary}"`, () => expect(withoutEnding(summary, TITLE)).to.equal(shown));
  }

  for (const summary of words) {
    it(`stays where people wrote it: "${summary}"`, () => expect(withoutEnding(summary, TITLE)).to.equal(summary));
  }

  it('takes no time to find in a long text', () => {
    for (const part of ['The post ', 'Lire la suite ', '[…] ', '« ', '→ ']) {
      const began = performance.now();
      withoutEnding(part.repeat(200_000), part.repeat(10));
      expect(performance.now() - began, part).to.be.lessThan(100);
    }
  });

  for (const [summary, shown] of endings) {
    it(`is not on screen in a list of words alone: "${summary}"`, async () => {
      // One that nothing else is drawn of: no other row brings what cuts it.
      const feed = await loaded({ sources: [source([item(TITLE, { summary })])] });
      expect(all(feed, '.summary').map(({ textContent }) => textContent)).to.deep.equal(shown ? [shown] : []);
    });
  }

  it('is not on screen in a feed of WordPress that gives extracts only', async () => {
    const link = 'https://ville.example/2026/11/marche-de-noel/';
    const credit = `<p>L’article <a href="${link}">${TITLE}</a> est apparu en premier sur <a href="https://ville.example">Ville de Bourg</a>.</p>`;
    const { items } = await readFeed(
      `<rss version="2.0"><channel><item><title>${TITLE}</title><link>${link}</link><description><![CDATA[<p>Cinquante artisans [&#8230;]</p>${credit}]]></description></item></channel></rss>`,
    );
    expect(items[0]!.summary, 'what the source says').to.include('est apparu en premier');
    const feed = await loaded({ sources: [source(items)] });
    expect(all(feed, '.summary').map(({ textContent }) => textContent)).to.deep.equal(['Cinquante artisans…']);
  });
});
