import { html, nothing, type TemplateResult } from 'lit';
import { cssVars } from '../../../ui/css-vars.js';
import { wear } from '../../../theme/wear.js';
import type { Chip } from './month-chip.js';
import { smallMonthStyles } from './small-month.styles.js';

/** The events of a day in a month that has no room for words. */
export function drawMarks(root: ShadowRoot, chips: readonly (Chip | undefined)[]): TemplateResult {
  wear(root, smallMonthStyles);
  return html`<div class="marks">${chips.map(drawMark)}</div>`;
}

const drawMark = (chip: Chip | undefined): unknown =>
  chip ? html`<i class=${chip.entry.occurrence.event.status} ${cssVars({ '--_sign': chip.color })}></i>` : nothing;
