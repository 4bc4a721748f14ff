import { expect } from '@open-wc/testing';
import { limits } from '../../../../src/data/limits.js';
import { whenForgotten } from '../../../../src/data/keeping/shared-storage.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { DiscourseBackend } from '../../../../src/widgets/idea-box/backends/discourse-backend.js';
import { FiderBackend } from '../../../../src/widgets/idea-box/backends/fider-backend.js';
import type {
  BackendAim,
  IdeaBackend,
  IdeaDraft,
  UnansweredWrite,
} from '../../../../src/widgets/idea-box/backends/idea-backend.js';
import { WriteError } from '../../../../src/data/writing/write-error.js';
import { IdeaRefusal, mayBeDone } from '../../../../src/widgets/idea-box/backends/idea-refusal.js';
import { ParvisBackend } from '../../../../src/widgets/idea-box/backends/parvis-backend.js';
import { PostgrestBackend } from '../../../../src/widgets/idea-box/backends/postgrest-backend.js';
import { ideaServer, type Held, type IdeaServer } from './idea-server.js';

const { signal } = new AbortController();
const draft: IdeaDraft = {
  title: 'Un banc à l’ombre, devant la mairie',
  problem: 'Rien pour s’asseoir & attendre',
  proposal: 'Un banc <b>en bois</b>',
};
const text = 'Rien pour s’asseoir & attendre\n\nUn banc <b>en bois</b>';
let keys = 0;
const newKey = () => `key-of-the-tests-${++keys}`;
const since = () => new Date().toISOString();

interface Product {
  readonly backend: (aim: BackendAim) => IdeaBackend;
  /** Where its list is. */
  readonly path: string;
  /** Paths of its writes, for faults. */
  readonly writes: Readonly<Record<'propose' | 'comment' | 'vote', { readonly method: string; readonly path: string }>>;
  /** How many ideas, comments and votes it holds. */
  readonly count: (held: Held) => { readonly ideas: number; readonly comments: number; readonly votes: number };
}

const discourse = (vote: string, counted: string): Product => ({
  backend: (aim) => new DiscourseBackend(aim),
  path: 'c/ideas/5.json',
  writes: {
    propose: { method: 'POST', path: 'posts\\.json' },
    comment: { method: 'POST', path: 'posts\\.json' },
    vote: { method: 'POST', path: vote },
  },
  count: (held) => ({
    ideas: held.topics!.length,
    comments: held.posts!.length - held.topics!.length,
    votes: held[counted]!.length,
  }),
});

const products: Readonly<Record<string, Product>> = {
  parvis: {
    backend: (aim) => new ParvisBackend(aim),
    path: '',
    writes: {
      propose: { method: 'POST', path: '^ideas$' },
      comment: { method: 'POST', path: 'comments$' },
      vote: { method: 'PUT', path: 'vote$' },
    },
    count: ({ ideas = [] }) => ({
      ideas: ideas.length,
      comments: ideas.flatMap(({ thread }) => thread as unknown[]).length,
      votes: ideas.filter(({ voted }) => voted).length,
    }),
  },
  fider: {
    backend: (aim) => new FiderBackend(aim),
    path: 'api/v1/posts?view=recent',
    writes: {
      propose: { method: 'POST', path: 'posts$' },
      comment: { method: 'POST', path: 'comments$' },
      vote: { method: 'POST', path: 'votes$' },
    },
    count: ({ posts = [], comments = [] }) => ({
      ideas: posts.length,
      comments: comments.length,
      votes: posts.flatMap(({ voters }) => voters as unknown[]).length,
    }),
  },
  discourse: discourse('voting/vote', 'votes'),
  'discourse-likes': discourse('post_actions', 'likes'),
  postgrest: {
    backend: (aim) => new PostgrestBackend(aim),
    path: 'ideas?order=id',
    writes: {
      propose: { method: 'POST', path: '^ideas$' },
      comment: { method: 'POST', path: '_comments$' },
      vote: { method: 'POST', path: '_votes$' },
    },
    count: ({ tables }) => {
      const { ideas, ideas_votes, ideas_comments } = tables as unknown as Record<string, { voted?: boolean }[]>;
      return {
        ideas: ideas!.length,
        comments: ideas_comments!.length,
        votes: ideas_votes!.filter(({ voted }) => voted).length,
      };
    },
  },
};

/** What a write that went wrong says. */
const failure = async (write: Promise<unknown>): Promise<SourceError> => {
  const error = await write.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).to.be.instanceOf(SourceError);
  return error as SourceError;
};

