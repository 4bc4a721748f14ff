import { expect } from '@open-wc/testing';
import { readBody } from '../../../../src/data/reading/read-body.js';
import { parsePage } from '../../../../src/data/reading/parse-page.js';
import { SourceError } from '../../../../src/data/source-error.js';
import { readDocuments } from '../../../../src/formats.js';
import { documentFormats } from '../../../../src/widgets/document-list/document-formats.js';
import { readFileWords, sizeOfWords } from '../../../../src/widgets/document-list/formats/file-words.js';
import { readDocumentList } from '../../../../src/widgets/document-list/formats/parse-html-documents.js';
import { allSaid, growth, names } from './said.js';
import { knowRareKinds } from '../../../../src/widgets/document-list/rows/rare-kinds.js';

const about = { url: 'https://town.example/docs/' };
const list = (html: string) => readDocumentList(parsePage(html).body, about);

describe('a list of documents that a page has written', () => {
  before(knowRareKinds);

  it('reads its entries, and lists in them as folders', () => {
    const folder = list(`<ul>
      <li><a href="budget.ods">Budget 2026</a> (ODS, 2,3 Mo), <time datetime="2026-03-03">3 mars</time></li>
      <li><a href="/a/plan.pdf" hreflang="fr">Plan local (PDF - 812 Ko)</a></li>
      <li lang="en"><a href="/get?id=3" type="application/pdf">Guide</a><p>For newcomers.</p></li>
      <li><a href="/x/cr.pdf">cr.pdf</a> — <span>modifié le <time>3 mars 2026</time></span></li>
      <li>Comptes rendus :
        <ul><li><a href="cr/1.pdf">Janvier</a></li><li><a href="cr/2.pdf">Février</a><li>Vide</ul></li>
      <li><a href="/annexes/">Annexes</a><ol><li>Plans<ul><li><a href="p.dwg">P</a></ul></ol></li>
    </ul><ul slot="footer"><li><a href="/all.pdf">Tout</a></ul><nav><ul><li><a href="/m.pdf">Menu</a></ul></nav>`);
    expect(folder.skipped).to.equal(0);
    expect(allSaid(folder)).to.deep.equal([
      {
        name: 'budget.ods',
        title: 'Budget 2026',
        url: 'https://town.example/docs/budget.ods',
        folder: false,
        type: 'application/vnd.oasis.opendocument.spreadsheet',
        size: 2_300_000,
        modified: '2026-03-03',
      },
      {
        name: 'plan.pdf',
        title: 'Plan local',
        url: 'https://town.example/a/plan.pdf',
        folder: false,
        type: 'application/pdf',
        size: 812_000,
        lang: 'fr',
      },
      {
        name: 'Guide',
        url: 'https://town.example/get?id=3',
        folder: false,
        type: 'application/pdf',
        lang: 'en',
        description: 'For newcomers.',
      },
      {
        name: 'cr.pdf',
        url: 'https://town.example/x/cr.pdf',
        folder: false,
        type: 'application/pdf',
        modified: '2026-03-03',
      },
      {
        name: 'Comptes rendus',
        url: 'https://town.example/docs/',
        folder: true,
        entries: [
          {
            name: '1.pdf',
            title: 'Janvier',
            url: 'https://town.example/docs/cr/1.pdf',
            folder: false,
            type: 'application/pdf',
          },
          {
            name: '2.pdf',
            title: 'Février',
            url: 'https://town.example/docs/cr/2.pdf',
            folder: false,
            type: 'application/pdf',
          },
        ],
      },
      {
        name: 'Annexes',
        url: 'https://town.example/annexes/',
        folder: true,
        entries: [
          {
            name: 'Plans',
            url: 'https://town.example/docs/',
            folder: true,
            entries: [
              {
                name: 'p.dwg',
                title: 'P',
                url: 'https://town.example/docs/p.dwg',
                folder: false,
                type: 'image/vnd.dwg',
              },
            ],
          },
        ],
      },
    ]);
  });

  it('calls a document by what the page says beside, else by the file, where its link says only what to do', () => {
    const { entries } = list(`<main><p>Budget 2026 : <a href="b26.pdf">Télécharger</a></p>
      <table><tr><td>Arrêté n° 12</td><td><a href="a12.pdf">Consulter le document (PDF, 2 Mo)</a></td></tr></table>
      <p><a href="cr.pdf">Cliquez ici</a></p><p>Voir <a href="plu.pdf">Voir le plan local</a></p></main>`);
    expect(entries.map(({ name, title }) => [name, title])).to.deep.equal([
      ['b26.pdf', 'Budget 2026'],
      ['a12.pdf', 'Arrêté n° 12'],
      ['cr.pdf', undefined],
      ['plu.pdf', 'Voir le plan local'],
    ]);
  });

  it('reads one document for each format of an entry', () => {
    const folder = list(
      '<ul><li>Budget 2026 : <a href="b.pdf">PDF</a> (2 Mo), <a href="b.ods">ODS</a> (12 Ko)</li></ul>',
    );
    expect(folder.entries.map(({ name, title, size }) => [name, title, size])).to.deep.equal([
      ['b.pdf', 'Budget 2026', 2_000_000],
      ['b.ods', 'Budget 2026', 12_000],
    ]);
  });

  it('reads rows and paragraphs where there is no list', () => {
    const table =
      '<table><tr><td><a href="a.pdf">A</a></td><td>PDF</td><td>1 Mo</td><tr><td><a href="b.odt">B</a><td>2 Ko</table>';
    expect(list(table).entries.map(({ name, size }) => [name, size])).to.deep.equal([
      ['a.pdf', 1_000_000],
      ['b.odt', 2000],
    ]);
    expect(names(list('<p><a href="a.pdf">A</a> (PDF)</p><p>Rien</p>'))).to.deep.equal(['a.pdf']);
  });

  it('leads to documents only, and counts what leads nowhere', () => {
    const folder = list(
      '<ul><li><a href="javascript:alert(1)">a</a><li><a href="mailto:a@b.example">b</a><li><a href="http://[">c</a><li><a href="d.pdf">d</a></ul>',
    );
    expect([...names(folder), folder.skipped]).to.deep.equal(['d.pdf', 3]);
  });

  it('takes long and hostile lists in proportion', function () {
    this.timeout(60_000);
    for (const html of [
      (times: number) => `<ul>${'<li><a href="a.pdf">A</a> (PDF, 1 Mo)'.repeat(500 * times)}</ul>`,
      (times: number) => '<ul><li><a href=x>'.repeat(50 * times),
      (times: number) => '<ul><li>a'.repeat(50 * times) + '<a href=x>',
      (times: number) => `<ul><li><a href="a.pdf">${'('.repeat(5000 * times)}</a> ${'1 '.repeat(5000 * times)}</ul>`,
      (times: number) => `<ul><li>${'<b>'.repeat(40)}<a href="a.pdf">A</a>${' '.repeat(5000 * times)}x</ul>`,
      (times: number) => `<ul><li>${'<a href="a.pdf">A</a> '.repeat(200 * times)}</ul>`,
    ]) {
      expect(
        growth((times) => list(html(times))),
        html(1).slice(0, 40),
      ).to.be.below(40);
    }
  });
});

