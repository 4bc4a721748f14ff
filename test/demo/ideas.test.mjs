// The idea box of the demo over its API, on SQLite and on a real PostgreSQL: what is proposed, voted, said, answered,
// moderated, taken out and forgotten.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { forRows } from '../../demo/server/ideas/many-rows.mjs';
import { seedTown, townBox } from '../../demo/server/ideas/seed.mjs';
import { asker, startIdeas } from '../support/ideas-server.mjs';
import { hasPostgres, startPostgres } from '../support/postgres.mjs';

const DAY = 86_400_000;
const stores = hasPostgres() ? ['SQLite', 'PostgreSQL'] : ['SQLite'];
/** @type {Awaited<ReturnType<typeof startPostgres>> | undefined} */
let postgres;
before(async () => {
  if (stores.length > 1) postgres = await startPostgres();
});
after(() => postgres?.close());

/** What breaks while several are written at once: nobody is told, as each is then written alone. @param {any} writer @returns {unknown[]} */
function watchTogether(writer) {
  const broken = [];
  const watched = new Map();
  const write = writer.write.bind(writer);
  const watch = (by) => (given, items) =>
    by(given, items).catch((error) => {
      broken.push(error.message);
      throw error;
    });
  writer.write = (work, together) => {
    if (!together) return write(work);
    // The same one for all: by that the writer knows what goes together.
    if (!watched.has(together.by)) watched.set(together.by, watch(together.by));
    return write(work, { ...together, by: watched.get(together.by) });
  };
  return broken;
}

