import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentSheetMessages } from '../../../i18n/documents/document-sheet-messages.js';
import type { CommonMessages } from '../../../i18n/messages.js';
import { directionOf } from '../../../ui/page/direction-of.js';
import { compareTexts, type ComparedLine } from './compare-texts.js';

/** Lines that are the same shown round a change. */
const AROUND = 2;

type Words = CommonMessages & DocumentSheetMessages;

/** What changed from one text to another: by words and signs first, by colour after. */
export function comparison(old: string, current: string, t: Words): TemplateResult {
  const lines = compareTexts(old, current);
  if (!lines) return html`<p class="quiet">${t.compareLong}</p>`;
  const number = new Intl.NumberFormat(t.lang);
  const count = (kind: ComparedLine['kind']) => lines.filter((line) => line.kind === kind).length;
  const [added, removed] = [count('added'), count('removed')];
  if (!added && !removed) return html`<p>${t.noDifference}</p>`;
  const told = [
    added ? t.linesAdded(number.format(added), added) : [],
    removed ? t.linesRemoved(number.format(removed), removed) : [],
  ].flat();
  return html`<p class="counts">${new Intl.ListFormat(t.lang).format(told)}.</p>
    <div class="diff" role="region" tabindex="0" aria-label=${t.comparison}>
      ${lines.map((line, at) => (line.kind === 'same' ? same(line.lines, at === 0, at === lines.length - 1, t) : changed(line, t)))}
    </div>`;
}

function same(lines: readonly string[], first: boolean, last: boolean, t: Words): TemplateResult {
  const before = first ? [] : lines.slice(0, AROUND);
  const after = last ? [] : lines.slice(Math.max(lines.length - AROUND, before.length));
  const left = lines.length - before.length - after.length;
  // A line left out is not shorter than the sentence that says so.
  const shown = (some: readonly string[]) =>
    some.map(
      (text) => html`<p class="line" dir="auto"><span class="text">${text}</span>${text ? nothing : html`<br />`}</p>`,
    );
  if (left < 2) return html`${shown(lines)}`;
  return html`${shown(before)}
    <p class="left">${t.sameLines(new Intl.NumberFormat(t.lang).format(left), left)}</p>
    ${shown(after)}`;
}

function changed({ kind, pieces }: Extract<ComparedLine, { pieces: unknown }>, t: Words): TemplateResult {
  const added = kind === 'added';
  const text = pieces.map(({ text, changed }) => (changed ? html`<mark>${text}</mark>` : text));
  const said = html`<span class="mark" aria-hidden="true">${added ? '+' : '−'}</span
    ><span class="sr">${added ? t.lineAdded : t.lineRemoved} </span>`;
  return html`<p class="line ${kind}" dir=${directionOf(pieces.map(({ text }) => text).join('')) ?? nothing}>
    ${said}${added ? html`<ins>${text}</ins>` : html`<del>${text}</del>`}${pieces.length ? nothing : html`<br />`}
  </p>`;
}
