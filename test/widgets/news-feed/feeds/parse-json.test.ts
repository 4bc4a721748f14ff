import { expect } from '@open-wc/testing';
import type { About } from '../../../../src/data/format.js';
import { newsFormats } from '../../../../src/widgets/news-feed/news-formats.js';
import { moreNewsFormats } from '../../../../src/widgets/news-feed/feeds/more-news-formats.js';
import { readFeed, said } from './read-feed.js';

const json = (value: unknown, url?: string, headers?: Record<string, string>) =>
  readFeed(JSON.stringify(value), url, headers);
const posts = 'https://town.example/wp-json/wp/v2/posts';

describe('JSON Feed', () => {
  it('reads a feed and its items', async () => {
    const feed = await json({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Town',
      home_page_url: '/',
      next_url: '?page=2',
      language: 'fr',
      icon: '/icon.png',
      authors: [{ name: 'Town hall' }],
      items: [
        {
          id: 7,
          url: '/7',
          title: 'AT&amp;T',
          summary: 'Short',
          content_html: '<p>Long</p>',
          content_text: 'no',
          date_published: '2026-11-23T09:00:00+01:00',
          date_modified: '2026-11-24T08:00:00Z',
          tags: ['Roads', 'audience:agents'],
          image: '/7.jpg',
          language: 'en',
          attachments: [{ url: '/7.pdf', mime_type: 'application/pdf', size_in_bytes: 9 }],
        },
        { id: 'b', content_text: 'Two\nlines & <b>', author: { name: 'Ada' }, external_url: 'https://a.example/' },
      ],
    });
    const { items, ...head } = said(feed);
    expect(head).to.deep.equal({
      title: 'Town',
      url: 'https://town.example/',
      next: 'https://town.example/news/feed?page=2',
      lang: 'fr',
      image: { url: 'https://town.example/icon.png' },
      skipped: 0,
    });
    expect(items!.map(said)).to.deep.equal([
      {
        id: '7',
        url: 'https://town.example/7',
        title: 'AT&amp;T',
        summary: 'Short',
        content: '<p>Long</p>',
        published: '2026-11-23T08:00:00Z',
        updated: '2026-11-24T08:00:00Z',
        authors: ['Town hall'],
        categories: ['Roads'],
        audience: ['agents'],
        image: { url: 'https://town.example/7.jpg' },
        lang: 'en',
        attachments: [{ url: 'https://town.example/7.pdf', type: 'application/pdf', size: 9 }],
      },
      {
        id: 'b',
        url: 'https://a.example/',
        title: '',
        summary: 'Two lines & <b>',
        content: 'Two<br>lines &amp; &lt;b>',
        authors: ['Ada'],
      },
    ]);
  });

  it('takes values of wrong types for none', async () => {
    const { items, skipped } = await json({
      version: 'https://jsonfeed.org/version/1',
      title: {},
      items: [
        { id: {}, title: 5, url: 1.5, tags: {}, authors: {}, attachments: {}, date_published: [], image: true },
        null,
        'no',
        {},
        [],
      ],
    });
    expect(items.map(said)).to.deep.equal([
      { id: 'https://town.example/news/1.5', title: '5', url: 'https://town.example/news/1.5' },
    ]);
    expect(skipped).to.equal(4);
  });
});

describe('JSON Feed, as programs write it', () => {
  it('has its items as an object with numbers, names as texts, tags in one text', async () => {
    const { items } = await json({
      version: 'https://jsonfeed.org/version/1.1',
      items: {
        0: { id: 1, title: 'A', authors: [null, 'Zoé', { name: 'Max' }] },
        2: { id: 2, author: 'Zoé', tags: 'a, b' },
      },
    });
    expect(items.map(({ id, authors, categories }) => [id, authors, categories])).to.deep.equal([
      ['1', ['Zoé', 'Max'], []],
      ['2', ['Zoé'], ['a', 'b']],
    ]);
  });
});

