import { expect } from '@open-wc/testing';
import { readBody } from '../../../../src/data/reading/read-body.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { readIdeas } from '../../../../src/formats.js';
import { ideaFormats, ideasAt } from '../../../../src/widgets/idea-box/idea-formats.js';
import { moreIdeaFormats } from '../../../../src/widgets/idea-box/formats/more-idea-formats.js';
import type { Idea } from '../../../../src/widgets/idea-box/idea.js';
import { said, titles } from './said.js';

interface Case {
  readonly url: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly first: Partial<Idea>;
  readonly head?: object;
}

const post = {
  id: 31,
  number: 7,
  title: 'Un banc &amp; un arbre',
  slug: 'un-banc',
  description: 'Devant la **mairie**\r\n\r\nà l’ombre',
  createdAt: '2026-11-23T08:00:00.123Z',
  user: { id: 1, name: 'Anne', role: 'visitor' },
  hasVoted: true,
  votesCount: 12,
  commentsCount: 3,
  status: 'planned',
  response: { text: 'Au printemps', respondedAt: '2026-11-24T09:00:00Z', user: { name: 'Voirie' }, original: null },
  tags: ['voirie'],
};
const topic = {
  id: 5,
  title: 'Vélos & trottinettes',
  fancy_title: 'V&eacute;los &amp; trottinettes',
  slug: 'velos',
  posts_count: 4,
  like_count: 9,
  vote_count: 21,
  user_voted: true,
  views: 268,
  created_at: '2026-11-23T09:00:00.000+01:00',
  excerpt: 'Un <b>abri</b> couvert&hellip;',
  closed: true,
  tags: ['voirie', { id: 3, name: 'école', slug: 'ecole' }],
  posters: [
    { user_id: 2, description: 'Frequent Poster' },
    { user_id: 1, description: 'Original Poster' },
  ],
};
const topics = (more: object) => ({
  users: [{ id: 1, username: 'anne', name: 'Anne Le Gall' }],
  topic_list: { topics: [topic], ...more },
});
const proposal = {
  id: '32',
  title: { translations: [{ locale: 'en', text: 'A bench' }, { locale: 'fr', text: 'Un banc' }] }, // prettier-ignore
  body: { translations: [{ locale: 'fr', text: '<p>Devant &amp; autour</p><ul><li>un</li><li>deux</li></ul>' }] },
  state: 'evaluating',
  voteCount: 8,
  totalCommentsCount: 2,
  publishedAt: '2026-11-23T08:00:00Z',
  answer: { translations: [{ locale: 'fr', text: '<p>À <em>l’étude</em></p>' }] },
  answeredAt: '2026-11-24T08:00:00Z',
  author: { name: 'Anne' },
};
const component = (proposals: object) => ({ data: { component: { name: { translation: 'Idées' }, proposals } } });
const issue = {
  number: 12,
  title: 'The doors don’t open',
  state: 'closed',
  state_reason: 'not_planned',
  html_url: 'https://github.com/town/ideas/issues/12',
  comments: 42,
  created_at: '2017-10-10T16:00:00Z',
  closed_at: '2017-10-11T16:00:00Z',
  body: 'Since *monday*',
  user: { login: 'anne' },
  labels: [{ name: 'doors' }, 'urgent'],
  reactions: { '+1': 6 },
};

