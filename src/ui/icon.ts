import { html, type TemplateResult } from 'lit';

/** Icons of one hand: a grid of 24, a stroke of 1.5, the colour of the text. */
const paths = {
  alert: 'M12 4 2.8 20h18.4zM12 10v4m0 2.8v.2',
  back: 'm14 6-6 6 6 6',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8 3.5V7m8-3.5V7',
  cross: 'm6 6 12 12M18 6 6 18',
  feed: 'M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M6 18.5v.1',
  forth: 'm10 6 6 6-6 6',
  pause: 'M9 6v12m6-12v12',
  play: 'm8 5 10 7-10 7z',
  retry: 'M19 8a8 8 0 1 0 1 4m0-8v4h-4',
  search: 'M17 11A6 6 0 1 1 5 11a6 6 0 0 1 12 0M16 16l4 4',
} as const;

/** A small drawing beside words; never the only bearer of a meaning. */
export const icon = (name: keyof typeof paths): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`;