for (const [name, { backend, path, writes, count }] of Object.entries(products)) {
  describe(`the back end ${name}`, () => {
    const { wait } = limits;
    before(() => (limits.wait = 10));
    after(() => (limits.wait = wait));

    const setUp = async () => {
      const server = await ideaServer(name);
      const anne = backend(server.aim('anne', path));
      const karim = backend(server.aim('karim', path));
      return { server, anne, karim };
    };

    it('takes an idea, a vote and a comment, and gives them back', async () => {
      const { server, anne, karim } = await setUp();
      const { idea } = await anne.propose(draft, newKey(), signal);
      expect(idea).to.include({ title: draft.title, text });
      const first = await karim.vote(idea.id, true, 1, newKey(), signal);
      expect(first).to.include({ id: idea.id, voted: true });
      const said = await karim.comment(idea.id, { text: 'Oui & merci' }, newKey(), signal);
      expect(said.text).to.equal('Oui & merci');
      const detail = await karim.detail(idea.id, signal);
      expect(detail).to.include({ id: idea.id, title: draft.title, text, voted: true });
      expect(detail.votes).to.equal(first.votes);
      expect(detail.thread.map(({ id, text }) => [id, text])).to.deep.equal([[said.id, 'Oui & merci']]);
      expect((await karim.vote(idea.id, false, 2, newKey(), signal)).voted).to.equal(false);
      expect((await karim.detail(idea.id, signal)).voted).to.not.equal(true);
      expect(count(await server.held())).to.include({ ideas: 1, comments: 1 });
    });

    it('votes once, however often it is asked', async () => {
      const { server, anne, karim } = await setUp();
      const { idea } = await anne.propose(draft, newKey(), signal);
      const before = count(await server.held()).votes;
      for (const at of [1, 2, 3]) {
        const { voted } = await karim.vote(idea.id, true, at, newKey(), signal);
        expect(voted).to.equal(true);
      }
      expect(count(await server.held()).votes).to.equal(before + 1);
    });

    it('finds what is alike', async () => {
      const { anne } = await setUp();
      const { idea } = await anne.propose(draft, newKey(), signal);
      const found = await anne.similar('Un banc à l’ombre', signal);
      expect(found.map(({ id }) => id)).to.deep.equal([idea.id]);
      expect(await anne.similar('Une piscine olympique', signal)).to.deep.equal([]);
    });

    it('says why it does not do what is asked', async () => {
      const { server, anne } = await setUp();
      const empty = await failure(anne.propose({ title: '' }, newKey(), signal));
      expect(empty).to.be.instanceOf(IdeaRefusal).and.instanceOf(WriteError);
      expect(mayBeDone(empty)).to.equal(false);
      const missing = await failure(anne.comment('999', { text: 'x' }, newKey(), signal).then(() => anne.detail('999', signal))); // prettier-ignore
      expect(mayBeDone(missing)).to.equal(false);
      await server.fail({ ...writes.propose, fault: 503 });
      const busy = await failure(anne.propose(draft, newKey(), signal));
      // Without a word on when to come back, it may be a server that broke while at it.
      expect([busy.kind, busy.status, mayBeDone(busy)]).to.deep.equal(['busy', 503, true]);
      expect(count(await server.held()).ideas).to.equal(0);
    });

    it('says when it may be done all the same, and writes once a try', async () => {
      const { server, anne, karim } = await setUp();
      const { idea } = await anne.propose(draft, newKey(), signal);
      for (const [fault, unsure] of [
        ['cut', true],
        ['cut-after', true],
        [502, true],
        [400, false],
        [403, false],
      ] as const) {
        await server.fail({ ...writes.comment, fault });
        const before = (await server.log()).filter(({ method }) => method !== 'GET').length;
        const error = await failure(karim.comment(idea.id, { text: `À ${fault}` }, newKey(), signal));
        expect(mayBeDone(error), String(fault)).to.equal(unsure);
        expect((await server.log()).filter(({ method }) => method !== 'GET').length).to.equal(before + 1);
      }
      expect(count(await server.held()).comments).to.equal(1);
    });

    it('does what was not answered once only: by its key, or by looking for it', async () => {
      for (const fault of ['cut', 'cut-after'] as const) {
        const { server, anne, karim } = await setUp();
        const done = fault === 'cut-after';
        const settle = async (
          write: UnansweredWrite,
          again: (by: IdeaBackend) => Promise<unknown>,
          by: IdeaBackend,
        ) => {
          await server.fail({ ...writes[write.kind], fault });
          expect(mayBeDone(await failure(again(by))), `${write.kind} ${fault}`).to.equal(true);
          if (!by.find) return void (await again(by));
          const found = await by.find(write, signal);
          expect(!!found, `${write.kind} ${fault}`).to.equal(done);
          if (!found) await again(by);
          expect(await by.find(write, signal)).to.not.equal(undefined);
        };
        const [one, other] = [newKey(), newKey()];
        await settle({ kind: 'propose', draft, since: since() }, (by) => by.propose(draft, one, signal), anne);
        const id = ((await server.held()).topics?.[0] ?? (await ideasIn(server))[0])!.id as string;
        const own = name === 'fider' ? '1' : String(id);
        const comment = { text: 'Oui & merci' };
        await settle({ kind: 'comment', id: own, draft: comment, since: since() }, (by) => by.comment(own, comment, other, signal), karim); // prettier-ignore
        const third = newKey();
        await settle({ kind: 'vote', id: own, voted: true }, (by) => by.vote(own, true, 1, third, signal), karim);
        const { ideas, comments } = count(await server.held());
        expect([ideas, comments], fault).to.deep.equal([1, 1]);
        expect((await karim.detail(own, signal)).voted, fault).to.equal(true);
      }
    });

    it('takes nothing of another for what was not answered', async () => {
      const { anne, karim } = await setUp();
      if (!karim.find) return expect(karim.knowsKeys).to.equal(true);
      const { idea } = await anne.propose(draft, newKey(), signal);
      expect(await karim.find({ kind: 'propose', draft, since: since() }, signal)).to.equal(undefined);
      expect(await karim.find({ kind: 'vote', id: idea.id, voted: true }, signal)).to.equal(undefined);
      // Nor what was made long before.
      const later = new Date(Date.now() + 3_600_000).toISOString();
      expect(await anne.find!({ kind: 'propose', draft, since: later }, signal)).to.equal(undefined);
      return undefined;
    });

    it('waits for an answer, but not without end', async () => {
      const { server, anne } = await setUp();
      const { write } = limits;
      await server.fail({ ...writes.propose, fault: 'hang' });
      limits.write = 200;
      const error = await failure(anne.propose(draft, newKey(), signal)).finally(() => (limits.write = write));
      expect([error.kind, mayBeDone(error)]).to.deep.equal(['timeout', true]);
    });

    it('stops when it is told to', async () => {
      const { server, anne } = await setUp();
      const stop = new AbortController();
      stop.abort();
      const error = await anne.propose(draft, newKey(), stop.signal).catch((reason: unknown) => reason);
      expect((error as Error).name).to.equal('AbortError');
      expect(count(await server.held()).ideas).to.equal(0);
    });
  });
}