const cases: Readonly<Record<string, Case>> = {
  'the Parvis API': {
    url: 'https://town.example/idees/api/ideas?sort=top',
    body: {
      ideas: [
        {
          id: 'i1',
          title: 'Un banc &amp; un arbre',
          text: 'Rien pour s’asseoir\r\n\r\nUn banc',
          problem: 'Rien pour s’asseoir',
          proposal: 'Un banc',
          url: '../#i1',
          created: '2026-11-23T08:00:00.000Z',
          author: 'Anne',
          authorService: 'Crèche',
          votes: 0,
          voted: true,
          comments: 3,
          status: 'declined',
          statusSince: '2026-11-24T08:00:00Z',
          reason: 'Trop cher',
          answer: { text: 'Non, hélas', author: 'Karim', service: 'Voirie', date: '2026-11-24T08:00:00Z' },
          topics: ['Voirie', ' École '],
          due: '2026-12-23',
          overdue: true,
          closed: true,
          mergedFrom: [{ id: 'i2', title: 'Des bancs' }, { id: 'i3' }],
          edited: '2026-11-25T08:00:00Z',
          mine: true,
          etag: '"3"',
          reports: 1,
        },
      ],
      next: 'a b&c',
      total: 12,
      box: { title: 'Boîte à idées', statuses: [] },
    },
    first: {
      id: 'i1',
      title: 'Un banc &amp; un arbre',
      text: 'Rien pour s’asseoir\n\nUn banc',
      problem: 'Rien pour s’asseoir',
      proposal: 'Un banc',
      url: 'https://town.example/idees/#i1',
      created: '2026-11-23T08:00:00Z',
      author: 'Anne',
      authorService: 'Crèche',
      votes: 0,
      voted: true,
      comments: 3,
      status: 'declined',
      statusSince: '2026-11-24T08:00:00Z',
      reason: 'Trop cher',
      answer: { text: 'Non, hélas', author: 'Karim', service: 'Voirie', date: '2026-11-24T08:00:00Z' },
      topics: ['Voirie', 'École'],
      due: '2026-12-23',
      overdue: true,
      closed: true,
      mergedFrom: [{ id: 'i2', title: 'Des bancs' }],
      edited: '2026-11-25T08:00:00Z',
      mine: true,
      etag: '"3"',
      reports: 1,
    },
    head: {
      title: 'Boîte à idées',
      total: 12,
      next: 'https://town.example/idees/api/ideas?sort=top&cursor=a+b%26c',
    },
  },
  Fider: {
    url: 'https://town.example/ideas/api/v1/posts?limit=1',
    body: [post],
    first: {
      id: '7',
      title: 'Un banc &amp; un arbre',
      text: 'Devant la **mairie**\n\nà l’ombre',
      url: 'https://town.example/ideas/posts/7/un-banc',
      created: '2026-11-23T08:00:00Z',
      author: 'Anne',
      votes: 12,
      voted: true,
      comments: 3,
      status: 'accepted',
      statusSince: '2026-11-24T09:00:00Z',
      answer: { text: 'Au printemps', author: 'Voirie', date: '2026-11-24T09:00:00Z' },
      topics: ['voirie'],
    },
    head: { next: 'https://town.example/ideas/api/v1/posts?limit=31' },
  },
  'a merged post of Fider': {
    url: 'https://town.example/api/v1/posts',
    body: [{ ...post, status: 'duplicate', response: { text: '', original: { number: 3 } } }],
    first: {
      id: '7',
      title: 'Un banc &amp; un arbre',
      text: 'Devant la **mairie**\n\nà l’ombre',
      url: 'https://town.example/posts/7/un-banc',
      created: '2026-11-23T08:00:00Z',
      author: 'Anne',
      votes: 12,
      voted: true,
      comments: 3,
      status: 'merged',
      topics: ['voirie'],
      closed: true,
      mergedInto: '3',
    },
  },
  Discourse: {
    url: 'https://forum.example/c/ideas/5.json',
    body: topics({ more_topics_url: '/c/ideas/5/l/latest?page=1&order=votes' }),
    first: {
      id: '5',
      title: 'Vélos & trottinettes',
      text: 'Un abri couvert…',
      url: 'https://forum.example/t/velos/5',
      created: '2026-11-23T08:00:00Z',
      author: 'Anne Le Gall',
      votes: 21,
      voted: true,
      comments: 3,
      views: 268,
      topics: ['voirie', 'école'],
      closed: true,
    },
    head: { next: 'https://forum.example/c/ideas/5/l/latest.json?page=1&order=votes' },
  },
  'a topic of Discourse': {
    url: 'https://town.example/forum/t/velos/5.json',
    body: {
      id: 5,
      title: 'Vélos',
      slug: 'velos',
      posts_count: 3,
      created_at: '2026-11-23T08:00:00Z',
      accepted_answer: { post_number: 3, username: 'mairie' },
      post_stream: {
        posts: [
          {
            id: 80,
            post_number: 1,
            username: 'anne',
            cooked: '<p>Un <a href="/x">abri</a>,<br>couvert</p>\n<script>alert(1)</script><p>&lt;b&gt; &amp;amp;</p>',
            actions_summary: [{ id: 2, count: 4, acted: true }],
          },
          { id: 81, post_number: 2, username: 'karim', cooked: '<p>Oui</p>' },
          { id: 82, post_number: 3, username: 'mairie', cooked: '<p>Fait</p>', created_at: '2026-12-01T08:00:00Z' },
        ],
      },
    },
    first: {
      id: '5',
      title: 'Vélos',
      text: 'Un abri,\ncouvert\n\n<b> &amp;',
      url: 'https://town.example/forum/t/velos/5',
      created: '2026-11-23T08:00:00Z',
      author: 'anne',
      votes: 4,
      voted: true,
      comments: 2,
      answer: { text: 'Fait', author: 'mairie', service: undefined, date: '2026-12-01T08:00:00Z' },
    },
  },
  'what is alike in Discourse': {
    url: 'https://forum.example/topics/similar_to.json?title=velo',
    body: { similar_topics: [{ id: 5, title: 'Vélos', slug: 'velos', blurb: 'Un abri' }] },
    first: { id: '5', title: 'Vélos', text: 'Un abri', url: 'https://forum.example/t/velos/5' },
  },
  Decidim: {
    url: 'https://town.example/api?component=12&page=%2Fprocesses%2Fquartier%2Ff%2F12%2F',
    body: component({ pageInfo: { hasNextPage: true, endCursor: 'NA' }, edges: [{ node: proposal }] }),
    first: {
      id: '32',
      title: 'Un banc',
      text: 'Devant & autour\n\nun\n\ndeux',
      url: 'https://town.example/processes/quartier/f/12/proposals/32',
      created: '2026-11-23T08:00:00Z',
      author: 'Anne',
      votes: 8,
      comments: 2,
      status: 'study',
      statusSince: '2026-11-24T08:00:00Z',
      answer: { text: 'À l’étude', date: '2026-11-24T08:00:00Z' },
    },
    head: {
      title: 'Idées',
      next: 'https://town.example/api?component=12&page=%2Fprocesses%2Fquartier%2Ff%2F12%2F&after=NA',
    },
  },
  'proposals of a space of Decidim': {
    url: 'https://town.example/api',
    body: { data: { assembly: { components: [{ id: '1' }, { proposals: { nodes: [{ id: 1, title: { translation: 'A' } }] } }] } } }, // prettier-ignore
    first: { id: '1', title: 'A', status: 'received' },
  },
  'issues as GitHub has them': {
    url: 'https://api.github.com/repos/town/ideas/issues?state=all',
    headers: { link: '<https://api.github.com/repositories/1/issues?page=2>; rel="next", <x>; rel="last"' },
    body: [issue, { ...issue, number: 13, pull_request: {} }],
    first: {
      id: '12',
      title: 'The doors don’t open',
      text: 'Since *monday*',
      url: 'https://github.com/town/ideas/issues/12',
      created: '2017-10-10T16:00:00Z',
      author: 'anne',
      votes: 6,
      comments: 42,
      status: 'declined',
      statusSince: '2017-10-11T16:00:00Z',
      topics: ['doors', 'urgent'],
      closed: true,
    },
    head: { next: 'https://api.github.com/repositories/1/issues?page=2' },
  },
  'rows of PostgREST': {
    url: 'https://town.example/rest/ideas?limit=1&order=id.desc',
    headers: { 'content-range': '0-0/3' },
    body: [{ id: 3, title: 'Un banc', description: 'Ici', created_at: '2026-11-23T08:00:00+00:00', vote_count: 4 }],
    first: { id: '3', title: 'Un banc', text: 'Ici', created: '2026-11-23T08:00:00Z', votes: 4 },
    head: { total: 3, next: 'https://town.example/rest/ideas?limit=1&order=id.desc&offset=1' },
  },
  'plain JSON': {
    url: 'https://town.example/idees.json',
    body: {
      titre: 'Nos idées',
      idees: [
        {
          identifiant: 4,
          titre: '<b>Un banc</b>',
          constat: 'Rien',
          proposition: 'Un banc',
          lien: '/idees/4',
          date_creation: '2026-11-23',
          auteur: { nom: 'Anne' },
          voix: '12',
          commentaires: [{}, {}],
          statut: 'En cours',
          reponse: { texte: 'Oui', service: 'Voirie', date: '2026-12-01' },
          themes: ['Voirie', { name: 'École' }],
        },
        { titre: '' },
        'rien',
      ],
      next: '?page=2',
      total: 40,
    },
    first: {
      id: '4',
      title: '<b>Un banc</b>',
      text: 'Rien\n\nUn banc',
      problem: 'Rien',
      proposal: 'Un banc',
      url: 'https://town.example/idees/4',
      created: '2026-11-23',
      author: 'Anne',
      votes: 12,
      comments: 2,
      status: 'underway',
      answer: { text: 'Oui', author: undefined, service: 'Voirie', date: '2026-12-01' },
      topics: ['Voirie', 'École'],
    },
    head: { title: 'Nos idées', next: 'https://town.example/idees.json?page=2', total: 40, skipped: 2 },
  },
};

