import { expect } from '@open-wc/testing';
import { detectOdd } from '../../src/data/reading/detect-odd.js';
import { readXml } from '../../src/data/reading/xml/read-xml.js';
import { readLightTree } from '../../src/data/reading/xml/xml-tree.js';
import { SourceError } from '../../src/data/source-error.js';
import { readDocuments } from '../../src/formats.js';
import type { DocumentFolder } from '../../src/widgets/document-list/document-entry.js';
import { mediaType, typeOfName } from '../../src/widgets/document-list/rows/document-kind.js';
import { readResources, type DavResource } from '../../src/widgets/document-list/formats/multistatus.js';
import { corpusCases } from './corpus.js';

type Row = Readonly<{ href: string; status?: string; collection?: boolean }> &
  Readonly<Partial<Record<'name' | 'mime' | 'etag' | 'modified' | 'created', string>>> & { readonly size?: number };
interface Expected {
  readonly expect: { readonly wellformed: boolean; readonly responses?: readonly Row[] };
}

const second = (date: string | undefined) => Math.floor(Date.parse(date ?? '') / 1000);
const read = (body: Uint8Array, url: string): DocumentFolder | SourceError => {
  try {
    return readDocuments(body, { url });
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
};
/** The folder in which a resource is, as its server would be asked for it. */
const parent = (href: string) => {
  const url = new URL(href, 'https://town.example/');
  return new URL(url.pathname.replace(/[^/]*\/?$/, '') || '/', url).href;
};

/** How a field that the corpus expects is told by ours. */
function agrees(field: keyof Row, ours: unknown, expected: unknown): boolean {
  // Nextcloud says 1970 for what it does not know.
  if (field === 'modified' || field === 'created')
    return second((ours as string | undefined) ?? '1970-01-01T00:00:00Z') === second(expected as string);
  return ours === expected;
}

const multistatuses = await corpusCases<Expected>('documents/webdav');
describe('the corpus of WebDAV', () => {
  const counts = { files: 0, rows: 0, fields: 0, entries: 0, entryFields: 0, folders: 0, left: 0 };

  for (const { file, bytes, expected } of multistatuses) {
    it(`${file}: each property of each response, as it is written`, async () => {
      const body = detectOdd(await bytes(), { url: 'https://town.example/' });
      const whole = readXml(body);
      // What a browser's parser refuses is read by our own; Chromium's lets some of it pass.
      if (expected.expect.wellformed) expect(whole).to.not.equal(undefined);
      const ours = readResources(whole ?? readLightTree(body.text, body.start, ['response']));
      counts.files++;
      const rows = expected.expect.responses;
      if (!rows) return;
      expect(ours.length).to.equal(rows.length);
      rows.forEach((row, at) => {
        counts.rows++;
        // What was not found is not there: a status tells.
        if (!row.name) expect(ours[at]!.name, row.href).to.equal(undefined);
        if (!row.etag) expect(ours[at]!.etag, row.href).to.equal(undefined);
        for (const [name, value] of Object.entries(row) as [keyof Row, unknown][]) {
          counts.fields++;
          const said = ours[at]![name as keyof DavResource];
          expect(agrees(name, said, value), `${row.href} ${name}: ${JSON.stringify([said, value])}`).to.equal(true);
        }
      });
    });

    it(`${file}: each as an entry of its folder`, async () => {
      const body = await bytes();
      for (const row of expected.expect.responses ?? []) {
        const address = new URL(row.href, 'https://town.example/');
        // The top of a server is in no folder; where it was asked for, it is the title.
        if (address.pathname === '/') {
          const folder = read(body, address.href);
          if (folder instanceof SourceError) throw folder;
          if (row.name) expect(folder.title).to.equal(row.name);
          counts.folders++;
          continue;
        }
        const folder = read(body, parent(row.href));
        if (folder instanceof SourceError) throw folder;
        const same = (url: string) => decodeURI(url).replace(/\/$/, '') === decodeURI(address.href).replace(/\/$/, '');
        const found = folder.entries.find(({ url }) => same(url));
        if (row.status && !/ 2\d\d /.test(`${row.status} `)) {
          expect([found, folder.skipped > 0], row.href).to.deep.equal([undefined, true]);
          counts.left++;
          continue;
        }
        expect(found, row.href).to.not.equal(undefined);
        const entry = found!;
        counts.entries++;
        const isFolder = entry.folder;
        const plain: Readonly<Record<string, () => boolean>> = {
          name: () =>
            (entry.title ?? entry.name) === row.name || entry.name === row.name || sameLetters(entry.name, row.name!),
          size: () => isFolder || entry.size === row.size,
          mime: () => isFolder || entry.type === (mediaType(row.mime) ?? typeOfName(entry.name)),
          etag: () => entry.etag === row.etag,
          modified: () => second(entry.modified) === second(row.modified),
          // Nextcloud says 1970 for what it does not know.
          created: () => second(entry.created ?? '1970-01-01T00:00:00Z') === second(row.created),
          collection: () => isFolder === row.collection,
        };
        for (const name of Object.keys(row)) {
          const check = plain[name];
          if (!check) continue;
          counts.entryFields++;
          expect(check(), `${row.href} ${name}: ${JSON.stringify(entry)}`).to.equal(true);
        }
      }
    });

    it(`${file}: cut anywhere, it gives entries or says that it cannot`, async () => {
      const body = await bytes();
      for (let part = 1; part < 8; part++) read(body.subarray(0, (body.length * part) / 8), 'https://town.example/');
    });
  }

  after(() => {
    if (!counts.files) return;
    console.log(
      `corpus documents/webdav: ${counts.files} files, ${counts.rows} responses, all of ${counts.fields} expected fields equal; ` +
        `as entries ${counts.entries} (${counts.entryFields} fields), ${counts.folders} tops of servers, ${counts.left} left out by status`,
    );
  });
});

/** A title that says no more than the name is none. */
const sameLetters = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const packages = await corpusCases<{ expect: { title: string | null; resources: readonly unknown[] } }>(
  'documents/ckan',
);
describe('the corpus of CKAN', () => {
  for (const { file, bytes, expected } of packages) {
    it(file, async () => {
      const body = await bytes();
      const folder = readDocuments(body, { url: 'https://town.example/api/3/action/package_show?id=x' });
      // DKAN answers with a list of one package, which is a folder of ours: no title and no resource stands above it.
      expect(folder.title ?? null).to.equal(expected.expect.title);
      expect(folder.entries.filter(({ folder }) => !folder)).to.deep.equal(expected.expect.resources);
      // And nothing of it is lost.
      const { result } = JSON.parse(new TextDecoder().decode(body)) as {
        result: { title: string; resources: { name: string; url: string }[] }[];
      };
      expect(folder.entries.map(({ name }) => name)).to.deep.equal(result.map(({ title }) => title));
      const inside = folder.entries.flatMap(({ entries = [] }) => entries);
      expect(inside.map(({ url }) => url)).to.deep.equal(
        result.flatMap(({ resources }) => resources.map(({ url }) => url)),
      );
      console.log(`corpus documents/ckan: ${folder.entries.length} package, ${inside.length} resources`);
    });
  }
});
