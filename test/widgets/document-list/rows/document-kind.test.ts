import { expect } from '@open-wc/testing';
import {
  extensionOf,
  isDocumentName,
  kindOf,
  mediaType,
  typeOfName,
  typeOfWord,
} from '../../../../src/widgets/document-list/rows/document-kind.js';
import { knowRareKinds } from '../../../../src/widgets/document-list/rows/rare-kinds.js';
import { entry } from '../entry.js';

describe('the kind of a document', () => {
  before(knowRareKinds);

  for (const [name, type, kind, format] of [
    ['a.ods', undefined, 'spreadsheet', 'ODS'],
    ['A.ODS', undefined, 'spreadsheet', 'ODS'],
    ['a.xlsx', 'text/html', 'spreadsheet', 'XLSX'],
    ['a', 'application/vnd.oasis.opendocument.text', 'text', 'ODT'],
    ['a.pdf', undefined, 'pdf', 'PDF'],
    ['a', 'application/pdf; x=y', 'pdf', 'PDF'],
    ['a.tar.gz', undefined, 'archive', 'GZ'],
    ['a.7z', undefined, 'archive', '7Z'],
    ['\u202efdp.exe', 'application/pdf', 'code', 'EXE'],
    ['a.exe\u202e', undefined, 'code', 'EXE'],
    [`a.exe${' '.repeat(30)}`, 'application/pdf', 'code', 'EXE'],
    ['a.xyz', undefined, 'other', 'XYZ'],
    ['a.xyz', 'image/x-xyz', 'image', 'XYZ'],
    ['a', 'image/x-icon', 'image', 'ICON'],
    ['a', 'audio/x', 'audio', ''],
    ['a', undefined, 'other', ''],
    ['.pdf', undefined, 'other', ''],
    ['Rapport v. 2', undefined, 'other', ''],
    ['Compte rendu du 3.12.2026', undefined, 'other', ''],
    ['a.constructor', undefined, 'other', ''],
    [`${'a.'.repeat(3000)}odt`, undefined, 'text', 'ODT'],
    ['', undefined, 'other', ''],
  ] as const) {
    it(`is ${kind} ${format} for ${JSON.stringify(name.slice(-30))} ${type ?? ''}`, () => {
      expect(kindOf(entry(name, { type }))).to.deep.equal({ kind, format });
    });
  }

  it('is told by words too', () => {
    expect([
      typeOfName('a.csv'),
      typeOfName('a'),
      typeOfWord('PDF'),
      typeOfWord('.odt'),
      typeOfWord('x'),
    ]).to.deep.equal(['text/csv', undefined, 'application/pdf', 'application/vnd.oasis.opendocument.text', undefined]);
    expect(['a.pdf', 'a.html', 'a.php', 'a.js', 'a', 'a.jpg'].map(isDocumentName)).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(extensionOf('a.PDF ')).to.equal('pdf');
    expect(extensionOf(`a.pdf${' '.repeat(30)}.exe`)).to.equal('exe');
    expect(['Text/Plain ; a', 'application/octet-stream', 'x', '', undefined].map(mediaType)).to.deep.equal([
      'text/plain',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is no folder by its name', () => {
    expect(kindOf(entry('a.pdf', { folder: true }))).to.deep.equal({ kind: 'folder', format: '' });
  });

  it('is that of the program at its address, whatever the list calls it', () => {
    for (const url of ['https://a.example/x/b.exe', 'https://a.example/b.EXE?v=1', 'https://a.example/b.exe#.pdf'])
      expect(kindOf(entry('Budget.pdf', { url, type: 'application/pdf' })), url).to.deep.equal({
        kind: 'code',
        format: 'EXE',
      });
    // A page of a site hands documents out.
    expect(kindOf(entry('Budget.pdf', { url: 'https://a.example/get.php?id=3' })).format).to.equal('PDF');
  });
});
