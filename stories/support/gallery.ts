import '../../src/widgets/document-list/define.js';
import '../../src/widgets/event-calendar/define.js';
import '../../src/widgets/idea-box/define.js';
import '../../src/widgets/news-feed/define.js';
import { calendarStates, type CalendarStateName } from './calendar-states.js';
import { documentStates, type DocumentStateName } from './document-states.js';
import { eventCalendar, reachState } from './draw-calendar.js';
import { documentList, reachDocuments } from './draw-documents.js';
import { ideaBox, reachIdeas } from './draw-ideas.js';
import { newsFeed, reach } from './draw-news.js';
import { ideaStates, type IdeaStateName } from './idea-states.js';
import { newsLayouts, newsStates, type NewsFeedArgs, type NewsState, type NewsStateName } from './news-states.js';
import { townClock } from './town-clock.js';
import type { TownLang } from './town-news.js';

/** What a picture shows. */
export interface Drawing {
  readonly state: NewsStateName | CalendarStateName | DocumentStateName | IdeaStateName;
  readonly layout: (typeof newsLayouts)[number] | 'calendar' | 'documents' | 'ideas';
  readonly theme: 'light' | 'dark';
  readonly lang: TownLang;
  readonly args?: NewsFeedArgs;
}

declare global {
  interface Window {
    /** Every picture there is to take. */
    drawings: readonly Pick<Drawing, 'state' | 'layout'>[];
    draw: (drawing: Drawing) => Promise<void>;
  }
}

townClock();

window.drawings = [
  ...(Object.keys(newsStates) as NewsStateName[]).flatMap((state) => {
    const { without = [] }: NewsState = newsStates[state];
    return newsLayouts.filter((layout) => !without.includes(layout)).map((layout) => ({ state, layout }));
  }),
  ...(Object.keys(calendarStates) as CalendarStateName[]).map((state) => ({ state, layout: 'calendar' as const })),
  ...(Object.keys(documentStates) as DocumentStateName[]).map((state) => ({ state, layout: 'documents' as const })),
  ...(Object.keys(ideaStates) as IdeaStateName[]).map((state) => ({ state, layout: 'ideas' as const })),
];

window.draw = async ({ state, layout, theme, lang, args }) => {
  const { documentElement: root, body } = document;
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  root.className = theme;
  localStorage.clear();
  if (layout === 'calendar') {
    const wanted = calendarStates[state as CalendarStateName];
    const calendar = eventCalendar(wanted.args(lang));
    body.replaceChildren(calendar);
    return reachState(calendar, wanted);
  }
  if (layout === 'documents') {
    const wanted = documentStates[state as DocumentStateName];
    const list = documentList(wanted.args(lang));
    body.replaceChildren(list);
    return reachDocuments(list, wanted);
  }
  if (layout === 'ideas') {
    const wanted = ideaStates[state as IdeaStateName];
    const box = ideaBox(wanted.args(lang));
    body.replaceChildren(box);
    return reachIdeas(box, wanted);
  }
  const wanted = newsStates[state as NewsStateName];
  const feed = newsFeed({ ...wanted.args(lang), layout, ...args });
  body.replaceChildren(feed);
  await reach(feed, wanted);
  await Promise.all(
    [...feed.shadowRoot!.querySelectorAll('img')].map((image) => {
      // A picture far below the window would be waited for until somebody comes near it.
      image.loading = 'eager';
      return image.decode().catch(() => undefined);
    }),
  );
};