describe('a web page that leads to documents', () => {
  const page = `<!doctype html><html><title>Urbanisme</title><base href="/dir/"><a href="menu.pdf">menu</a><main>
    <p><a href="plu.pdf"><img src="x.png" alt=""></a> <a href="plu.pdf">Le PLU</a> <a href="/contact">Contact</a></p>
    <p><a href="/form" download="demande.odt">Demande</a></p></main></html>`;

  it('gives them, and nothing else', async () => {
    const folder = readDocuments(page, about);
    expect(folder.title).to.equal('Urbanisme');
    expect(folder.entries.map(({ name, url }) => [name, url])).to.deep.equal([
      ['plu.pdf', 'https://town.example/dir/plu.pdf'],
      ['demande.odt', 'https://town.example/form'],
    ]);
    expect(await readBody(page, about, documentFormats)).to.deep.equal(folder);
  });

  it('is none when it leads to none, or asks for a password', () => {
    for (const html of [
      '<!doctype html><html><a href="/a">A</a>',
      '<!doctype html><html><a href="/a.html">A</a>',
      '<!doctype html><html><form><input type=password></form><a href="cgu.pdf">A</a>',
    ]) {
      expect(() => readDocuments(html, about), html)
        .to.throw(SourceError)
        .with.property('kind', 'format');
    }
  });

  it('is a list where the webmaster says so', async () => {
    const html = '<!doctype html><html><ul><li><a href="/a">A</a></ul>';
    expect(names(await readBody(html, about, documentFormats, { type: 'html-list' }))).to.deep.equal(['A']);
  });
});

describe('words beside a link', () => {
  for (const [words, bytes] of [
    ['2,3 Mo', 2_300_000],
    ['2.3 MB', 2_300_000],
    ['1 234 Ko', 1_234_000],
    ['1\u202f234,5\xa0Ko', 1_234_500],
    ['1,234 KB', 1_234_000],
    ['1.234 Ko', 1_234_000],
    ['1,5 Kio', 1536],
    ['42 octets', 42],
    ['42 o', 42],
    ['1 Go', 1_000_000_000],
    ['3 To', 3_000_000_000_000],
    ['12', undefined],
    ['2 mois', undefined],
    ['2 oies', undefined],
    ['v1.2.3 beta', undefined],
    ['1 '.repeat(50_000), undefined],
    ['9'.repeat(50_000), undefined],
  ] as const) {
    it(`say ${bytes ?? 'no'} bytes by ${JSON.stringify(words.slice(0, 20))}`, () => {
      expect(sizeOfWords(words)).to.equal(bytes);
    });
  }

  for (const [text, title, type, size] of [
    ['Budget (PDF, 2,3 Mo)', 'Budget', 'application/pdf', 2_300_000],
    ['Budget [ODT]', 'Budget', 'application/vnd.oasis.opendocument.text', undefined],
    ['Budget (PDF) (2 Mo)', 'Budget', 'application/pdf', 2_000_000],
    ['Budget – PDF, 2 Mo', 'Budget', 'application/pdf', 2_000_000],
    ['Budget (2026)', 'Budget (2026)', undefined, undefined],
    ['Budget (voté le 3)', 'Budget (voté le 3)', undefined, undefined],
    ['PDF', 'PDF', undefined, undefined],
    ['(PDF)', '(PDF)', 'application/pdf', undefined],
    ['', '', undefined, undefined],
  ] as const) {
    it(`are taken off ${JSON.stringify(text)}`, () => {
      expect(readFileWords(text)).to.deep.equal({ title, type, size });
    });
  }
});
