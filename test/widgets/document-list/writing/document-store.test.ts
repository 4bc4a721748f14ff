import { expect } from '@open-wc/testing';
import { limits } from '../../../../src/data/limits.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { DocumentStore } from '../../../../src/widgets/document-list/writing/document-store.js';
import { placeIn } from '../../../../src/widgets/document-list/writing/file-place.js';
import type { WriteAim } from '../../../../src/widgets/document-list/writing/write-aim.js';
import type { WriteJob } from '../../../../src/widgets/document-list/writing/write-job.js';
import { davShare, type DavShare, type Fault } from '../dav-share.js';

const aim: WriteAim = { settings: { user: { name: 'Zoé' } }, credentials: undefined, fetch: undefined };
const file = (text: string, name = 'budget.md') => new File([text], name, { type: 'text/markdown' });
const keptName = (stem: string, end: string, times: number) => `${stem} (Zoé${times > 1 ? ` ${times}` : ''})${end}`;

/** The document as a list has shown it. */
async function seen(share: DavShare, name = 'budget.md'): Promise<DocumentEntry> {
  const url = share.url + name;
  const { headers } = await fetch(url, { method: 'HEAD' });
  return { name, url, folder: false, etag: headers.get('etag')!, size: Number(headers.get('content-length')) };
}

const setUp = async (faults: readonly Fault[] = []) => {
  const share = await davShare({ '/budget.md': ['un', 'deux'] }, { faults });
  return { share, store: new DocumentStore(keptName), entry: await seen(share) };
};

const state = ({ state, failure }: WriteJob) => (failure ? `${state}: ${failure}` : state);

