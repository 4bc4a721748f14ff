import { expect } from '@open-wc/testing';
import { readWebPage } from '../../../src/data/loading/web-page.js';

const about = { url: 'https://town.example/news/' };
const feed = '<link rel="alternate" type="application/rss+xml" href="/feed/">';

const cases: readonly (readonly [what: string, page: string, found: { feed?: string; login: boolean } | undefined])[] =
  [
    ['its feed', `<!doctype html><html><head>${feed}`, { feed: 'https://town.example/feed/', login: false }],
    [
      'the first of two',
      `<html>${feed}<link rel=alternate type=application/atom+xml href=atom>`,
      { feed: 'https://town.example/feed/', login: false },
    ],
    [
      'a JSON feed',
      '<html><link rel="x ALTERNATE" type="application/feed+json; charset=utf-8" href=f>',
      { feed: 'https://town.example/news/f', login: false },
    ],
    [
      'a feed against its base',
      '<html><base href="/b/"><link rel=alternate type=application/rss+xml href=f>',
      { feed: 'https://town.example/b/f', login: false },
    ],
    [
      'another language, which is no feed',
      '<html><link rel=alternate hreflang=en type=text/html href=/en>',
      { feed: undefined, login: false },
    ],
    ['a form that asks for a password', '<form><input type=PASSWORD name=p></form>', { feed: undefined, login: true }],
    ['nothing in a feed', '<rss version="2.0"/>', undefined],
    ['nothing in data', '{"html": true}', undefined],
  ];

describe('readWebPage', () => {
  for (const [what, page, found] of cases) {
    it(`finds ${what}`, () => expect(readWebPage(new TextEncoder().encode(page), about)).to.deep.equal(found));
  }

  it('finds what another widget reads', () => {
    const page = `<html>${feed}<link rel="alternate" type="text/calendar" href="/?ical=1">`;
    expect(readWebPage(page, about, /^text\/calendar/i)?.feed).to.equal('https://town.example/?ical=1');
  });
});