describe('WordPress', () => {
  const post = {
    id: 5,
    date: '2026-11-23T09:00:00',
    date_gmt: '2026-11-23T08:00:00',
    modified_gmt: '2026-11-24T08:00:00',
    guid: { rendered: 'https://town.example/?p=5' },
    link: 'https://town.example/market/',
    title: { rendered: 'L&#8217;été &amp; <em>le</em> marché' },
    excerpt: { rendered: '<p>Each Saturday [&hellip;]</p>\n' },
    content: { rendered: '<p>Each Saturday at eight.</p>', protected: false },
    _embedded: {
      author: [{ name: 'Ada' }],
      'wp:featuredmedia': [
        {
          alt_text: 'The &quot;market&quot;',
          media_type: 'image',
          mime_type: 'image/jpeg',
          source_url: 'https://town.example/m.jpg',
          media_details: {
            width: 4000,
            height: 3000,
            sizes: {
              thumbnail: { width: 700, height: 700, source_url: 'https://town.example/m-700x700.jpg' },
              medium: { width: 300, height: 225, source_url: 'https://town.example/m-300x225.jpg' },
              medium_large: { width: 768, height: 576, source_url: 'https://town.example/m-768x576.jpg' },
              large: { width: 1024, height: 768, source_url: 'https://town.example/m-1024x768.jpg' },
            },
          },
        },
      ],
      'wp:term': [
        [
          { taxonomy: 'category', name: 'Life &amp; leisure' },
          { taxonomy: 'category', name: 'public:agents' },
        ],
        [{ taxonomy: 'post_tag', name: 'market' }],
        [{ taxonomy: 'post_format', name: 'Aside' }],
      ],
    },
  };

  it('reads a post with all that comes along', async () => {
    const { items, total, next } = await json([post], posts, {
      'x-wp-total': '40',
      link: `<${posts}?page=2>; rel="next"`,
    });
    expect(items.map(said)).to.deep.equal([
      {
        id: 'https://town.example/?p=5',
        url: 'https://town.example/market/',
        title: 'L’été & le marché',
        summary: 'Each Saturday […]',
        content: '<p>Each Saturday at eight.</p>',
        published: '2026-11-23T08:00:00Z',
        updated: '2026-11-24T08:00:00Z',
        authors: ['Ada'],
        categories: ['Life & leisure', 'market'],
        audience: ['agents'],
        image: { url: 'https://town.example/m-768x576.jpg', alt: 'The "market"', width: 768, height: 576 },
      },
    ]);
    expect([total, next]).to.deep.equal([40, `${posts}?page=2`]);
  });

  it('finds the next page by the number of pages, where no link tells', async () => {
    expect((await json([post], `${posts}?page=2&x=1`, { 'x-wp-totalpages': '3' })).next).to.equal(
      `${posts}?page=3&x=1`,
    );
    expect((await json([post], `${posts}?page=3`, { 'x-wp-totalpages': '3' })).next).to.equal(undefined);
    // WordPress knows nothing of the server before it, which takes care of https.
    const link = `<${posts.replace('https', 'http')}?page=2>; rel="next"`;
    expect((await json([post], posts, { link, 'x-wp-totalpages': '3' })).next).to.equal(`${posts}?page=2`);
  });

  it('reads one post, media, and a list without any', async () => {
    expect((await json({ ...post, _embedded: undefined })).items.map(({ title }) => title)).to.deep.equal([
      'L’été & le marché',
    ]);
    const media = {
      date_gmt: '2026-11-23T08:00:00',
      title: { rendered: 'A song' },
      mime_type: 'audio/mpeg',
      source_url: '/a.mp3',
      media_details: { filesize: 9 },
    };
    expect((await json([media], posts)).items[0]!.attachments).to.deep.equal([
      { url: 'https://town.example/a.mp3', type: 'audio/mpeg', size: 9 },
    ]);
    for (const empty of [
      posts,
      'https://town.example/?rest_route=%2Fwp%2Fv2%2Fposts',
      `${posts}?taux=100%&nom=%E9t%E9`,
    ])
      expect((await json([], empty)).items).to.deep.equal([]);
  });

  it('leads to another page after a full one, where nothing says how many there are', async () => {
    const full = Array.from({ length: 10 }, (_, id) => ({ ...post, id }));
    expect((await json(full, posts)).next).to.equal(`${posts}?page=2`);
    expect((await json(full, posts, { 'x-wp-totalpages': '1' })).next).to.equal(undefined);
    expect((await json(full, `${posts}?per_page=20`)).next).to.equal(undefined);
    expect((await json(full.slice(1), posts)).next).to.equal(undefined);
    expect((await json(full, 'https://town.example/news.json')).next).to.equal(undefined);
  });

  for (const [asked, feed] of [
    [`${posts}?per_page=5&_embed=`, 'https://town.example/?feed=rss2'],
    [
      'https://town.example/site/wp-json/wp/v2/posts?categories=3,4&search=bus',
      'https://town.example/site/?feed=rss2&cat=3%2C4&s=bus',
    ],
    [
      'https://town.example/index.php?rest_route=%2Fwp%2Fv2%2Fposts&author=2',
      'https://town.example/?feed=rss2&author=2',
    ],
    [`${posts}?tags=7`, ''],
    ['https://town.example/wp-json/wp/v2/pages', ''],
    ['https://town.example/wp-json/wp/v2/posts/7', ''],
    ['https://town.example/copie.json', ''],
  ] as const)
    it(`is subscribed to as RSS of the same posts: ${asked}`, async () => {
      expect(
        (await json([{ id: 1, date_gmt: '2026-11-23T08:00:00', title: { rendered: 'Bus' } }], asked)).feed,
      ).to.equal(feed);
    });

  it('shows no marks of a builder of pages', async () => {
    const built = {
      ...post,
      excerpt: {
        rendered:
          '<p>[vc_row][vc_column width=&#8221;1/2&#8243;][vc_column_text]Samedi [sic] à 9 h[/vc_column_text][vc_col [&hellip;]</p>',
      },
      content: { rendered: '[et_pb_section fb_built="1"]<p>Samedi [sic]</p>[/et_pb_section]' },
    };
    const { items } = await readFeed(JSON.stringify([built]), posts);
    expect(items[0]!.summary).to.equal('Samedi [sic] à 9 h […]');
    expect(items[0]!.content).to.equal('<p>Samedi [sic]</p>');
  });

  it('shows no form in place of a protected text', async () => {
    const content = { rendered: '<form action="/wp-login.php"><input type="password"></form>', protected: true };
    expect((await json([{ ...post, content }], posts)).items[0]!.content).to.equal(undefined);
  });

  it('has the clock of the site where there is no other date', async () => {
    const dated = { ...post, date_gmt: '0000-00-00T00:00:00', date: '2026-11-23T09:00:00' };
    expect((await json([dated], posts)).items[0]!.published).to.equal('2026-11-23T09:00:00Z');
  });

  it('asks for what comes along, and only of WordPress', () => {
    const prepare = (url: string) =>
      (newsFormats.rare!.test(url) ? moreNewsFormats : newsFormats.formats)
        .reduce((asked, format) => format.prepare?.(asked) ?? asked, new URL(url))
        .searchParams.get('_embed');
    expect(prepare(posts)).to.equal('author,wp:featuredmedia,wp:term');
    expect(prepare('https://town.example/?rest_route=/wp/v2/posts')).to.equal('author,wp:featuredmedia,wp:term');
    expect(prepare('https://town.example/feed/')).to.equal(null);
  });

  it('marks the posts that the site keeps on top', async () => {
    const { items } = await json([{ ...post, sticky: true }, { ...post, sticky: false }, post]);
    expect(items.map(({ pinned }) => pinned)).to.deep.equal([true, undefined, undefined]);
  });

  it('asks for the older ones of them too, where the latest posts are asked for, whatever their category', () => {
    const besides = (url: string) =>
      moreNewsFormats
        .flatMap(({ beside }) => beside?.(new URL(url))?.href ?? [])
        .map((href) => decodeURIComponent(href));
    const home = 'https://town.example/?rest_route=/wp/v2/posts';
    expect(besides(posts)).to.deep.equal([`${posts}?sticky=true`]);
    expect(besides(`${posts}/?categories=3&per_page=5`)).to.deep.equal([
      `${posts}/?categories=3&per_page=5&sticky=true`,
    ]);
    expect(besides(home)).to.deep.equal([`${home}&sticky=true`]);
    for (const other of ['posts/5', 'pages', 'media', 'posts?sticky=false', 'posts?page=2', 'posts?search=a'])
      expect(besides(`https://town.example/wp-json/wp/v2/${other}`), other).to.deep.equal([]);
  });

  it('takes the picture that a script of the page would load later, not what stands for it', async () => {
    const pictures = [
      '<img class="lazy" src="/blank.gif" data-src="/market.jpg" alt="Stalls">',
      '<img data-lazy-src="/market.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="Stalls">',
    ];
    const { items } = await json(
      pictures.map((rendered) => ({ ...post, _embedded: undefined, content: { rendered } })),
      posts,
    );
    for (const { image } of items)
      expect(image).to.deep.include({ url: 'https://town.example/market.jpg', alt: 'Stalls' });
  });
});

