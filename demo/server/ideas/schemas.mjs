// What the routes take, for their checks and for the OpenAPI document. Texts are tidied before they are measured.

const text = (/** @type {number} */ most, more = {}) => ({ type: 'string', maxLength: most, ...more });
const id = text(40, { pattern: '^[0-9a-z-]+$' });
const object = (/** @type {Record<string, unknown>} */ properties, /** @type {string[]} */ required = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const flag = { type: 'boolean' };
const day = { type: 'string', pattern: '^(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$' };
const count = { type: 'integer', minimum: 0 };
const instant = { type: 'string', format: 'date-time' };
const ref = (/** @type {string} */ name) => ({ $ref: `${name}#` });

const idParams = object({ id }, ['id']);

const key = object({ 'idempotency-key': text(200) });
// Headers have others too.
const writeHeaders = { ...key, additionalProperties: true };
const editHeaders = {
  ...writeHeaders,
  properties: { ...key.properties, 'if-match': text(1000, { description: 'The etag of the idea as it was read' }) },
};

/** What any write may say in its address. */
const where = {
  shared: {
    ...flag,
    description: 'true on a computer that several people use: its cookie lasts for minutes, not for a year',
  },
};

/** What is answered as another type than JSON. @param {string} type @param {string} description @param {object} schema */
const as = (type, description, schema) => ({ description, content: { [type]: { schema } } });
const bytes = { type: 'string', format: 'binary' };
const problem = as('application/problem+json', 'Why not (RFC 9457)', ref('Problem'));
const problems = { '4xx': problem, 503: problem };

/**
 * A route as the document shows it: with what its handler checks by itself, to say more exactly what is wrong.
 *
 * @param {any} schema of a route
 */
export const documented = (schema) => ({ ...schema, ...schema?.document });

/** @param {typeof writeHeaders} headers all of which must be there */
const needed = (headers) => ({
  headers,
  document: { headers: { ...headers, required: Object.keys(headers.properties) } },
});

/**
 * What is the same for all writes, and what is answered. @param {string} summary @param {string} answer name of a schema @param {number} [status]
 */
const write = (summary, answer, status = 200) => ({
  summary,
  ...needed(writeHeaders),
  // As before, what else stands there is nobody's concern.
  querystring: { ...object(where), additionalProperties: true },
  response: { [status]: ref(answer), ...problems },
});
const read = (/** @type {string} */ summary, /** @type {string} */ answer) => ({
  summary,
  response: { 200: ref(answer), ...problems },
});
/** @param {string} summary @param {string} type @param {string} description */
const readBytes = (summary, type, description) => ({
  summary,
  response: { 200: as(type, description, bytes), ...problems },
});

/** @param {import('./config.mjs').Config['limits']} limits */
export function schemasFor({ title, text: most, comment }) {
  const onIdea = { params: idParams };
  return {
    list: {
      ...read('Ideas, page by page', 'Ideas'),
      querystring: object({
        sort: { enum: ['top', 'recent', 'trending', 'unanswered'], default: 'top' },
        status: text(1000, { description: 'ids, with commas' }),
        topic: text(1000, { description: 'ids, with commas' }),
        q: text(200, { description: 'words that an idea must hold, accents and capitals aside' }),
        cursor: text(1000),
        limit: { type: 'integer', minimum: 1, maximum: 100 },
        state: { enum: ['pending', 'reported'] },
        mine: flag,
        similar: text(10_000, { description: 'a text that ideas may be like' }),
      }),
    },
    detail: { ...read('One idea with all that belongs to it', 'IdeaDetail'), ...onIdea },
    box: read('The box', 'Box'),
    me: read('Everything that is kept of the one who asks', 'Kept'),
    csv: readBytes('All ideas as a table', 'text/csv', 'One row for each idea, with semicolons'),
    ods: readBytes(
      'All ideas as a spreadsheet',
      'application/vnd.oasis.opendocument.spreadsheet',
      'One row for each idea',
    ),
    audit: { ...read('What was done by office', 'Audit'), querystring: object({ cursor: text(200) }) },
    propose: {
      ...write('Proposes an idea', 'Proposed', 201),
      body: object(
        {
          title: text(title, { minLength: 1 }),
          problem: text(most),
          proposal: text(most),
          topic: text(40),
          anonymous: flag,
          name: text(100),
          file: text(40),
          website: text(2000, { description: 'must stay empty: no person sees this field' }),
          began: { ...count, description: 'milliseconds spent writing' },
        },
        ['title'],
      ),
    },
    vote: {
      ...write('Gives a vote or takes it back', 'Vote'),
      ...onIdea,
      body: object(
        {
          voted: flag,
          at: { ...count, maximum: Number.MAX_SAFE_INTEGER, description: 'grows with each act of this person' },
        },
        ['voted', 'at'],
      ),
    },
    comment: {
      ...write('Comments an idea', 'Comment', 201),
      ...onIdea,
      body: object(
        { text: text(comment, { minLength: 1 }), parent: id, name: text(100), anonymous: flag, website: text(2000) },
        ['text'],
      ),
    },
    report: {
      ...write('Tells the moderators', 'Nothing', 201),
      ...onIdea,
      body: object({ reason: { enum: ['personal', 'insult', 'spam', 'other'] }, text: text(1000), comment: id }, [
        'reason',
      ]),
    },
    withdraw: {
      ...write('Takes an idea of one’s own back, until others have supported, discussed or answered it', 'IdeaDetail'),
      ...onIdea,
      body: object({}),
    },
    follow: {
      ...read('The idea of a tracking code', 'Followed'),
      body: object({ code: text(100, { minLength: 1 }) }, ['code']),
    },
    edit: {
      ...write('Corrects what an idea says', 'IdeaDetail'),
      ...onIdea,
      ...needed(editHeaders),
      body: object({
        title: text(title, { minLength: 1 }),
        problem: text(most),
        proposal: text(most),
        topic: text(40),
        note: text(1000),
      }),
    },
    act: { ...write('Acts on an idea', 'IdeaDetail'), ...onIdea, body: object({}) },
    refuse: {
      ...write('Refuses to publish an idea', 'IdeaDetail'),
      ...onIdea,
      body: object({ reason: text(1000, { minLength: 1 }) }, ['reason']),
    },
    status: {
      ...write('Gives an idea another status', 'IdeaDetail'),
      ...onIdea,
      body: object({ status: text(40), reason: text(2000), due: day }, ['status']),
    },
    merge: { ...write('Makes an idea part of another', 'IdeaDetail'), ...onIdea, body: object({ into: id }, ['into']) },
    remove: { ...write('Undoes', 'IdeaDetail'), ...onIdea },
    hide: {
      ...write('Hides a comment', 'Comment'),
      ...onIdea,
      body: object({ reason: text(1000, { minLength: 1 }) }, ['reason']),
    },
    show: { ...write('Shows a comment again', 'Comment'), ...onIdea, body: object({}) },
    answer: {
      ...write('Gives the official answer', 'IdeaDetail'),
      ...onIdea,
      body: object({ text: text(most, { minLength: 1 }), status: text(40), reason: text(2000) }, ['text']),
    },
    group: {
      ...write('Says who works on it', 'IdeaDetail'),
      ...onIdea,
      body: object(
        {
          members: { type: 'array', maxItems: 50, items: text(100, { minLength: 1 }) },
          next: object({ date: text(40, { minLength: 1 }), place: text(200) }, ['date']),
          papers: {
            type: 'array',
            maxItems: 50,
            items: object(
              {
                name: text(200, { minLength: 1 }),
                url: text(2000, { pattern: '^(https?://[^\\s]+|/(?!/)[^\\s]*)$' }),
              },
              ['name', 'url'],
            ),
          },
        },
        ['members', 'papers'],
      ),
    },
    setBox: { ...write('Opens or closes the box', 'Box'), body: object({ closed: flag }, ['closed']) },
    erase: write('Forgets the one who asks', 'Erased'),
  };
}

/** @param {string[]} types that a file may have */
export function fileUpload(types) {
  const upload = write('Puts down a file, for an idea that will name it within a day', 'File', 201);
  return {
    ...upload,
    querystring: object({ name: text(300, { minLength: 1 }), ...where }, ['name']),
    document: { ...upload.document, consumes: types, body: bytes },
  };
}

export const fileDownload = {
  ...readBytes('A file that was joined to an idea', '*/*', 'The file, to be kept and not opened here'),
  params: idParams,
};

export const eventStream = {
  summary: 'What changes, as it does; Last-Event-ID goes on from there, or an event `gap` says that too much is gone',
  headers: { type: 'object', properties: { 'last-event-id': { type: 'string', maxLength: 100 } } },
  response: {
    200: as('text/event-stream', 'Events `idea`, `box` and `gap` (HTML, 9.2)', { type: 'string' }),
    ...problems,
  },
};

const open = (/** @type {Record<string, unknown>} */ properties, /** @type {string[]} */ required = []) => ({
  type: 'object',
  properties,
  required,
});
const list = (/** @type {unknown} */ items) => ({ type: 'array', items });
const words = { type: 'string' };
const idea = {
  id: words,
  title: words,
  text: words,
  problem: words,
  proposal: words,
  url: words,
  created: instant,
  author: words,
  authorService: words,
  votes: { ...count, description: 'absent while it is hidden' },
  voted: flag,
  votedAt: { ...count, description: '`at` of the last vote of the one who asks' },
  comments: count,
  status: words,
  statusSince: instant,
  reason: words,
  answer: open({ text: words, author: words, service: words, date: instant }, ['text']),
  topics: list(words),
  topic: words,
  due: { type: 'string', format: 'date' },
  overdue: flag,
  closed: flag,
  mergedInto: words,
  mergedFrom: list(open({ id: words, title: words }, ['id', 'title'])),
  pending: flag,
  refused: flag,
  withdrawn: flag,
  edited: instant,
  mine: flag,
  etag: words,
};
const ideaNeeds = ['id', 'title', 'text', 'created', 'voted', 'comments', 'status', 'topics', 'etag'];
const file = open({ id: words, name: words, type: words, size: count, url: words }, ['id', 'name', 'type', 'size']);

/** What is answered, by name: for the document only, nothing is taken from an answer. */
export const answerSchemas = [
  { $id: 'Nothing', type: 'object' },
  {
    $id: 'Problem',
    ...open(
      {
        title: words,
        status: count,
        code: words,
        fields: { type: 'object', additionalProperties: words },
        retryAfter: { ...count, description: 'seconds' },
      },
      ['title', 'status', 'code'],
    ),
  },
  { $id: 'Idea', ...open(idea, ideaNeeds) },
  {
    $id: 'Comment',
    ...open(
      {
        id: words,
        parent: words,
        text: words,
        created: instant,
        author: words,
        official: words,
        hidden: flag,
        reason: words,
        mine: flag,
        reports: count,
      },
      ['id', 'text', 'created'],
    ),
  },
  { $id: 'File', ...file },
  {
    $id: 'IdeaDetail',
    ...open(
      {
        ...idea,
        history: list(open({ at: instant, change: words, status: words, by: words, note: words }, ['at', 'change'])),
        thread: list(ref('Comment')),
        group: open({
          members: list(words),
          next: open({ date: words, place: words }),
          papers: list(open({ name: words, url: words })),
        }),
        file,
        reports: count,
        mayWithdraw: flag,
      },
      [...ideaNeeds, 'history', 'thread'],
    ),
  },
  { $id: 'Proposed', ...open({ idea: ref('IdeaDetail'), code: words }, ['idea', 'code']) },
  { $id: 'Followed', ...open({ idea: ref('IdeaDetail') }, ['idea']) },
  { $id: 'Vote', ...open({ id: words, voted: flag, votes: count, left: count, at: count }, ['id', 'voted', 'at']) },
  {
    $id: 'Box',
    ...open(
      {
        title: words,
        statuses: list(open({ id: words, label: words, kind: { enum: ['open', 'done', 'declined', 'merged'] } })),
        topics: list(open({ id: words, label: words })),
        answered: open({ answered: count, total: count }),
        answerDays: count,
        votes: open({ cap: count, left: count, hidden: flag, until: instant }),
        closed: flag,
        closes: instant,
        moderation: { enum: ['before', 'after'] },
        may: list({ enum: ['propose', 'vote', 'comment', 'report', 'answer', 'moderate'] }),
        you: open({ name: words, service: words, roles: list(words) }),
        anonymity: open({ identity: words, names: words, seenBy: words, addressHours: count, votesLinked: flag }),
        limits: open({ title: count, text: count, comment: count, fileBytes: count, fileTypes: list(words) }),
      },
      ['statuses', 'topics', 'answered', 'votes', 'moderation', 'may', 'anonymity', 'limits'],
    ),
  },
  {
    $id: 'Ideas',
    ...open({ ideas: list(ref('Idea')), next: words, total: count, box: ref('Box') }, ['ideas', 'total', 'box']),
  },
  {
    $id: 'Audit',
    ...open({
      lines: list(
        open({ at: instant, by: words, act: words, idea: words, comment: words, detail: { type: 'object' } }),
      ),
      next: words,
    }),
  },
  { $id: 'Kept', type: 'object' },
  {
    $id: 'Erased',
    ...open({
      unsigned: open({ ideas: count, comments: count }),
      removed: open({ ideas: count, comments: count, votes: count }),
    }),
  },
];
