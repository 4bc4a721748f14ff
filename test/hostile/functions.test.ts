import { expect } from '@open-wc/testing';
import { openPage, reportsOf, type PolicyName } from '../support/policy-page.js';
import type { FunctionsPage } from './pages/functions.js';
import { vectors, type Vector } from './vectors.js';

/** What DOMPurify shows otherwise than a browser's own sanitizer, and why. Both show it harmless. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'dompurify 14': 'a line separator before a relative address: DOMPurify drops the address, browsers escape the sign',
  'dompurify 40': 'a control inside a relative address: the same',
  'naughty-strings 409': 'a tab and blanks inside a relative address: the same',
  'dompurify 26': 'a form whose fields hide its own properties: DOMPurify drops it whole, browsers keep its words',
  'dompurify 28': 'the same',
  'dompurify 30': 'the same',
  'dompurify 184': 'markup in an attribute: DOMPurify drops the attribute, browsers keep the words of it',
  'html5sec 39': 'the same, in an address',
};

describe('hostile texts, through what makes them safe', () => {
  let all: readonly Vector[];
  before(async () => {
    all = await vectors();
  });

  for (const policy of ['strict', 'watched'] as PolicyName[]) {
    it(`run nothing, ask nothing and break no policy in a page that is ${policy}`, async function () {
      this.timeout(60_000);
      const { page, close } = await openPage<FunctionsPage>(policy, '/test/hostile/pages/functions.ts');
      const native = await page.show(all, 'browser');
      const purified = await page.show(all, 'dompurify');
      const wrong = [...native, ...purified].filter((shown) => shown.wrong.length);
      expect(wrong.map(({ name, wrong: faults }) => `${name}: ${faults.join()}`)).to.deep.equal([]);
      expect(page.link(all)).to.deep.equal([]);
      const reports = await reportsOf(page);
      const elsewhere = page.performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => new URL(name).origin !== origin);
      const differing = native.filter(({ html }, index) => html !== purified[index]!.html).map(({ name }) => name);
      console.log(
        `${all.length} hostile texts in a page that is ${policy}: ${page.fired.length} ran, ${reports.length} reports, ${elsewhere.length} requests elsewhere; ${differing.length} shown otherwise by DOMPurify`,
      );
      expect(differing.filter((name) => !(name in OTHERWISE))).to.deep.equal([]);
      expect(page.fired).to.deep.equal([]);
      expect(reports).to.deep.equal([]);
      expect(elsewhere).to.deep.equal([]);
      close();
    });
  }
});
