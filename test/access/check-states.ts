import { expect } from '@open-wc/testing';
import { emulate, viewport, type Media } from '../support/commands.js';
import { checks, look } from './axe.js';
import { blankPage, drawAll, states, type Theme } from './draw.js';
import { scrambled } from './reading-order.js';

/** What axe cannot decide, and why that is no fault: `rule check` and the state in which it may be. */
const known: Readonly<Record<string, string>> = {
  'color-contrast bgOverlap waiting':
    'a row may pass under the button "n new", which floats over the list and can be scrolled past',
  'color-contrast elmPartiallyObscured waiting': 'the same',
  'color-contrast elmPartiallyObscuring waiting': 'the same',
};

/**
 * Draws every state in every layout and direction, plants faults in each, and has axe look: it sees these, no other, and
 * leaves nothing undecided but what is known.
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
        const { found, incomplete, planted, missed } = await look(
          theme!,
          feeds.map(({ shadowRoot }) => shadowRoot!.firstElementChild!),
        );
        expect(found).to.deep.equal([]);
        await import('../../src/i18n/foreign-page.js');
        expect(
          feeds.flatMap(({ shadowRoot }) => scrambled(shadowRoot!)),
          'not in the order in which it is read',
        ).to.deep.equal([]);
        seen.drawn += feeds.length;
        for (const { id, nodes } of incomplete) {
          for (const node of nodes) {
            const why = checks(node).map(({ data }) => (data as { messageKey?: string } | null)?.messageKey);
            const kind = `${id} ${why.join()} ${entry[0]}`;
            expect(known, node.target.flat().join(' ')).to.have.property(kind);
            seen.incomplete++;
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
          }
        }
        seen.planted += planted;
        seen.red += planted - missed.length;
        expect(missed, 'planted and not seen').to.deep.equal([]);
      });
    }
  });
}
