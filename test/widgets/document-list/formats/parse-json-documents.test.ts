import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import { readDocuments } from '../../../../src/formats.js';
import { allSaid, names } from './said.js';

const url = 'https://town.example/docs/list.json';
const read = (value: unknown, headers?: Headers) => readDocuments(JSON.stringify(value), { url, headers });

describe('documents of plain JSON', () => {
  it('have all that is documented', () => {
    const folder = read({
      title: 'Procédures',
      writable: true,
      next: '?page=2',
      total: 12,
      documents: [
        {
          id: 7,
          name: 'budget.ods',
          title: 'Budget 2026',
          url: '/f/budget.ods',
          type: 'application/vnd.oasis.opendocument.spreadsheet',
          size: 2048,
          modified: '2026-03-03T08:00:00Z',
          created: '2026-01-02',
          author: 'Anne',
          etag: '"1"',
          lang: 'fr',
          description: 'Voté &amp; publié',
          version: '3',
          versions: [
            { label: 1, url: '/f/1', date: '2026-01-02', author: { name: 'Anne' }, size: '1 Ko', comment: 'Premier' },
            { label: 3, current: true },
            {},
          ],
          versionsUrl: '/f/budget/versions',
          writable: false,
        },
        { name: 'Annexes', folder: true, url: '/annexes.json' },
        { name: 'Plans', entries: [{ name: 'A.pdf' }, {}] },
        {},
        { size: 3 },
      ],
    });
    const { entries, ...head } = folder;
    expect(head).to.deep.equal({
      title: 'Procédures',
      writable: true,
      next: 'https://town.example/docs/list.json?page=2',
      total: 12,
      skipped: 3,
    });
    expect(allSaid({ entries, skipped: 0 })).to.deep.equal([
      {
        name: 'budget.ods',
        title: 'Budget 2026',
        url: 'https://town.example/f/budget.ods',
        folder: false,
        id: '7',
        type: 'application/vnd.oasis.opendocument.spreadsheet',
        size: 2048,
        modified: '2026-03-03T08:00:00Z',
        created: '2026-01-02',
        author: 'Anne',
        etag: '"1"',
        lang: 'fr',
        description: 'Voté & publié',
        version: '3',
        versions: [
          {
            label: '3',
            url: undefined,
            date: undefined,
            author: undefined,
            size: undefined,
            comment: undefined,
            etag: undefined,
            current: true,
          },
          {
            label: '1',
            url: 'https://town.example/f/1',
            date: '2026-01-02',
            author: 'Anne',
            size: 1000,
            comment: 'Premier',
            etag: undefined,
          },
        ],
        versionsUrl: 'https://town.example/f/budget/versions',
        writable: false,
      },
      { name: 'Annexes', url: 'https://town.example/annexes.json', folder: true },
      {
        name: 'Plans',
        url: 'https://town.example/docs/list.json/Plans/',
        folder: true,
        entries: [
          {
            name: 'A.pdf',
            url: 'https://town.example/docs/list.json/Plans/A.pdf',
            folder: false,
            type: 'application/pdf',
          },
        ],
      },
    ]);
  });

  const bodies: Readonly<Record<string, readonly [unknown, object]>> = {
    'French names': [
      [
        {
          nom: 'a.pdf',
          titre: 'T',
          lien: '/a.pdf',
          taille: '2,3 Mo',
          auteur: 'B',
          modifie: '3 mars 2026',
          langue: 'fr',
        },
      ],
      { name: 'a.pdf', title: 'T', size: 2_300_000, author: 'B', modified: '2026-03-03', lang: 'fr' },
    ],
    'a list of addresses': [['/x/b%C3%A9.pdf'], { name: 'bé.pdf', url: 'https://town.example/x/b%C3%A9.pdf' }],
    'an address without a name': [
      [{ url: '/x/c.ods?v=1' }],
      { name: 'c.ods', type: 'application/vnd.oasis.opendocument.spreadsheet' },
    ],
    'a title and an address that names no file': [
      { items: [{ title: 'Plan', href: '/get?id=3', type: 'PDF' }] },
      { name: 'Plan', type: 'application/pdf' },
    ],
    'another host': [
      { files: [{ name: 'a.pdf', url: 'https://other.example/a.pdf' }] },
      { url: 'https://other.example/a.pdf' },
    ],
    'a folder of nginx': [
      [{ name: 'Comptes rendus', type: 'directory', mtime: 'Wed, 12 Jun 2024 09:12:44 GMT' }],
      { folder: true, url: 'https://town.example/docs/list.json/Comptes%20rendus/', modified: '2024-06-12T09:12:44Z' },
    ],
    'a file of nginx': [
      [{ name: '100% été.pdf', type: 'file', mtime: 'Wed, 12 Jun 2024 09:12:44 GMT', size: 12 }],
      {
        folder: false,
        url: 'https://town.example/docs/list.json/100%25%20%C3%A9t%C3%A9.pdf',
        size: 12,
        type: 'application/pdf',
      },
    ],
    'a file of nginx whose name has spaces at its ends': [
      [{ name: ' plan ', type: 'file', mtime: 'Wed, 12 Jun 2024 09:12:44 GMT', size: 12 }],
      { folder: false, url: 'https://town.example/docs/list.json/%20plan%20' },
    ],
    'a folder of Caddy': [
      [
        {
          name: 'a/',
          size: 4096,
          url: './a/',
          mod_time: '2024-06-12T09:12:44.123Z',
          mode: 2147484141,
          is_dir: true,
          is_symlink: false,
        },
      ],
      {
        name: 'a',
        folder: true,
        size: undefined,
        modified: '2024-06-12T09:12:44Z',
        url: 'https://town.example/docs/a/',
      },
    ],
    'a drive item of Microsoft': [
      {
        value: [
          {
            id: 'x',
            name: 'a.docx',
            size: 9,
            webUrl: 'https://h.example/w',
            '@microsoft.graph.downloadUrl': 'https://h.example/d',
            lastModifiedDateTime: '2024-06-12T09:12:44Z',
            lastModifiedBy: { user: { displayName: 'Zoé' } },
            file: { mimeType: 'application/msword' },
            eTag: '"e"',
          },
        ],
      },
      {
        url: 'https://h.example/d',
        author: 'Zoé',
        modified: '2024-06-12T09:12:44Z',
        type: 'application/msword',
        etag: '"e"',
      },
    ],
    'a folder of Microsoft': [
      { value: [{ name: 'f', folder: { childCount: 2 }, webUrl: 'https://h.example/f' }] },
      { folder: true },
    ],
    'a data set of udata': [
      {
        title: 'D',
        resources: [
          { title: 'R', url: 'https://h.example/r.csv', format: 'csv', filesize: 5, last_modified: '2024-06-12' },
        ],
      },
      { name: 'r.csv', title: 'R', size: 5, type: 'text/csv', modified: '2024-06-12' },
    ],
    'seconds since 1970': [[{ name: 'a', modified: 1718183564 }], { modified: '2024-06-12T09:12:44Z' }],
    'milliseconds since 1970': [[{ name: 'a', modified: 1718183564000 }], { modified: '2024-06-12T09:12:44Z' }],
    'a number of seconds that is none': [[{ name: 'a', modified: 1e300 }], { modified: undefined }],
    'a size that is none': [[{ name: 'a', size: -3 }], { size: undefined }],
    'half a byte': [[{ name: 'a', size: 1.5 }], { size: undefined }],
    'a size beyond numbers': [[{ name: 'a', size: '9007199254740993' }], { size: undefined }],
    'a name with a slash': [[{ name: 'a/b.pdf' }], { url: 'https://town.example/docs/list.json/a%2Fb.pdf' }],
    'a name that climbs once it is decoded': [
      [{ name: '%2e%2e' }],
      { url: 'https://town.example/docs/list.json/%252e%252e' },
    ],
    'a folder that is named only': [[{ name: 'a.pdf', folder: 'Plans' }], { folder: false }],
  };
  for (const [what, [body, expected]] of Object.entries(bodies)) {
    it(`read ${what}`, () => {
      const { entries, skipped } = read(body);
      expect(skipped).to.equal(0);
      expect({ ...entries[0] }).to.include(expected);
    });
  }

  it('read what an address in a header says to be next', () => {
    const link = new Headers({ link: '</docs/2.json>; rel="next"' });
    expect(read([{ name: 'a' }], link).next).to.equal('https://town.example/docs/2.json');
  });

  it('leave out names that lead up, and what is no document', () => {
    const folder = read([{ name: '..' }, { name: '../' }, { name: '.' }, null, 3, [], { name: 'a' }]);
    expect([...names(folder), folder.skipped]).to.deep.equal(['a', 6]);
  });

  it('are none in other JSON, and an empty folder is one', () => {
    for (const body of [{}, [3], { a: [1] }, null, 3, 'x', { documents: 3 }, [[]]]) {
      expect(() => read(body), JSON.stringify(body))
        .to.throw(SourceError)
        .with.property('kind', 'format');
    }
    expect([read([]).entries, read({ documents: [] }).entries]).to.deep.equal([[], []]);
  });

  it('end where folders are too deep, without a fall', () => {
    const levels = 50_000;
    // Engines write what is nested with calls in calls, and some fall; they read it without.
    const body = '[{"name":"a","entries":'.repeat(levels) + '[]' + '}]'.repeat(levels);
    let [folder] = readDocuments(body, { url }).entries;
    let deep = 0;
    for (; folder?.entries; deep++) [folder] = folder.entries;
    expect(deep).to.equal(60);
  });

  it('take any value in any field', () => {
    const values: readonly unknown[] = [
      null,
      true,
      -1,
      1e308,
      '',
      ' ',
      '\0',
      '\u202egpj.exe',
      'javascript:alert(1)',
      'a'.repeat(100_000),
      [],
      [[[]]],
      {},
      { toString: 1 },
    ];
    const fields = [
      'name',
      'title',
      'url',
      'folder',
      'type',
      'size',
      'modified',
      'author',
      'versions',
      'entries',
      'version',
      'writable',
      'lang',
    ];
    for (const field of fields) {
      for (const value of values) {
        const { entries, skipped } = read([{ name: 'b', title: 't', [field]: value }]);
        expect(entries.length + skipped, `${field}: ${JSON.stringify(value).slice(0, 50)}`).to.be.within(1, 2);
        for (const one of entries)
          expect([typeof one.name, typeof one.url, typeof one.folder].join()).to.equal('string,string,boolean');
      }
    }
  });
});