describe('readIdeas', () => {
  for (const [name, { url, body, headers, first, head = {} }] of Object.entries(cases)) {
    const text = JSON.stringify(body);
    const about = { url, headers: new Headers(headers), lang: 'fr' };

    it(`reads ${name}`, () => {
      const page = readIdeas(text, about);
      expect(said(page.ideas[0])).to.deep.equal(said(first as Idea));
      const { title, next, total, skipped } = page;
      expect({ title, next, total, skipped }).to.deep.equal({
        title: undefined,
        next: undefined,
        total: undefined,
        skipped: 0,
        ...head,
      });
      expect(readIdeas(new TextEncoder().encode(text), about)).to.deep.equal(page);
    });

    it(`reads ${name} as the widget does in its own time`, async () => {
      expect(await readBody(text, about, ideaFormats)).to.deep.equal(readIdeas(text, about));
    });
  }

  it('has a reader for every format of the table', () => {
    const bodies: Readonly<Record<string, unknown>> = {
      parvis: { ideas: [], box: {} },
      fider: [post],
      discourse: topics({}),
      decidim: component({ edges: [] }),
      github: [issue],
      postgrest: [],
      json: { ideas: [] },
    };
    const names = [...ideaFormats.formats, ...moreIdeaFormats].map(({ name }) => name);
    expect(names).to.have.members(Object.keys(bodies));
    for (const body of Object.values(bodies)) {
      const about = { url: 'https://town.example/x', headers: new Headers({ 'content-range': '*/0' }) };
      expect(readIdeas(JSON.stringify(body), about).skipped).to.equal(0);
    }
  });

  it('knows an empty list for what it is, and says no to what is none', () => {
    for (const [url, body] of [
      ['https://town.example/api/v1/posts', '[]'],
      ['https://api.github.com/repos/a/b/issues', '[]'],
      ['https://town.example/idees.json', '[]'],
      ['https://town.example/idees.json', '{"ideas": []}'],
    ] as const)
      expect(readIdeas(body, { url }), url).to.include({ skipped: 0, next: undefined });
    for (const body of [
      '',
      'hello',
      'null',
      '7',
      '{}',
      '[1, 2]',
      '[{"name": "bug", "color": "red"}]',
      '{"errors": [{"field": "color", "message": "is invalid"}]}',
      '{"data": {"participatoryProcesses": [{"slug": "a"}]}}',
      '{"category_list": {"categories": []}}',
      '<!doctype html><html><title>Ideas</title></html>',
      '<rss><channel><item><title>T</title></item></channel></rss>',
      '{"ideas": {}, "box": {}}',
    ])
      expect(() => readIdeas(body, { url: 'https://town.example/x' }), body).to.throw(SourceError).with.property('kind', 'format'); // prettier-ignore
  });

  it('hides no idea for a bad one beside it', () => {
    const bad = [null, 7, 'x', [], {}, { id: {}, title: [] }, { id: 1 }, { id: 'a', title: '  ' }];
    for (const [name, { url, headers, body }] of Object.entries(cases)) {
      const copy = structuredClone(body) as Record<string, unknown>;
      const list = ((): unknown[] | undefined => {
        if (Array.isArray(copy)) return copy as unknown[];
        if (Array.isArray(copy.ideas)) return copy.ideas as unknown[];
        if (copy.topic_list) return (copy.topic_list as { topics: unknown[] }).topics;
        return undefined;
      })();
      if (!list) continue;
      const about = { url, headers: new Headers(headers), lang: 'fr' };
      const before = readIdeas(JSON.stringify(body), about);
      list.push(...bad);
      const after = readIdeas(JSON.stringify(copy), about);
      expect(after.ideas, name).to.deep.equal(before.ideas);
      if (name.includes('Fider')) continue;
      expect(after.skipped, name).to.equal(before.skipped + bad.length);
    }
  });
});

