import { expect } from '@open-wc/testing';
import { readBody } from '../../../../src/data/reading/read-body.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { readDocuments } from '../../../../src/formats.js';
import type { DocumentEntry } from '../../../../src/widgets/document-list/document-entry.js';
import { documentFormats } from '../../../../src/widgets/document-list/document-formats.js';
import { moreDocumentFormats } from '../../../../src/widgets/document-list/formats/more-document-formats.js';
import { allSaid, said } from './said.js';

interface Case {
  readonly body: unknown;
  readonly url?: string;
  readonly first: Partial<DocumentEntry>;
  readonly head?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const media = {
  id: 31,
  date_gmt: '2026-03-03T08:00:00',
  modified_gmt: '2026-03-04T08:00:00',
  guid: { rendered: 'https://town.example/?p=31' },
  title: { rendered: 'R&#233;glement' },
  caption: { rendered: '' },
  description: { rendered: '<p class="attachment"><a href="/up/reglement.pdf">R&eacute;glement</a></p>' },
  media_type: 'file',
  mime_type: 'application/pdf',
  media_details: { filesize: 1234 },
  source_url: 'https://town.example/up/reglement.pdf',
  _embedded: { author: [{ name: 'Anne' }] },
};
const bucket = (inside: string) =>
  `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</ListBucketResult>`;

const cases: Readonly<Record<string, Case>> = {
  'WordPress media': {
    url: 'https://town.example/wp-json/wp/v2/media?per_page=100',
    body: [media],
    headers: { 'x-wp-total': '205', 'x-wp-totalpages': '3' },
    first: {
      name: 'reglement.pdf',
      title: 'Réglement',
      url: 'https://town.example/up/reglement.pdf',
      folder: false,
      id: '31',
      type: 'application/pdf',
      size: 1234,
      modified: '2026-03-04T08:00:00Z',
      created: '2026-03-03T08:00:00Z',
      author: 'Anne',
    },
    head: { total: 205, next: 'https://town.example/wp-json/wp/v2/media?per_page=100&page=2' },
  },
  'WordPress media that lie on another server, which it cannot measure': {
    url: 'https://town.example/wp-json/wp/v2/media',
    body: [{ ...media, media_details: { filesize: 0 } }],
    first: {
      name: 'reglement.pdf',
      title: 'Réglement',
      url: 'https://town.example/up/reglement.pdf',
      folder: false,
      id: '31',
      type: 'application/pdf',
      modified: '2026-03-04T08:00:00Z',
      created: '2026-03-03T08:00:00Z',
      author: 'Anne',
    },
  },
  'a format of CKAN in the words of the Publications Office': {
    url: 'https://data.example/api/3/action/package_show?id=x',
    body: {
      success: true,
      result: {
        resources: [
          {
            name: 'Liste',
            url: 'https://h.example/get',
            format: 'http://publications.europa.eu/resource/authority/file-type/XLSX',
          },
        ],
      },
    },
    first: {
      name: 'Liste',
      url: 'https://h.example/get',
      folder: false,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  },
  'a format of CKAN in the words of IANA': {
    url: 'https://data.example/api/3/action/package_show?id=x',
    body: {
      success: true,
      result: {
        resources: [
          {
            name: 'Liste',
            url: 'https://h.example/get',
            mimetype: 'https://www.iana.org/assignments/media-types/text/csv',
          },
        ],
      },
    },
    first: { name: 'Liste', url: 'https://h.example/get', folder: false, type: 'text/csv' },
  },
  'a package of CKAN': {
    url: 'https://data.example/api/3/action/package_show?id=x',
    body: {
      success: true,
      result: {
        title: 'Écoles',
        resources: [
          {
            id: 'r',
            name: 'Liste',
            url: 'https://h.example/get?f=1',
            format: 'CSV',
            mimetype: 'csv',
            size: '42 octets',
            last_modified: '2026-03-03T08:00:00.123456',
          },
        ],
      },
    },
    first: {
      name: 'Liste',
      url: 'https://h.example/get?f=1',
      folder: false,
      id: 'r',
      type: 'text/csv',
      size: 42,
      modified: '2026-03-03T08:00:00Z',
    },
    head: { title: 'Écoles' },
  },
  'a search of CKAN': {
    url: 'https://data.example/api/3/action/package_search?rows=1',
    body: {
      success: true,
      result: {
        count: 3,
        results: [
          {
            id: 'p',
            name: 'ecoles',
            title: 'Écoles',
            notes: '<p>Toutes</p>',
            organization: { title: 'Mairie' },
            metadata_modified: '2026-03-03T08:00:00Z',
            resources: [{ url: '/a.csv' }, {}],
          },
        ],
      },
    },
    first: {
      name: 'Écoles',
      url: 'https://data.example/api/3/action/package_show?id=ecoles',
      folder: true,
      id: 'p',
      author: 'Mairie',
      description: 'Toutes',
      modified: '2026-03-03T08:00:00Z',
      entries: [{ name: 'a.csv', url: 'https://data.example/a.csv', folder: false, type: 'text/csv' }],
    },
    head: { total: 3, skipped: 1, next: 'https://data.example/api/3/action/package_search?rows=1&start=1' },
  },
  'a bucket': {
    url: 'https://s3.example/docs?list-type=2&delimiter=/&prefix=a/',
    body: bucket(
      `<Name>docs</Name><Prefix>a/</Prefix><IsTruncated>true</IsTruncated><NextContinuationToken>t+/=</NextContinuationToken>
      <Contents><Key>a/</Key><Size>0</Size></Contents>
      <Contents><Key>a/été #1.pdf</Key><LastModified>2026-03-03T08:00:00.000Z</LastModified><ETag>"e"</ETag><Size>12</Size><Owner><DisplayName>Anne</DisplayName></Owner></Contents>
      <Contents><Key>a/../b</Key></Contents><CommonPrefixes><Prefix>a/2026/</Prefix></CommonPrefixes>`,
    ),
    first: { name: '2026', url: 'https://s3.example/docs?list-type=2&delimiter=%2F&prefix=a%2F2026%2F', folder: true },
    head: {
      title: 'a',
      skipped: 1,
      next: 'https://s3.example/docs?list-type=2&delimiter=%2F&prefix=a%2F&continuation-token=t%2B%2F%3D',
    },
  },
  'a bucket of the first version': {
    url: 'https://docs.s3.example/?encoding-type=url',
    body: bucket(
      '<Name>docs</Name><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><Contents><Key>a+b/%C3%A9.ods</Key><Size>99999999999999999</Size></Contents>',
    ),
    first: {
      name: 'é.ods',
      url: 'https://docs.s3.example/a%20b/%C3%A9.ods',
      folder: false,
      type: 'application/vnd.oasis.opendocument.spreadsheet',
    },
    head: { title: 'docs', next: 'https://docs.s3.example/?encoding-type=url&marker=a+b%2F%C3%A9.ods' },
  },
  'RSS with enclosures': {
    body: `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Marchés &amp; avis</title><item><title>Avis</title><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate><dc:creator>Anne</dc:creator>
      <description>&lt;p&gt;Texte&lt;/p&gt;</description><enclosure url="/avis.pdf" type="application/pdf" length="12"/></item><item><title>Rien</title></item></channel></rss>`,
    first: {
      name: 'avis.pdf',
      title: 'Avis',
      url: 'https://town.example/avis.pdf',
      folder: false,
      type: 'application/pdf',
      size: 12,
      modified: '2026-03-03T08:00:00Z',
      author: 'Anne',
      description: 'Texte',
    },
    head: { title: 'Marchés & avis', skipped: 1 },
  },
  'Atom with enclosures': {
    body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><link rel="next" href="?p=2"/><entry><title>T</title><updated>2026-03-03T08:00:00Z</updated><author><name>Anne</name></author>
      <link rel="enclosure" href="a.odt" title="Texte" hreflang="fr" length="0"/><link rel="enclosure" href="b.pdf"/><content src="x"/></entry></feed>`,
    first: {
      name: 'a.odt',
      title: 'Texte',
      url: 'https://town.example/a.odt',
      folder: false,
      type: 'application/vnd.oasis.opendocument.text',
      modified: '2026-03-03T08:00:00Z',
      author: 'Anne',
      lang: 'fr',
    },
    head: { next: 'https://town.example/docs?p=2' },
  },
  'SharePoint, with its verbose words': {
    url: "https://h.example/sites/t/_api/web/GetFolderByServerRelativeUrl('/sites/t/D')?$expand=Files,Folders",
    body: {
      d: {
        Name: 'D',
        Folders: {
          results: [
            { Name: 'Forms', ItemCount: 1, ServerRelativeUrl: '/x' },
            { Name: "L'été", ItemCount: 3, ServerRelativeUrl: "/sites/t/D/L'été" },
          ],
        },
        Files: { results: [] },
      },
    },
    first: {
      name: "L'été",
      url: "https://h.example/sites/t/_api/web/GetFolderByServerRelativePath(decodedurl='%2Fsites%2Ft%2FD%2FL%27%27%C3%A9t%C3%A9')?$expand=Files,Folders",
      folder: true,
    },
    head: { title: 'D' },
  },
  'SharePoint, with few': {
    url: "https://h.example/sites/t/_api/web/GetFolderByServerRelativeUrl('D')/Files",
    body: {
      value: [
        {
          Name: 'a b.docx',
          ServerRelativeUrl: '/sites/t/D/a b.docx',
          Length: '12',
          TimeLastModified: '2026-03-03T08:00:00Z',
          UIVersionLabel: '2.0',
          UniqueId: 'u',
          Title: 'Note',
          CheckInComment: '',
          ModifiedBy: { Title: 'Anne' },
        },
      ],
      '@odata.nextLink': 'https://h.example/next',
    },
    first: {
      name: 'a b.docx',
      title: 'Note',
      url: 'https://h.example/sites/t/D/a%20b.docx',
      folder: false,
      id: 'u',
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      size: 12,
      modified: '2026-03-03T08:00:00Z',
      version: '2.0',
      author: 'Anne',
    },
    head: { next: 'https://h.example/next' },
  },
  'plain JSON': { body: [{ name: 'a' }], first: { name: 'a', url: 'https://town.example/docs/a', folder: false } },
  'an index page': {
    body: '<html><head><title>Index of /docs</title></head><pre><a href="../">../</a><a href="a">a</a></pre></html>',
    first: { name: 'a', url: 'https://town.example/docs/a', folder: false },
    head: { title: 'docs' },
  },
};

describe('the rarer formats of documents', () => {
  for (const [what, { body, url = 'https://town.example/docs', first, head, headers }] of Object.entries(cases)) {
    it(`reads ${what}, by the widget as by a program`, async () => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const about = { url, headers: new Headers(headers) };
      const folder = readDocuments(text, about);
      expect(said(folder.entries[0])).to.deep.equal(first);
      expect(folder).to.deep.include({ skipped: 0, ...head });
      expect(await readBody(text, about, documentFormats)).to.deep.equal(folder);
      expect(readDocuments(new TextEncoder().encode(text), about)).to.deep.equal(folder);
    });
  }

  it('reads all of a bucket', () => {
    const { body, url } = cases['a bucket'] as { body: string; url: string };
    expect(allSaid(readDocuments(body, { url }))[1]).to.deep.equal({
      name: 'été #1.pdf',
      url: 'https://s3.example/docs/a/%C3%A9t%C3%A9%20%231.pdf',
      folder: false,
      type: 'application/pdf',
      size: 12,
      modified: '2026-03-03T08:00:00Z',
      author: 'Anne',
      etag: '"e"',
    });
  });

  it('gives each of several files of an item its own name', () => {
    const { body } = cases['Atom with enclosures'] as { body: string };
    expect(
      readDocuments(body, { url: 'https://town.example/docs' }).entries.map(({ title, name }) => title ?? name),
    ).to.deep.equal(['Texte', 'b.pdf']);
  });

  it('goes on from page to page of a library, whatever stands before it', () => {
    const next = (query: string, headers: Record<string, string>, times = 1) =>
      readDocuments(JSON.stringify(Array.from({ length: times }, () => media)), {
        url: `https://town.example/wp-json/wp/v2/media${query}`,
        headers: new Headers(headers),
      }).next?.slice('https://town.example/wp-json/wp/v2/media'.length);
    // WordPress knows nothing of the server before it, which is another host, or takes care of https.
    for (const own of ['http://town.example', 'https://wp.internal']) {
      const link = `<${own}/wp-json/wp/v2/media?page=2>; rel="next"`;
      expect(next('?per_page=100', { link, 'x-wp-totalpages': '2' }), own).to.equal('?per_page=100&page=2');
      expect(next('?per_page=100', { link }), own).to.equal('?per_page=100&page=2');
    }
    const own = '</wp-json/wp/v2/media?page=3>; rel="next"';
    expect(next('?page=2', { link: own, 'x-wp-totalpages': '3' })).to.equal('?page=3');
    // What hands it on has kept the headers.
    expect(next('?per_page=2', {}, 2)).to.equal('?per_page=2&page=2');
    expect(next('?per_page=2', {})).to.equal(undefined);
    expect(next('', {}, 10)).to.equal('?page=2');
  });

  it('reads packages of CKAN of which only the names came, or that lack what they hold', () => {
    const action = 'https://data.example/api/3/action';
    const list = readDocuments('{"success": true, "result": ["budget-2026", "ecoles"]}', {
      url: `${action}/package_list`,
    });
    expect(allSaid(list)).to.deep.equal(
      ['budget-2026', 'ecoles'].map((name) => ({ name, url: `${action}/package_show?id=${name}`, folder: true })),
    );
    const found = readDocuments(
      JSON.stringify({ success: true, result: { count: 1, results: [{ name: 'ecoles', title: 'Écoles' }] } }),
      { url: `${action}/package_search?fl=name,title` },
    );
    expect(allSaid(found)).to.deep.equal([{ name: 'Écoles', url: `${action}/package_show?id=ecoles`, folder: true }]);
    const town = readDocuments(
      JSON.stringify({
        success: true,
        result: { title: 'Ville', package_count: 1, packages: [{ name: 'ecoles', resources: [{ url: '/a.csv' }] }] },
      }),
      { url: `${action}/organization_show?id=ville&include_datasets=true` },
    );
    expect([town.title, town.entries[0]?.entries?.[0]?.name]).to.deep.equal(['Ville', 'a.csv']);
  });

  it('reads the last page and an empty library', () => {
    const url = 'https://town.example/wp-json/wp/v2/media?page=3';
    const headers = new Headers({ 'x-wp-total': '205', 'x-wp-totalpages': '3' });
    expect(readDocuments(JSON.stringify([media]), { url, headers }).next).to.equal(undefined);
    expect(readDocuments('[]', { url }).entries).to.deep.equal([]);
    const search = 'https://data.example/api/3/action/package_search?start=2';
    const last = readDocuments('{"success": true, "result": {"count": 3, "results": [{"name": "a"}]}}', {
      url: search,
    });
    expect([last.next, last.total, last.entries.length]).to.deep.equal([undefined, 3, 1]);
  });

  it('is none of these', async () => {
    for (const body of [
      'hello',
      '',
      '{}',
      '[3]',
      '{"success": false, "result": []}',
      '{"success": true, "result": {}}',
      '<rss><channel><item><title>T</title></item></channel></rss>',
      '<!doctype html><form><input type="password"><a href="a.pdf">a</a></form>',
      '<multistatus',
      '<html><a href="/about">a</a></html>',
    ]) {
      const about = { url: 'https://town.example/docs' };
      expect(() => readDocuments(body, about), body).to.throw(SourceError);
      const error: unknown = await readBody(body, about, documentFormats).then(
        () => body,
        (error: unknown) => error,
      );
      expect(error, body).to.be.instanceOf(SourceError);
    }
  });

  it('completes the addresses of interfaces, and says how they are asked', () => {
    const asked = (address: string) => {
      let url = new URL(address);
      let accept: unknown;
      for (const { prepare, ask } of moreDocumentFormats) {
        url = prepare?.(url) ?? url;
        accept ??= (ask?.(url, false)?.headers as Record<string, string> | undefined)?.accept;
      }
      return [decodeURIComponent(url.search), accept];
    };
    const json = 'application/json;odata=nometadata';
    for (const [address, search, accept] of [
      ['https://a.example/wp-json/wp/v2/media', '?_embed=author&per_page=100', undefined],
      [
        'https://a.example/?rest_route=/wp/v2/media&per_page=5',
        '?rest_route=/wp/v2/media&per_page=5&_embed=author',
        undefined,
      ],
      ["https://a.example/_api/web/GetFolderByServerRelativeUrl('/D%C3%A9')", '?$expand=Files,Folders', json],
      ["https://a.example/_api/web/GetFolderByServerRelativeUrl('/D')/Files", '', json],
      ['https://a.example/docs?a=1', '?a=1', undefined],
    ] as const) {
      expect(asked(address), address).to.deep.equal([search, accept]);
      expect(documentFormats.rare!.test(address), address).to.equal(!address.includes('/docs'));
    }
  });

  it('at an address that is encoded as servers did long ago, or not at all, are read too', async () => {
    for (const url of ['https://town.example/%E9t%E9/liste.json', 'https://town.example/liste.json?taux=100%']) {
      const body = new TextEncoder().encode(JSON.stringify([{ name: 'a.pdf' }]));
      const { entries } = await readBody(body, { url }, documentFormats);
      expect(entries.map(({ name }) => name)).to.deep.equal(['a.pdf']);
    }
  });
});
