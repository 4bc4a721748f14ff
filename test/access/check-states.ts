import { expect } from '@open-wc/testing';
import type { NodeResult, Result } from 'axe-core';
import { emulate, viewport, type Media } from '../support/commands.js';
import { check, faultsOf, plant } from './axe.js';
import { blankPage, drawAll, states, type Theme } from './draw.js';

const checks = ({ any, all, none }: NodeResult) => [...any, ...all, ...none];

const told = (results: readonly Result[]): string =>
  results
    .flatMap(({ id, nodes }) =>
      nodes.map(
        (node) =>
          `${id} ${node.target.flat().join(' ')}: ${checks(node)
            .map(({ message }) => message)
            .join(' ')}`,
      ),
    )
    .join('\n');

/** What axe cannot decide, and why that is no fault: `rule check` and the state in which it may be. */
const known: Readonly<Record<string, string>> = {
  'color-contrast bgOverlap waiting':
    'a row may pass under the button "n new", which floats over the list and can be scrolled past',
  'color-contrast elmPartiallyObscured waiting': 'the same',
  'color-contrast elmPartiallyObscuring waiting': 'the same',
};

/**
 * Draws every state in every layout and direction, and has axe look at it: no violation, and nothing that it could not
 * decide but what is known. Then faults are planted in each widget, and must be seen.
 *
 * @param media What the reader asks of the browser; an engine that cannot is told, and draws nothing.
 */
export function checkStates(title: string, media: Media, themes: readonly Theme[]): void {
  describe(`axe, ${title}`, function () {
    this.timeout(60_000);
    const [theme] = themes;
    const seen = { drawn: 0, incomplete: 0, planted: 0, red: 0 };
    const kinds = new Map<string, number>();
    let able = true;

    before(async () => {
      await viewport(1200, 900);
      able = await emulate(media);
    });
    after(async () => {
      await emulate();
      blankPage();
      const { drawn, incomplete, planted, red } = seen;
      if (!able) return console.log(`axe, ${title}: this engine cannot`);
      console.log(
        `axe, ${title}: ${drawn} states drawn, 0 violations (${incomplete} incomplete); ${planted} faults planted, ${red} seen`,
        ...[...kinds].map(([kind, count]) => `\n  ${count} × ${kind}: ${known[kind]}`),
      );
    });

    for (const entry of states) {
      it(`finds nothing in "${entry[0]}"`, async () => {
        if (!able) return;
        const feeds = await drawAll(blankPage(), entry, themes);
        const found = await check(theme!);
        expect(told(found.violations).slice(0, 2000)).to.equal('');
        seen.drawn += feeds.length;
        for (const { id, nodes } of found.incomplete) {
          for (const node of nodes) {
            const why = checks(node).map(({ data }) => (data as { messageKey?: string } | null)?.messageKey);
            const kind = `${id} ${why.join()} ${entry[0]}`;
            expect(known, told(found.incomplete)).to.have.property(kind);
            seen.incomplete++;
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          }
        }
        for (const rule of faultsOf(theme!)) {
          const red = await plant(
            rule,
            feeds.map(({ shadowRoot }) => shadowRoot!.firstElementChild!),
          );
          seen.planted += feeds.length;
          seen.red += red;
          expect(red, `${rule} planted`).to.equal(feeds.length);
        }
      });
    }
  });
}