describe('WordPress.com', () => {
  it('reads posts and the next page', async () => {
    const url = 'https://public-api.wordpress.com/rest/v1.1/sites/1/posts';
    const { items, next, total } = await json(
      {
        found: 7,
        meta: { next_page: 'value=1&id=2' },
        posts: [
          {
            ID: 5,
            URL: 'https://a.example/5',
            title: 'A &amp; B',
            date: '2026-11-23T09:00:00+01:00',
            excerpt: '<p>E</p>',
            content: '<p>C</p>',
            author: { name: 'Ada' },
            categories: { Roads: {} },
            tags: { x: {} },
            featured_image: 'https://a.example/i.jpg',
            sticky: true,
          },
        ],
      },
      url,
    );
    expect(items.map(said)).to.deep.equal([
      {
        id: 'https://a.example/5',
        url: 'https://a.example/5',
        title: 'A & B',
        published: '2026-11-23T08:00:00Z',
        pinned: true,
        summary: 'E',
        content: '<p>C</p>',
        authors: ['Ada'],
        categories: ['Roads', 'x'],
        image: { url: 'https://a.example/i.jpg', width: undefined, height: undefined },
      },
    ]);
    expect([next, total]).to.deep.equal([`${url}?page_handle=value%3D1%26id%3D2`, 7]);
  });
});