const ideasIn = async (server: IdeaServer): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const held = await server.held();
  return held.ideas ?? held.posts ?? (held.tables as unknown as Held).ideas!;
};

describe('the back end parvis', () => {
  it('sends the file first, each write with its key, and gives the code by which one comes back', async () => {
    const server = await ideaServer('parvis');
    const backend = new ParvisBackend(server.aim());
    const file = new File(['abc'], 'plan d’été.png', { type: 'image/png' });
    const { idea, code } = await backend.propose({ ...draft, file, began: 9000 }, 'a-key-of-the-tests', signal);
    const log = (await server.log()).filter(({ method }) => method === 'POST');
    expect(log.map(({ path, headers }) => [path, headers['idempotency-key'], headers['content-type']])).to.deep.equal([
      ['files', 'a-key-of-the-tests-file', 'image/png'],
      ['ideas', 'a-key-of-the-tests', 'application/json'],
    ]);
    expect((await server.held()).files).to.deep.equal([{ id: 'f1', name: 'plan d’été.png', type: 'image/png', size: 3 }]);
    expect((await server.held()).ideas![0]!.website).to.equal('');
    const found = await backend.follow(code!, newKey(), signal);
    expect(found.id).to.equal(idea.id);
    expect(found.file).to.deep.include({ name: 'plan d’été.png', url: `${server.url}files/f1`, size: 3 });
    expect(found.history.map(({ change }) => change)).to.deep.equal(['created']);
    await backend.report(idea.id, { reason: 'spam' }, newKey(), signal);
    expect((await server.held()).reports).to.deep.equal([{ id: idea.id, reason: 'spam' }]);
  }); // prettier-ignore

  it('says that a computer is shared, and forgets there what a code has opened', async () => {
    const server = await ideaServer('parvis');
    const { base } = server.aim();
    const asked: string[] = [];
    const own: typeof fetch = (url, init) => {
      if (init?.method !== 'GET') asked.push(new URL(new Request(url).url).search);
      return fetch(url, init);
    };
    const at = (shared?: boolean) => new ParvisBackend({ base, settings: { fetch: own, shared } });
    const { idea } = await at(true).propose(draft, newKey(), signal);
    await at().vote(idea.id, true, 1, newKey(), signal);
    await at(true).vote(idea.id, false, 2, newKey(), signal);
    expect(asked).to.deep.equal(['?shared=true', '', '?shared=true']);

    // The service tells it to nobody yet.
    const waits: typeof fetch = async (url) =>
      new Request(url).url.includes('/follow') ? Response.json({ idea }) : new Response('', { status: 404 });
    const followed = new ParvisBackend({ base, settings: { fetch: waits, shared: true } });
    await followed.follow('CODE', newKey(), signal);
    expect((await followed.detail(idea.id, signal)).title).to.equal(idea.title);
    for (const forget of whenForgotten) forget();
    expect(await failure(followed.detail(idea.id, signal))).to.include({ kind: 'missing' });
  });

  it('gives the words of the server for what is wrong', async () => {
    const backend = new ParvisBackend((await ideaServer('parvis')).aim());
    const error = await failure(backend.propose({ title: '' }, newKey(), signal));
    expect(error).to.include({ status: 422, code: 'invalid' });
    expect((error as IdeaRefusal).fields).to.deep.equal({ title: 'required' });
    const code = await failure(backend.follow('NONE', newKey(), signal));
    expect(code).to.include({ kind: 'missing', code: 'missing' });
  });

  it('shows what the server says now, when a later vote has overtaken an earlier one', async () => {
    const backend = new ParvisBackend((await ideaServer('parvis')).aim());
    const { idea } = await backend.propose(draft, newKey(), signal);
    await backend.vote(idea.id, true, 2, newKey(), signal);
    expect(await backend.vote(idea.id, false, 1, newKey(), signal)).to.include({ voted: true, votes: 1, at: 2 });
  });

  it('leaves open whether it was done, where the request broke', async () => {
    const { base } = (await ideaServer('parvis')).aim();
    const broken: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const error = await failure(
      new ParvisBackend({ base, settings: { fetch: broken } }).propose(draft, newKey(), signal),
    );
    expect([error.kind, error.status, mayBeDone(error)]).to.deep.equal(['network', undefined, true]);
  });

  it('is asked with the page’s own fetch and credentials, and never written to through a relay', async () => {
    const server = await ideaServer('parvis');
    const asked: (readonly [string, RequestCredentials | undefined])[] = [];
    const own: typeof fetch = (input, init) => {
      asked.push([(input as string).replace(server.url, ''), init?.credentials]);
      return fetch(input, init);
    };
    const settings = { fetch: own, relay: '/relay', credentials: 'include' as const };
    const backend = new ParvisBackend({ base: server.url, settings });
    const { idea } = await backend.propose(draft, newKey(), signal);
    await backend.detail(idea.id, signal);
    expect(asked).to.deep.equal([
      ['ideas', 'include'],
      [`ideas/${idea.id}`, 'include'],
    ]);
  });
});