describe('the pages of a list', () => {
  const next = (url: string, body: unknown, headers?: Readonly<Record<string, string>>) =>
    readIdeas(JSON.stringify(body), { url, headers: new Headers(headers) }).next;
  const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id, title: `Row ${id}` }));

  it('end where the source has no more', () => {
    expect(next('https://town.example/api/v1/posts', [post])).to.equal(undefined);
    expect(next('https://town.example/api/v1/posts?limit=all', [post])).to.equal(undefined);
    expect(next('https://town.example/latest.json', topics({}))).to.equal(undefined);
    expect(
      next('https://town.example/api?component=1', component({ pageInfo: { hasNextPage: false, endCursor: 'NA' }, edges: [] })), // prettier-ignore
    ).to.equal(undefined);
    expect(next('https://town.example/t?limit=2&offset=2', rows(1), { 'content-range': '2-2/3' })).to.equal(undefined);
    expect(next('https://town.example/t?limit=2', rows(1), { 'content-range': '0-0/*' })).to.equal(undefined);
    expect(next('https://town.example/t?limit=2', [], { 'content-range': '*/0' })).to.equal(undefined);
    expect(next('https://town.example/i/ideas', { ideas: [], box: {}, next: '' })).to.equal(undefined);
  });

  it('are asked for where it does not say how many there are', () => {
    expect(next('https://town.example/t?limit=2', rows(2), { 'content-range': '0-1/*' })).to.equal(
      'https://town.example/t?limit=2&offset=2',
    );
    const posts = Array.from({ length: 30 }, (_, number) => ({ ...post, number }));
    expect(next('https://town.example/api/v1/posts', posts)).to.equal('https://town.example/api/v1/posts?limit=60');
  });

  it('are never what an address cannot be', () => {
    expect(next('https://town.example/latest.json', topics({ more_topics_url: 'http://' }))).to.equal(undefined);
    expect(next('https://town.example/i.json', { ideas: rows(1), next: 'http://[' })).to.equal(undefined);
  });
});

