import { expect } from '@open-wc/testing';
import { readHash, writeHash } from '../../../src/ui/page/hash-state.js';

const state = (text: string) => new URLSearchParams(text);

describe('the state of widgets in the fragment', () => {
  const before = location.href;
  let steps: number;
  const go = (hash: string) => history.replaceState(null, '', location.pathname + location.search + hash);

  beforeEach(() => (steps = history.length));
  afterEach(() => {
    expect(history.length, 'steps of the history').to.equal(steps);
    history.replaceState(null, '', before);
  });

  it('is written under the id, and read again', () => {
    go('');
    writeHash('news', state('search=f%C3%AAte&period=7'));
    expect(location.hash).to.equal('#news:search=f%C3%AAte&period=7');
    expect(readHash('news')!.get('search')).to.equal('fête');
  });

  it('stays on the page where the page has a base of its own', () => {
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    document.head.append(base);
    try {
      go('');
      const page = location.pathname + location.search;
      writeHash('news', state('search=a'));
      expect(location.pathname + location.search + location.hash).to.equal(`${page}#news:search=a`);
    } finally {
      base.remove();
    }
  });

  it('is nothing where the address says nothing of it', () => {
    for (const hash of ['', '#', '#contenu', '#newsletter:search=a', '#agenda:search=a', '#xnews:a=b']) {
      go(hash);
      expect(readHash('news'), hash).to.equal(undefined);
    }
  });

  for (const foreign of ['#contenu', '#!/page?x=1', '#:~:text=mairie', '#a=b&c=d', '#/route;v=1']) {
    it(`leaves ${foreign} untouched`, () => {
      go(foreign);
      const written = location.hash;
      writeHash('news', state(''));
      expect(location.hash).to.equal(written);
      writeHash('news', state('search=a'));
      expect(location.hash.startsWith(written), location.hash).to.equal(true);
      expect(readHash('news')!.get('search')).to.equal('a');
      writeHash('news', state(''));
      expect(location.hash).to.equal(written);
    });
  }

  it('stands beside that of another widget', () => {
    go('');
    writeHash('news', state('search=a'));
    writeHash('agenda', state('view=week'));
    expect([String(readHash('news')), String(readHash('agenda'))]).to.deep.equal(['search=a', 'view=week']);
    writeHash('news', state('search=b'));
    expect([String(readHash('news')), String(readHash('agenda'))]).to.deep.equal(['search=b', 'view=week']);
    writeHash('news', state(''));
    expect(location.hash).to.equal('#agenda:view=week');
    writeHash('agenda', state(''));
    expect(location.href.includes('#')).to.equal(false);
  });

  it('holds every character that a reader can type', () => {
    go('');
    const typed = 'a;b:c#d&e=f +é%;news:search=z\u202f"\'<>';
    writeHash('news', new URLSearchParams({ search: typed }));
    writeHash('agenda', state('view=week'));
    expect(readHash('news')!.get('search')).to.equal(typed);
  });

  it('keeps the state object of the page', () => {
    history.replaceState({ page: 7 }, '', '#');
    writeHash('news', state('search=a'));
    expect(history.state).to.deep.equal({ page: 7 });
  });

  it('keeps the query of the page', () => {
    history.replaceState(null, '', `${location.pathname}${location.search}#news:search=a`);
    const { search } = location;
    writeHash('news', state(''));
    expect(location.search).to.equal(search);
  });
});