for (const store of stores)
  describe(`an idea box on ${store}`, () => {
    /** @param {import('node:test').TestContext} t @param {object} [box] @param {object} [options] */
    async function boxFor(t, box, options = {}) {
      const databaseUrl = store === 'PostgreSQL' ? await postgres?.database() : undefined;
      const server = await startIdeas({ box, databaseUrl, ...options });
      t.after(() => server.close());
      const who = (token) => asker(server.url, { token });
      return { server, who, anna: who(), moderator: who('moderator'), office: who('answering') };
    }

    describe('to everybody', () => {
      it('takes an idea, gives it back whole, and a code to come back with', async (t) => {
        const { anna, who } = await boxFor(
          t,
          { answerDays: 30, page: '/idees#{id}' },
          { now: () => Date.parse('2026-11-24T23:30:00Z') },
        );
        const sent = {
          title: ' Un  banc ',
          problem: 'Trop\r\nchaud',
          proposal: 'À l’ombre',
          topic: 'nature',
          name: 'Anna',
        };
        const { status, body, headers } = await anna.post('ideas', { ...sent, began: 1 });
        assert.equal(status, 201);
        assert.match(body.code, /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        assert.match(
          headers.get('set-cookie'),
          /^parvis-ideas=[\w-]+\.[\w-]+; Path=\/idees\/api; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
        );
        const { id, etag, history, ...idea } = body.idea;
        assert.deepEqual(idea, {
          title: 'Un banc',
          text: 'Trop\nchaud\n\nÀ l’ombre',
          problem: 'Trop\nchaud',
          proposal: 'À l’ombre',
          url: `/idees#${id}`,
          created: '2026-11-24T23:30:00Z',
          author: 'Anna',
          votes: 0,
          voted: false,
          comments: 0,
          status: 'received',
          statusSince: '2026-11-24T23:30:00Z',
          topics: ['Nature'],
          topic: 'nature',
          // Thirty days after the 25th, which it was in the town already.
          due: '2026-12-25',
          mine: true,
          mayWithdraw: true,
          thread: [],
        });
        assert.match(etag, /^"\w+-1"$/);
        assert.deepEqual(
          history.map(({ change }) => change),
          ['created', 'published'],
        );

        const stranger = who();
        const read = await stranger.get(`ideas/${id}`);
        assert.equal(read.status, 200);
        assert.equal(read.headers.get('etag'), etag);
        assert.equal(read.body.mine, undefined);
        assert.equal(read.headers.get('set-cookie'), null, 'nobody gets a cookie for reading');
        for (const code of [body.code, body.code.toLowerCase().replaceAll('-', ' '), body.code.replaceAll('-', '')])
          assert.equal((await stranger.post('follow', { code })).body.idea?.id, id);
        assert.equal((await stranger.post('follow', { code: 'AAAA-AAAA-AAAA-AAAA' })).status, 404);
      });

      it('keeps a code nowhere', async (t) => {
        const { anna, server } = await boxFor(t);
        const { code } = await anna.propose();
        const found = await everything(server);
        for (const written of [code, code.replaceAll('-', '')]) assert.equal(found.includes(written), false);
      });

      it('sorts, filters, searches, and gives page after page', async (t) => {
        let now = Date.parse('2026-11-01T08:00:00Z');
        const { anna, who, moderator, office } = await boxFor(t, { answerDays: 10 }, { now: () => now });
        const titles = ['Éclairer la gare', 'Un verger', 'Des vélos', 'Un passage piéton', 'L’œuvre du lavoir'];
        const ideas = [];
        for (const [index, title] of titles.entries()) {
          now += 6 * DAY;
          ideas.push(
            await anna.propose(title, { topic: index % 2 ? 'nature' : 'streets', problem: 'près de la mairie' }),
          );
        }
        const voters = [who(), who(), who()];
        for (const [index, times] of [3, 1, 2, 0, 0].entries()) {
          if (index === 0) now -= 30 * DAY;
          for (const voter of voters.slice(0, times)) assert.equal((await voter.vote(ideas[index].id)).status, 200);
          if (index === 0) now += 30 * DAY;
        }
        await office.post(`ideas/${ideas[1].id}/answer`, { text: 'Oui', status: 'accepted' });
        await moderator.post(`ideas/${ideas[3].id}/status`, { status: 'done' });
        const list = async (query) => (await anna.get(`ideas?${query}`)).body;
        const order = async (query) => (await list(query)).ideas.map(({ title }) => titles.indexOf(title));
        assert.deepEqual(await order(''), [0, 2, 1, 4, 3]);
        assert.deepEqual(await order('sort=recent'), [4, 3, 2, 1, 0]);
        assert.deepEqual(await order('sort=trending'), [2, 1, 4, 3, 0]);
        assert.deepEqual(await order('sort=unanswered'), [0, 2, 4]);
        assert.deepEqual(await order('topic=nature&sort=recent'), [3, 1]);
        assert.deepEqual(await order('status=done,accepted&sort=recent'), [3, 1]);
        assert.deepEqual(await order('q=ECLAIRER'), [0]);
        assert.deepEqual(await order('q=oeuvre%20mairie'), [4]);
        assert.deepEqual(await order('q=%25'), await order(''), 'nothing to look for');
        assert.deepEqual(await order('q=nature&sort=recent'), [3, 1], 'the topic is searched too');
        const { ideas: late } = await list('sort=unanswered');
        assert.deepEqual(
          late.map(({ overdue }) => overdue),
          [true, true, undefined],
        );
        assert.deepEqual((await list('')).box.answered, { answered: 1, total: 5 });

        for (const sort of ['top', 'recent', 'trending', 'unanswered']) {
          const whole = await order(`sort=${sort}`);
          const paged = [];
          let cursor = '';
          do {
            const { ideas: page, next, total } = await list(`sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
            assert.equal(total, whole.length);
            paged.push(...page.map(({ title }) => titles.indexOf(title)));
            cursor = next;
          } while (cursor);
          assert.deepEqual(paged, whole, sort);
        }
        assert.equal((await anna.get('ideas?cursor=nonsense')).status, 400);
        assert.equal((await anna.get('ideas?limit=1000')).status, 400);
        assert.equal((await anna.get('ideas?colour=red')).status, 400);
      });

      it('answers a place in the list that it never gave, and names that nothing has', async (t) => {
        const { anna, moderator } = await boxFor(t);
        await anna.propose();
        assert.equal((await moderator.get('audit?cursor=999999999999999')).status, 400);
        const at = (...place) => `ideas?cursor=${Buffer.from(JSON.stringify(place)).toString('base64url')}`;
        const never = [
          ['top', 0, 0, '\0', 0],
          ['top', 2 ** 52, 0, 'a', 0],
          ['top', -1, 0, 'a', 0],
          // What is no text, and reads as one.
          ...[true, null, 12, ['a'], { a: 1 }].map((id) => ['top', 0, 0, id, 0]),
        ];
        for (const path of never.map((place) => at(...place)))
          assert.deepEqual([(await anna.get(path)).status, (await anna.get(path)).body.code], [400, 'cursor'], path);
        for (const path of ['ideas?topic=%00', 'ideas?status=a%00,b', 'ideas?q=%00', 'ideas?similar=%00'])
          assert.equal((await anna.get(path)).status, 200, path);
      });

      it('finds ideas alike while one writes', async (t) => {
        const { anna } = await boxFor(t);
        for (const title of ['Un chemin à vélo jusqu’à la gare', 'Planter des pommiers', 'Ouvrir la mairie le samedi'])
          await anna.propose(title);
        const alike = async (text) =>
          (await anna.get(`ideas?similar=${encodeURIComponent(text)}`)).body.ideas.map(({ title }) => title);
        assert.deepEqual(await alike('chemins pour les VELOS vers la gare'), ['Un chemin à vélo jusqu’à la gare']);
        assert.deepEqual(await alike('des pommiers au clos'), ['Planter des pommiers']);
        assert.deepEqual(await alike('une piscine'), []);
        assert.deepEqual(await alike('%%%%'), []);
      });

      it('counts a vote once, whatever comes in whatever order', async (t) => {
        const { anna, who } = await boxFor(t);
        const { id } = await anna.propose();
        assert.deepEqual((await anna.vote(id, true, 5)).body, { id, voted: true, votes: 1, at: 5 });
        assert.deepEqual((await anna.vote(id, true, 6)).body, { id, voted: true, votes: 1, at: 6 });
        // An older wish that was on its way for longer.
        assert.deepEqual((await anna.vote(id, false, 4)).body, { id, voted: true, votes: 1, at: 6 });
        assert.deepEqual((await anna.vote(id, false, 6)).body, { id, voted: true, votes: 1, at: 6 });
        assert.deepEqual((await anna.vote(id, false, 7)).body, { id, voted: false, votes: 0, at: 7 });
        assert.deepEqual((await who().vote(id)).body, { id, voted: true, votes: 1, at: 1 });
        const { body } = await anna.get(`ideas/${id}`);
        assert.deepEqual([body.votes, body.voted, body.votedAt], [1, false, 7]);
        assert.equal((await anna.vote('missing')).status, 404);
      });

      it('gives everybody as many votes as it says, and no more', async (t) => {
        const { anna: voter, moderator } = await boxFor(t, { votes: { cap: 2 } });
        const ideas = [await voter.propose('A'), await voter.propose('B'), await voter.propose('C')].map(
          ({ id }) => id,
        );
        assert.equal((await voter.vote(ideas[0])).body.left, 1);
        assert.equal((await voter.vote(ideas[1])).body.left, 0);
        const third = await voter.vote(ideas[2]);
        assert.deepEqual([third.status, third.body.code], [409, 'no-votes-left']);
        assert.equal((await voter.get('box')).body.votes.left, 0);
        // What is decided gives its vote back.
        await moderator.post(`ideas/${ideas[0]}/status`, { status: 'done' });
        assert.equal((await voter.get('box')).body.votes.left, 1);
        assert.equal((await voter.vote(ideas[2])).status, 200);
      });

      it('tells nobody how many voted while that is hidden', async (t) => {
        let now = Date.parse('2026-11-01T08:00:00Z');
        const { anna, who, moderator } = await boxFor(
          t,
          { votes: { hidden: true }, closes: '2026-12-01T08:00:00Z' },
          { now: () => now },
        );
        const first = await anna.propose('A', { problem: 'La piscine ferme' });
        now += 1000;
        const second = await anna.propose('B', { problem: 'La piscine ferme' });
        assert.equal(Object.hasOwn((await who().vote(first.id)).body, 'votes'), false);
        for (const one of [anna, moderator]) {
          const { ideas, box } = (await one.get('ideas?sort=top')).body;
          assert.deepEqual(
            ideas.map(({ id, votes }) => [id, votes]),
            [
              [second.id, undefined],
              [first.id, undefined],
            ],
          );
          assert.deepEqual(box.votes, { hidden: true, until: '2026-12-01T08:00:00Z' });
        }
        assert.doesNotMatch((await moderator.get('export.csv')).text, /;1;/);
        // Nor by the order of those that are alike in the same measure.
        const alike = (await anna.get('ideas?similar=piscine')).body.ideas;
        assert.deepEqual(
          alike.map(({ id }) => id),
          [second.id, first.id],
        );
        // Nor for as long as the moderators have closed the box.
        await moderator.ask('PATCH', 'box', { closed: true });
        assert.deepEqual(
          (await anna.get('ideas?sort=top')).body.ideas.map(({ votes, closed }) => [votes, closed]),
          [
            [undefined, true],
            [undefined, true],
          ],
        );
        await moderator.ask('PATCH', 'box', { closed: false });
        now = Date.parse('2026-12-01T08:00:00Z');
        const { ideas, box } = (await anna.get('ideas?sort=top')).body;
        assert.deepEqual(
          ideas.map(({ votes, closed }) => [votes, closed]),
          [
            [1, true],
            [0, true],
          ],
        );
        assert.deepEqual(box.may, ['report']);
        assert.deepEqual(
          [(await who().vote(first.id)).body.code, (await who().post('ideas', { title: 'C', began: 1 })).body.code],
          ['box-closed', 'box-closed'],
        );
      });

      it('keeps what is said about an idea, one answer deep', async (t) => {
        const { anna, who, office } = await boxFor(t);
        const { id } = await anna.propose();
        const bruno = who();
        const first = await bruno.post(`ideas/${id}/comments`, { text: 'Bien', name: 'Bruno' });
        assert.equal(first.status, 201);
        const second = await office.post(`ideas/${id}/comments`, { text: 'Noté', parent: first.body.id });
        assert.equal(second.body.official, 'Services techniques');
        const third = await anna.post(`ideas/${id}/comments`, { text: 'Merci', parent: second.body.id });
        assert.deepEqual([third.status, third.body.code], [409, 'one-level']);
        assert.equal((await anna.post(`ideas/${id}/comments`, { text: 'x', parent: 'nowhere' })).status, 404);
        const { thread, comments } = (await anna.get(`ideas/${id}`)).body;
        assert.equal(comments, 2);
        assert.deepEqual(
          thread.map(({ text, author, official, parent, mine }) => [text, author, official, parent, mine]),
          [
            ['Bien', 'Bruno', undefined, undefined, undefined],
            ['Noté', 'Bruno', 'Services techniques', first.body.id, undefined],
          ],
        );
      });

      it('shows nothing that is not published to others', async (t) => {
        const { anna, who, moderator } = await boxFor(t, { moderation: 'before' });
        const { id, code, pending, due } = await anna.propose();
        assert.deepEqual([pending, due], [true, undefined]);
        const stranger = who();
        assert.equal((await stranger.get(`ideas/${id}`)).status, 404);
        assert.equal((await anna.get(`ideas/${id}`)).status, 200);
        assert.equal((await stranger.post('follow', { code })).body.idea.pending, true);
        assert.equal((await stranger.get('ideas')).body.total, 0);
        assert.equal((await anna.get('ideas?mine=true')).body.total, 1);
        assert.equal((await stranger.get('ideas?mine=true')).body.total, 0);
        assert.equal((await stranger.get('ideas?state=pending')).status, 403);
        for (const path of ['vote', 'comments', 'reports']) {
          const body =
            path === 'vote' ? { voted: true, at: 1 } : path === 'comments' ? { text: 'x' } : { reason: 'spam' };
          const { status } = await stranger.ask(path === 'vote' ? 'PUT' : 'POST', `ideas/${id}/${path}`, body);
          assert.equal(status, 404, path);
        }
        assert.equal((await moderator.get('ideas?state=pending')).body.total, 1);
        assert.equal((await moderator.post(`ideas/${id}/publish`, {})).body.pending, undefined);
        assert.equal((await stranger.get(`ideas/${id}`)).status, 200);
        const other = await anna.propose('Autre');
        const refused = await moderator.post(`ideas/${other.id}/refuse`, { reason: 'Déjà là' });
        assert.deepEqual([refused.body.refused, refused.body.reason], [true, 'Déjà là']);
        assert.equal((await stranger.get(`ideas/${other.id}`)).status, 404);
        assert.equal((await anna.get(`ideas/${other.id}`)).body.reason, 'Déjà là');
      });

      it('lets its author take an idea back, until it is that of others too', async (t) => {
        const { server, anna, who, moderator, office } = await boxFor(t, { votes: { cap: 2 } });
        const stranger = who();
        const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(50)]);
        const file = await anna.ask('POST', 'files?name=a.png', png, { 'content-type': 'image/png' });
        const words = { problem: 'Chaleur', proposal: 'Ombrage', file: file.body.id };
        const { id, code } = await anna.propose('Un banc', words);
        await anna.vote(id);
        assert.equal((await anna.get(`ideas/${id}`)).body.mayWithdraw, true);
        assert.equal((await stranger.get(`ideas/${id}`)).body.mayWithdraw, undefined);
        // What a moderator has corrected, and was answered, holds its text too.
        await moderator.ask('PATCH', `ideas/${id}`, { proposal: 'Verdure' }, { 'if-match': '*' });
        await stranger.post(`ideas/${id}/reports`, { reason: 'spam' });

        const key = { 'idempotency-key': randomUUID() };
        const { status, body } = await anna.post(`ideas/${id}/withdraw`, {}, key);
        assert.equal(status, 200);
        const { withdrawn, text, mayWithdraw, votes, due, file: joined } = body;
        assert.deepEqual(
          [withdrawn, text, mayWithdraw, votes, due, joined],
          [true, '', undefined, 0, undefined, undefined],
        );
        assert.equal(body.history.at(-1).change, 'withdrawn');
        assert.deepEqual((await anna.ask('POST', `ideas/${id}/withdraw`, {}, key)).body, body);

        // Nobody else finds it; its author and the moderators know that it was there, and no more.
        for (const path of [`ideas/${id}`, `files/${file.body.id}`])
          assert.equal((await stranger.get(path)).status, 404, path);
        assert.equal((await stranger.get('ideas?q=chaleur')).body.total, 0);
        assert.equal((await stranger.get('ideas')).body.total, 0);
        assert.equal((await anna.post('follow', { code })).body.idea.withdrawn, true);
        assert.equal((await anna.get('ideas')).body.box.votes.left, 2);
        assert.equal((await moderator.get('ideas?state=reported')).body.total, 0);
        const [line] = (await moderator.get('audit')).body.lines;
        assert.deepEqual([line.act, line.idea, line.by, line.detail], ['withdraw', id, 'author', undefined]);
        const csv = (await moderator.get('export.csv')).text.split('\r\n')[1];
        assert.match(csv, new RegExp(`^${id};withdrawn;Un banc;;;`));
        const { store } = server.context;
        for (const table of ['ideas', 'votes', 'files', 'audit', 'answers', 'events']) {
          const rows = JSON.stringify(await store.reader.selectFrom(table).selectAll().execute());
          assert.doesNotMatch(rows, /chaleur|ombrage|verdure|a\.png/i, table);
        }
        const { kind, data } = await store.reader
          .selectFrom('events')
          .selectAll()
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst();
        assert.deepEqual([kind, JSON.parse(data)], ['idea', { id, change: 'gone' }]);

        const others = {
          vote: (of) => stranger.vote(of),
          comment: (of) => stranger.post(`ideas/${of}/comments`, { text: 'Oui' }),
          answer: (of) => office.post(`ideas/${of}/answer`, { text: 'Oui' }),
          part: async (of) => moderator.post(`ideas/${(await stranger.propose()).id}/merge`, { into: of }),
        };
        for (const [name, act] of Object.entries(others)) {
          const { id: of } = await anna.propose();
          // What he does himself takes it from nobody.
          await anna.post(`ideas/${of}/comments`, { text: 'Et un arbre' });
          assert.ok((await act(of)).status < 300, name);
          assert.equal((await anna.get(`ideas/${of}`)).body.mayWithdraw, undefined, name);
          const refused = await anna.post(`ideas/${of}/withdraw`, {});
          assert.deepEqual([refused.status, refused.body.code], [409, 'taken-up'], name);
        }
        // A vote that was taken back leaves it his.
        const { id: again } = await anna.propose();
        for (const voted of [true, false]) await stranger.vote(again, voted);
        await moderator.ask('PATCH', 'box', { closed: true });
        assert.equal((await anna.post(`ideas/${again}/withdraw`, {})).body.code, 'box-closed');
        await moderator.ask('PATCH', 'box', { closed: false });
        assert.equal((await anna.post(`ideas/${again}/withdraw`, {})).status, 200);
        // Who is forgotten leaves nothing of it.
        await anna.ask('DELETE', 'me', {});
        assert.equal((await moderator.get(`ideas/${again}`)).status, 404);
      });

      it('asks for a name, or keeps none, as it is set', async (t) => {
        const named = await boxFor(t, { anonymity: { names: 'required' } });
        assert.deepEqual((await named.anna.post('ideas', { title: 'x', began: 1 })).body.fields, { name: 'required' });
        assert.deepEqual(
          (await named.anna.post('ideas', { title: 'x', name: 'A', anonymous: true, began: 1 })).body.fields,
          {
            anonymous: 'required',
          },
        );
        assert.equal((await named.anna.propose('x', { name: 'A' })).author, 'A');
        const none = await boxFor(t, { anonymity: { names: 'none' } });
        assert.equal((await none.anna.propose('x', { name: 'Anna-Secrète' })).author, undefined);
        assert.equal((await everything(none.server)).includes('Anna-Secrète'), false);
        const few = await boxFor(t, { anonymity: { names: 'optional', seenBy: 'moderators' } });
        const { id } = await few.anna.propose('x', { name: 'A' });
        const author = async (one) => (await one.get(`ideas/${id}`)).body.author;
        assert.deepEqual(
          [await author(few.who()), await author(few.anna), await author(few.moderator)],
          [undefined, 'A', 'A'],
        );
        assert.equal((await few.anna.propose('y', { name: 'A', anonymous: true })).author, undefined);
      });

      it('hides what enough people report, until somebody has looked', async (t) => {
        const { anna, who, moderator } = await boxFor(t, { reports: 2, proxies: ['127.0.0.1'] });
        const { id } = await anna.propose();
        const comment = (await anna.post(`ideas/${id}/comments`, { text: 'Vilain' })).body.id;
        const [one, two, three] = [who(), who(), who()];
        const by = (person) => ({ 'x-forwarded-for': `192.0.2.${[one, two, three].indexOf(person) + 1}` });
        const report = (person, more = {}) =>
          person.post(`ideas/${id}/reports`, { reason: 'insult', ...more }, by(person));
        for (let time = 0; time < 3; time++) assert.equal((await report(one, { comment })).status, 201);
        assert.equal((await three.get(`ideas/${id}`)).body.comments, 1, 'one who says it three times is one');
        await report(two, { comment });
        const { comments, thread } = (await three.get(`ideas/${id}`)).body;
        assert.deepEqual([comments, thread[0].text, thread[0].hidden], [0, '', true]);
        assert.equal((await moderator.get('ideas?state=reported')).body.total, 1);
        const shown = await moderator.post(`comments/${comment}/show`, {});
        assert.equal(shown.body.hidden, undefined);
        assert.equal((await moderator.get('ideas?state=reported')).body.total, 0);
        await report(one);
        assert.equal((await three.get(`ideas/${id}`)).status, 200);
        await report(two);
        assert.equal((await three.get(`ideas/${id}`)).status, 404);
        await moderator.post(`ideas/${id}/publish`, {});
        assert.equal((await three.get(`ideas/${id}`)).status, 200);
        await report(one);
        await report(two);
        assert.equal((await three.get(`ideas/${id}`)).status, 200, 'what was looked at stays');
        const part = (await anna.propose('Un titre injurieux')).id;
        await moderator.post(`ideas/${part}/merge`, { into: id });
        const whole = async (person) => (await person.get(`ideas/${id}`)).text;
        assert.match(await whole(three), /injurieux/);
        for (const person of [one, two]) await person.post(`ideas/${part}/reports`, { reason: 'insult' }, by(person));
        assert.doesNotMatch(await whole(three), /injurieux/, 'nor in what it was merged into');
        assert.match(await whole(moderator), /injurieux.*injurieux/);
        const hidden = await moderator.post(`comments/${comment}/hide`, { reason: 'Hors sujet' });
        assert.equal(hidden.body.reason, 'Hors sujet');
        assert.equal((await three.get(`ideas/${id}`)).body.thread[0].text, '');
        assert.equal((await anna.get(`ideas/${id}`)).body.thread[0].reason, 'Hors sujet');
      });

      it('hides nothing for one who comes as many, nor what the town has said', async (t) => {
        const { anna, who, office, moderator } = await boxFor(t, { reports: 3, proxies: ['127.0.0.1'] });
        const report = (person, id, line, more = {}) =>
          person.post(`ideas/${id}/reports`, { reason: 'spam', ...more }, { 'x-forwarded-for': `192.0.2.${line}` });
        const { id } = await anna.propose();
        const other = (await anna.propose('Un autre')).id;
        const [reader, last] = [who(), who()];
        for (let time = 0; time < 5; time++) {
          // Also when each has voted before.
          const one = time === 4 ? last : who();
          if (time % 2)
            await one.put(`ideas/${other}/vote`, { voted: true, at: 1 }, { 'x-forwarded-for': '192.0.2.1' });
          assert.equal((await report(one, id, 1)).status, 201);
        }
        assert.equal((await reader.get(`ideas/${id}`)).status, 200);
        assert.equal((await moderator.get(`ideas/${id}`)).body.reports, 1);
        assert.equal((await last.get('me')).body.reports.length, 1, 'it is kept of them');
        await report(who(), id, 2);
        assert.equal((await reader.get(`ideas/${id}`)).status, 200);
        await report(who(), id, 3);
        assert.equal((await reader.get(`ideas/${id}`)).status, 404);

        const said = (await office.post(`ideas/${other}/comments`, { text: 'La mairie y travaille.' })).body.id;
        for (let line = 1; line < 5; line++) await report(who(), other, line, { comment: said });
        assert.equal((await reader.get(`ideas/${other}`)).body.thread[0].text, 'La mairie y travaille.');
        await office.post(`ideas/${other}/answer`, { text: 'Oui', status: 'accepted' });
        for (let line = 1; line < 5; line++) await report(who(), other, line);
        assert.equal((await reader.get(`ideas/${other}`)).status, 200);
        assert.equal((await moderator.get(`ideas/${other}`)).body.reports, 4);
        assert.equal((await moderator.get('ideas?state=reported')).body.total, 2);
      });
    });

    describe('to the town hall', () => {
      it('has each idea answered, with a status and a reason', async (t) => {
        const { anna, office, moderator } = await boxFor(t, { answerDays: 30 });
        const { id } = await anna.propose();
        const answered = await office.post(`ideas/${id}/answer`, { text: 'Ce sera fait.', status: 'accepted' });
        const { answer, status, due } = answered.body;
        assert.deepEqual(
          [answer.text, answer.author, answer.service, status, due],
          ['Ce sera fait.', 'Bruno', 'Services techniques', 'accepted', undefined],
        );
        const declined = await moderator.post(`ideas/${id}/status`, { status: 'declined' });
        assert.deepEqual([declined.status, declined.body.fields], [422, { reason: 'required' }]);
        for (const wrong of ['merged', 'nothing'])
          assert.deepEqual((await moderator.post(`ideas/${id}/status`, { status: wrong })).body.fields, {
            status: 'choice',
          });
        const why = await moderator.post(`ideas/${id}/status`, { status: 'declined', reason: 'Zone inondable' });
        assert.deepEqual([why.body.status, why.body.reason], ['declined', 'Zone inondable']);
        assert.deepEqual(
          why.body.history.map(({ change, status: is, by, note }) => [change, is, by, note]),
          [
            ['created', undefined, undefined, undefined],
            ['published', undefined, undefined, undefined],
            ['answer', undefined, 'Services techniques', undefined],
            ['status', 'accepted', 'Services techniques', undefined],
            ['status', 'declined', 'Secrétariat', 'Zone inondable'],
          ],
        );
        assert.equal((await anna.vote(id)).body.code, 'idea-closed');
      });

      it('has an idea declined by an answer, which is the reason', async (t) => {
        const { anna, office } = await boxFor(t);
        const { id } = await anna.propose();
        const text = 'La parcelle est inondable. '.repeat(80).trim();
        const { status, body } = await office.post(`ideas/${id}/answer`, { text, status: 'declined' });
        assert.deepEqual([status, body.status, body.answer?.text, body.reason], [200, 'declined', text, text]);
        const other = (await anna.propose('Autre')).id;
        const both = { text, status: 'declined', reason: 'Zone inondable' };
        assert.equal((await office.post(`ideas/${other}/answer`, both)).body.reason, 'Zone inondable');
      });

      it('keeps why an idea was declined, also where it was hidden or refused meanwhile', async (t) => {
        const { anna, moderator, who } = await boxFor(t, { reports: 1 });
        const { id } = await anna.propose();
        const reason = async () => (await anna.get(`ideas/${id}`)).body.reason;
        await moderator.post(`ideas/${id}/status`, { status: 'declined', reason: 'Zone inondable' });
        await who().post(`ideas/${id}/reports`, { reason: 'spam' });
        await moderator.post(`ideas/${id}/publish`, {});
        assert.equal(await reason(), 'Zone inondable');
        await moderator.post(`ideas/${id}/refuse`, { reason: 'Nomme quelqu’un' });
        assert.equal(await reason(), 'Nomme quelqu’un');
        await moderator.post(`ideas/${id}/publish`, {});
        assert.equal(await reason(), 'Zone inondable');
        await moderator.post(`ideas/${id}/refuse`, { reason: 'Nomme quelqu’un' });
        await moderator.post(`ideas/${id}/status`, { status: 'study' });
        assert.equal(await reason(), 'Nomme quelqu’un');
        await moderator.post(`ideas/${id}/publish`, {});
        assert.equal(await reason(), undefined);
      });

      it('says who works on an idea', async (t) => {
        const { anna, office } = await boxFor(t);
        const { id } = await anna.propose();
        const group = {
          members: ['Anna', 'Bruno'],
          next: { date: '2026-12-03T18:00:00+01:00', place: 'Mairie' },
          papers: [{ name: 'Plan', url: '/documents/plan.pdf' }],
        };
        assert.deepEqual((await office.put(`ideas/${id}/group`, group)).body.group, group);
        assert.deepEqual((await anna.get(`ideas/${id}`)).body.group, group);
        for (const url of ['javascript:alert(1)', '//evil.example', 'data:text/html,x'])
          assert.equal(
            (await office.put(`ideas/${id}/group`, { members: [], papers: [{ name: 'x', url }] })).status,
            422,
            url,
          );
        assert.equal((await office.put(`ideas/${id}/group`, { members: [], papers: [] })).body.group, undefined);
      });

      it('counts each voter once in what is merged, and gives all back when it is not', async (t) => {
        const { anna, who, moderator } = await boxFor(t, { votes: { cap: 5 } });
        const a = (await anna.propose('A')).id;
        const b = (await anna.propose('B')).id;
        const [both, onlyA, onlyB, later] = [who(), who(), who(), who()];
        for (const [voter, id] of [
          [both, a],
          [both, b],
          [onlyA, a],
          [onlyB, b],
        ])
          assert.equal((await voter.vote(id)).status, 200);
        const votes = async (id) => (await anna.get(`ideas/${id}`)).body.votes;
        const voted = async (voter, id) => (await voter.get(`ideas/${id}`)).body.voted;

        const merged = await moderator.post(`ideas/${a}/merge`, { into: b });
        assert.deepEqual([merged.body.mergedInto, merged.body.status], [b, 'merged']);
        assert.equal(await votes(b), 3);
        const { body } = await anna.get(`ideas/${b}`);
        assert.deepEqual(body.mergedFrom, [{ id: a, title: 'A' }]);
        assert.equal((await anna.get('ideas')).body.total, 1);
        assert.deepEqual([await voted(both, b), await voted(onlyA, b), await voted(onlyB, b)], [true, true, true]);
        assert.equal((await both.get('box')).body.votes.left, 4, 'one vote for the two of them');
        const refused = await later.vote(a);
        assert.deepEqual([refused.status, refused.body.code, refused.body.mergedInto], [409, 'merged', b]);

        // Meanwhile one votes, one takes a vote back that he gave to the other idea, one gives it again.
        assert.equal((await later.vote(b)).body.votes, 4);
        assert.equal((await onlyA.vote(b, false)).body.votes, 3);
        assert.equal(await voted(onlyA, b), false);
        assert.equal((await onlyA.vote(b, true)).body.votes, 4);
        assert.equal((await onlyA.vote(b, false)).body.votes, 3);
        assert.equal((await both.vote(b, false)).body.votes, 2);

        const parted = await moderator.ask('DELETE', `ideas/${a}/merge`);
        assert.deepEqual([parted.status, parted.body.mergedInto, parted.body.status], [200, undefined, 'received']);
        assert.deepEqual([await votes(a), await votes(b)], [2, 2]);
        assert.deepEqual(
          [await voted(both, a), await voted(both, b), await voted(onlyA, a), await voted(later, b)],
          [true, false, true, true],
        );
        assert.equal((await moderator.ask('DELETE', `ideas/${a}/merge`)).status, 409);

        const c = (await anna.propose('C')).id;
        await moderator.post(`ideas/${a}/merge`, { into: b });
        for (const [id, into] of [
          [b, c],
          [c, a],
          [b, b],
        ])
          assert.equal((await moderator.post(`ideas/${id}/merge`, { into })).body.code, 'has-merged');
        assert.equal((await moderator.post(`ideas/${b}/merge`, { into: 'nowhere' })).status, 404);
      });

      it('names what was merged with an idea to those only who may read that, as it is called now', async (t) => {
        const { anna, who, moderator } = await boxFor(t, { reports: 1 });
        const bob = who();
        const root = await bob.propose('Un banc');
        const notes = async (one, id) =>
          (await one.get(`ideas/${id}`)).body.history.flatMap(({ change, note }) =>
            /merged/.test(change) ? [note ?? ''] : [],
          );
        const merge = (id) => moderator.post(`ideas/${id}/merge`, { into: root.id });
        const part = (id) => moderator.ask('DELETE', `ideas/${id}/merge`);
        /** Each makes what it is given unreadable. */
        const ends = {
          refused: (id) => moderator.post(`ideas/${id}/refuse`, { reason: 'Nomme quelqu’un' }),
          withdrawn: (id) => anna.post(`ideas/${id}/withdraw`, {}),
          reported: (id) => bob.post(`ideas/${id}/reports`, { reason: 'personal' }),
        };
        const titles = Object.keys(ends).flatMap((title) => [title, title]);
        for (const [title, end] of Object.entries(ends)) {
          const { id } = await anna.propose(title);
          await merge(id);
          assert.equal((await notes(bob, root.id)).at(-1), title);
          assert.deepEqual(await notes(bob, id), ['Un banc']);
          await part(id);
          assert.equal((await notes(bob, root.id)).at(-1), title);
          assert.ok((await end(id)).status < 300, title);
          assert.equal((await notes(bob, root.id)).join(''), '', title);
        }
        // Those who may read them are still told.
        for (const one of [moderator, anna]) assert.deepEqual(await notes(one, root.id), titles);
        const { id } = await anna.propose('Chez Mme Partie');
        await merge(id);
        await moderator.ask('PATCH', `ideas/${id}`, { title: 'Un arbre' }, { 'if-match': '*' });
        assert.equal((await notes(bob, root.id)).at(-1), 'Un arbre');
      });

      it('corrects what was read, and tells those who voted', async (t) => {
        const { anna, moderator } = await boxFor(t);
        const { id, etag } = await anna.propose('Un bnac');
        const edit = (fields, match) => moderator.ask('PATCH', `ideas/${id}`, fields, { 'if-match': match });
        assert.equal((await edit({ title: 'Un banc' }, undefined)).status, 428);
        assert.equal((await edit({ title: 'Un banc' }, '"other-1"')).status, 412);
        const done = await edit({ title: 'Un banc', note: 'Faute de frappe' }, etag);
        assert.equal(done.status, 200);
        assert.deepEqual(
          [done.body.title, done.body.history.at(-1).change, done.body.history.at(-1).note],
          ['Un banc', 'edited', 'Faute de frappe'],
        );
        assert.ok(done.body.edited);
        const stale = await edit({ title: 'Deux bancs' }, etag);
        assert.deepEqual([stale.status, stale.body.etag], [412, done.body.etag]);
        // As nginx and Apache hand on what they have compressed.
        const current = done.body.etag;
        for (const seen of [`W/${current}`, current.replace(/"$/, '-gzip"')])
          assert.equal((await edit({ title: 'Un banc' }, `"x", ${seen}`)).status, 200, seen);
        assert.equal((await edit({ title: 'Deux bancs' }, `W/${etag}`)).status, 412);
        assert.equal((await anna.get('ideas?q=banc')).body.total, 1);
        assert.equal((await anna.get('ideas?q=bnac')).body.total, 0);
      });

      it('closes an idea, and the box', async (t) => {
        const { anna, moderator } = await boxFor(t);
        const { id } = await anna.propose();
        assert.equal((await moderator.post(`ideas/${id}/close`, {})).body.closed, true);
        assert.deepEqual(
          [(await anna.vote(id)).body.code, (await anna.post(`ideas/${id}/comments`, { text: 'x' })).body.code],
          ['idea-closed', 'idea-closed'],
        );
        await moderator.post(`ideas/${id}/reopen`, {});
        assert.equal((await anna.vote(id)).status, 200);
        assert.equal((await moderator.ask('PATCH', 'box', { closed: true })).body.closed, true);
        assert.equal((await anna.vote(id, false)).body.code, 'box-closed');
        assert.deepEqual((await anna.get('box')).body.may, ['report']);
        await moderator.ask('PATCH', 'box', { closed: false });
        assert.equal((await anna.vote(id, false)).status, 200);
      });

      it('gives all out as tables that run nothing', async (t) => {
        const { anna, moderator, server } = await boxFor(t);
        const starts = ['=1+1', '+33 6', '-x', '@SUM(A1)', '"=1', '＝1'];
        for (const title of starts) await anna.propose(title, { problem: 'une ligne\nl’autre; "citée"', name: '=cmd' });
        const csv = await moderator.get('export.csv');
        assert.match(csv.headers.get('content-type'), /^text\/csv/);
        assert.match(csv.headers.get('content-disposition'), /^attachment/);
        const rows = readCsv(csv.text);
        assert.equal(rows.length, 1 + starts.length);
        const title = rows[0].indexOf('title');
        assert.deepEqual(
          rows
            .slice(1)
            .map((row) => row[title])
            .sort(),
          ["'=1+1", "'+33 6", "'-x", "'@SUM(A1)", '"=1', "'＝1"].sort(),
        );
        assert.equal(rows[1][rows[0].indexOf('problem')], 'une ligne\nl’autre; "citée"');
        assert.ok(
          rows
            .slice(1)
            .flat()
            .every((cell) => !/^[=+\-@\t\r]/.test(cell)),
        );

        const ods = await fetch(`${server.url}export.ods`, { headers: { authorization: 'Bearer moderator' } });
        const bytes = new Uint8Array(await ods.arrayBuffer());
        assert.equal(
          Buffer.from(bytes.subarray(30, 84)).toString('latin1'),
          'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
        );
        const content = Buffer.from(unzipSync(bytes)['content.xml']).toString();
        assert.equal(content.includes('table:formula'), false);
        assert.match(content, /<text:p>=1\+1<\/text:p>/);
      });

      it('gives times out as spreadsheets know them, by the clock of the town', async (t) => {
        // In Paris it is the next day already.
        const now = () => Date.parse('2026-07-01T22:30:05Z');
        const { anna, moderator, server } = await boxFor(t, { zone: 'Europe/Paris', answerDays: 30 }, { now });
        await anna.propose('Un banc');
        const [names, row] = readCsv((await moderator.get('export.csv')).text);
        const told = Object.fromEntries(names.map((name, at) => [name, row[at]]));
        assert.deepEqual(
          [told.created, told.published, told.due, told.answered],
          ['2026-07-02 00:30:05', '2026-07-02 00:30:05', '2026-08-01', ''],
        );
        const ods = await fetch(`${server.url}export.ods`, { headers: { authorization: 'Bearer moderator' } });
        const content = Buffer.from(unzipSync(new Uint8Array(await ods.arrayBuffer()))['content.xml']).toString();
        const date = (style, value) =>
          `<table:table-cell table:style-name="${style}" office:value-type="date" office:date-value="${value}"/>`;
        for (const cell of [date('time', '2026-07-02T00:30:05'), date('day', '2026-08-01')])
          assert.ok(content.includes(cell), content);
        // Shown as dates, and with the room for them.
        for (const name of ['time', 'day', 'wide'])
          assert.match(content, new RegExp(`<style:style style:name="${name}"[^>]* style:family=`));
      });

      it('gives a text out with all its spaces', async (t) => {
        const { anna, server } = await boxFor(t);
        await anna.propose('Un tableau', { problem: 'Lieu\tPrix\n  École   <3>  \n un' });
        const ods = await fetch(`${server.url}export.ods`, { headers: { authorization: 'Bearer moderator' } });
        const content = Buffer.from(unzipSync(new Uint8Array(await ods.arrayBuffer()))['content.xml']).toString();
        const s = (count) => `<text:s text:c="${count}"/>`;
        const lines = ['Lieu<text:tab/>Prix', `${s(2)}École${s(3)}&lt;3&gt;`, `${s(1)}un`];
        assert.ok(content.includes(lines.map((line) => `<text:p>${line}</text:p>`).join('')), content);
      });

      it('keeps a line of every act of office, for the moderators', async (t) => {
        const { anna, moderator, office } = await boxFor(t);
        const { id } = await anna.propose();
        await office.post(`ideas/${id}/answer`, { text: 'Oui' });
        await moderator.post(`ideas/${id}/close`, {});
        const { lines } = (await moderator.get('audit')).body;
        assert.deepEqual(
          lines.map(({ by, act, idea }) => [by, act, idea]),
          [
            ['Hélène, Secrétariat', 'close', id],
            ['Bruno, Services techniques', 'answer', id],
          ],
        );
        for (const one of [anna, office]) assert.equal((await one.get('audit')).status, 403);
      });
    });

    describe('keeps its word', () => {
      it('does once what is sent twice, and answers as the first time', async (t) => {
        const { anna, who } = await boxFor(t);
        const { id } = await anna.propose('Première');
        const key = randomUUID();
        const acts = [
          ['POST', 'ideas', { title: 'Deuxième', began: 1 }],
          ['PUT', `ideas/${id}/vote`, { voted: true, at: 1 }],
          ['POST', `ideas/${id}/comments`, { text: 'Bien' }],
        ];
        for (const [index, [method, path, body]] of acts.entries()) {
          const send = (more = body) => anna.ask(method, path, more, { 'idempotency-key': `${key}-${index}` });
          const first = await send();
          const again = await send();
          assert.deepEqual([again.status, again.body], [first.status, first.body], path);
          const other = await send({
            ...body,
            ...(body.title ? { title: 'Autre' } : body.text ? { text: 'Autre' } : { at: 2 }),
          });
          assert.deepEqual([other.status, other.body.code], [422, 'key-reused'], path);
        }
        const elsewhere = await anna.put(`ideas/${id}/vote`, { voted: true, at: 9 }, { 'idempotency-key': `${key}-0` });
        assert.equal(elsewhere.body.code, 'key-reused');
        assert.equal((await anna.get('ideas')).body.total, 2);
        assert.equal((await anna.get(`ideas/${id}`)).body.thread.length, 1);
        // Another one's key is another key.
        const same = await who().ask(
          'POST',
          'ideas',
          { title: 'Troisième', began: 1 },
          { 'idempotency-key': `${key}-0` },
        );
        assert.equal(same.status, 201);
      });

      it('does once what a browser sends again that never got its first cookie', async (t) => {
        const { server } = await boxFor(t);
        const headers = { 'idempotency-key': randomUUID() };
        const idea = { title: 'Une idée', began: 1 };
        const first = asker(server.url);
        const made = await first.ask('POST', 'ideas', idea, headers);
        const again = asker(server.url);
        const replayed = await again.ask('POST', 'ideas', idea, headers);
        assert.deepEqual(replayed.body, made.body);
        assert.equal(again.cookie, first.cookie);
        const other = asker(server.url);
        await other.vote(made.body.idea.id);
        const late = await other.ask('POST', 'ideas', idea, headers);
        assert.equal(late.body.idea.id, made.body.idea.id);
        // And the code that it is told leads there.
        const { body: followed } = await other.post('follow', { code: late.body.code });
        assert.equal(followed.idea?.id, made.body.idea.id);
        assert.equal((await first.get('ideas')).body.total, 1);
      });

      it('answers each who sends again at once with others as the first time, and refuses only what is another act', async (t) => {
        const { anna, who } = await boxFor(t);
        const { id } = await anna.propose();
        const voters = Array.from({ length: 30 }, (_, at) => {
          const voter = who();
          const headers = { 'idempotency-key': randomUUID() };
          return (act) => voter.ask('PUT', `ideas/${id}/vote`, { voted: at % 2 > 0, at: 1, ...act }, headers);
        });
        const first = await Promise.all(voters.map((vote) => vote()));
        const again = await Promise.all(voters.map((vote, at) => vote(at % 5 ? {} : { at: 2 })));
        for (const [at, { status, body }] of again.entries())
          if (at % 5) assert.deepEqual([status, body], [200, first[at].body]);
          else assert.deepEqual([status, body.code], [422, 'key-reused']);
        assert.equal((await anna.get(`ideas/${id}`)).body.votes, 15);
      });

      it('takes an idea and a comment once that are sent again after weeks, also where nothing new is taken any more', async (t) => {
        let now = Date.parse('2026-11-01T08:00:00Z');
        const options = {
          databaseUrl: store === 'PostgreSQL' ? await postgres?.database() : undefined,
          now: () => now,
        };
        const first = await startIdeas(options);
        const headers = { 'idempotency-key': randomUUID() };
        const idea = { title: 'Une idée', began: 1 };
        const made = await asker(first.url).ask('POST', 'ideas', idea, headers);
        const way = `ideas/${made.body.idea.id}/comments`;
        const said = { 'idempotency-key': randomUUID() };
        const comment = await asker(first.url).ask('POST', way, { text: 'Oui.' }, said);
        assert.equal(comment.status, 201);
        await first.app.close();
        now += 20 * DAY;
        // What was answered is forgotten at the start.
        const second = await startIdeas({ ...options, folder: first.folder });
        t.after(() => second.close());
        t.after(() => first.close());
        await asker(second.url, { token: 'moderator' }).ask('PATCH', 'box', { closed: true });
        const late = await asker(second.url).ask('POST', 'ideas', idea, headers);
        assert.deepEqual([late.status, late.body.code, late.body.idea?.id], [201, made.body.code, made.body.idea.id]);
        assert.equal((await asker(second.url).get('ideas')).body.total, 1);
        const again = await asker(second.url).ask('POST', way, { text: 'Oui.' }, said);
        assert.deepEqual([again.status, again.body.id], [201, comment.body.id]);
        const { body } = await asker(second.url).get(`ideas/${made.body.idea.id}`);
        assert.deepEqual([body.comments, body.thread.length], [1, 1]);
      });

      it('says so when the same is being done already', async (t) => {
        const { anna, server } = await boxFor(t);
        const { id } = await anna.propose();
        const headers = { 'idempotency-key': randomUUID() };
        const all = await Promise.all(
          Array.from({ length: 8 }, () => anna.post(`ideas/${id}/comments`, { text: 'Une fois' }, headers)),
        );
        const done = all.filter(({ status }) => status === 201);
        assert.ok(done.length >= 1);
        for (const { status, body, headers: told } of all.filter((one) => one.status !== 201))
          assert.deepEqual([status, body.code, told.get('retry-after')], [409, 'key-in-progress', '1']);
        assert.equal(new Set(done.map(({ body }) => body.id)).size, 1);
        assert.equal((await asker(server.url).get(`ideas/${id}`)).body.comments, 1);
      });

      it('gathers what comes at once into few commits, each whole or not at all', async (t) => {
        const { anna, who } = await boxFor(t, { votes: { cap: 1 } });
        const { id } = await anna.propose('A');
        const other = await anna.propose('B');
        const voters = Array.from({ length: 60 }, () => who());
        const answers = await Promise.all(voters.flatMap((voter) => [voter.vote(id), voter.vote('missing')]));
        assert.deepEqual(
          [200, 404].map((status) => answers.filter((one) => one.status === status).length),
          [60, 60],
        );
        assert.equal((await anna.get(`ideas/${id}`)).body.votes, 60);
        const refused = await Promise.all(voters.slice(0, 5).map((voter) => voter.vote(other.id, true, 9)));
        assert.ok(refused.every(({ body }) => body.code === 'no-votes-left'));
        assert.equal((await anna.get(`ideas/${other.id}`)).body.votes, 0);
      });

      it('writes few rows and many, and each value stays what it is', async (t) => {
        const {
          server: { context },
        } = await boxFor(t);
        for (const count of [1, 4, 5, 450]) {
          const rows = Array.from({ length: count }, (_, at) => [
            `${at} l’été "\\" ' $1 {} 😀`,
            Number.MAX_SAFE_INTEGER - at,
            at % 2 ? null : '0123',
          ]);
          const given = await forRows(
            context.store.reader,
            (values) => `with given (text, size, more) as (${values})
              select text, cast(size as bigint) as size, more from given`,
            rows,
          );
          assert.deepEqual(
            given.map(({ text, size, more }) => [text, size, more]),
            rows,
            count,
          );
        }
        assert.deepEqual(await forRows(context.store.reader, (values) => values, []), []);
      });

      it('takes votes that come at once as those that come one after the other', async (t) => {
        /** What people do, round by round, and what is there in the end. */
        const run = async (most) => {
          const { server, anna, moderator, who } = await boxFor(t, {}, { most });
          const names = ['a', 'b', 'c', 'merged', 'closed', 'into'];
          const ids = {};
          for (const name of names) ids[name] = (await anna.propose(name)).id;
          const voters = Array.from({ length: 30 }, () => who());
          for (const voter of voters) await voter.vote(ids.a, true, 10);
          for (const voter of voters.slice(0, 20)) await voter.vote(ids.merged, true, 1);
          await moderator.post(`ideas/${ids.merged}/merge`, { into: ids.into });
          await moderator.post(`ideas/${ids.closed}/close`, {});
          const places = [...names, 'missing'];
          const said = [];
          const broken = watchTogether(server.context.writer);
          const before = server.context.writer.commits;
          for (let round = 0; round < 12; round++)
            said.push(
              await Promise.all(
                voters.map(async (voter, at) => {
                  const name = places[(at * 5 + round * 3) % places.length];
                  // Some are older than what was there.
                  const when = 20 + ((at + round * 7) % 12);
                  const { status, body } = await voter.vote(ids[name] ?? name, (at + round) % 3 > 0, when);
                  return [name, status, body.code, body.voted, body.at];
                }),
              ),
            );
          const commits = server.context.writer.commits - before;
          const { reader } = server.context.store;
          const titles = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]));
          const votes = await reader.selectFrom('votes').select(['idea', 'voted', 'at']).execute();
          const counts = await reader.selectFrom('ideas').select(['title', 'votes']).orderBy('title').execute();
          return {
            commits,
            broken,
            ends: {
              said,
              votes: votes.map(({ idea, ...vote }) => JSON.stringify([titles[idea], vote])).sort(),
              counts,
            },
          };
        };
        const together = await run(500);
        const alone = await run(1);
        assert.deepEqual(together.ends, alone.ends);
        assert.deepEqual([...new Set(alone.ends.said.flat().map(([, status]) => status))].sort(), [200, 404, 409]);
        assert.deepEqual(together.broken, [], 'what cannot be done at once is done one by one, and costs more');
        assert.ok(together.commits < alone.commits / 3, `${together.commits} commits beside ${alone.commits}`);
      });

      it('gives a person all that is kept of him, and forgets him', async (t) => {
        const { anna, who, moderator, server } = await boxFor(t);
        const mine = await anna.propose('La mienne', { name: 'Anna-Partie' });
        const others = await who().propose('Une autre');
        await anna.vote(others.id);
        await anna.post(`ideas/${others.id}/comments`, { text: 'Bien dit', name: 'Anna-Partie' });
        await anna.post(`ideas/${others.id}/reports`, { reason: 'other', text: 'Voir' });
        const kept = (await anna.get('me')).body;
        assert.deepEqual(
          [kept.ideas[0].title, kept.votes[0].idea, kept.comments[0].text, kept.reports[0].text],
          ['La mienne', others.id, 'Bien dit', 'Voir'],
        );
        assert.deepEqual((await who().get('me')).body.ideas, []);

        const gone = await anna.ask('DELETE', 'me');
        assert.deepEqual(gone.body, {
          unsigned: { ideas: 1, comments: 1 },
          removed: { ideas: 0, comments: 0, votes: 1 },
        });
        assert.match(gone.headers.get('set-cookie'), /^parvis-ideas=; .*Max-Age=0/);
        const left = (await moderator.get(`ideas/${mine.id}`)).body;
        assert.deepEqual([left.title, left.author], ['La mienne', undefined]);
        const other = (await moderator.get(`ideas/${others.id}`)).body;
        assert.deepEqual([other.votes, other.thread[0].text, other.thread[0].author], [0, 'Bien dit', undefined]);
        assert.equal((await who().post('follow', { code: mine.code })).status, 404);
        assert.equal((await everything(server)).includes('Anna-Partie'), false);
      });

      it('forgets the words that nobody was to see: of a report, and those that a moderator has taken out', async (t) => {
        const { anna, who, moderator, server } = await boxFor(t);
        const mine = await anna.propose('Appelez le 01 23 45 67 89', { problem: 'Chez Mme Partie' });
        const others = await who().propose('Une autre');
        await anna.post(`ideas/${others.id}/reports`, { reason: 'personal', text: 'C’est mon 01 23 45 67 89' });
        const edited = await moderator.ask('PATCH', `ideas/${mine.id}`, { title: 'Un banc' }, { 'if-match': '*' });
        assert.equal(edited.status, 200);
        await anna.ask('DELETE', 'me');
        assert.equal((await everything(server)).includes('01 23 45 67 89'), false);
        const { title, problem } = (await who().get(`ideas/${mine.id}`)).body;
        assert.deepEqual([title, problem], ['Un banc', 'Chez Mme Partie']);
        // That somebody has said it still counts, and so does what was done by office.
        assert.equal((await moderator.get(`ideas/${others.id}`)).body.reports, 1);
        const [line] = (await moderator.get('audit')).body.lines;
        assert.deepEqual([line.act, line.idea, line.detail], ['edit', mine.id, undefined]);
      });

      it('forgets what was published and is no more: ideas taken down, comments hidden', async (t) => {
        const { anna, who, moderator, server } = await boxFor(t, { reports: 1 });
        const bob = who();
        const [down, whole, part, kept] = [
          await anna.propose('Retirée par Partie'),
          await anna.propose('Signalée par Partie'),
          await bob.propose('Une partie de celle-ci'),
          await bob.propose('Celle de Bob'),
        ];
        await bob.vote(down.id);
        await bob.vote(part.id);
        // It has been a part of another one, which tells of it.
        await moderator.post(`ideas/${down.id}/merge`, { into: kept.id });
        await moderator.ask('DELETE', `ideas/${down.id}/merge`);
        await moderator.post(`ideas/${kept.id}/status`, { status: 'study' });
        await moderator.post(`ideas/${down.id}/refuse`, { reason: 'Nomme Partie' });
        await moderator.post(`ideas/${part.id}/merge`, { into: whole.id });
        await bob.post(`ideas/${whole.id}/reports`, { reason: 'other', text: 'Partie encore' });
        const say = async (text, parent) =>
          (await (parent ? bob : anna).post(`ideas/${kept.id}/comments`, { text, parent })).body.id;
        const [alone, answered, open] = [await say('Partie, seule'), await say('Partie, suivie'), await say('Ouverte')];
        await say('Que veut-elle dire ?', answered);
        for (const id of [alone, answered]) await moderator.post(`comments/${id}/hide`, { reason: 'Partie, là' });

        const { body } = await anna.ask('DELETE', 'me');
        assert.deepEqual(body, { unsigned: { ideas: 0, comments: 1 }, removed: { ideas: 2, comments: 2, votes: 0 } });
        assert.equal((await everything(server)).includes('Partie'), false);
        assert.deepEqual(
          (await moderator.get(`ideas/${kept.id}`)).body.thread.map(({ id, text }) => [id, text]).slice(0, 2),
          [
            [answered, ''],
            [open, 'Ouverte'],
          ],
        );
        // What others have written into it stands alone again, with its votes.
        const { status, votes, mergedInto } = (await bob.get(`ideas/${part.id}`)).body;
        assert.deepEqual([status, votes, mergedInto], ['received', 1, undefined]);
        assert.equal((await moderator.get(`ideas/${down.id}`)).status, 404);
      });

      it('gives an agent the service under which he has written, too', async (t) => {
        const { office } = await boxFor(t);
        const { id } = await office.propose('Une rampe');
        await office.post(`ideas/${id}/comments`, { text: 'Nous regardons' });
        const { ideas, comments } = (await office.get('me')).body;
        assert.deepEqual([ideas[0].service, comments[0].official], ['Services techniques', 'Services techniques']);
      });

      it('forgets a person in what moderators were answered too', async (t) => {
        const { anna, moderator, server } = await boxFor(t, { moderation: 'before' });
        const made = await anna.propose('Publiée', { name: 'Anna-Partie' });
        const waits = await anna.propose('Anna-Partie attend', { name: 'Anna-Partie' });
        const headers = { 'idempotency-key': randomUUID() };
        const act = () => moderator.post(`ideas/${made.id}/publish`, {}, headers);
        assert.equal((await act()).body.author, 'Anna-Partie');
        const edited = await moderator.ask(
          'PATCH',
          `ideas/${waits.id}`,
          { title: 'Anna-Partie espère' },
          { 'if-match': waits.etag },
        );
        assert.equal(edited.body.author, 'Anna-Partie');
        assert.equal((await anna.ask('DELETE', 'me')).status, 200);
        assert.equal((await everything(server)).includes('Anna-Partie'), false);
        // What was done is still known to be done.
        const again = await act();
        assert.deepEqual([again.status, again.body.title, again.body.author], [200, 'Publiée', undefined]);
      });

      it('is all there after a restart', async (t) => {
        const databaseUrl = store === 'PostgreSQL' ? await postgres?.database() : undefined;
        const first = await startIdeas({ databaseUrl, seed: seedTown, config: await townBox() });
        const anna = asker(first.url);
        const total = (await anna.get('ideas')).body.total;
        assert.equal(total, 12);
        await anna.vote('banclavoir');
        const before = (await anna.get('ideas?sort=recent')).body;
        await first.app.close();
        const second = await startIdeas({ databaseUrl, seed: seedTown, config: await townBox(), folder: first.folder });
        t.after(() => second.close());
        t.after(() => first.close());
        const again = asker(second.url);
        again.cookie = anna.cookie;
        assert.deepEqual((await again.get('ideas?sort=recent')).body, before);
        const { voted, votes } = (await again.get('ideas/banclavoir')).body;
        assert.deepEqual([voted, votes], [true, 48]);
      });
    });
  });

