import { expect } from '@open-wc/testing';
import { readBody } from '../../../../src/data/reading/read-body.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { readDocuments } from '../../../../src/formats.js';
import { documentFormats } from '../../../../src/widgets/document-list/document-formats.js';
import { ABOUT, allSaid, collection, growth, multistatus, names, response, said } from './said.js';

const read = (body: string, url = ABOUT.url) => readDocuments(body, { url });
const one = (href: string, props?: string) => read(multistatus(response(href, props)));

describe('a folder of WebDAV', () => {
  it('gives its documents and folders, and its own name', () => {
    const folder = read(
      multistatus(
        response('/dav/', `${collection}<d:displayname>Comptes rendus</d:displayname>`),
        response('/dav/2026', collection),
        response(
          '/dav/Proc%C3%A8s-verbal%20n%C2%B0%203.pdf',
          `<d:resourcetype/><d:displayname>Procès-verbal du 3 mars</d:displayname><d:getcontentlength>184320</d:getcontentlength>
          <d:getcontenttype>application/pdf; charset=binary</d:getcontenttype><d:getetag>W/"a-1"</d:getetag>
          <d:getlastmodified>Thu, 02 Mar 2023 16:00:01 GMT</d:getlastmodified><d:creationdate>2023-03-01T08:00:00Z</d:creationdate>
          <d:creator-displayname>Anne Le Gall</d:creator-displayname><d:getcontentlanguage>fr</d:getcontentlanguage>
          <d:version-name>4</d:version-name><d:checked-in><d:href>/versions/4</d:href></d:checked-in><oc:fileid>81</oc:fileid>`,
        ),
      ),
    );
    expect(folder.title).to.equal('Comptes rendus');
    expect(folder.skipped).to.equal(0);
    expect(allSaid(folder)).to.deep.equal([
      { name: '2026', url: 'https://town.example/dav/2026/', folder: true },
      {
        name: 'Procès-verbal n° 3.pdf',
        title: 'Procès-verbal du 3 mars',
        url: 'https://town.example/dav/Proc%C3%A8s-verbal%20n%C2%B0%203.pdf',
        folder: false,
        id: '81',
        type: 'application/pdf',
        size: 184320,
        modified: '2023-03-02T16:00:01Z',
        created: '2023-03-01T08:00:00Z',
        author: 'Anne Le Gall',
        etag: 'W/"a-1"',
        lang: 'fr',
        version: '4',
        versionsUrl: 'https://town.example/dav/Proc%C3%A8s-verbal%20n%C2%B0%203.pdf',
      },
    ]);
  });

  const hrefs: Readonly<Record<string, readonly [href: string, name: string, url?: string]>> = {
    'an absolute path': ['/dav/a.pdf', 'a.pdf'],
    'an absolute address': ['https://town.example/dav/a.pdf', 'a.pdf'],
    'a relative path': ['a.pdf', 'a.pdf', '/dav/a.pdf'],
    'a path from here': ['./a.pdf', 'a.pdf', '/dav/a.pdf'],
    'another scheme and port, behind a proxy': ['http://town.example:8080/dav/a.pdf', 'a.pdf', '/dav/a.pdf'],
    'a doubled slash before the path, behind a proxy': ['//dav/a.pdf', 'a.pdf', '/dav/a.pdf'],
    'the host of the folder after two slashes': ['//town.example/dav/a.pdf', 'a.pdf', '/dav/a.pdf'],
    'letters that are not encoded': [
      '/dav/arrêté n° 3.pdf',
      'arrêté n° 3.pdf',
      '/dav/arr%C3%AAt%C3%A9%20n%C2%B0%203.pdf',
    ],
    'letters of an old encoding': ['/dav/arr%EAt%E9.pdf', 'arrêté.pdf', '/dav/arr%EAt%E9.pdf'],
    'a percent sign that escapes nothing': ['/dav/100% b%C3%A9ton.pdf', '100% béton.pdf', '/dav/100%%20b%C3%A9ton.pdf'],
    'a name decoded once': ['/dav/a%2520b.pdf', 'a%20b.pdf'],
    'a number sign that is not encoded': ['/dav/plan #2.pdf', 'plan #2.pdf', '/dav/plan%20%232.pdf'],
    'a question': ['/dav/a.pdf?v=2', 'a.pdf'],
    'letters encoded without need': ['/d%61v/a.pdf', 'a.pdf'],
    'a name of dots': ['/dav/...', '...'],
    'two dots inside a name': ['/dav/a..b.pdf', 'a..b.pdf'],
    'a name that turns the text': ['/dav/%E2%80%AEfdp.exe', '\u202efdp.exe'],
  };
  for (const [what, [href, name, url = href]] of Object.entries(hrefs)) {
    it(`reads ${what}`, () => {
      const { entries, skipped } = one(href.replace('&', '&amp;'));
      expect([entries[0]?.name, entries[0]?.url, skipped]).to.deep.equal([name, new URL(url, ABOUT.url).href, 0]);
    });
  }

  for (const href of [
    'https://evil.example/dav/a.pdf',
    '//evil.example/dav/a.pdf',
    '//dav/../a.pdf',
    '///dav/a.pdf',
    'https://town.example.evil.example/dav/a.pdf',
    'https://town.example@evil.example/dav/a.pdf',
    'javascript:alert(1)',
    'data:text/html,a',
    'file:///dav/a.pdf',
    '/other/a.pdf',
    '/davis/a.pdf',
    '/dav/../a.pdf',
    '/dav/b/../a.pdf',
    '/dav/%2e%2e/a.pdf',
    '/dav/.%2E/a.pdf',
    '/dav/b/..',
    '/dav/.&#9;./a.pdf',
    '/dav/b%2fa.pdf',
    '/dav/b%2Fa.pdf',
    '/dav/b\\a.pdf',
    '/dav/..\\a.pdf',
    '/dav/%5c..%5ca.pdf',
    '',
    'http://[',
  ]) {
    it(`leaves out and counts ${href || 'no address'}`, () => {
      const folder = read(multistatus(response(href), response('/dav/b.pdf')));
      expect([...names(folder), folder.skipped]).to.deep.equal(['b.pdf', 1]);
    });
  }

  it('counts what has no address', () => {
    const folder = read(multistatus('<d:response/>', response('/dav/a')));
    expect([...names(folder), folder.skipped]).to.deep.equal(['a', 1]);
  });

  const props: Readonly<Record<string, readonly [props: string, Record<string, unknown>]>> = {
    'a size beyond what numbers hold': [
      '<d:getcontentlength>9007199254740992</d:getcontentlength>',
      { size: undefined },
    ],
    'the greatest size': ['<d:getcontentlength>9007199254740991</d:getcontentlength>', { size: 9007199254740991 }],
    'a size below zero': ['<d:getcontentlength>-1</d:getcontentlength>', { size: undefined }],
    'a size in words': ['<d:getcontentlength>12 Ko</d:getcontentlength>', { size: undefined }],
    'a size of 1e999 digits': [`<d:getcontentlength>${'9'.repeat(5000)}</d:getcontentlength>`, { size: undefined }],
    'nothing in it': ['<d:getcontentlength>0</d:getcontentlength>', { size: 0 }],
    'the size of ownCloud': ['<oc:size>12</oc:size>', { size: 12 }],
    'a date in other words': ['<d:getlastmodified>3 mars 2026</d:getlastmodified>', { modified: '2026-03-03' }],
    'a date that is none': ['<d:getlastmodified>hier</d:getlastmodified>', { modified: undefined }],
    'a date of another time': [
      '<d:getlastmodified>2026-03-03T10:00:00+02:00</d:getlastmodified>',
      { modified: '2026-03-03T08:00:00Z' },
    ],
    'no date, as Nextcloud says it': [
      '<d:creationdate>1970-01-01T00:00:00+00:00</d:creationdate><d:getlastmodified>Thu, 01 Jan 1970 00:00:00 GMT</d:getlastmodified>',
      { created: undefined, modified: undefined },
    ],
    'a type without words': [
      '<d:getcontenttype>application/octet-stream</d:getcontenttype>',
      { type: 'application/pdf' },
    ],
    'no type': ['', { type: 'application/pdf' }],
    'a type that is none': ['<d:getcontenttype>&lt;b&gt;</d:getcontenttype>', { type: 'application/pdf' }],
    'another type': ['<d:getcontenttype>Text/HTML;charset=x</d:getcontenttype>', { type: 'text/html' }],
    'a title that is the name': ['<d:displayname>A.PDF</d:displayname>', { title: undefined }],
    'a title that is the encoded name': ['<d:displayname>%61.pdf</d:displayname>', { title: undefined }],
    'a title with lines': ['<d:displayname> Plan\n  local </d:displayname>', { title: 'Plan local' }],
    'a property of another namespace': [
      '<x:displayname xmlns:x="urn:x">No</x:displayname><d:displayname>Yes</d:displayname>',
      { title: 'Yes' },
    ],
    'the owner': ['<oc:owner-display-name>Mairie</oc:owner-display-name>', { author: 'Mairie' }],
    'permissions to write': ['<oc:permissions>RGDNVW</oc:permissions>', { writable: true }],
    'permissions to read': ['<oc:permissions>SRG</oc:permissions>', { writable: false }],
    'no permissions': ['<oc:permissions/>', { writable: false }],
    'privileges to write': [
      '<d:current-user-privilege-set><d:privilege><d:read/></d:privilege><d:privilege><d:write-content/></d:privilege></d:current-user-privilege-set>',
      { writable: true },
    ],
    'privileges to read': [
      '<d:current-user-privilege-set><d:privilege><d:read/></d:privilege></d:current-user-privilege-set>',
      { writable: false },
    ],
    'no word of privileges': ['', { writable: undefined }],
  };
  for (const [what, [written, expected]] of Object.entries(props)) {
    it(`reads ${what}`, () => {
      const { entries, skipped } = one('/dav/a.pdf', written);
      expect(skipped).to.equal(0);
      expect({ ...entries[0] }).to.include(expected);
    });
  }

  it('knows folders of all servers', () => {
    const folder = read(
      multistatus(
        response('/dav/a', collection),
        response('/dav/b/'),
        response('/dav/c', '<d:iscollection>1</d:iscollection>'),
        response('/dav/d', '<d:getcontenttype>httpd/unix-directory</d:getcontenttype>'),
        response('/dav/e', '<d:resourcetype/>'),
        response(
          '/dav/f',
          `${collection}<oc:permissions>RGC</oc:permissions><d:getcontentlength>4096</d:getcontentlength>`,
        ),
      ),
    );
    expect(folder.entries.map(({ folder }) => folder)).to.deep.equal([true, true, true, true, false, true]);
    expect(said(folder.entries[5])).to.deep.equal({
      name: 'f',
      url: 'https://town.example/dav/f/',
      folder: true,
      writable: true,
    });
  });

  it('takes properties that were found only, and counts what the server could not tell of', () => {
    const folder = read(
      multistatus(
        `<d:response><d:href>/dav/a.pdf</d:href>
        <d:propstat><d:prop><d:getetag>"1"</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
        <d:propstat><d:prop><d:getcontentlength>9</d:getcontentlength></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat>
        </d:response>`,
        '<d:response><d:href>/dav/b.pdf</d:href><d:href>/dav/c.pdf</d:href><d:status>HTTP/1.1 403 Forbidden</d:status></d:response>',
        '<d:response><d:href>/dav/d.pdf</d:href><d:propstat><d:prop><d:getetag>"2"</d:getetag></d:prop></d:propstat></d:response>',
      ),
    );
    expect(folder.entries.map(({ name, etag, size }) => [name, etag, size])).to.deep.equal([
      ['a.pdf', '"1"', undefined],
      ['d.pdf', '"2"', undefined],
    ]);
    expect(folder.skipped).to.equal(2);
  });

  it('is the folder asked, however it is written', () => {
    const asked = (url: string, href: string) =>
      read(multistatus(response(href, collection), response(`${href}/a`)), url);
    for (const [url, href] of [
      ['https://town.example/dav', '/dav'],
      ['https://town.example/dav/', '/dav'],
      ['https://town.example/dav?x=1#y', '/dav'],
      ['https://town.example/%C3%A9t%c3%a9/', '/été'],
      ['https://town.example/a%20b', '/a%20b'],
    ] as const) {
      expect(names(asked(url, href)), url).to.deep.equal(['a']);
    }
  });

  // As `ProxyPass /dav/ http://nas:5005/remote.php/webdav/` leaves them.
  describe('whose server stands behind a path of another one', () => {
    for (const own of ['/remote.php/webdav/', '/remote.php/webdav', 'http://town.example:5005/webdav/', '/', '/dav'])
      it(`and calls itself ${own}`, () => {
        const at = (rest: string) => own.replace(/\/?$/, '/') + rest;
        const folder = read(
          multistatus(
            response(own, `${collection}<d:displayname>Mairie</d:displayname>`),
            response(at('Proc%C3%A9dures/'), collection),
            response(at('a:b%20c.pdf'), '<d:resourcetype/>'),
          ),
          'https://town.example/documents/mairie/',
        );
        expect([folder.title, folder.skipped]).to.deep.equal(['Mairie', 0]);
        expect(folder.entries.map(({ name, url, folder }) => [name, url, folder])).to.deep.equal([
          ['Procédures', 'https://town.example/documents/mairie/Proc%C3%A9dures/', true],
          ['a:b c.pdf', 'https://town.example/documents/mairie/a:b%20c.pdf', false],
        ]);
      });

    it('is read in parts when it is long', async () => {
      const many = Array.from({ length: 20_000 }, (_, at) => response(`/webdav/${at}.pdf`, '<d:resourcetype/>'));
      const body = multistatus(response('/webdav/', `${collection}<d:displayname>Tout</d:displayname>`), ...many);
      const folder = await readBody(body, ABOUT, documentFormats);
      expect([folder.title, folder.entries.length, folder.skipped]).to.deep.equal(['Tout', 20_000, 0]);
      expect(folder.entries.at(-1)!.url).to.equal('https://town.example/dav/19999.pdf');
    });

    it('is not guessed where something lies in the folder asked, or outside of what is told', () => {
      const inside = ['/dav/a.pdf', '/webdav/b.pdf'].map((href) => response(href));
      expect(names(read(multistatus(response('/webdav/', collection), ...inside)))).to.deep.equal(['a.pdf']);
      const outside = ['/webdav/a.pdf', '/etc/b.pdf'].map((href) => response(href));
      expect(read(multistatus(response('/webdav/', collection), ...outside))).to.include({ skipped: 3 });
      expect(read(multistatus(response('/webdav/a.pdf', '<d:resourcetype/>')))).to.include({ skipped: 1 });
    });
  });

  it('tells of one document, where that was asked for', () => {
    const body = multistatus(response('/dav/a.pdf', '<d:resourcetype/>'));
    expect(names(read(body, 'https://town.example/dav/a.pdf'))).to.deep.equal(['a.pdf']);
  });

  it('is writable where the folder says so', () => {
    const asked = (letters: string) =>
      read(multistatus(response('/dav/', `<oc:permissions>${letters}</oc:permissions>`)));
    expect([asked('RGDNVCK').writable, asked('RG').writable, read(multistatus()).writable]).to.deep.equal([
      true,
      false,
      undefined,
    ]);
  });

  it('keeps names that differ by case, long ones, and none that is empty', () => {
    const long = 'é'.repeat(5000);
    const folder = read(
      multistatus(response('/dav/A.pdf'), response('/dav/a.pdf'), response(`/dav/${long}`), response('/dav//')),
    );
    expect(names(folder)).to.deep.equal(['A.pdf', 'a.pdf', long]);
    expect(new Set(folder.entries.map(({ url }) => url))).to.have.length(3);
  });

  it('gives what stands before a break', () => {
    const whole = multistatus(response('/dav/', collection), response('/dav/a.pdf'), response('/dav/b.pdf'));
    for (const cut of ['</d:multistatus>', 'sponse></d:multistatus>']) {
      expect(names(read(whole.slice(0, whole.lastIndexOf(cut)))), cut).to.deep.equal(['a.pdf', 'b.pdf']);
    }
    expect(names(read(whole.slice(0, whole.lastIndexOf('b.pdf'))))).to.contain('a.pdf');
  });

  it('is no page, no feed, nothing', () => {
    for (const body of [
      '<!doctype html><form><input type="password"></form>',
      '<rss><channel/></rss>',
      '',
      'x',
      '<a/>',
    ]) {
      expect(() => read(body), body)
        .to.throw(SourceError)
        .with.property('kind', 'format');
    }
  });

  it('is read in parts when it is long, without losing its name', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) =>
      response(`/dav/${at}.pdf`, '<d:resourcetype/><d:getcontentlength>1</d:getcontentlength>'),
    );
    const body = multistatus(response('/dav/', `${collection}<d:displayname>Tout</d:displayname>`), ...many);
    let parts = 0;
    const start = performance.now();
    const folder = await readBody(body, ABOUT, documentFormats, { onPart: () => parts++ });
    const took = performance.now() - start;
    console.log(`20,000 responses of WebDAV (${body.length} characters) read in ${took.toFixed(0)} ms, ${parts} parts`);
    expect([folder.title, folder.entries.length, folder.skipped]).to.deep.equal(['Tout', 20_000, 0]);
    expect(parts).to.be.above(2);
  });

  it('takes hostile addresses in proportion', () => {
    for (const text of ['%', '%e9', '../', './', '%2e', '#', '\\', '\t', '/', '?', 'é', '&#9;']) {
      const body = (times: number) => multistatus(response(`/dav/${text.repeat(2000 * times)}`, collection));
      expect(
        growth((times) => read(body(times))),
        text,
      ).to.be.below(40);
    }
  });

  it('is read by the widget as by a program', async () => {
    const body = multistatus(
      response('/dav/', collection),
      response('/dav/a.pdf', '<d:getlastmodified>3 mars 2026</d:getlastmodified>'),
    );
    expect(await readBody(body, ABOUT, documentFormats)).to.deep.equal(read(body));
    expect(read(body).entries[0]!.modified).to.equal('2026-03-03');
  });
});
