import '../../src/widgets/news-feed/define.js';
import { newsFeed, reach } from './draw-news.js';
import { newsLayouts, newsStates, type NewsFeedArgs, type NewsState, type NewsStateName } from './news-states.js';
import type { TownLang } from './town-news.js';

/** What a picture shows. */
export interface Drawing {
  readonly state: NewsStateName;
  readonly layout: (typeof newsLayouts)[number];
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

window.drawings = (Object.keys(newsStates) as NewsStateName[]).flatMap((state) => {
  const { without = [] }: NewsState = newsStates[state];
  return newsLayouts.filter((layout) => !without.includes(layout)).map((layout) => ({ state, layout }));
});

window.draw = async ({ state, layout, theme, lang, args }) => {
  const { documentElement: root, body } = document;
  root.lang = lang;
  root.dir = lang === 'ar' ? 'rtl' : 'ltr';
  root.className = theme;
  localStorage.clear();
  const feed = newsFeed({ ...newsStates[state].args(lang), layout, ...args });
  body.replaceChildren(feed);
  await reach(feed, newsStates[state]);
  await Promise.all(
    [...feed.shadowRoot!.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)),
  );
};