describe('Mastodon', () => {
  const status = {
    id: '1',
    uri: 'https://town.example/users/hall/statuses/1',
    url: 'https://town.example/@hall/1',
    created_at: '2026-11-23T08:00:00.123Z',
    sensitive: false,
    spoiler_text: '',
    language: 'fr',
    content: '<p>Marché samedi.</p>',
    account: { display_name: 'Town hall', username: 'hall' },
    tags: [{ name: 'marche' }],
    media_attachments: [
      {
        type: 'image',
        url: '/1.png',
        preview_url: '/1s.png',
        description: 'Stalls',
        meta: { original: { width: 900, height: 600 }, small: { width: 300, height: 200 } },
      },
    ],
  };

  it('reads a status, and the next page', async () => {
    const { items, next } = await json([status], 'https://town.example/api/v1/accounts/1/statuses', {
      link: '<https://town.example/x?max_id=1>; rel="next", <https://town.example/x?min_id=1>; rel="prev"',
    });
    expect(items.map(said)).to.deep.equal([
      {
        id: 'https://town.example/users/hall/statuses/1',
        url: 'https://town.example/@hall/1',
        title: 'Marché samedi.',
        content: '<p>Marché samedi.</p>',
        published: '2026-11-23T08:00:00Z',
        authors: ['Town hall'],
        categories: ['marche'],
        lang: 'fr',
        image: { url: 'https://town.example/1s.png', alt: 'Stalls', width: 300, height: 200 },
        attachments: [{ url: 'https://town.example/1.png', type: undefined }],
      },
    ]);
    expect(next).to.equal('https://town.example/x?max_id=1');
  });

  describe('pictures that stand for a word', () => {
    const emojis = [
      { shortcode: 'salut_dole', url: '/e/s.gif', static_url: '/e/"s.png' },
      { shortcode: 'gone', url: 'javascript:alert(1)' },
      { shortcode: '30' },
      null,
    ];
    const picture = (name: string) =>
      `<img src="https://town.example/e/%22s.png" alt=":${name}:" width="20" height="20">`;

    it('stand, still, in the full text, and their names nowhere else', async () => {
      const { items } = await json([
        {
          ...status,
          emojis,
          content: '<p title=":salut_dole:">Bonjour :salut_dole:! Marché de 10:30:45, a:salut_dole:b :autre:</p>',
          account: { display_name: 'Mairie :logo:', emojis: [{ shortcode: 'logo', url: '/l.png' }] },
          poll: {
            options: [{ title: ':oui: d’accord' }],
            emojis: [{ shortcode: 'oui', url: '/o.png' }],
          },
        },
        { ...status, emojis, spoiler_text: ':salut_dole: Accident' },
      ]);
      expect(items[0]!.title).to.equal('Bonjour ! Marché de 10:30:45, a:salut_dole:b :autre: d’accord');
      expect(items[0]!.authors).to.deep.equal(['Mairie']);
      expect(items[0]!.content).to.equal(
        `<p title=":salut_dole:">Bonjour ${picture('salut_dole')}! Marché de 10:30:45, a:salut_dole:b :autre:</p>` +
          '<ul><li><img src="https://town.example/o.png" alt=":oui:" width="20" height="20"> d’accord</li></ul>',
      );
      expect([items[1]!.title, items[1]!.warning]).to.deep.equal(['Accident', 'Accident']);
    });

    it('are named where nothing else is said', async () => {
      const { items } = await json([{ ...status, emojis, content: '<p>:salut_dole:</p>' }]);
      expect(items[0]!.title).to.equal('salut dole');
    });
  });

  for (const [asked, account, feed] of [
    ['/api/v1/accounts/9/statuses', 'https://town.example/@mairie', 'https://town.example/@mairie.rss'],
    ['/api/v1/accounts/9/statuses', 'https://other.example/@mairie', ''],
    ['/api/v1/timelines/tag/voirie?limit=5', 'https://other.example/@anna', 'https://town.example/tags/voirie.rss'],
    ['/api/v1/timelines/public', 'https://town.example/@mairie', ''],
  ] as const)
    it(`is subscribed to as RSS of the same timeline: ${asked} of ${account}`, async () => {
      const status = {
        id: '1',
        content: '<p>Bus</p>',
        sensitive: false,
        account: { url: account },
      };
      expect((await json([status], `https://town.example${asked}`)).feed).to.equal(feed);
    });

  it('makes a title of the warning, else of the first words', async () => {
    const long = `<p>${'Le conseil municipal se réunit. '.repeat(10)}</p>`;
    const { items } = await json([
      { ...status, content: long },
      { ...status, spoiler_text: 'Accident', content: long },
    ]);
    expect(items[0]!.title).to.match(/^Le conseil .{60,80}…$/);
    expect(items[0]!.summary).to.have.lengthOf.above(200);
    expect([items[1]!.title, items[1]!.warning]).to.deep.equal(['Accident', 'Accident']);
  });

  it('reads what another wrote and the account passed on', async () => {
    const other = { ...status, uri: 'urn:2', content: '<p>Of others</p>', account: { username: 'b' } };
    const {
      items: [item],
    } = await json([{ ...status, content: '', reblog: other }]);
    expect([item!.id, item!.title, item!.authors]).to.deep.equal(['urn:2', 'Of others', ['b']]);
  });

  it('reads the choices of a poll, as text', async () => {
    const poll = {
      options: [{ title: 'Samedi <matin>', votes_count: 3 }, { title: 'Dimanche', votes_count: null }, {}],
    };
    const {
      items: [item],
    } = await json([{ ...status, content: '<p>Quel jour ?</p>', poll, media_attachments: [] }]);
    expect(item!.content).to.equal('<p>Quel jour ?</p><ul><li>Samedi &lt;matin></li><li>Dimanche</li></ul>');
    expect(item!.title).to.equal('Quel jour ? Samedi <matin> Dimanche');
  });

  it('names a status without words by what is said of its picture, else by the page that it shows', async () => {
    const card = { title: 'Le marché', image: null };
    const { items } = await json([
      { ...status, content: '' },
      { ...status, content: '', media_attachments: [], card },
    ]);
    expect(items.map(({ title, summary }) => [title, summary])).to.deep.equal([
      ['Stalls', undefined],
      ['Le marché', undefined],
    ]);
  });

  it('shows no picture that its author has covered: it is joined', async () => {
    const card = { title: 'x', image: '/card.png' };
    const {
      items: [item],
    } = await json([{ ...status, sensitive: true, card }]);
    expect([item!.image, item!.attachments.map(({ url }) => url)]).to.deep.equal([
      undefined,
      ['https://town.example/1.png'],
    ]);
  });
});