describe('the address of ideas', () => {
  it('is that of the list, behind the base of an API', () => {
    for (const [src, type, address] of [
      ['/idees/api/', '', '/idees/api/ideas'],
      ['https://town.example/api/', 'parvis', 'https://town.example/api/ideas'],
      ['/idees.json', '', '/idees.json'],
      ['https://town.fider.io/', 'fider', 'https://town.fider.io/'],
      ['https://town.example/processes/q/f/12/', '', 'https://town.example/processes/q/f/12/'],
      ['', '', ''],
    ] as const)
      expect(ideasAt(src, type), src).to.equal(address);
  });

  const named = (name: string) => moreIdeaFormats.find((format) => format.name === name)!;

  it('leads from the page that people know to the data behind it', () => {
    for (const [name, page, address] of [
      ['discourse', 'https://f.example/c/ideas/5', 'https://f.example/c/ideas/5.json'],
      ['discourse', 'https://f.example/c/ideas/5/l/latest?page=2', 'https://f.example/c/ideas/5/l/latest.json?page=2'],
      ['discourse', 'https://f.example/latest', 'https://f.example/latest.json'],
      ['discourse', 'https://f.example/idees/api/ideas', 'https://f.example/idees/api/ideas'],
      ['github', 'https://github.com/a/b/issues', 'https://api.github.com/repos/a/b/issues?state=all'],
      ['github', 'https://github.com/a/b/pulls', 'https://github.com/a/b/pulls'],
      [
        'decidim',
        'https://d.example/fr/processes/q/f/12/proposals',
        'https://d.example/fr/api?component=12&page=%2Ffr%2Fprocesses%2Fq%2Ff%2F12%2F',
      ],
      ['decidim', 'https://d.example/processes/q', 'https://d.example/processes/q'],
    ] as const) {
      const prepared = named(name).prepare!(new URL(page)).href;
      expect(prepared, page).to.equal(address);
      if (page !== address) expect(ideaFormats.rare!.test(page), page).to.equal(true);
    }
    // The list of a Parvis API asks for nothing more.
    expect(ideaFormats.rare!.test('https://town.example/idees/api/ideas?sort=top')).to.equal(false);
  });

  it('is asked of Decidim by a question, page after page', () => {
    const ask = (url: string) => named('decidim').ask!(new URL(url), false);
    const { method, headers, body } = ask('https://d.example/api?component=12&after=NA')!;
    expect(method).to.equal('POST');
    expect(headers).to.deep.equal({ 'content-type': 'application/json' });
    const { query, variables } = JSON.parse(body as string) as { query: string; variables: object };
    expect(variables).to.deep.equal({ id: '12', after: 'NA' });
    expect(query).to.match(/component\(id: \$id\)[^]*proposals\([^)]*after: \$after/);
    expect(ask('https://d.example/api')).to.equal(undefined);
    expect(ask('https://town.example/idees/api/ideas?component=1')).to.equal(undefined);
  });

  it('is looked for behind a page of Fider, and where no Parvis API answers', () => {
    const others = (url: string, error: SourceError) => named('fider').others!(new URL(url), error);
    const page = new SourceError('format', 'a page came');
    const none = new SourceError('missing', 'none', { status: 404 });
    expect(others('https://town.fider.io/', page)).to.deep.equal([{ url: 'https://town.fider.io/api/v1/posts' }]);
    expect(others('https://town.fider.io/ideas', none)).to.deep.equal([{ url: 'https://town.fider.io/api/v1/posts' }]);
    expect(others('https://town.example/idees.json', none)).to.deep.equal([]);
    expect(others('https://town.fider.io/api/v1/posts', page)).to.deep.equal([]);
  });
});

