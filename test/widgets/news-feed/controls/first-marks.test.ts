import { expect } from '@open-wc/testing';
import { readMarks } from '../../../../src/data/keeping/local-marks.js';
import { leaveFirstMarks } from '../../../../src/widgets/news-feed/controls/first-marks.js';

describe('the marks of a first visit', () => {
  beforeEach(() => localStorage.clear());
  after(() => localStorage.clear());

  it('are found at the next one', async () => {
    expect(leaveFirstMarks('/feed', ['a', 'b'], {})).to.equal(true);
    expect((await readMarks('/feed'))?.ids).to.deep.equal(['a', 'b']);
  });

  it('are left to the whole store when there are some already, or rules', async () => {
    for (const rules of [{ user: { name: 'Ana' } }, { shared: true }, { personal: true }])
      expect(leaveFirstMarks('/feed', ['a'], rules)).to.equal(false);
    leaveFirstMarks('/feed', ['a'], {});
    expect(leaveFirstMarks('/other', ['b'], {})).to.equal(false);
    expect((await readMarks('/feed'))?.ids).to.deep.equal(['a']);
  });
});
