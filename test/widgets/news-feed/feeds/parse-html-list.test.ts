import { expect, fixture, html } from '@open-wc/testing';
import { readNewsList } from '../../../../src/widgets/news-feed/feeds/parse-html-list.js';
import { readFeed, said } from './read-feed.js';

const about = { url: 'https://town.example/' };
const read = async (inside: ReturnType<typeof html>) =>
  readNewsList(await fixture(html`<div>${inside}</div>`), about).items.map(said);

describe('a list written in HTML', () => {
  it('reads entries of a list', async () => {
    const items = await read(html`
      <ul>
        <li><time datetime="2026-11-23">Monday</time> <a href="/a">Market</a></li>
        <li>
          <a href="/b"><img src="/b.jpg" alt="Stalls" width="300" height="200" /></a>
          <h3 lang="en"><a href="/b">Fair</a></h3>
          <p>Each year.</p>
          <a rel="tag" href="/t">Life</a>
          <ul>
            <li><a href="/no">A detail</a></li>
          </ul>
        </li>
        <li>Nothing to follow</li>
      </ul>
    `);
    expect(items).to.deep.equal([
      { id: 'https://town.example/a', url: 'https://town.example/a', title: 'Market', published: '2026-11-23' },
      {
        id: 'https://town.example/b',
        url: 'https://town.example/b',
        title: 'Fair',
        summary: 'Each year.',
        categories: ['Life'],
        lang: 'en',
        image: { url: 'https://town.example/b.jpg', alt: 'Stalls', width: 300, height: 200 },
      },
    ]);
  });

  it('reads an emoji of which WordPress made a picture as a word, and takes it for no picture', async () => {
    const emoji = html`<img class="emoji" alt="🎉" src="https://s.w.org/1f389.svg" />`;
    const [item] = await read(
      html`<ul>
        <li><a href="/a">Feast ${emoji} of the port</a></li>
      </ul>`,
    );
    expect(item).to.deep.equal({
      id: 'https://town.example/a',
      url: 'https://town.example/a',
      title: 'Feast 🎉 of the port',
    });
  });

  it('reads dated links without a list', async () => {
    const items = await read(html`
      <p><time datetime="2026-11-23T08:00:00Z"></time> <a href="a">Market</a></p>
      <p><a href="b">Fair</a> and <a href="c">feast</a></p>
      <a slot="footer" href="/all">All news</a>
      <nav><a href="/no">no</a></nav>
    `);
    expect(items.map(({ title, published }) => [title, published])).to.deep.equal([
      ['Market', '2026-11-23T08:00:00Z'],
      ['Fair', undefined],
      ['feast', undefined],
    ]);
  });

  it('reads dates as people write them', async () => {
    const items = await read(html`
      <ul>
        <li>23 novembre 2026 — <a href="/a">A</a></li>
        <li><a href="/b">B</a> (le 1er mars 2026)</li>
        <li><time>23/11/2026</time> <a href="/c">C</a></li>
        <li><a href="/d">D</a> and nothing dated</li>
      </ul>
    `);
    expect(items.map(({ published }) => published)).to.deep.equal([
      '2026-11-23',
      '2026-03-01',
      '2026-11-23',
      undefined,
    ]);
  });

  it('reads a dated entry without a link', async () => {
    const items = await read(
      html`<ul>
        <li><time datetime="2026-11-23">Monday</time> The pool is closed</li>
      </ul>`,
    );
    expect(items.map(({ title, published }) => [title, published])).to.deep.equal([
      ['The pool is closed', '2026-11-23'],
    ]);
  });

  it('leaves what it reads as it was', async () => {
    const list = await fixture(
      html`<ul>
        <li>
          <time>2026</time> <a href="/a">A</a>
          <p>p</p>
        </li>
      </ul>`,
    );
    const before = list.outerHTML;
    readNewsList(list, about);
    expect(list.outerHTML).to.equal(before);
  });

  it('reads a page of which the webmaster says that it is a list, and no other', async () => {
    const page =
      '<!doctype html><html lang="fr"><title>News</title><a href="/home">Home</a><main><article><h2><a href="/a">A</a></h2></article></main>';
    const feed = await readFeed(page, undefined, {}, 'html-list');
    expect([feed.title, feed.lang, feed.items.map(({ url }) => url)]).to.deep.equal([
      'News',
      'fr',
      ['https://town.example/a'],
    ]);
    expect(await readFeed(page).catch((error: unknown) => (error as { kind: string }).kind)).to.equal('format');
  });
});
