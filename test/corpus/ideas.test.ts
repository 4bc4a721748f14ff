import { expect } from '@open-wc/testing';
import { SourceError } from '../../src/data/source-error.js';
import { readIdeas } from '../../src/formats.js';
import type { Idea, IdeaPage } from '../../src/widgets/idea-box/idea.js';
import { corpusCases } from './corpus.js';

type Row = Readonly<Record<string, unknown>>;
interface Expected {
  readonly source: string;
  readonly expect?: { readonly path?: string } & Readonly<
    Partial<Record<'topics' | 'issues' | 'posts', readonly Row[]>>
  >;
}

const read = (body: Uint8Array, url: string): IdeaPage | SourceError => {
  try {
    return readIdeas(body, { url });
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
};
const ideasOf = (page: IdeaPage | SourceError): readonly Idea[] => (page instanceof SourceError ? [] : page.ideas);
const second = (date: unknown) => Math.floor(Date.parse(String(date)) / 1000);

/** How each field that the corpus expects is told by ours. */
const told: Readonly<Record<string, (idea: Idea, expected: unknown) => unknown>> = {
  id: ({ id }) => Number(id),
  number: ({ id }) => Number(id),
  title: ({ title }) => title,
  slug: ({ url, id }) => new RegExp(`/t/(.*)/${id}$`).exec(url ?? '')?.[1],
  created_at: ({ created }, expected) => (second(created) === second(expected) ? expected : created),
  // The first post is the idea itself.
  posts_count: ({ comments = NaN }) => comments + 1,
  views: ({ views }) => views,
  like_count: ({ votes }) => votes,
  closed: ({ closed = false }) => closed,
  state: ({ closed = false }) => (closed ? 'closed' : 'open'),
  html_url: ({ url }) => url,
  comments: ({ comments }) => comments,
};

/** An answer of each kind that lists no ideas: what its reader says of it. */
const origins: Readonly<Record<string, (expected: Expected) => string>> = {
  fider: () => 'https://town.example/api/v1/posts',
  discourse: () => 'https://forum.example/latest.json',
  github: (expected) => `https://api.github.com${expected.expect?.path ?? '/'}`,
  decidim: () => 'https://town.example/api?component=39',
};

for (const [origin, address] of Object.entries(origins)) {
  const cases = await corpusCases<Expected>(`ideas/${origin}`);
  describe(`the corpus of ideas: ${origin}`, () => {
    const counts = { files: 0, ideas: 0, fields: 0, others: 0 };

    for (const { file, bytes, expected } of cases) {
      const url = address(expected);
      const rows = expected.expect && (expected.expect.topics ?? expected.expect.issues ?? expected.expect.posts);

      if (rows)
        it(`${file}: each field of each idea`, async () => {
          const ideas = ideasOf(read(await bytes(), url));
          expect(ideas.length).to.equal(rows.length);
          counts.files++;
          rows.forEach((row, at) => {
            counts.ideas++;
            for (const [field, value] of Object.entries(row)) {
              expect(told[field]?.(ideas[at]!, value), `${at} ${field}`).to.equal(value);
              counts.fields++;
            }
          });
        });
      else
        it(`${file}: read, or said to be no list of ideas`, async () => {
          const page = read(await bytes(), url);
          if (page instanceof SourceError) expect(page.kind).to.equal('format');
          counts.others++;
        });

      it(`${file}: cut anywhere, it gives ideas or says that it cannot`, async () => {
        const body = await bytes();
        for (let part = 1; part < 8; part++) read(body.subarray(0, (body.length * part) / 8), url);
      });
    }

    after(() => {
      if (!cases.length) return;
      console.log(
        `corpus ideas/${origin}: ${counts.files} files, ${counts.ideas} ideas, all of ${counts.fields} expected fields equal; ` +
          `${counts.others} other answers read or refused`,
      );
    });
  });
}

describe('the corpus of ideas: what is told beside the fields', () => {
  it('the topic of Discourse with its posts, as text', async () => {
    const topic = (await corpusCases('ideas/discourse')).find(({ file }) => file === 'topic.json');
    // Where there is no corpus, `corpusCases` has said so.
    if (!topic) return;
    const page = read(await topic.bytes(), 'https://forum.example/t/57.json');
    const [idea] = ideasOf(page);
    expect(idea!.text).to.match(/^Welcome!\n\nTry is a sandbox/);
    expect(idea!.text).to.not.match(/<\w|&\w+;/);
  });

  it('the next page of the proposals of Decidim, whose example gives no titles', async () => {
    const example = (await corpusCases('ideas/decidim')).find(({ file }) => file === 'usage-04.json');
    if (!example) return;
    const page = read(await example.bytes(), 'https://town.example/api?component=39') as IdeaPage;
    expect([page.ideas.length, page.skipped]).to.deep.equal([0, 2]);
    expect(page.next).to.equal('https://town.example/api?component=39&after=NA');
  });
});
