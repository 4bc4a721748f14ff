import { expect, fixture } from '@open-wc/testing';
import { messages as french } from '../../../src/i18n/fr-failures.js';
import type { FailureEvent } from '../../../src/ui/widget-events.js';
import type { ParvisNewsFeed } from '../../../src/widgets/news-feed/news-feed.js';
import { newsMistakes } from '../../../src/widgets/news-feed/news-mistakes.js';
import { badSource } from '../../support/bad-source.js';
import { all, loaded, next, rows, settled } from './feed.js';
import { item, source } from './news.js';

/** A feed as an editor types it, with one piece of news inside. */
const typed = (attributes: string) =>
  fixture<ParvisNewsFeed>(
    `<parvis-news-feed ${attributes}><ul><li><a href="/fair">Fair</a></li></ul></parvis-news-feed>`,
  );

/** No-break spaces as spaces. */
const plain = (sentence: string) => sentence.replace(/[\u00a0\u202f]/g, ' ');

describe('a word that the feed does not know', () => {
  const cases: [attributes: string, told: string[]][] = [
    ['layout="cards" filters="category, period" max="5" id="a" hash pinned="x" pinned-until="2026-12-31"', []],
    ['pinned-until="2026-12-31T18:00:00Z" filters=" source  audience "', []],
    ['images="none" loading="eager" heading-level="6" refresh="0"', []],
    [
      'layout="cartes"',
      ['layout="cartes" n’existe pas. Écrivez list (liste), cards (cartes), compact ou featured (à la une).'],
    ],
    [
      'filters="categories period date"',
      ['categories', 'date'].map(
        (word) =>
          `filters="${word}" n’existe pas. Écrivez category (rubrique), source, audience (public) ou period (période).`,
      ),
    ],
    [
      'scr="/feed/" data-src="a" heading="a" part="a" x-layout tabindex="0" v-max',
      ['scr="/feed/" : écrivez src="/feed/".'],
    ],
    ['layuot="cards"', ['layuot="cards" : écrivez layout="cards".']],
    ['headinglevel="3" mor', ['headinglevel="3" : écrivez heading-level="3".', 'mor : écrivez more.']],
    [
      'url="/feed/" titre="A" limite="3" view="cards" rubrique="Sport"',
      [
        'url="/feed/" : écrivez src="/feed/".',
        'titre="A" : écrivez heading="A".',
        'limite="3" : écrivez max="3".',
        'view="cards" : écrivez layout="cards".',
        'rubrique="Sport" : écrivez category="Sport".',
      ],
    ],
    ['href="/feed/"', ['href="/feed/" : écrivez src="/feed/".']],
    ['source="/feed/" nombre="3"', ['source="/feed/" : écrivez src="/feed/".', 'nombre="3" : écrivez max="3".']],
    ['search="" more="more" hash="true" id="a" draggable="false"', []],
    [
      'search="false" more="non"',
      ['more="non"', 'search="false"'].map(
        (flag) => `${flag} : retirez l’attribut. Quelle que soit sa valeur, il veut dire oui.`,
      ),
    ],
    ['max="five"', ['max="five" : écrivez un nombre, par exemple max="5".']],
    ['hash', ['L’attribut hash ne fait rien sans id : ajoutez par exemple id="actualites".']],
    ['pinned-until="31/12/2026"', ['pinned-until="31/12/2026" : écrivez 2026-12-31.']],
    [
      'images="toutes"',
      ['images="toutes" n’existe pas. Écrivez own (de votre site et de la source), all (toutes) ou none (aucune).'],
    ],
  ];
  for (const [attributes, told] of cases) {
    it(`${told.length ? 'is named' : 'is not seen where there is none'}: ${attributes}`, async () => {
      expect(newsMistakes(await typed(attributes), french).map(plain)).to.deep.equal(told);
    });
  }

  for (const attributes of [
    'layout="cartes"',
    'filters="rubrique"',
    'max="five"',
    'images="toutes"',
    'loading="tard"',
    'refresh="souvent"',
    'heading-level="h3"',
    'layuot="cards"',
    'titre="Actus"',
    'view="cards"',
    'search="false"',
  ]) {
    it(`is told to the editor, and the reader has the news: ${attributes}`, async () => {
      const told = next<FailureEvent>(document, 'parvis-error');
      const feed = await typed(attributes);
      const { kind, cause, cure } = await told;
      expect(kind).to.equal('setup');
      expect(cure).to.contain(attributes);
      expect(cause.message).to.equal(cure);
      await settled(feed);
      expect(rows(feed)).to.have.length(1);
      expect(all(feed, '[part=notice]')).to.deep.equal([]);
    });
  }

  it('takes for no mistake what a framework has written on its server and taken back by the property', async () => {
    const feed = await typed('search="false" more="false"');
    expect(newsMistakes(feed, french)).to.have.length(2);
    feed.search = feed.more = false;
    expect(newsMistakes(feed, french)).to.deep.equal([]);
  });

  it('is told of what stands in a source too', async () => {
    const told = next<FailureEvent>(document, 'parvis-error');
    await fixture(
      `<parvis-news-feed><parvis-source src="${badSource('hung').url}" lable="Mairie"></parvis-source></parvis-news-feed>`,
    );
    expect(plain((await told).cure)).to.equal('lable="Mairie" : écrivez label="Mairie".');
  });

  it('is told of a category that nothing has, beside those that there are', async () => {
    const told = next<FailureEvent>(document, 'parvis-error');
    const feed = await loaded({
      sources: [source([item('Match', { categories: ['Sport', 'Vie municipale'] })])],
      category: 'sprot, SPORT',
    });
    expect(plain((await told).cure)).to.equal(
      'category="sprot" : rien n’a cette rubrique. Il y a : Sport et Vie municipale.',
    );
    expect(rows(feed).length).to.equal(1);
  });

  it('is told that a comma separates categories, where something else does', async () => {
    const told = next<FailureEvent>(document, 'parvis-error');
    await loaded({
      sources: [source([item('Match', { categories: ['Sport', 'Travaux'] })])],
      category: 'Sport ; Travaux',
    });
    expect(plain((await told).cure)).to.equal(
      'category="Sport ; Travaux" : rien n’a cette rubrique. Il y a : Sport et Travaux. Une virgule sépare deux rubriques.',
    );
  });

  it('is told of a feed at an address too, whose number of items is no number', async () => {
    const told = next<FailureEvent>(document, 'parvis-error');
    await fixture(`<parvis-news-feed src="${badSource('hung').url}" max="five">…</parvis-news-feed>`);
    expect((await told).cause.message).to.contain('max="five"');
  });
});