describe('the back end fider', () => {
  it('gives what Fider says of a title', async () => {
    const backend = new FiderBackend((await ideaServer('fider')).aim('anne'));
    const short = await failure(backend.propose({ title: 'Banc' }, newKey(), signal));
    expect((short as IdeaRefusal).fields).to.deep.equal({ title: 'Title needs to be more descriptive.' });
    await backend.propose(draft, newKey(), signal);
    const double = await failure(backend.propose(draft, newKey(), signal));
    expect((double as IdeaRefusal).fields?.title).to.match(/already been posted/);
  });

  it('tells who is signed in from who is not, and an official comment by its author', async () => {
    const server = await ideaServer('fider');
    const town = new FiderBackend(server.aim('mairie'));
    const { idea } = await town.propose(draft, newKey(), signal);
    await town.comment(idea.id, { text: 'Bien reçu' }, newKey(), signal);
    const reader = new FiderBackend(server.aim());
    const { thread, voted } = await reader.detail(idea.id, signal);
    expect([thread[0]!.official, voted]).to.deep.equal(['mairie', false]);
    expect((await failure(reader.vote(idea.id, true, 1, newKey(), signal))).kind).to.equal('refused');
  });

  it('searches where Fider does not yet look for what is alike', async () => {
    const server = await ideaServer('fider');
    const backend = new FiderBackend(server.aim('anne'));
    const { idea } = await backend.propose(draft, newKey(), signal);
    await server.fail({ method: 'GET', path: 'similarposts', fault: 404 });
    expect((await backend.similar('banc', signal)).map(({ id }) => id)).to.deep.equal([idea.id]);
  });
});

