import { appears } from './appears.js';
import { SourceError } from '../../src/data/source-error.js';
import type { Source, SourcePage } from '../../src/data/source.js';
import type { CalendarEvent } from '../../src/widgets/event-calendar/calendar-event.js';
import type { ParvisEventCalendar } from '../../src/widgets/event-calendar/event-calendar.js';
import { calendarWords, townEvents } from './town-events.js';
import type { TownLang } from './town-news.js';

/** What a page sets on the widget, and what it writes inside. */
export type CalendarArgs = Partial<
  Pick<
    ParvisEventCalendar,
    | 'sources'
    | 'heading'
    | 'headingLevel'
    | 'view'
    | 'views'
    | 'date'
    | 'past'
    | 'zone'
    | 'category'
    | 'search'
    | 'filters'
    | 'refresh'
    | 'max'
    | 'more'
  >
> & {
  /** Text of the link inside the tag. */
  readonly fallback?: string;
};

/** One state of the widget, as a reader may meet it. */
export interface CalendarState {
  readonly args: (lang?: TownLang) => CalendarArgs;
  /** What the reader does to come there. */
  readonly act?: (calendar: ParvisEventCalendar) => Promise<void>;
  /** What is there in the shadow root once the state is reached. */
  readonly shows: string;
}

const HOUR = 3_600_000;
/** The month that stories show, whatever day it is. */
export const MONTH = '2026-11-01';
const down = (kind: SourceError['kind']) => new SourceError(kind, `the ${kind} of a story`);
const fails = (kind: SourceError['kind']) => async () => {
  throw down(kind);
};

const page = (
  items: readonly CalendarEvent[],
  rest: Partial<SourcePage<CalendarEvent>> = {},
): SourcePage<CalendarEvent> => ({
  items,
  skipped: 0,
  ...rest,
});

/** A source that gives these events. */
export const holds = (
  items: readonly CalendarEvent[],
  rest?: Partial<SourcePage<CalendarEvent>>,
): Source<CalendarEvent> => ({ read: async () => page(items, rest) });

/** The town hall and the library, each with its colour. */
export function twoCalendars(lang: TownLang = 'fr'): readonly Source<CalendarEvent>[] {
  const { town, sports } = calendarWords[lang];
  const events = townEvents(lang, MONTH);
  const library = (event: CalendarEvent) => /^(2|5|11|15)@/.test(event.uid);
  return [
    { label: town, color: '#0b6e4f', ...holds(events.filter((event) => !library(event))) },
    { label: sports, color: '#8a3ffc', ...holds(events.filter(library)) },
  ];
}

/** The topics of the town's events, by their place in the month. */
const topics = {
  fr: ['Vie municipale', 'Marchés', 'Culture'],
  en: ['Council', 'Markets', 'Culture'],
  ar: ['البلدية', 'الأسواق', 'الثقافة'],
} satisfies Record<TownLang, readonly string[]>;

/** The same two, each event with its topic. */
function sortedCalendars(lang: TownLang): readonly Source<CalendarEvent>[] {
  const events = townEvents(lang, MONTH).map((event, at) => ({
    ...event,
    categories: [topics[lang][/^(1|7|14|16)@/.test(event.uid) ? 1 : [0, 12, 13].includes(at) ? 0 : 2]!],
  }));
  return twoCalendars(lang).map((source) => ({
    ...source,
    read: async (request) => {
      const read = await source.read(request);
      return { ...read, items: events.filter(({ uid }) => read.items.some((own) => own.uid === uid)) };
    },
  }));
}

const base = (lang: TownLang): CalendarArgs => ({
  heading: calendarWords[lang].heading,
  date: '2026-11-24',
  zone: 'Europe/Paris',
});
const narrowed = (lang: TownLang): CalendarArgs => ({
  ...base(lang),
  sources: sortedCalendars(lang),
  search: true,
  filters: 'category source place',
});
const month = (lang: TownLang): CalendarArgs => ({
  ...base(lang),
  sources: [holds(townEvents(lang, MONTH))],
});

const press = async (calendar: ParvisEventCalendar, selector: string): Promise<void> =>
  (await appears(calendar, selector)).click();

/** Shows the filters, which are behind a button on a phone. */
const unfold = async (calendar: ParvisEventCalendar): Promise<void> => {
  const filters = await appears(calendar, '.filters');
  filters.querySelector<HTMLElement>('.fold[aria-expanded="false"]')?.click();
};

/** Goes to the month, as the reader of a narrow widget does. */
const toMonth = async (calendar: ParvisEventCalendar): Promise<void> => calendar.show('2026-11-24', 'month');

