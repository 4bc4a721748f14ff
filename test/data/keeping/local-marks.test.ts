import { expect } from '@open-wc/testing';
import { readMarks, writeMarks } from '../../../src/data/keeping/local-marks.js';
import { storageDenied } from '../../../src/data/keeping/storage-denied.js';
import { beCalm, hurry } from '../../support/bad-source.js';
import { until } from '../../../stories/support/appears.js';

const since = '2026-11-23T08:00:00Z';
const marks = (...ids: string[]) => ({ ids, since });

describe('local marks', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  afterEach(beCalm);

  it('are there on the next visit', async () => {
    expect(await readMarks('/a')).to.equal(undefined);
    expect(await writeMarks('/a', marks('1', '2'))).to.equal(true);
    await writeMarks('/b', marks('3'));
    expect(await readMarks('/a')).to.deep.equal(marks('1', '2'));
    expect(await readMarks('/b')).to.deep.equal(marks('3'));
    expect(localStorage).to.have.length(1);
  });

  it('of several widgets, written at the same time, all stay', async () => {
    await Promise.all([
      writeMarks('/a', marks('1')),
      writeMarks('/b', marks('2')),
      writeMarks('/a before', marks('3')),
    ]);
    expect(await readMarks('/a')).to.deep.equal(marks('1'));
    expect(await readMarks('/b')).to.deep.equal(marks('2'));
    expect(await readMarks('/a before')).to.deep.equal(marks('3'));
  });

  it('do not grow without end', async () => {
    for (let n = 0; n < 25; n++) await writeMarks(`/${n}`, marks('x'));
    await writeMarks('/10', marks(...Array.from({ length: 1000 }, (_, n) => `${n}`)));
    await writeMarks('/25', marks('x'));
    expect(await readMarks('/5')).to.equal(undefined);
    const { ids } = (await readMarks('/10'))!;
    expect(ids).to.have.length(300);
    expect(ids[0]).to.equal('0');
  });

  it('go when the reader changes', async () => {
    const ana = { user: { name: 'Ana' } };
    await writeMarks('/a', marks('1'), ana);
    expect(await readMarks('/a', { user: { name: 'Ana' } })).to.deep.equal(marks('1'));
    expect(await readMarks('/a', { user: { name: 'Bruno' } })).to.equal(undefined);
    await writeMarks('/b', marks('2'), { user: { name: 'Bruno' } });
    expect(await readMarks('/a', ana)).to.equal(undefined);
    expect(JSON.stringify(localStorage)).not.to.contain('Ana');
  });

  it('last as long as the page when what they mark is personal', async () => {
    expect(await writeMarks('/a', marks('1'), { personal: true })).to.equal(false);
    expect(await readMarks('/a', { personal: true })).to.deep.equal(marks('1'));
    await writeMarks('/b', marks('2'));
    expect(await readMarks('/a')).to.equal(undefined);
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.contain('/a');
  });

  it('are dropped when damaged', async () => {
    const shapes = ['null', '3', '"text"', '[]', '[3]', '{"/a":null}', '{"/a":3}', '{"/a":{"ids":"1"}}', '{"/b":[]}'];
    const stored = shapes.map((marks) => `{"reader":"","marks":${marks}}`);
    for (const text of ['{', 'null', '[]', '"text"', '{"reader":""}', ...stored]) {
      localStorage.setItem('parvis.marks.1', text);
      expect(await readMarks('/a'), text).to.equal(undefined);
      expect(await writeMarks('/a', marks('1')), text).to.equal(true);
      expect(await readMarks('/a'), text).to.deep.equal(marks('1'));
    }
  });

  it('last as long as the page where storage is refused', async () => {
    const refused = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    try {
      expect(await writeMarks('/a', marks('1'))).to.equal(false);
      expect(await readMarks('/a')).to.deep.equal(marks('1'));
      expect(storageDenied()).to.equal(true);
    } finally {
      Object.defineProperty(window, 'localStorage', refused);
    }
  });

  it('never fail for want of room', async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(await writeMarks('/a', marks('1'))).to.equal(false);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  describe('on a shared computer', () => {
    const shared = true;
    const later = async (minutes: number, act: () => Promise<void>) => {
      const { now } = Date;
      Date.now = () => now() + minutes * 60_000;
      try {
        await act();
      } finally {
        Date.now = now;
      }
    };

    it('stay in the tab', async () => {
      await writeMarks('/a', marks('1'), { shared });
      expect(await readMarks('/a', { shared })).to.deep.equal(marks('1'));
      expect(localStorage).to.have.length(0);
    });

    it('go after ten minutes without the reader, and nothing else does', async () => {
      sessionStorage.setItem('theirs', 'stays');
      await writeMarks('/a', marks('1'), { shared });
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
      await later(9, async () => {
        document.dispatchEvent(new Event('visibilitychange'));
        expect(await readMarks('/a', { shared })).to.deep.equal(marks('1'));
        document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
      });
      await later(18, async () => {
        document.dispatchEvent(new Event('visibilitychange'));
        expect(await readMarks('/a', { shared })).to.deep.equal(marks('1'));
      });
      await later(20, async () => {
        document.dispatchEvent(new Event('visibilitychange'));
        expect(await readMarks('/a', { shared })).to.equal(undefined);
      });
      expect(sessionStorage.getItem('theirs')).to.equal('stays');
    });

    it('go though the reader comes back with a key', async () => {
      await writeMarks('/a', marks('1'), { shared });
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
      await later(60, async () => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
        expect(await readMarks('/a', { shared })).to.equal(undefined);
      });
    });

    it('go by themselves', async () => {
      await writeMarks('/a', marks('1'), { shared });
      hurry({ away: 30 });
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
      await until(() => !sessionStorage.getItem('parvis.marks.1'));
    });
  });
});
