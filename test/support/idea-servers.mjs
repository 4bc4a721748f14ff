/** Small servers that answer as the products do that hold ideas, each after its own routes. Who asks is named by the token. */

const ok = (json, status = 200, headers = undefined) => ({ status, json, headers });
const now = () => new Date().toISOString();
const jsonOf = (bytes) => (bytes.length ? JSON.parse(String(bytes)) : {});
const bearer = ({ authorization = '' }) => /^Bearer (.+)/.exec(authorization)?.[1];
const isJson = ({ 'content-type': type = '' }) => /^application\/json\s*(;|$)/.test(type);

/** Fider: `app/cmd/routes.go`, `app/middlewares/security.go` (CSRF), `app/actions/post.go` (what a title must be). */
function fider() {
  const state = { posts: [], comments: [] };
  const shown = (post, user) => {
    const { voters, ...rest } = post;
    return {
      ...rest,
      hasVoted: voters.includes(user),
      votesCount: voters.length,
      commentsCount: state.comments.filter(({ post }) => post === rest.number).length,
    };
  };
  const answer = ({ method, path, query, headers, bytes }) => {
    const user = bearer(headers);
    const words = (query.get('query') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const alike = ({ title }) => !words.length || words.some((word) => title.toLowerCase().includes(word));
    if (method === 'GET' && path === 'api/v1/similarposts') {
      return ok(state.posts.filter(alike).slice(0, 5).map((post) => shown(post, user))); // prettier-ignore
    }
    if (method === 'GET' && path === 'api/v1/posts') {
      return ok(state.posts.filter(alike).toReversed().slice(0, +(query.get('limit') ?? 30)).map((post) => shown(post, user))); // prettier-ignore
    }
    const [, number, rest = ''] = /^api\/v1\/posts\/(\d+)(\/\w+)?$/.exec(path) ?? [];
    const post = state.posts.find((one) => one.number === +number);
    if (number && !post) return ok({}, 404);
    if (method === 'GET' && rest === '') return ok(shown(post, user));
    if (method === 'GET' && rest === '/comments') return ok(state.comments.filter((one) => one.post === post.number));
    if (!isJson(headers) && !user) return ok({}, 403);
    if (!user) return ok({}, 401);
    const body = jsonOf(bytes);
    const person = { id: 1, name: user, role: user === 'mairie' ? 'administrator' : 'visitor' };
    if (method === 'POST' && path === 'api/v1/posts') {
      const wrong = [];
      if (!body.title) wrong.push({ field: 'title', message: 'Title is required.' });
      else if (body.title.length < 10) wrong.push({ field: 'title', message: 'Title needs to be more descriptive.' });
      else if (state.posts.some(({ title }) => title === body.title))
        wrong.push({ field: 'title', message: 'This has already been posted before.' });
      if (wrong.length) return ok({ errors: wrong }, 400);
      const made = { id: 1000 + state.posts.length, number: state.posts.length + 1, title: body.title, slug: body.title.toLowerCase().replace(/\W+/g, '-'), description: body.description, createdAt: now(), user: person, voters: [user], status: 'open', tags: [] }; // prettier-ignore
      state.posts.push(made);
      return ok({ id: made.id, number: made.number, title: made.title, slug: made.slug });
    }
    if (rest === '/comments') {
      state.comments.push({ id: state.comments.length + 1, post: post.number, content: body.content, createdAt: now(), user: person }); // prettier-ignore
      return ok({ id: state.comments.length });
    }
    if (rest === '/votes') {
      post.voters = post.voters.filter((one) => one !== user).concat(method === 'POST' ? [user] : []);
      return ok({});
    }
    return ok({}, 404);
  };
  return { state, answer };
}

/** Discourse: `config/routes.rb`, `posts_controller.rb`, `session_controller.rb` (csrf), the plugin Topic Voting. */
const discourse = (voting) => () => {
  const state = { topics: [], posts: [], likes: [], votes: [], csrf: 'csrf-1' };
  const cooked = (raw) => raw.split('\n\n').map((part) => `<p>${part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('\n'); // prettier-ignore
  const serve = (post, user) => ({
    ...post,
    cooked: cooked(post.raw),
    raw: undefined,
    yours: post.username === user,
    staff: post.username === 'mairie',
    post_type: 1,
    actions_summary: [{ id: 2, count: state.likes.filter(([id]) => id === post.id).length, acted: state.likes.some(([id, who]) => id === post.id && who === user) }], // prettier-ignore
  });
  const votesOf = (id) => state.votes.filter(([topic]) => topic === id);
  const headOf = (topic, user) => ({
    ...topic,
    posts_count: state.posts.filter(({ topic_id }) => topic_id === topic.id).length,
    ...(voting && { can_vote: true, vote_count: votesOf(topic.id).length, user_voted: votesOf(topic.id).some(([, who]) => who === user) }), // prettier-ignore
  });
  const answer = ({ method, path, query, headers, bytes }) => {
    const key = headers['user-api-key'];
    const user = key ?? 'cookie';
    if (method === 'GET') {
      if (path === 'session/csrf.json') return ok({ csrf: state.csrf });
      if (path === 'topics/similar_to.json') {
        const title = query.get('title');
        if (title.length < 10) return ok([]);
        const similar = state.topics.filter((one) => one.title.slice(0, 5) === title.slice(0, 5));
        return ok({ similar_topics: similar.map(({ id, title, slug }) => ({ id, title, slug, blurb: 'x' })) });
      }
      if (/^(c\/\d+\/l\/)?latest\.json$/.test(path)) {
        const topics = state.topics.toReversed().map((one) => headOf(one, user));
        return ok({ users: [], topic_list: { topics } });
      }
      const post = state.posts.find(({ id }) => `posts/${id}.json` === path);
      if (post) return ok(serve(post, user));
      const [, id] = /^t\/(\d+)(?:\/\d+)?\.json$/.exec(path) ?? [];
      const topic = state.topics.find((one) => one.id === +id);
      if (!topic) return ok({ errors: ['The requested URL or resource could not be found.'], error_type: 'not_found' }, 404); // prettier-ignore
      const posts = state.posts.filter(({ topic_id }) => topic_id === topic.id).map((one) => serve(one, user));
      return ok({ ...headOf(topic, user), post_stream: { posts, stream: posts.map(({ id }) => id) } });
    }
    if (!key && headers['x-csrf-token'] !== state.csrf) return ok(['BAD CSRF'], 403);
    const body = jsonOf(bytes);
    if (path === 'posts.json') {
      if (state.posts.some(({ raw, username }) => raw === body.raw && username === user))
        return ok({ action: 'create_post', errors: ['Body is too similar to what you recently posted'] }, 422);
      if (!body.topic_id && body.title.length < 15)
        return ok({ action: 'create_post', errors: ['Title is too short (minimum is 15 characters)'] }, 422);
      if (body.topic_id && !state.topics.some(({ id }) => id === body.topic_id))
        return ok({ errors: ['not found'], error_type: 'not_found' }, 404);
      if (/moderate/.test(body.raw)) return ok({ action: 'enqueued', success: true, pending_post: { id: 9 } });
      const topic = body.topic_id ? state.topics.find(({ id }) => id === body.topic_id) : undefined;
      const made = topic ?? { id: 50 + state.topics.length, title: body.title, slug: 'topic', category_id: body.category, created_at: now() }; // prettier-ignore
      if (!topic) state.topics.push(made);
      const post_number = state.posts.filter(({ topic_id }) => topic_id === made.id).length + 1;
      const post = { id: 80 + state.posts.length, topic_id: made.id, topic_slug: made.slug, raw: body.raw, username: user, post_number, reply_to_post_number: body.reply_to_post_number ?? null, created_at: now() }; // prettier-ignore
      state.posts.push(post);
      return ok(serve(post, user));
    }
    if (voting && /^voting\/(un)?vote\.json$/.test(path)) {
      const mine = ([topic, who]) => topic === body.topic_id && who === user;
      const had = state.votes.some(mine);
      if (path === 'voting/vote.json' && had)
        return ok({ errors: ['invalid_access'], error_type: 'invalid_access' }, 403);
      state.votes = state.votes.filter((one) => !mine(one));
      if (path === 'voting/vote.json') state.votes.push([body.topic_id, user]);
      return ok({ can_vote: true, vote_limit: 4, vote_count: votesOf(body.topic_id).length, votes_left: 4 - state.votes.filter(([, who]) => who === user).length }); // prettier-ignore
    }
    const liked = path === 'post_actions.json' ? body.id : +(/^post_actions\/(\d+)\.json$/.exec(path)?.[1] ?? NaN);
    const post = state.posts.find(({ id }) => id === liked);
    const mine = ([id, who]) => id === liked && who === user;
    if (!post || (method === 'DELETE' && !state.likes.some(mine))) return ok({ errors: ['not found'] }, 404);
    if (method === 'POST' && (state.likes.some(mine) || post.username === user)) return ok({ errors: ['no'] }, 403);
    state.likes = state.likes.filter((one) => !mine(one));
    if (method === 'POST') state.likes.push([liked, user]);
    return ok(serve(post, user));
  };
  return { state, answer };
};

/** PostgREST: rows by `column=eq.value` and `or=(…ilike…)`, inserts with `on_conflict` and `Prefer: resolution=`. */
function postgrest() {
  const state = { tables: { ideas: [], ideas_votes: [], ideas_comments: [] } };
  const answer = ({ method, path, query, headers, bytes }) => {
    const table = state.tables[path];
    if (!table)
      return ok({ code: '42P01', message: `relation "${path}" does not exist`, details: null, hint: null }, 404);
    const user = bearer(headers);
    const shown = (row) => {
      if (path !== 'ideas') return row;
      const votes = state.tables.ideas_votes.filter((one) => one.idea === row.id && one.voted);
      return { ...row, votes: votes.length, voted: votes.some(({ voter }) => voter === user) };
    };
    if (method === 'GET') {
      let rows = table;
      for (const [column, value] of query) {
        if (value.startsWith('eq.')) rows = rows.filter((row) => String(row[column]) === value.slice(3));
        if (column === 'or') {
          const words = [...value.matchAll(/title\.ilike\.\*([^*]+)\*/g)].map(([, word]) => word);
          rows = rows.filter(({ title }) => words.some((word) => title.toLowerCase().includes(word)));
        }
      }
      const range = rows.length ? `0-${rows.length - 1}/*` : '*/*';
      return ok(rows.map(shown), 200, { 'content-range': range });
    }
    if (!user) return ok({ code: '42501', message: `permission denied for table ${path}`, details: null, hint: null }, 401); // prettier-ignore
    const unique = (query.get('on_conflict') ?? '').split(',');
    const row = { ...jsonOf(bytes), ...(path === 'ideas_votes' ? { voter: user } : { created: now() }) };
    if (path !== 'ideas_votes' && !(row.title ?? row.text))
      return ok({ code: '23502', message: 'null value in column violates not-null constraint' }, 400);
    if (row.idea && !state.tables.ideas.some(({ id }) => id === row.idea))
      return ok({ code: '23503', message: 'insert or update violates foreign key constraint' }, 409);
    const there = table.find((one) => unique.every((column) => one[column] === row[column]));
    const ways = headers.prefer ?? '';
    if (there && ways.includes('ignore-duplicates')) return ok([], 200);
    if (there && !ways.includes('merge-duplicates'))
      return ok({ code: '23505', message: 'duplicate key value violates unique constraint' }, 409);
    // As a trigger does: an older act changes nothing.
    if (there) Object.assign(there, row.at < there.at ? {} : row);
    else table.push({ id: String(table.length + 1), ...row });
    return ok([there ?? table.at(-1)], 201);
  };
  return { state, answer };
}