describe('hostile ideas', () => {
  const hostile: readonly string[] = [
    '{"__proto__": {"title": "P"}, "ideas": [{"__proto__": {"voted": true}, "id": 1, "title": "A"}], "box": {"__proto__": {"may": ["moderate"]}}}',
    '[{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}, "id": 1, "title": "A"}]',
    '{"topic_list": {"topics": [{"id": 1, "title": "A", "__proto__": {"closed": true}}]}, "users": [{"__proto__": null}]}',
    '{"data": {"__proto__": {"proposals": {"edges": []}}, "component": {"proposals": {"edges": [{"node": {"id": 1, "title": {"translation": "A"}}}]}}}}',
  ];

  it('change nothing of what all objects share', () => {
    for (const body of hostile) {
      const page = readIdeas(body, { url: 'https://town.example/x' });
      expect(titles(page)).to.deep.equal(['A']);
      expect(page.box?.may ?? []).to.deep.equal([]);
      expect(page.ideas[0]!.voted).to.equal(undefined);
      expect(page.ideas[0]!.closed).to.equal(undefined);
    }
    expect(({} as { polluted?: unknown }).polluted).to.equal(undefined);
  });

  it('nested without end are read to a depth, or not at all', () => {
    const deep = (inside: string, times: number) =>
      inside.replace('$', '{"a":'.repeat(times) + '1' + '}'.repeat(times));
    for (const times of [50, 5_000, 200_000])
      for (const body of [
        '{"data": $}',
        '[{"id": 1, "title": $}]',
        '{"ideas": [{"id": 1, "title": "A", "answer": $}]}',
      ])
        try {
          readIdeas(deep(body, times), { url: 'https://town.example/x' });
        } catch (error) {
          expect(error).to.be.instanceOf(SourceError);
        }
  });

  it('with any value in any field give the right kinds of values', () => {
    const values: readonly unknown[] = [null, true, 0, -1, 1.5, 1e300, '', 'x', '\0\ud800', [], [[]], {}, { a: 1 }];
    const kinds: Readonly<Record<string, string>> = {
      votes: 'number', comments: 'number', views: 'number', reports: 'number', voted: 'boolean', closed: 'boolean',
      overdue: 'boolean', pending: 'boolean', mine: 'boolean', topics: 'object', answer: 'object', mergedFrom: 'object',
    }; // prettier-ignore
    let read = 0;
    for (const [name, { url, headers, body }] of Object.entries(cases)) {
      const about = { url, headers: new Headers(headers) };
      for (const path of pathsOf(body))
        for (const value of values) {
          const changed = structuredClone(body);
          put(changed, path, value);
          try {
            for (const idea of readIdeas(JSON.stringify(changed), about).ideas) {
              read++;
              for (const [field, held] of Object.entries(idea))
                if (held !== undefined)
                  expect(typeof held, `${name} ${path.join('.')} ${field}`).to.equal(kinds[field] ?? 'string');
              for (const topic of idea.topics) expect(typeof topic).to.equal('string');
              for (const [field, held] of Object.entries(idea.answer ?? {}))
                if (held !== undefined) expect(typeof held, `${name} answer ${field}`).to.equal('string');
              expect(idea.id && idea.title, `${name} ${path.join('.')}`).to.not.equal('');
            }
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
          }
        }
    }
    expect(read).to.be.above(1000);
  });
});

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (!value || typeof value !== 'object') return [path];
  return [
    ...(path.length ? [path] : []),
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key])),
  ];
}

function put(root: unknown, path: Path, value: unknown): void {
  let at = root as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1)!] = value;
}

describe('ideas of one id in one list', () => {
  const url = 'https://town.example/ideas.json';
  it('are all there, each with an id of its own, and one that is there twice is there once', () => {
    const list = [
      { id: 1, title: 'Un banc' },
      { id: 1, title: 'Un abri' },
      { title: 'Un arbre', author: 'Anne' },
      { id: 1, title: 'Un banc' },
      { title: 'Un arbre', author: 'Bruno' },
      { id: 1, title: 'Une haie' },
    ];
    expect(readIdeas(JSON.stringify(list), { url }).ideas.map(({ id, title }) => [id, title])).to.deep.equal([
      ['1', 'Un banc'],
      ['1 (2)', 'Un abri'],
      ['Un arbre', 'Un arbre'],
      ['Un arbre (2)', 'Un arbre'],
      ['1 (3)', 'Une haie'],
    ]);
  });
});