const allViews = 'month week day list';

/** Three that begin together, and some that go on. */
const CROWDED = '08:30–10:00 08:30–10:30 08:30–09:30 10:00–11:30 12:00–16:00 13:00–15:30 14:00–15:00';
/** More than have room. */
const PACKED =
  '08:30–10:00 08:30–10:30 08:30–09:30 08:30–11:30 08:45–10:00 12:00–16:00 13:00–15:30 13:00–15:00 13:00–14:00';

/** A day on which much takes place at the same time. */
function crowded(lang: TownLang, times = CROWDED): CalendarArgs {
  const all = townEvents(lang, MONTH).filter(({ allDay }) => !allDay);
  const events = times.split(' ').map((time, at): CalendarEvent => {
    const [start, end] = time.split('–').map((clock) => `2026-11-24T${clock}:00`);
    return { ...all[at % all.length]!, uid: `crowd-${at}`, rule: undefined, start: start!, end };
  });
  return { ...base(lang), views: allViews, sources: [holds(events)] };
}

/** Every day of a change of hour, with something in the hours that change. */
function changeOfHour(lang: TownLang, date: string): CalendarArgs {
  const [market, council] = townEvents(lang, MONTH);
  const at = (uid: string, from: string, to: string, event = market!): CalendarEvent => ({
    ...event,
    uid,
    zone: 'UTC',
    start: from,
    end: to,
  });
  return {
    ...base(lang),
    date,
    views: allViews,
    view: 'day',
    sources: [
      holds([
        at('night', `${date}T00:30:00`, `${date}T01:00:00`),
        at('again', `${date}T01:30:00`, `${date}T02:30:00`, council),
        { ...at('morning', `${date}T09:00:00`, `${date}T12:00:00`, council), zone: 'Europe/Paris' },
      ]),
    ],
  };
}