describe('the town’s own ideas', () => {
  it('are of every kind', async (t) => {
    const server = await startIdeas({ seed: seedTown, config: await townBox() });
    t.after(() => server.close());
    const { ideas, box } = (await asker(server.url).get('ideas?limit=100')).body;
    assert.deepEqual(
      new Set(ideas.map(({ status }) => status)),
      new Set(['received', 'study', 'accepted', 'underway', 'done', 'declined']),
    );
    assert.ok(ideas.some(({ overdue }) => overdue));
    assert.ok(ideas.some(({ mergedFrom }) => mergedFrom));
    assert.ok(ideas.filter(({ status }) => status === 'declined').every(({ reason }) => reason));
    assert.deepEqual(box.answered, { answered: 7, total: 12 });
    const { group, thread } = (await asker(server.url).get('ideas/banclavoir')).body;
    assert.ok(group.members.length && thread.some(({ official }) => official));
    const waiting = (await asker(server.url, { token: 'mairie-moderation' }).get('ideas?state=pending')).body;
    assert.equal(waiting.total, 1);
  });
});

/** All that the database of a server holds, as text. @param {Awaited<ReturnType<typeof startIdeas>>} server */
async function everything({ context }) {
  const rows = [];
  const { reader } = context.store;
  for (const table of [
    'box',
    'ideas',
    'votes',
    'comments',
    'reports',
    'history',
    'audit',
    'events',
    'files',
    'answers',
  ])
    rows.push(...(await reader.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

/** @param {string} text */
function readCsv(text) {
  assert.equal(text.charCodeAt(0), 0xfeff);
  const rows = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ';') rows.push([]);
  }
  return rows.slice(0, -1);
}
