import '../../src/widgets/news-feed/define.js';
import { wear } from '../../src/theme/wear.js';
import type { ParvisNewsFeed } from '../../src/widgets/news-feed/news-feed.js';
import { newsFeed, reach } from '../../stories/support/draw-news.js';
import { newsLayouts, newsStates, type NewsFeedArgs, type NewsState } from '../../stories/support/news-states.js';
import type { TownLang } from '../../stories/support/town-news.js';
import { laidOut, wearThemes } from './themes.js';

/** `forced`: the page says nothing, for the reader's own colours win. */
export type Theme = 'light' | 'dark' | 'forced';
export const langs = ['fr', 'ar'] as const;
export const states: readonly (readonly [string, NewsState])[] = Object.entries(newsStates);

/** One drawing: how the page around looks and writes. */
export interface Look {
  readonly theme?: Theme;
  readonly lang?: TownLang;
}

// What is sent in a state that is drawn never arrives, and a list asks its reader to stay for it.
addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);

/** An empty page with one heading, as a town has it; what was on it goes. */
export function blankPage(): HTMLElement {
  wearThemes();
  document.documentElement.lang = 'fr';
  document.title = 'Ville';
  const page = document.createElement('main');
  page.append(Object.assign(document.createElement('h1'), { textContent: 'Ville' }));
  // A link that is followed would take the page away from its tests, which then never end.
  page.addEventListener('click', (event) => {
    if (event.composedPath().some((one) => one instanceof HTMLAnchorElement)) event.preventDefault();
  });
  document.querySelector('main')?.remove();
  document.body.prepend(page);
  return page;
}

/** Puts a widget on the page. */
export function place(
  page: HTMLElement,
  args: NewsFeedArgs,
  { theme = 'light', lang = 'fr' }: Look = {},
): ParvisNewsFeed {
  const around = document.createElement('div');
  around.className = theme;
  around.lang = lang;
  around.dir = lang === 'ar' ? 'rtl' : 'ltr';
  const feed = newsFeed(args);
  // The sentences for editors are not for this console.
  feed.addEventListener('parvis-error', (event) => event.preventDefault());
  around.append(feed);
  page.append(around);
  wear(feed.shadowRoot!, laidOut);
  return feed;
}

/** Draws a state in every layout and direction, in these themes, one under the other. */
export async function drawAll(
  page: HTMLElement,
  [name, state]: (typeof states)[number],
  themes: readonly Theme[],
): Promise<ParvisNewsFeed[]> {
  const feeds: ParvisNewsFeed[] = [];
  for (const layout of newsLayouts.filter((one) => !state.without?.includes(one))) {
    for (const theme of themes) {
      for (const lang of langs) {
        const args = state.args(lang);
        // Two widgets of one page bear two names.
        const heading = `${args.heading} ${name} ${layout} ${theme}`;
        const feed = place(page, { ...args, heading, layout }, { theme, lang });
        feeds.push(feed);
        // The reader does one thing after the other.
        if (state.act) await reach(feed, state);
      }
    }
  }
  if (!state.act) await Promise.all(feeds.map((feed) => reach(feed, state)));
  return feeds;
}
