import { expect } from '@open-wc/testing';
import { noFilter, type NewsFilter } from '../../../../src/widgets/news-feed/controls/news-filter.js';
import { filterOf, hashOf } from '../../../../src/widgets/news-feed/controls/news-hash.js';

const full: NewsFilter = {
  search: 'fête & foire; été:=',
  period: 30,
  category: ['vie locale', 'culture & sport'],
  source: ['0', '2'],
  audience: ['agents'],
};

describe('a filter in the address', () => {
  it('comes back as it was', () => {
    expect(filterOf(new URLSearchParams(String(hashOf(full))))).to.deep.equal(full);
  });

  it('says nothing of what is not asked', () => {
    expect(String(hashOf(noFilter))).to.equal('');
    expect(String(hashOf({ ...noFilter, category: ['voirie'] }))).to.equal('category=voirie');
  });

  it('asks nothing where the address says nothing', () => {
    expect(filterOf(undefined)).to.deep.equal(noFilter);
    expect(filterOf(new URLSearchParams())).to.deep.equal(noFilter);
  });

  it('takes no period that is no number of days', () => {
    for (const period of ['semaine', '-7', 'Infinity', 'NaN', '1e400', '9e99']) {
      const filter = filterOf(new URLSearchParams({ period }));
      expect(filter.period, period).to.equal(0);
    }
  });
});
