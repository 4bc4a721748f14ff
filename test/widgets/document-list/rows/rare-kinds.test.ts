import { expect } from '@open-wc/testing';
import { davShare } from '../dav-share.js';
import { all, place, settled, words } from '../documents.js';

describe('documents of rare kinds', () => {
  after(() => document.querySelector('main')?.remove());

  it('are called what they are beside the usual ones, also in a folder that is found later', async () => {
    const kinds = async (files: Readonly<Record<string, string>>) => {
      const list = await place({ type: 'webdav', src: (await davShare(files)).url });
      await settled(list);
      return all(list, '.cell.kind').map((cell) => words(cell).replace(/^\S+ : |^Type /, ''));
    };
    expect(await kinds({ '/a.odt': 'a', '/b.JPG': 'b' })).to.deep.equal(['texte ODT', 'image JPG']);
    expect(await kinds({ '/a.odt': 'a', '/plan.dwg': 'b', '/tracé.gpx': 'c', '/LISEZMOI': 'd' })).to.deep.equal([
      'texte ODT',
      'fichier',
      'image DWG',
      'carte GPX',
    ]);
  });
});