describe('Drupal', () => {
  it('reads content with pictures, terms and authors', async () => {
    const about: About = { url: 'https://town.example/fr/jsonapi/node/article?include=x' };
    const { items, next, total, skipped } = await json(
      {
        jsonapi: { version: '1.0' },
        meta: { count: 12 },
        links: { next: { href: '/fr/jsonapi/node/article?page=2' } },
        data: [
          {
            type: 'node--article',
            id: 'u1',
            attributes: {
              title: 'Market & fair',
              created: '2026-11-23T09:00:00+01:00',
              changed: '2026-11-24T08:00:00+00:00',
              langcode: 'fr',
              path: { alias: '/marche' },
              body: { value: 'no', processed: '<p>B</p>', summary: 'S' },
              unpublish_on: '2026-12-01T00:00:00+00:00',
              field_audience: ['agents'],
              sticky: true,
            },
            relationships: {
              uid: { data: { type: 'user--user', id: 'a' } },
              field_tags: {
                data: [
                  { type: 'taxonomy_term--tags', id: 't' },
                  { type: 'taxonomy_term--tags', id: 'missing' },
                ],
              },
              field_audience: { data: [{ type: 'taxonomy_term--audience', id: 'g' }] },
              field_media: { data: { type: 'media--image', id: 'm' } },
            },
          },
          {
            type: 'node--article',
            id: 'u2',
            attributes: { title: 'Bare', drupal_internal__nid: 7, path: { alias: null }, langcode: 'und' },
          },
          { type: 'taxonomy_term--tags', id: 't', attributes: { name: 'no' } },
        ],
        included: [
          { type: 'user--user', id: 'a', attributes: { display_name: 'Ada' } },
          { type: 'taxonomy_term--tags', id: 't', attributes: { name: 'Roads' } },
          { type: 'taxonomy_term--audience', id: 'g', attributes: { name: 'schools' } },
          {
            type: 'media--image',
            id: 'm',
            attributes: { name: 'x' },
            relationships: {
              field_media_image: {
                data: { type: 'file--file', id: 'f', meta: { alt: 'Stalls', width: 900, height: 600 } },
              },
            },
          },
          { type: 'file--file', id: 'f', attributes: { filemime: 'image/jpeg', uri: { url: '/files/m.jpg' } } },
        ],
      },
      about.url,
    );
    expect(items.map(said)).to.deep.equal([
      {
        id: 'u1',
        url: 'https://town.example/fr/marche',
        title: 'Market & fair',
        summary: 'S',
        content: '<p>B</p>',
        published: '2026-11-23T08:00:00Z',
        updated: '2026-11-24T08:00:00Z',
        expires: '2026-12-01T00:00:00Z',
        authors: ['Ada'],
        categories: ['Roads'],
        audience: ['schools', 'agents'],
        image: { url: 'https://town.example/files/m.jpg', alt: 'Stalls', width: 900, height: 600 },
        lang: 'fr',
        pinned: true,
      },
      { id: 'u2', url: 'https://town.example/fr/node/7', title: 'Bare' },
    ]);
    expect([next, total, skipped]).to.deep.equal(['https://town.example/fr/jsonapi/node/article?page=2', 12, 1]);
  });

  it('gives the first words of a text whose summary nobody has written', async () => {
    const node = (id: string, body: object) => ({ type: 'node--article', id, attributes: { title: 'Works', body } });
    const long = `<p>${'The road is closed. '.repeat(30)}</p>`;
    const { items } = await json({
      jsonapi: { version: '1.0' },
      data: [
        node('empty', { value: 'x', processed: '<p>Put it out <b>the evening</b> before.</p>', summary: '' }),
        node('null', { value: 'x', processed: long, summary: null }),
        node('same', { value: 'x', processed: '<p>Works</p>', summary: '' }),
      ],
    });
    const [empty, long300, same] = items.map(({ summary }) => summary);
    expect([empty, same]).to.deep.equal(['Put it out the evening before.', undefined]);
    expect(long300).to.match(/^The road is closed\. .{250,320}…$/);
  });
});