/** Every state of the calendar. */
export const calendarStates = {
  fallback: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [{ read: () => new Promise(() => {}) }],
      fallback: calendarWords[lang].all,
    }),
    shows: 'slot:not([name])',
  },
  loading: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: () => new Promise(() => {}) }] }),
    act: toMonth,
    shows: '.waits',
  },
  'loading-list': {
    args: (lang = 'fr') => ({ ...base(lang), view: 'list', sources: [{ read: () => new Promise(() => {}) }] }),
    shows: '.waits',
  },
  month: {
    args: (lang = 'fr') => month(lang),
    act: toMonth,
    shows: '.month',
  },
  sources: {
    args: (lang = 'fr') => ({ ...base(lang), sources: twoCalendars(lang) }),
    act: toMonth,
    shows: '.month',
  },
  'whole-day': {
    args: (lang = 'fr') => month(lang),
    act: async (calendar) => {
      await toMonth(calendar);
      calendar.show('2026-11-18');
      await press(calendar, '.number[tabindex="0"]');
    },
    shows: '.month',
  },
  week: {
    args: (lang = 'fr') => ({ ...month(lang), views: allViews }),
    act: async (calendar) => calendar.show('2026-11-18', 'week'),
    shows: '.times',
  },
  'week-sources': {
    args: (lang = 'fr') => ({ ...base(lang), views: allViews, sources: twoCalendars(lang) }),
    act: async (calendar) => calendar.show('2026-11-26', 'week'),
    shows: '.times',
  },
  'week-loading': {
    args: (lang = 'fr') => ({ ...base(lang), views: allViews, sources: [{ read: () => new Promise(() => {}) }] }),
    act: async (calendar) => calendar.show('2026-11-24', 'week'),
    shows: '.times.waits',
  },
  'week-empty': {
    args: (lang = 'fr') => ({ ...base(lang), views: allViews, sources: [holds([])] }),
    act: async (calendar) => calendar.show('2026-11-24', 'week'),
    shows: '.none, .day-panel .quiet',
  },
  day: {
    args: (lang = 'fr') => ({ ...base(lang), views: allViews, sources: twoCalendars(lang) }),
    act: async (calendar) => calendar.show('2026-11-18', 'day'),
    shows: '.times',
  },
  'crowded-day': {
    args: (lang = 'fr') => crowded(lang),
    act: async (calendar) => calendar.show('2026-11-24', 'day'),
    shows: '.times .block',
  },
  'crowded-week': {
    args: (lang = 'fr') => crowded(lang),
    act: async (calendar) => calendar.show('2026-11-24', 'week'),
    shows: '.times .block, .day-panel [data-key]',
  },
  'packed-day': {
    args: (lang = 'fr') => crowded(lang, PACKED),
    act: async (calendar) => calendar.show('2026-11-24', 'day'),
    shows: '.times .others, .times .block',
  },
  'packed-week': {
    args: (lang = 'fr') => crowded(lang, PACKED),
    act: async (calendar) => {
      calendar.show('2026-11-24', 'week');
      (await appears(calendar, '.times .others, .times.strip')).click();
    },
    shows: '.day-panel [data-key]',
  },
  'short-day': {
    args: (lang = 'fr') => changeOfHour(lang, '2026-03-29'),
    act: async (calendar) => calendar.show('2026-03-29', 'day'),
    shows: '.times',
  },
  'long-day': {
    args: (lang = 'fr') => changeOfHour(lang, '2026-10-25'),
    act: async (calendar) => calendar.show('2026-10-25', 'day'),
    shows: '.times',
  },
  'week-of-change': {
    args: (lang = 'fr') => changeOfHour(lang, '2026-10-25'),
    act: async (calendar) => {
      calendar.show('2026-10-25', 'week');
      (await appears(calendar, '.times')).scrollTop = 0;
    },
    shows: '.times',
  },
  dialog: {
    args: (lang = 'fr') => month(lang),
    act: async (calendar) => {
      await toMonth(calendar);
      await press(calendar, '.chip[data-key], .day-panel [data-key]');
    },
    shows: 'dialog[open]',
  },
  list: {
    args: (lang = 'fr') => ({ ...month(lang), view: 'list', past: true }),
    shows: '.event',
  },
  'list-sources': {
    args: (lang = 'fr') => ({ ...base(lang), view: 'list', date: '2026-11-01', sources: twoCalendars(lang) }),
    shows: '.event',
  },
  upcoming: {
    args: (lang = 'fr') => ({ ...month(lang), view: 'list', views: 'list', max: 5, more: true, date: '2026-11-13' }),
    shows: '.more',
  },
  tools: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: twoCalendars(lang).map((source, at) => ({
        ...source,
        read: async (request) => ({
          ...(await source.read(request)),
          address: `https://ville.example/${['mairie', 'mediatheque'][at]}.ics`,
        }),
      })),
    }),
    act: async (calendar) => {
      await toMonth(calendar);
      await press(calendar, '.tools > button');
    },
    shows: '.tools ul',
  },
  filters: {
    args: (lang = 'fr') => narrowed(lang),
    act: toMonth,
    shows: '.filters :is(.calendar, .fold)',
  },
  filtered: {
    args: (lang = 'fr') => narrowed(lang),
    act: async (calendar) => {
      await toMonth(calendar);
      await unfold(calendar);
      await press(calendar, '.filters .topic:last-of-type');
      await press(calendar, '.filters .calendar:last-of-type');
    },
    shows: '.filters .clear',
  },
  'filtered-empty': {
    args: (lang = 'fr') => ({ ...narrowed(lang), view: 'list', past: true }),
    act: async (calendar) => {
      await unfold(calendar);
      const field = (await appears(calendar, '.filters input')) as HTMLInputElement;
      field.value = 'zzz';
      field.dispatchEvent(new InputEvent('input'));
    },
    shows: '.cleared button',
  },
  empty: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [holds([])] }),
    act: toMonth,
    shows: '.none, .day-panel .quiet',
  },
  'empty-list': {
    args: (lang = 'fr') => ({ ...base(lang), view: 'list', sources: [holds([])] }),
    shows: '.none',
  },
  stale: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [
        holds(townEvents(lang, MONTH), {
          stale: { since: new Date(Date.now() - 26 * HOUR).toISOString(), error: down('server') },
        }),
      ],
    }),
    shows: '.notice',
  },
  offline: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [
        holds(townEvents(lang, MONTH), {
          stale: { since: new Date(Date.now() - 26 * HOUR).toISOString(), error: down('offline') },
        }),
      ],
    }),
    shows: '.notice',
  },
  partial: {
    args: (lang = 'fr') => ({
      ...base(lang),
      sources: [twoCalendars(lang)[0]!, { label: calendarWords[lang].sports, read: fails('server') }],
    }),
    shows: '.notice',
  },
  failed: {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: fails('server') }], fallback: calendarWords[lang].all }),
    shows: '.notice',
  },
  'failed-bare': {
    args: (lang = 'fr') => ({ ...base(lang), sources: [{ read: fails('server') }] }),
    shows: '.notice',
  },
} satisfies Record<string, CalendarState>;

export type CalendarStateName = keyof typeof calendarStates;
