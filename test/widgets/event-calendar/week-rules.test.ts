import { expect } from '@open-wc/testing';
import { dayOf, weekNumber } from '../../../src/widgets/event-calendar/views/month-grid.js';
import { weekRules } from '../../../src/widgets/event-calendar/week-rules.js';

describe('weekRules', () => {
  for (const [lang, first, minimal] of [
    ['fr', 1, 4],
    ['fr-CA', 7, 1],
    ['en-GB', 1, 4],
    ['en-US', 7, 1],
    ['de', 1, 4],
    ['pt-BR', 7, 1],
    ['ar-EG', 6, 1],
    ['no language at all', 1, 4],
  ] as const) {
    it(`begins the week where those who read ${lang} do, and counts from there`, () => {
      const rules = weekRules(lang);
      expect([rules.first, rules.minimal]).to.deep.equal([first, minimal]);
    });
  }

  it('numbers the weeks of France as ISO 8601 does, at both ends of a year', () => {
    const rules = weekRules('fr');
    const numbers = ['2026-12-28', '2027-01-03', '2027-01-04', '2025-12-29'].map((day) =>
      weekNumber(dayOf(day), rules),
    );
    expect(numbers).to.deep.equal([53, 53, 1, 1]);
  });
});
