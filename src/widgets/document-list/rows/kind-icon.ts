import { html, type TemplateResult } from 'lit';

const sheet = 'M6 3.5h8l4.5 4.5v12.5h-12.5zM14 3.5v4.5h4.5';
/** One drawing for each kind, of the same hand as `ui/icon`: a grid of 24, a stroke of 1.5. */
const paths: Readonly<Record<string, string>> = {
  folder: 'M3.5 6.5v12h17v-10h-9l-2-2.5h-6z',
  spreadsheet: `${sheet}M8.5 12h7.5v6h-7.5zM8.5 15h7.5M12 12v6`,
  presentation: `${sheet}M8.5 12.5h7.5v4.5h-7.5z`,
  image: `${sheet}M8 18l3-4 2 2.5 1.5-1.5 2 3M10 10.5v.1`,
  archive: `${sheet}M10 4v2m0 2v2m0 2v2m-1 2h2v2h-2z`,
  audio: `${sheet}M10 17v-5l4-1v5`,
  video: `${sheet}M10 11.5l4.5 3-4.5 3z`,
  more: 'M5.5 12v.1m6.5-.1v.1m6.5-.1v.1',
};
const lines = `${sheet}M9 12.5h6.5M9 15.5h6.5`;

/** A small drawing beside a name; the kind is always in words too. */
export const kindIcon = (kind: string): TemplateResult =>
  html`<svg class="icon of-${kind}" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[kind] ?? lines} /></svg>`;
