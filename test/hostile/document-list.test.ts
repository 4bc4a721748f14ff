import { expect } from '@open-wc/testing';
import { openPage, reportsOf, type PolicyName } from '../support/policy-page.js';
import { askedElsewhere, drawnIn, everyVector, turnOf } from './draw-all.js';
import type { DocumentListPage, DrawnDocuments } from './pages/document-list.js';
import type { Vector } from './vectors.js';

/** Texts of one list: what is opened over a long one costs the layout of all of it. */
const BATCH = 40;

describe('<parvis-document-list>, given every hostile text', () => {
  let everything: readonly Vector[];
  before(async () => {
    everything = await everyVector();
  });

  // The news feed shows in the same run that these texts run where they are put into a page as they are.
  for (const policy of ['strict', 'watched'] as PolicyName[]) {
    it(`runs nothing, asks nothing elsewhere and shows every document in a page that is ${policy}`, async function () {
      this.timeout(300_000);
      const all = drawnIn(policy, everything);
      const { page, close } = await openPage<DocumentListPage>(policy, '/test/hostile/pages/document-list.ts');
      const faults: string[] = [];
      page.addEventListener('error', ({ message }) => faults.push(message));
      page.addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
      const drawn: DrawnDocuments[] = [];
      for (let index = 0; index < all.length; index += BATCH)
        drawn.push(...(await page.drawDocuments(all.slice(index, index + BATCH), turnOf(policy, index / BATCH))));
      const reports = await reportsOf(page);
      const foreign = page.performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => new URL(name).origin !== origin);
      const asked = await askedElsewhere();
      const sum = (of: (one: DrawnDocuments) => number) => drawn.reduce((total, one) => total + of(one), 0);
      console.log(
        `${all.length} hostile texts, ${drawn.length} lists of documents in a page that is ${policy}: ${sum(({ rows }) => rows)} rows drawn, ${sum(({ skipped }) => skipped)} skipped, ${sum(({ missing }) => missing.length)} missing; ${page.fired.length} ran, ${reports.length} reports, ${foreign.length + asked.length} requests elsewhere, ${faults.length} errors`,
      );
      expect(page.fired).to.deep.equal([]);
      expect([...new Set(reports)]).to.deep.equal([]);
      expect(foreign).to.deep.equal([]);
      expect(asked).to.deep.equal([]);
      expect(faults).to.deep.equal([]);
      expect(drawn.flatMap(({ format, wrong }) => wrong.map((fault) => `${format}: ${fault}`))).to.deep.equal([]);
      expect(drawn.flatMap(({ format, missing }) => missing.map((name) => `${format}: ${name}`))).to.deep.equal([]);
      close();
    });
  }
});