/** The Parvis API, as far as one idea and its votes and comments go. */
function parvis() {
  const state = { ideas: [], files: [], reports: [], keys: {} };
  const answer = (asked) => {
    const { method, path, query, headers, bytes } = asked;
    if (method === 'GET') {
      const idea = state.ideas.find(({ id }) => path === `ideas/${id}`);
      if (idea) return ok({ ...idea, code: undefined });
      const ideas = state.ideas.filter(({ title }) => title.includes(query.get('similar') ?? '')).slice(0, +(query.get('limit') ?? 50)); // prettier-ignore
      return path === 'ideas'
        ? ok({ ideas, box: {} })
        : ok({ title: 'No such idea', status: 404, code: 'missing' }, 404);
    }
    const key = headers['idempotency-key'] ?? '';
    if (!/^[\x21-\x7e]{16,200}$/.test(key)) return ok({ title: 'No key', status: 400, code: 'key-missing' }, 400);
    const known = state.keys[key];
    const body = `${method} ${path} ${String(bytes)}`;
    if (known)
      return known.body === body ? known.answer : ok({ title: 'Key reused', status: 422, code: 'key-reused' }, 422);
    const answer = write(asked);
    state.keys[key] = { body, answer };
    return answer;
  };
  const write = ({ method, path, query, headers, bytes }) => {
    if (path === 'files') {
      const id = `f${state.files.length + 1}`;
      state.files.push({ id, name: query.get('name'), type: headers['content-type'], size: bytes.length });
      return ok(state.files.at(-1), 201);
    }
    if (!isJson(headers)) return ok({ title: 'JSON only', status: 415, code: 'json' }, 415);
    const body = jsonOf(bytes);
    if (path === 'follow') {
      const idea = state.ideas.find(({ code }) => code === body.code);
      return idea ? ok({ idea }) : ok({ title: 'No such code', status: 404, code: 'missing' }, 404);
    }
    if (path === 'ideas') {
      if (!body.title)
        return ok({ title: 'Invalid', status: 422, code: 'invalid', fields: { title: 'required' } }, 422);
      const { title, problem, proposal, file, website } = body;
      const text = [problem, proposal].filter(Boolean).join('\n\n');
      const sent = state.files.find(({ id }) => id === file);
      const idea = { id: `i${state.ideas.length + 1}`, title, problem, proposal, text, website, created: now(), votes: 0, voted: false, comments: 0, status: 'received', topics: [], code: `CODE-${state.ideas.length + 1}`, history: [{ at: now(), change: 'created' }], thread: [], file: sent && { ...sent, url: `files/${sent.id}` } }; // prettier-ignore
      state.ideas.push(idea);
      return ok({ idea, code: idea.code }, 201);
    }
    const [, id, what] = /^ideas\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    const idea = state.ideas.find((one) => one.id === id);
    if (!idea) return ok({ title: 'No such idea', status: 404, code: 'missing' }, 404);
    if (idea.closed) return ok({ title: 'Closed', status: 409, code: 'closed' }, 409);
    if (what === 'vote' && method === 'PUT') {
      if (body.at > (idea.at ?? 0)) Object.assign(idea, { voted: body.voted, votes: body.voted ? 1 : 0, at: body.at });
      return ok({ id, voted: idea.voted, votes: idea.votes, left: 4, at: idea.at });
    }
    if (what === 'comments') {
      idea.thread.push({ id: `c${idea.thread.length + 1}`, text: body.text, parent: body.parent, created: now(), mine: true }); // prettier-ignore
      return ok(idea.thread.at(-1), 201);
    }
    if (what === 'reports') {
      state.reports.push({ id, ...body });
      return ok({}, 201);
    }
    return ok({ title: 'No such way', status: 404, code: 'missing' }, 404);
  };
  return { state, answer };
}

export const products = { fider, discourse: discourse(true), 'discourse-likes': discourse(false), postgrest, parvis };
