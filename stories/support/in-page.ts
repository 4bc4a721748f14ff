import type { TownLang } from './town-news.js';

/** The page around a widget in a story. */
export interface StoryPage {
  readonly lang?: TownLang;
  readonly dark?: boolean;
  /** Width of the column in which it stands, in pixels. */
  readonly width?: number;
}

/** Puts a widget into a page of this kind. */
export function inPage(widget: HTMLElement, { lang = 'fr', dark, width }: StoryPage): HTMLElement {
  const page = Object.assign(document.createElement('div'), { lang, dir: lang === 'ar' ? 'rtl' : 'ltr' });
  if (dark) Object.assign(page.style, { color: '#e9e6df', background: '#14171c', colorScheme: 'dark', padding: '1em' });
  if (width) page.style.width = `${width}px`;
  page.append(widget);
  return page;
}
