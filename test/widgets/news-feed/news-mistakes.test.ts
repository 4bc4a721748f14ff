import { expect, fixture } from '@open-wc/testing';
import type { FailureEvent } from '../../../src/ui/widget-events.js';
import type { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';
import { newsMistakes } from '../../../src/widgets/news-feed/news-mistakes.js';
import { badSource } from '../../support/bad-source.js';
import { all, next, rows, settled } from './feed.js';

/** A feed as an editor types it, with one piece of news inside. */
const typed = (attributes: string) =>
  fixture<ParvisNewsFeed>(
    `<parvis-news-feed ${attributes}><ul><li><a href="/fair">Fair</a></li></ul></parvis-news-feed>`,
  );

describe('a word that the feed does not know', () => {
  const cases: [attributes: string, told: string[]][] = [
    ['layout="cards" filters="category, period" max="5" id="a" hash pinned="x" pinned-until="2026-12-31"', []],
    ['pinned-until="2026-12-31T18:00:00Z" filters=" source  audience "', []],
    ['layout="cartes"', ['layout="cartes" is none of list, cards, compact, featured']],
    [
      'filters="categories period date"',
      ['categories', 'date'].map((word) => `filters="${word}" is none of category, source, audience, period`),
    ],
    ['max="five"', ['max="five" is no number such as 5']],
    ['hash', ['hash needs an id beside it, for example id="news"']],
    ['pinned-until="31/12/2026"', ['pinned-until="31/12/2026" is no date such as 2026-12-31']],
  ];
  for (const [attributes, told] of cases) {
    it(`${told.length ? 'is named' : 'is not seen where there is none'}: ${attributes}`, async () => {
      expect(newsMistakes(await typed(attributes))).to.deep.equal(told);
    });
  }

  for (const attributes of ['layout="cartes"', 'filters="rubrique"', 'max="five"']) {
    it(`is told to the editor, and the reader has the news: ${attributes}`, async () => {
      const told = next<FailureEvent>(document, 'parvis-error');
      const feed = await typed(attributes);
      const { kind, cause, cure } = await told;
      expect(kind).to.equal('setup');
      expect(cause.message).to.contain(attributes);
      expect(cure).to.contain('attribut');
      await settled(feed);
      expect(rows(feed)).to.have.length(1);
      expect(all(feed, '[part=notice]')).to.deep.equal([]);
    });
  }

  it('is told of a feed at an address too, whose number of items is no number', async () => {
    const told = next<FailureEvent>(document, 'parvis-error');
    await fixture(`<parvis-news-feed src="${badSource('hung').url}" max="five">…</parvis-news-feed>`);
    expect((await told).cause.message).to.contain('max="five"');
  });
});
