import { expect } from '@open-wc/testing';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { askHead } from '../../../../src/widgets/document-list/sheet/ask-head.js';
import { entry } from '../entry.js';

const pdf = {
  'content-type': 'application/pdf',
  'content-length': '1200',
  'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
};
const known = { size: 1200, modified: '2026-11-23T08:00:00Z', type: 'application/pdf' };

/** What becomes of a document once its server has answered, and how often that was asked. */
async function told(
  one: Partial<DocumentEntry>,
  headers: Record<string, string>,
  { status = 200, url = new URL('/plan', location.href).href } = {},
): Promise<{ read: DocumentEntry; asked: readonly string[]; is: boolean }> {
  const asked: string[] = [];
  const before = { ...entry('plan'), size: undefined, modified: undefined, type: undefined, ...one };
  const read = await askHead(before, url, {
    list: { credentials: '' },
    settings: {
      fetch: async (_, init) => {
        asked.push(init?.method ?? 'GET');
        return new Response(null, { status, headers });
      },
    },
    source: undefined,
    base: document.baseURI,
    signal: new AbortController().signal,
  });
  return { read, asked, is: read === before };
}

describe('what a server says of a document that a list only names', () => {
  it('is its size, kind and date', async () => {
    const { read, asked } = await told({}, pdf);
    expect(read).to.include(known);
    expect(asked).to.deep.equal(['HEAD']);
  });

  it('does not replace what the list says', async () => {
    const own = { modified: '2026-01-02', type: 'text/csv' };
    expect((await told(own, pdf)).read).to.include({ ...own, size: 1200 });
  });

  it('is no size where it is compressed on its way, and none where it is no number', async () => {
    for (const [name, odd] of [
      ['content-encoding', 'br'],
      ['content-length', ''],
      ['content-length', 'x'],
    ] as const) {
      const { read } = await told({}, { ...pdf, [name]: odd });
      expect(read).to.include({ ...known, size: undefined });
    }
  });

  it('is nothing where a page stands in its place, or it is not there', async () => {
    const page = { 'content-type': 'text/html; charset=utf-8', 'content-length': '900' };
    expect((await told({ type: 'application/pdf' }, page)).is).to.equal(true);
    expect((await told({}, page)).is).to.equal(true);
    expect((await told({}, pdf, { status: 404 })).is).to.equal(true);
    expect((await told({ type: 'text/html' }, page)).read).to.include({ size: 900 });
  });

  it('is asked of no other site, nor where the list says the size, nor of a folder', async () => {
    for (const { asked, is } of [
      await told({}, pdf, { url: 'https://elsewhere.example/plan' }),
      await told({ size: 3 }, pdf),
      await told({ folder: true }, pdf),
    ])
      expect([asked, is]).to.deep.equal([[], true]);
  });
});
