import { html, type TemplateResult } from 'lit';
import { cssVars } from '../../ui/css-vars.js';
import { wear } from '../../theme/wear.js';
import { newsLayoutStyles } from './rows/news-layouts.styles.js';
import type { NewsEntry, NewsRules } from './news-list.js';
import type { RowSource } from './rows/row-context.js';
import { newsRules, type NewsOrder } from './news-rules.js';

/**
 * What a feed beyond the plain list of one source needs: other layouts, the rules of the webmaster, names of sources. It
 * is fetched only by feeds that ask for one of these.
 */
export class NewsOptions {
  constructor(feed: HTMLElement) {
    wear(feed.shadowRoot!, newsLayoutStyles);
  }

  /** @param now Instant, `2026-11-23T08:00:00Z`. */
  readonly rules: (order: NewsOrder, now: string) => NewsRules = newsRules;

  /** The names of the sources of an entry, each with its sign. */
  readonly names = (entry: NewsEntry, sources: readonly RowSource[]): TemplateResult[] =>
    entry.sources.map((at) => {
      const { label, color } = sources[at]!;
      return html`<span class="source" dir="auto" ${cssVars({ '--_sign': color })}>${label}</span>`;
    });
}
