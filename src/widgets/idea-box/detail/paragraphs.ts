import { html, type TemplateResult } from 'lit';

/** A text as people wrote it: an empty line begins a paragraph, a line end stays one. Text, never HTML. */
export const paragraphs = (text: string): TemplateResult[] =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => html`<p>${part.split('\n').map((line, at) => (at ? html`<br />${line}` : line))}</p>`);
