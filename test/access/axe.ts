import 'axe-core/axe.min.js';
import type { AxeResults, NodeResult, Result } from 'axe-core';
import type { Theme } from './draw.js';

declare const axe: typeof import('axe-core');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours: all others find the same in every look, and look at what is drawn in light. */
const colours = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page. Every rule looks at a light page; at others, those that look at colours. */
const run = (theme: Theme): Promise<AxeResults> =>
  axe.run(document, {
    // Films, and sheets that turn the page: nothing of ours has any, and axe would look for them each time.
    preload: false,
    ...(theme === 'light'
      ? { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } }
      : { runOnly: { type: 'rule', values: [...colours, 'button-name'] } }),
    resultTypes: ['violations', 'incomplete'],
    elementRef: true,
  });

/** Each check of a rule that said something of a place. */
export const checks = ({ any, all, none }: NodeResult) => [...any, ...all, ...none];

/** Faults of two kinds. */
export const faults = {
  'button-name': () => document.createElement('button'),
  'color-contrast': () => {
    const pale = Object.assign(document.createElement('p'), { textContent: 'Pâle' });
    pale.style.color = 'color-mix(in srgb, currentcolor 35%, transparent)';
    return pale;
  },
};

type Fault = keyof typeof faults;

/** What axe has seen of a page with faults planted on it. */
export interface Seen {
  /** Faults that were there, one line for each place; none of those planted. */
  readonly found: readonly string[];
  /** What axe could not decide. */
  readonly incomplete: readonly Result[];
  readonly planted: number;
  /** Planted faults that axe has not seen. */
  readonly missed: readonly string[];
}

/**
 * Plants faults in each place and has axe look at the whole page, once: it must see those planted, and nothing else.
 *
 * @param places Where faults are planted; in `pale`, whether axe judges colours there.
 */
export async function look(theme: Theme, places: readonly Element[], { pale = true } = {}): Promise<Seen> {
  // The reader's own colours replace a pale text.
  const kinds: readonly Fault[] = theme === 'forced' || !pale ? ['button-name'] : ['button-name', 'color-contrast'];
  const planted = new Map<Element, Fault>();
  for (const place of places)
    for (const kind of kinds) {
      const fault = faults[kind]();
      place.prepend(fault);
      planted.set(fault, kind);
    }
  const { violations, incomplete } = await run(theme);
  const missed = new Set(planted.keys());
  const found: string[] = [];
  for (const { id, nodes } of violations)
    for (const node of nodes) {
      const { element } = node;
      const kind = element && planted.get(element);
      if (!kind)
        found.push(
          `${id} ${node.target.flat().join(' ')} ${node.html.slice(0, 200)}: ${checks(node)
            .map(({ message }) => message)
            .join(' ')}`,
        );
      else if (kind === id) missed.delete(element);
    }
  const others = incomplete.flatMap((result) => {
    const nodes = result.nodes.filter(({ element }) => !element || !planted.has(element));
    return nodes.length ? [{ ...result, nodes }] : [];
  });
  for (const fault of planted.keys()) fault.remove();
  return { found, incomplete: others, planted: planted.size, missed: [...missed].map((fault) => planted.get(fault)!) };
}