describe('the back end discourse', () => {
  it('is signed in by a cookie with the token that Discourse asks for, asked once', async () => {
    const server = await ideaServer('discourse');
    const backend = new DiscourseBackend(server.aim(undefined, 'c/ideas/5'));
    const { idea } = await backend.propose(draft, newKey(), signal);
    await backend.comment(idea.id, { text: 'Un' }, newKey(), signal);
    const log = await server.log();
    expect(log.filter(({ path }) => path === 'session/csrf.json').length).to.equal(1);
    const writes = log.filter(({ method }) => method === 'POST');
    expect(writes.map(({ headers }) => headers['x-csrf-token'])).to.deep.equal(['csrf-1', 'csrf-1']);
    expect((await server.held()).topics![0]!.category_id).to.equal(5);
    // A session that has ended: the act says no, and the next one asks anew.
    await server.fail({ method: 'POST', path: 'posts', fault: 403 });
    await failure(backend.comment(idea.id, { text: 'Deux' }, newKey(), signal));
    await backend.comment(idea.id, { text: 'Trois' }, newKey(), signal);
    expect((await server.log()).filter(({ path }) => path === 'session/csrf.json').length).to.equal(2);
  });

  it('sends the key of a user as Discourse wants it', async () => {
    const server = await ideaServer('discourse');
    const backend = new DiscourseBackend(server.aim('anne', 'c/ideas/5'));
    await backend.propose(draft, newKey(), signal);
    const { headers } = (await server.log()).find(({ method }) => method === 'POST')!;
    expect([headers['user-api-key'], headers.authorization]).to.deep.equal(['anne', undefined]);
  });

  it('answers a comment, and tells what waits for a moderator', async () => {
    const backend = new DiscourseBackend((await ideaServer('discourse')).aim('anne', 'c/ideas/5'));
    const { idea } = await backend.propose(draft, newKey(), signal);
    const first = await backend.comment(idea.id, { text: 'Un' }, newKey(), signal);
    const answer = await backend.comment(idea.id, { text: 'Deux', parent: first.id }, newKey(), signal);
    expect(answer.parent).to.equal(first.id);
    const { thread } = await backend.detail(idea.id, signal);
    expect(thread.map(({ parent }) => parent)).to.deep.equal([undefined, first.id]);
    const waiting = await backend.propose({ title: 'Another idea, that waits', problem: 'moderate me' }, newKey(), signal);
    expect(waiting.idea).to.include({ id: 'pending-9', pending: true, url: undefined });
    expect((await backend.comment(idea.id, { text: 'moderate' }, newKey(), signal)).id).to.equal('pending-9');
  }); // prettier-ignore
});

describe('the back end postgrest', () => {
  it('keeps the name of who gave it, and of nobody else', async () => {
    const server = await ideaServer('postgrest');
    const backend = new PostgrestBackend(server.aim('anne', 'ideas'));
    await backend.propose({ ...draft, name: 'Anne' }, newKey(), signal);
    await backend.propose({ ...draft, name: 'Anne', anonymous: true }, newKey(), signal);
    const { ideas } = (await server.held()).tables as unknown as Held;
    expect(ideas!.map(({ author }) => author)).to.deep.equal(['Anne', undefined]);
    const refused = await failure(
      new PostgrestBackend(server.aim(undefined, 'ideas')).propose(draft, newKey(), signal),
    );
    expect(refused).to.include({ kind: 'refused', code: '42501' });
  });

  it('takes an older vote for nothing', async () => {
    const backend = new PostgrestBackend((await ideaServer('postgrest')).aim('anne', 'ideas'));
    const { idea } = await backend.propose(draft, newKey(), signal);
    await backend.vote(idea.id, true, 2, newKey(), signal);
    expect(await backend.vote(idea.id, false, 1, newKey(), signal)).to.include({ voted: true, votes: 1 });
  });
});