describe('what is written to a share', () => {
  const { write } = limits;
  beforeEach(() => (limits.write = 700));
  afterEach(() => (limits.write = write));

  it('is a new document, only where there is none', async () => {
    const { share, store } = await setUp();
    const id = store.add(share.url, file('trois', 'plan d’été (1).md'), aim);
    expect(state(await store.settled(id))).to.equal('done');
    expect(await share.texts('/plan d’été (1).md')).to.deep.equal(['trois']);
    const { headers } = (await share.kept()).log.find(({ method }) => method === 'PUT')!;
    expect(headers['if-none-match']).to.equal('*');
    expect(headers['idempotency-key']).to.match(/^[\da-f]{32}$/);
    expect(headers['parvis-author']).to.equal('Zo%C3%A9');
  });

  it('is kept beside what bears a very long name, under one that every system bears', async () => {
    const { share, store } = await setUp();
    const name = `${'é'.repeat(118)}.md`;
    await share.meanwhile({ files: { [`/${name}`]: 'à eux' } });
    const id = store.add(share.url, file('à moi', name), aim);
    await store.settled(id);
    store.answer(id, 'both');
    const { state: now, kept } = await store.settled(id);
    expect(now).to.equal('kept');
    expect(kept!.name).to.match(/^é{90,} \(Zoé\)\.md$/);
    expect(new TextEncoder().encode(kept!.name).length).to.be.at.most(250);
    const wrong = store.add(share.url, file('x', `${'é'.repeat(240)}.md`), { ...aim });
    expect(state(await store.settled(wrong))).to.equal('failed: name');
    store.retry(wrong);
    expect(state(await store.settled(wrong))).to.equal('failed: name');
  });

  it('asks where a document of that name is there, and loses neither', async () => {
    const { share, store, entry } = await setUp();
    const id = store.add(share.url, file('trois'), aim);
    expect(state(await store.settled(id))).to.equal('asks');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux']);
    store.answer(id, 'both');
    const { state: now, kept } = await store.settled(id);
    expect([now, kept?.name]).to.deep.equal(['kept', 'budget (Zoé).md']);
    const second = store.add(share.url, file('quatre'), aim, { there: entry });
    store.answer(second, 'version');
    expect(state(await store.settled(second))).to.equal('done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'quatre']);
    expect(await share.texts('/budget (Zoé).md')).to.deep.equal(['trois']);
  });

  it('is a version of the document whose name has its accents written in another way', async () => {
    const { share, store } = await setUp();
    const [apart, whole] = (['NFD', 'NFC'] as const).map((form) => 'été.md'.normalize(form));
    await share.meanwhile({ files: { [`/${whole!}`]: 'un' } });
    const there = await seen(share, whole);
    const id = store.add(share.url, file('deux', apart), aim, { there });
    store.answer(id, 'version');
    expect(state(await store.settled(id))).to.equal('done');
    expect(await share.texts(`/${whole!}`)).to.deep.equal(['un', 'deux']);
    expect(Object.keys((await share.kept()).files)).to.deep.equal(['/', '/budget.md', `/${whole!}`]);
  });

  it('is a version more of the document that was seen, with what is said of it', async () => {
    const { share, store, entry } = await setUp();
    const id = store.version(entry, file('trois'), aim, ' relu, à l’été ');
    expect(state(await store.settled(id))).to.equal('done');
    expect((await share.kept()).files['/budget.md']!.at(-1)).to.deep.equal({
      text: 'trois',
      comment: 'relu, à l’été',
      author: 'Zoé',
    });
  });

  it('never replaces what another person wrote meanwhile: both are kept under clear names', async () => {
    const { share, store, entry } = await setUp();
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    for (const times of [1, 2]) {
      const { state: now, kept } = await store.settled(store.version(entry, file(`à moi ${times}`), aim));
      expect(now).to.equal('kept');
      expect(kept).to.deep.equal({
        name: times > 1 ? 'budget (Zoé 2).md' : 'budget (Zoé).md',
        url: kept!.url,
      });
    }
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'à eux']);
    expect(await share.texts('/budget (Zoé).md')).to.deep.equal(['à moi 1']);
    expect(await share.texts('/budget (Zoé 2).md')).to.deep.equal(['à moi 2']);
  });

  it('does not take what its reader has just written for the work of another person', async () => {
    const { share, store, entry } = await setUp();
    const ids = ['trois', 'quatre'].map((text) => store.version(entry, file(text), aim));
    for (const id of ids) expect(state(await store.settled(id))).to.equal('done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'trois', 'quatre']);
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    expect(state(await store.settled(store.version(entry, file('cinq'), aim)))).to.equal('kept');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'trois', 'quatre', 'à eux']);
  });

  it('is the document again where another person has taken it away, and is not told as kept beside his', async () => {
    const { share, store, entry } = await setUp();
    await fetch(entry.url, { method: 'MOVE', headers: { destination: `${share.url}ailleurs.md` } });
    const id = store.version(entry, file('à moi'), aim);
    expect(state(await store.settled(id))).to.equal('done');
    expect(store.jobs[0]!.kind).to.equal('add');
    expect(await share.texts('/budget.md')).to.deep.equal(['à moi']);
    expect(Object.keys((await share.kept()).files)).to.deep.equal(['/', '/ailleurs.md', '/budget.md']);
  });

  it('keeps both too where only a date, or a weak tag, tells what was seen', async () => {
    for (const etag of [undefined, 'W/"other"']) {
      const { share, store, entry } = await setUp();
      const weak = { ...entry, etag, modified: '2020-01-01T00:00:00Z' };
      expect(state(await store.settled(store.version(weak, file('trois'), aim)))).to.equal('kept');
      expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux']);
      const same = { ...entry, etag: etag && `W/${entry.etag}` };
      expect(state(await store.settled(store.version(same, file('quatre'), aim)))).to.equal('done');
      expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'quatre']);
    }
  });

  it('is kept once beside the other, when no answer came to that', async () => {
    const { share, store, entry } = await setUp([{ method: 'PUT', path: '/budget (Zoé).md', fault: 'cut-after' }]);
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    const id = store.version(entry, file('à moi'), aim);
    expect(state(await store.settled(id))).to.equal('failed: network');
    store.retry(id);
    expect((await store.settled(id)).kept?.name).to.equal('budget (Zoé).md');
    expect(Object.keys((await share.kept()).files)).to.deep.equal(['/', '/budget.md', '/budget (Zoé).md']);
  });

  it('is kept once beside the other, however late that is tried again, and is not asked about twice', async () => {
    const { share, entry } = await setUp();
    const { now } = Date;
    const store = new DocumentStore((stem, end, times, when = Date.now()) => `${stem} (${when} ${times})${end}`);
    // Arrives, and its answer is lost.
    let lost = '';
    const losing: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method !== 'PUT' || !(input as string).includes(lost)) return answer;
      throw new TypeError('lost');
    };
    try {
      for (const [at, begin] of [
        (aim: WriteAim) => store.version({ ...entry, etag: '"another"' }, file('à moi'), aim),
        (aim: WriteAim) => store.add(share.url, file('à moi aussi'), aim, { there: entry }),
      ].entries()) {
        lost = encodeURIComponent(`(${at + 1} 1)`)
          .replace('(', '%28')
          .replace(')', '%29');
        Date.now = () => at + 1;
        const id = begin({ ...aim, fetch: losing });
        if ((await store.settled(id)).state === 'asks') store.answer(id, 'both');
        expect(state(await store.settled(id))).to.equal('failed: network');
        lost = 'nothing';
        Date.now = () => 60_000;
        store.retry(id);
        expect(state(await store.settled(id))).to.equal('kept');
      }
    } finally {
      Date.now = now;
    }
    const there = Object.keys((await share.kept()).files);
    expect(there).to.deep.equal(['/', '/budget.md', '/budget (1 1).md', '/budget (2 1).md']);
  });

  it('is never said to be there because another file of the same length is', async () => {
    // It comes in several pieces, and differs at its end.
    const large = (sign: string) => `${'x'.repeat(600_000)}${sign}`;
    const { share, store } = await setUp();
    await share.meanwhile({ files: { '/plan.md': large('1') } });
    const id = store.add(share.url, file(large('2'), 'plan.md'), aim);
    expect(state(await store.settled(id))).to.equal('asks');
    const same = store.add(share.url, file(large('1'), 'plan.md'), aim);
    expect(state(await store.settled(same))).to.equal('done');
  });

  it('is looked for when no answer came: what arrived is not sent again', async () => {
    const { share, store, entry } = await setUp([{ method: 'PUT', fault: 'cut-after' }]);
    expect(state(await store.settled(store.version(entry, file('trois'), aim)))).to.equal('done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'trois']);
    expect((await share.kept()).log.filter(({ method }) => method === 'PUT').length).to.equal(1);
  });

  it('does not take its own work for that of another person, where the browser has sent it twice', async () => {
    const { share, store, entry } = await setUp(Array.from({ length: 2 }, () => ({ method: 'PUT', fault: 'twice' })));
    expect(state(await store.settled(store.version(entry, file('trois'), aim)))).to.equal('done');
    expect(state(await store.settled(store.add(share.url, file('un', 'plan.md'), aim)))).to.equal('done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'trois']);
    expect(Object.keys((await share.kept()).files)).to.deep.equal(['/', '/budget.md', '/plan.md']);
  });

  it('is offered again when it did not arrive, by the same key', async () => {
    for (const fault of ['cut', 'hang'] as const) {
      const { share, store, entry } = await setUp([{ method: 'PUT', fault }]);
      const id = store.version(entry, file('trois'), aim);
      expect(state(await store.settled(id)), fault).to.equal('failed: network');
      expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux']);
      store.retry(id);
      expect(state(await store.settled(id))).to.equal('done');
      expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'trois']);
      const keys = (await share.kept()).log.flatMap(({ headers }) => headers['idempotency-key'] ?? []);
      expect(new Set(keys).size).to.equal(1);
    }
  });

  it('that is tried again meets what another person wrote meanwhile', async () => {
    const { share, store, entry } = await setUp([{ method: 'PUT', fault: 'cut' }]);
    const id = store.version(entry, file('trois'), aim);
    expect(state(await store.settled(id))).to.equal('failed: network');
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    store.retry(id);
    expect(state(await store.settled(id))).to.equal('kept');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'à eux']);
  });

  for (const [status, failure] of [
    [401, 'refused'],
    [403, 'refused'],
    [404, 'missing'],
    [413, 'large'],
    [423, 'locked'],
    [429, 'busy'],
    [500, 'server'],
    [507, 'full'],
  ] as const) {
    it(`says why it failed: ${status} is ${failure}, and may be tried again`, async () => {
      const { share, store, entry } = await setUp([{ method: 'PUT', fault: status }]);
      const id = store.version(entry, file('trois'), aim);
      expect(state(await store.settled(id))).to.equal(`failed: ${failure}`);
      expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux']);
      store.retry(id);
      expect(state(await store.settled(id))).to.equal('done');
    });
  }

  it('goes two abreast, in order, and may be given up', async () => {
    const { share, store } = await setUp([
      { method: 'PUT', path: '/a.md', fault: 'hang' },
      { method: 'PUT', path: '/b.md', fault: 'hang' },
    ]);
    limits.write = 20_000;
    const ids = ['a', 'b', 'c'].map((name) => store.add(share.url, file(name, `${name}.md`), aim));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(store.jobs.map(({ state }) => state)).to.deep.equal(['sending', 'sending', 'waiting']);
    expect(store.busy).to.equal(true);
    store.cancel(ids[0]!);
    expect(state(await store.settled(ids[2]!))).to.equal('done');
    store.cancel(ids[1]!);
    expect(store.busy).to.equal(false);
    expect(Object.keys((await share.kept()).files)).to.deep.equal(['/', '/budget.md', '/c.md']);
    store.clear();
    expect(store.jobs).to.deep.equal([]);
  });

  it('tells how much has left', async () => {
    const { share, store } = await setUp();
    const told: number[] = [];
    store.subscribe(({ sent }) => sent !== undefined && told.push(sent));
    const large = new File([new Uint8Array(3_000_000)], 'grand.bin');
    expect(state(await store.settled(store.add(share.url, large, aim)))).to.equal('done');
    expect(told.at(-1)).to.equal(3_000_000);
    expect([...told].sort((a, b) => a - b)).to.deep.equal(told);
  });

  it('is an older version back, as one more', async () => {
    const { share, store, entry } = await setUp();
    const version = { label: '1', url: `${share.url}.versions/1/budget.md` };
    expect(state(await store.settled(store.restore(entry, version, aim)))).to.equal('done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'un']);
    // The document is no longer the one that was seen.
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    expect(state(await store.settled(store.restore(entry, version, aim)))).to.equal('failed: changed');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'un', 'à eux']);
  });

  it('is what its reader has asked for last, where a restore and new versions of his own meet', async () => {
    // No answer comes to the first one.
    const { share, store, entry } = await setUp([{ method: 'PUT', fault: 'cut-after' }]);
    const version = { label: '1', url: `${share.url}.versions/1/budget.md` };
    const ids = [
      store.version(entry, file('trois'), aim),
      store.restore(entry, version, aim),
      store.version(entry, file('quatre'), aim),
      store.restore(entry, version, aim),
      store.restore(entry, { label: '2', url: `${share.url}.versions/2/budget.md` }, aim),
    ];
    for (const id of ids) expect(state(await store.settled(id))).to.equal('done');
    const texts = ['un', 'deux', 'trois', 'un', 'quatre', 'un', 'deux'];
    expect(await share.texts('/budget.md')).to.deep.equal(texts);
    // What another person has written stays in its place.
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    expect(state(await store.settled(store.restore(entry, version, aim)))).to.equal('failed: changed');
    expect(state(await store.settled(store.version(entry, file('cinq'), aim)))).to.equal('kept');
    expect(await share.texts('/budget.md')).to.deep.equal([...texts, 'à eux']);
  });

  it('is no older version over what its reader has not seen, on servers that ask for no condition too', async () => {
    const url = 'https://nuage.example/remote.php/dav/files/zoe/budget.md';
    const version = { label: '1', url: 'https://nuage.example/remote.php/dav/versions/zoe/versions/7/1' };
    const entry: DocumentEntry = { name: 'budget.md', url, folder: false, etag: '"un"' };
    let etag = '"deux"';
    const asked: string[] = [];
    const cloud: typeof fetch = async (_, { method = '' } = {}) => {
      asked.push(method);
      return method === 'MOVE'
        ? new Response(null, { status: 201 })
        : new Response(method === 'HEAD' ? null : 'x', { headers: { etag } });
    };
    const store = new DocumentStore(keptName);
    const there = { ...aim, fetch: cloud };
    expect(state(await store.settled(store.restore(entry, version, there)))).to.equal('failed: changed');
    expect(asked).not.to.include('MOVE');
    // The tag as a server writes it that packs its answers.
    for (etag of ['"un"', '"un-gzip"', 'W/"un"'])
      expect(state(await store.settled(store.restore(entry, version, there))), etag).to.equal('done');
    expect(asked.filter((method) => method === 'MOVE')).to.have.length(3);
  });

  it('is not told as restored because another person has written before the server answered again', async () => {
    const { share, store, entry } = await setUp();
    const down = (method: string) => ({ method, fault: 502 as const });
    const version = { label: '1', url: `${share.url}.versions/1/budget.md` };
    await share.meanwhile({ faults: [down('COPY'), down('HEAD')] });
    const id = store.restore(entry, version, aim);
    expect(state(await store.settled(id))).to.equal('failed: server');
    await share.meanwhile({ files: { '/budget.md': 'à eux' } });
    store.retry(id);
    expect(state(await store.settled(id))).to.equal('failed: changed');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'à eux']);
  });

  it('is told as restored where it was, and only the answer was lost', async () => {
    const { share, store, entry } = await setUp();
    const version = { label: '1', url: `${share.url}.versions/1/budget.md` };
    await share.meanwhile({ faults: [{ method: 'COPY', fault: 'cut-after' }] });
    const id = store.restore(entry, version, aim);
    expect(state(await store.settled(id))).to.equal('done');
    expect(await share.texts('/budget.md')).to.deep.equal(['un', 'deux', 'un']);
  });

  it('is another name, never one that is taken', async () => {
    const { share, store, entry } = await setUp();
    await share.meanwhile({ files: { '/pris.md': 'autre' } });
    expect(state(await store.settled(store.rename(entry, 'pris.md', aim)))).to.equal('failed: taken');
    expect(state(await store.settled(store.rename(entry, 'été?#.md', aim)))).to.equal('done');
    expect(await share.texts('/été?#.md')).to.deep.equal(['un', 'deux']);
    expect(await share.texts('/pris.md')).to.deep.equal(['autre']);
  });

  it('is a folder', async () => {
    const { share, store } = await setUp();
    expect(state(await store.settled(store.folder(share.url, 'Été', aim)))).to.equal('done');
    expect(state(await store.settled(store.folder(share.url, 'Été', aim)))).to.equal('failed: taken');
    // A second press is no second wish.
    const twice = [store.folder(share.url, 'Lots', aim), store.folder(share.url, 'Lots', aim)];
    for (const id of twice) expect(state(await store.settled(id))).to.equal('done');
    expect((await share.kept()).files).to.have.property('/Été/', null);
  });

  it('never leaves its folder', async () => {
    for (const name of ['..', '.', '', ' ', 'a/b', 'a\\b', 'a\nb'])
      expect(placeIn('https://a.fr/b/', name), name).to.equal(undefined);
    expect(placeIn('https://a.fr/b', '%2e%2e')).to.equal('https://a.fr/b/%252e%252e');
    const { share, store, entry } = await setUp();
    expect(state(await store.settled(store.rename(entry, '../x.md', aim)))).to.equal('failed: name');
    expect((await share.kept()).log.some(({ method }) => method === 'MOVE')).to.equal(false);
  });

  it('goes with the page’s own fetch and token where it gives them', async () => {
    const { share, store, entry } = await setUp();
    const asked: string[] = [];
    const own: typeof fetch = (input, init) => {
      asked.push(`${init?.method} ${new Headers(init?.headers).get('authorization')}`);
      return fetch(input, init);
    };
    const settings = { fetch: own, token: () => 'secret' };
    expect(state(await store.settled(store.version(entry, file('trois'), { ...aim, settings })))).to.equal('done');
    expect(asked).to.deep.equal(['PUT Bearer secret']);
    expect(await share.texts('/budget.md')).to.have.length(3);
  });
});
