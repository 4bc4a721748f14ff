import 'axe-core/axe.min.js';
import type { AxeResults } from 'axe-core';
import type { Theme } from './draw.js';

declare const axe: typeof import('axe-core');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours: all others find the same in every look, and look at what is drawn in light. */
const colours = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page. Every rule looks at a light page; at others, those that look at colours. */
export const check = (theme: Theme): Promise<AxeResults> =>
  axe.run(document, {
    ...(theme === 'light'
      ? { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }
      : { runOnly: { type: 'rule', values: colours } }),
    resultTypes: ['violations', 'incomplete'],
  });

/** Faults of two kinds. The reader's own colours replace a pale text. */
const faults = {
  'button-name': () => document.createElement('button'),
  'color-contrast': () => {
    const pale = Object.assign(document.createElement('p'), { textContent: 'Pâle' });
    pale.style.color = 'color-mix(in srgb, currentcolor 35%, transparent)';
    return pale;
  },
};

/** The faults that can be planted in a look. */
export const faultsOf = (theme: Theme): readonly (keyof typeof faults)[] =>
  theme === 'forced' ? ['button-name'] : ['button-name', 'color-contrast'];

/** Plants a fault in each place, and counts those that axe sees. */
export async function plant(rule: keyof typeof faults, places: readonly Element[]): Promise<number> {
  const planted = places.map((place) => {
    const fault = faults[rule]();
    place.prepend(fault);
    return fault;
  });
  const { violations } = await axe.run({ include: planted }, { runOnly: [rule] });
  return violations[0]?.nodes.length ?? 0;
}
