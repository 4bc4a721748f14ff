import { SourceError } from '../../src/data/source-error.js';
import type { SourcePage } from '../../src/data/source.js';
import { WriteError } from '../../src/data/writing/write-error.js';
import type { IdeaBackend } from '../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../src/widgets/idea-box/idea-box.js';
import type { IdeaSource } from '../../src/widgets/idea-box/idea-source.js';
import type { Idea, IdeaBox, IdeaDetail } from '../../src/widgets/idea-box/idea.js';
import { appears } from './appears.js';
import { ideaWords, townBox, townIdea, townIdeas } from './town-ideas.js';
import type { TownLang } from './town-news.js';

/** What a page sets on the widget, and what it writes inside. */
export type IdeaArgs = Partial<
  Pick<
    ParvisIdeaBox,
    'sources' | 'src' | 'heading' | 'headingLevel' | 'layout' | 'sort' | 'search' | 'filters' | 'max' | 'more' | 'id'
  >
> & {
  /** Text of the link inside the tag. */
  readonly fallback?: string;
  /** Answers for the service, as the `fetch` of `<parvis-settings>` does. */
  readonly fetch?: typeof fetch;
};

/** One state of the widget, as a reader may meet it. */
export interface IdeaState {
  readonly args: (lang?: TownLang) => IdeaArgs;
  /** What the reader does to come there. */
  readonly act?: (box: ParvisIdeaBox) => Promise<void>;
  /** What is there in the shadow root once the state is reached. */
  readonly shows: string;
}

const HOUR = 3_600_000;
const down = (kind: SourceError['kind']) => new SourceError(kind, `the ${kind} of a story`);
const never = () => new Promise<never>(() => {});

type Faults = Partial<
  Pick<IdeaBackend, 'detail' | 'propose' | 'vote' | 'comment' | 'report' | 'follow' | 'kept' | 'forget'>
>;

/** A back end that takes everything, and keeps nothing. */
export function townBackend(lang: TownLang, faults: Faults = {}): IdeaBackend {
  return {
    knowsKeys: true,
    detail: async (id) => {
      const idea = townIdea(lang, id);
      if (!idea) throw down('missing');
      return idea;
    },
    propose: async ({ title }) => ({
      idea: { id: '6', title, topics: [], votes: 1, mine: true, status: 'received' },
      code: 'K7QM-3XPA-9TVD',
    }),
    vote: async (id, voted, at) => {
      const { votes = 0, voted: before } = townIdeas(lang).find((one) => one.id === id)!;
      return { id, voted, votes: votes + (voted ? 1 : 0) - (before ? 1 : 0), at };
    },
    comment: async (_, { text, name }) => ({ id: 'c9', text, author: name }),
    similar: async () => townIdeas(lang).slice(0, 2),
    follow: async (code) => {
      if (code !== 'K7QM-3XPA-9TVD') throw down('missing');
      return townIdea(lang, '1')!;
    },
    report: async () => {},
    kept: async () => ({ ideas: [], votes: [] }),
    forget: async () => {},
    ...faults,
  };
}

/** A source that gives these ideas, and takes others. */
export const gives = (
  lang: TownLang,
  change: Partial<IdeaBox> = {},
  rest: Partial<SourcePage<Idea>> = {},
  faults?: Faults,
): IdeaSource => ({
  // What waits in one story is none of the next.
  key: `story ${performance.now()}`,
  read: async () => ({ items: townIdeas(lang), skipped: 0, box: townBox(lang, change), ...rest }),
  backend: townBackend(lang, faults),
});
const fails = (kind: SourceError['kind']): IdeaSource => ({
  read: async () => {
    throw down(kind);
  },
});

const base = (lang: TownLang): IdeaArgs => ({ heading: ideaWords[lang].heading });
const whole = (lang: TownLang, change: Partial<IdeaBox> = {}, faults?: Faults): IdeaArgs => ({
  ...base(lang),
  sources: [gives(lang, change, {}, faults)],
});
const controls = (lang: TownLang): IdeaArgs => ({
  ...whole(lang),
  search: true,
  filters: 'sort status topic',
  max: 3,
  more: true,
});
const staff = { may: ['propose', 'vote', 'comment', 'report', 'moderate', 'answer'] } as const;

const press = async (box: ParvisIdeaBox, selector: string): Promise<void> => (await appears(box, selector)).click();
const type = async (box: ParvisIdeaBox, selector: string, text: string): Promise<void> => {
  const field = (await appears(box, selector)) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
const open = async (box: ParvisIdeaBox): Promise<void> => {
  await press(box, '.row [part=link]');
  await appears(box, '.idea');
};
const propose = async (box: ParvisIdeaBox): Promise<void> => {
  await press(box, '[part=propose]');
  await appears(box, '#idea-title');
};
const fill = async (box: ParvisIdeaBox): Promise<void> => {
  await propose(box);
  await type(box, '#idea-title', 'Un abri pour les vélos');
  await type(box, '#idea-problem', 'Les vélos dorment sous la pluie.');
  await type(box, '#idea-name', 'Ana');
};
const send = async (box: ParvisIdeaBox): Promise<void> => {
  await fill(box);
  await press(box, '.form .main-act');
};

/** What its author finds by the code, where it was not published. */
function refusedIdea(lang: TownLang) {
  const { answer, group, file, due, overdue, ...idea } = townIdea(lang, '1')!;
  return {
    ...idea,
    refused: true,
    mine: true,
    votes: 0,
    comments: 0,
    reason: ideaWords[lang].refusal,
    thread: [],
    history: [
      { at: '2026-11-02T09:20:00Z', change: 'created' },
      { at: '2026-11-04T08:00:00Z', change: 'refused', note: ideaWords[lang].refusal },
    ],
  };
}

/** One's own, that nobody has supported, discussed or answered yet. */
function ownIdea(lang: TownLang): IdeaDetail {
  const { answer, group, file, due, overdue, ...idea } = townIdea(lang, '1')!;
  return {
    ...idea,
    mine: true,
    mayWithdraw: true,
    votes: 0,
    voted: false,
    comments: 0,
    status: 'received',
    thread: [],
    history: [],
  };
}

/** The box with that idea, as its author opens it. */
const ofAuthor = (lang: TownLang, idea: IdeaDetail): IdeaArgs => ({
  ...base(lang),
  sources: [
    gives(
      lang,
      {},
      { items: townIdeas(lang).map((one) => (one.id === '1' ? idea : one)) },
      { detail: async () => idea },
    ),
  ],
});

/** What stays of it for its author. */
function withdrawnIdea(lang: TownLang): IdeaDetail {
  const { mayWithdraw, text, problem, proposal, ...idea } = ownIdea(lang);
  const history = [
    { at: '2026-11-02T09:20:00Z', change: 'created' },
    { at: '2026-11-04T08:00:00Z', change: 'withdrawn' },
  ];
  return { ...idea, withdrawn: true, history };
}

/** What waits for the moderators of the town, as its service lists it. */
const moderated = (lang: TownLang): IdeaArgs => ({
  ...base(lang),
  sources: [gives(lang, staff, { address: new URL('/idees/api/ideas', document.baseURI).href })],
  fetch: async (input) => {
    const [benches, library, lights] = townIdeas(lang).map(({ answer, mine, voted, votes, ...idea }) => idea);
    const { searchParams } = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const ideas = {
      pending: [
        { ...benches, status: 'received', pending: true },
        { ...library, status: 'received', pending: true },
      ],
      reported: [{ ...lights, reports: 3 }],
    }[searchParams.get('state') ?? ''];
    return ideas ? Response.json({ ideas, box: townBox(lang, staff) }) : new Response('', { status: 404 });
  },
});

/** Every state in which a reader may meet the box. */
export const ideaStates = {
  list: { args: (lang = 'fr') => whole(lang), shows: '.row' },
  compact: { args: (lang = 'fr') => ({ ...whole(lang), layout: 'compact' }), shows: '.row' },
  'read-only': { args: (lang = 'fr') => whole(lang, { may: [] }), shows: '.row' },
  hidden: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [
        gives(
          lang,
          { closes: '2026-12-18T17:00:00Z', votes: { hidden: true, until: '2026-12-31T22:00:00Z' } },
          { items: townIdeas(lang).map(({ votes, ...idea }) => idea) },
        ),
      ],
    }),
    shows: '.row',
  },
  closed: { args: (lang = 'fr') => whole(lang, { closed: true }), shows: '.row' },
  staff: { args: (lang = 'fr') => whole(lang, staff), shows: '.row' },
  controls: { args: (lang = 'fr') => controls(lang), shows: '.more' },
  'further-failed': {
    args: (lang = 'fr') => {
      const first = { items: townIdeas(lang).slice(0, 3), skipped: 0, next: '2', box: townBox(lang) };
      return {
        ...base(lang),
        more: true,
        sources: [{ read: ({ cursor }) => (cursor ? Promise.reject(down('missing')) : Promise.resolve(first)) }],
      };
    },
    act: (box) => press(box, '.more'),
    shows: '.notice + .more',
  },
  filtered: {
    args: (lang = 'fr') => ({
      ...controls(lang),
      sources: [{ read: async () => ({ items: townIdeas(lang), skipped: 0 }) }],
    }),
    act: (box) => type(box, '.filters select', 'recent'),
    shows: '.row',
  },
  'filtered-empty': {
    args: (lang = 'fr') => ({
      ...controls(lang),
      sources: [{ read: async () => ({ items: townIdeas(lang), skipped: 0 }) }],
    }),
    act: (box) => type(box, '.filters input', 'zzzz'),
    shows: '.bar',
  },
  voting: {
    args: (lang = 'fr') => whole(lang, {}, { vote: never }),
    act: (box) => press(box, '.row:nth-child(2) .votes'),
    shows: '.votes.sending',
  },
  voted: {
    args: (lang = 'fr') => whole(lang),
    act: (box) => press(box, '.row:nth-child(2) .votes'),
    shows: '.row:nth-child(2) .votes[aria-pressed=true]:not(.sending)',
  },
  refused: {
    args: (lang = 'fr') =>
      whole(
        lang,
        {},
        {
          vote: async () => {
            throw new WriteError('server', 'no', { status: 409, code: 'cap' });
          },
        },
      ),
    act: (box) => press(box, '.row:nth-child(2) .votes'),
    shows: '.votes.refused',
  },
  idea: { args: (lang = 'fr') => whole(lang), act: open, shows: '.thread' },
  'idea-reply': {
    args: (lang = 'fr') => whole(lang),
    act: async (box) => {
      await open(box);
      await press(box, '.reply');
    },
    shows: '.thread form',
  },
  'idea-report': {
    args: (lang = 'fr') => ({
      ...whole(lang),
      sources: [
        { ...gives(lang), read: async () => ({ items: townIdeas(lang).slice(1), skipped: 0, box: townBox(lang) }) },
      ],
    }),
    act: async (box) => {
      await open(box);
      await press(box, '.report');
    },
    shows: '#report-reason',
  },
  'idea-declined': {
    args: (lang = 'fr') => ({
      ...whole(lang),
      sources: [
        { ...gives(lang), read: async () => ({ items: townIdeas(lang).slice(3), skipped: 0, box: townBox(lang) }) },
      ],
    }),
    act: open,
    shows: '.answer',
  },
  'idea-acts': {
    args: (lang = 'fr') => whole(lang, staff),
    act: async (box) => {
      await open(box);
      await press(box, '.opens-answer');
    },
    shows: '.acts form',
  },
  'idea-edit': {
    args: (lang = 'fr') => whole(lang, staff),
    act: async (box) => {
      await open(box);
      await press(box, '.opens-edit');
    },
    shows: '#act-note',
  },
  moderation: {
    args: (lang = 'fr') => moderated(lang),
    act: (box) => press(box, '.ways .link:last-child'),
    shows: '.waiting-idea:not(:has(.refuse))',
  },
  'moderation-refuse': {
    args: (lang = 'fr') => moderated(lang),
    act: async (box) => {
      await press(box, '.ways .link:last-child');
      await press(box, '.waiting-idea .refuse');
      await appears(box, '#refuse-reason');
      await press(box, '.waiting-idea .send button');
    },
    shows: '#refuse-reason-wrong',
  },
  form: { args: (lang = 'fr') => whole(lang), act: propose, shows: '#idea-file' },
  'form-errors': {
    args: (lang = 'fr') => whole(lang),
    act: async (box) => {
      await propose(box);
      await press(box, '.form .main-act');
    },
    shows: '.errors',
  },
  'form-similar': { args: (lang = 'fr') => whole(lang), act: fill, shows: '.similar' },
  'idea-from-form': {
    args: (lang = 'fr') => whole(lang),
    act: async (box) => {
      await fill(box);
      await press(box, '.similar [part=link]');
    },
    shows: '.back .draft',
  },
  'form-names': {
    args: (lang = 'fr') =>
      whole(lang, {
        moderation: 'before',
        anonymity: { identity: 'openid', names: 'required', seenBy: 'moderators', addressHours: 0, votesLinked: false },
      }),
    act: propose,
    shows: '#idea-name',
  },
  'form-signed': {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [
        {
          ...gives(lang),
          // As Fider and Discourse: nothing is said of the box, and the account signs.
          read: async () => ({ items: townIdeas(lang), skipped: 0 }),
          backend: { ...townBackend(lang), signs: true },
        },
      ],
    }),
    act: propose,
    shows: '.honest p',
  },
  sent: { args: (lang = 'fr') => whole(lang), act: send, shows: '.qr' },
  waiting: {
    args: (lang = 'fr') =>
      whole(
        lang,
        {},
        {
          propose: async () => {
            throw down('network');
          },
        },
      ),
    act: send,
    shows: '.writes',
  },
  follow: {
    args: (lang = 'fr') => whole(lang),
    act: async (box) => {
      await press(box, '.ways .link');
      await type(box, '#follow-code', 'ABCD');
      await press(box, '.form .main-act');
    },
    shows: '#follow-code-wrong',
  },
  'idea-refused': {
    args: (lang = 'fr') => whole(lang, {}, { detail: async () => refusedIdea(lang) }),
    act: async (box) => {
      await press(box, '.ways .link');
      await type(box, '#follow-code', 'K7QM-3XPA-9TVD');
      await press(box, '.form .main-act');
    },
    shows: '.idea .badge.declined',
  },
  'idea-withdraw': {
    args: (lang = 'fr') => ofAuthor(lang, ownIdea(lang)),
    act: async (box) => {
      await open(box);
      await press(box, '.withdraw');
    },
    shows: '.withdrawing',
  },
  'idea-withdrawn': {
    args: (lang = 'fr') => ofAuthor(lang, withdrawnIdea(lang)),
    act: open,
    shows: '.idea .badge.declined',
  },
  forget: {
    args: (lang = 'fr') => whole(lang),
    act: async (box) => {
      await press(box, '.ways .link');
      await press(box, '.of-me .ask');
    },
    shows: '.of-me .leave',
  },
  fallback: {
    args: (lang = 'fr') => ({ ...base(lang), fallback: ideaWords[lang].fallback, sources: [{ read: never }] }),
    shows: 'slot:not([name])',
  },
  loading: { args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: never }] }), shows: '.skeleton' },
  empty: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [{ read: async () => ({ items: [], skipped: 0, box: townBox(lang) }) }],
    }),
    shows: 'slot[name=empty]',
  },
  stale: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [
        gives(lang, {}, { stale: { since: new Date(Date.now() - 26 * HOUR).toISOString(), error: down('network') } }),
      ],
    }),
    shows: '.notice',
  },
  partial: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [gives(lang), { ...fails('server'), label: 'Pays des Prés' }] }),
    shows: '.notice',
  },
  failed: {
    args: (lang = 'fr') => ({ ...base(lang), fallback: ideaWords[lang].fallback, sources: [fails('network')] }),
    shows: '.notice',
  },
  skipped: { args: (lang = 'fr') => ({ ...base(lang), sources: [gives(lang, {}, { skipped: 2 })] }), shows: '.row' },
} satisfies Record<string, IdeaState>;

export type IdeaStateName = keyof typeof ideaStates;
