import { expect } from '@open-wc/testing';
import { parseParvisDetail } from '../../../../src/widgets/idea-box/formats/parse-parvis-detail.js';

const base = 'https://town.example/idees/api/ideas';
const detail = {
  id: 'i1',
  title: 'Un banc',
  history: [{ at: '2026-11-23T08:00:00Z', change: 'status', status: 'study', by: 'Voirie', note: 'Vu\r\nsur place' }, { change: 'x' }],
  thread: [
    { id: 'c1', text: 'Oui', created: '2026-11-23T08:00:00Z', author: 'Anne', mine: true },
    { id: 'c2', parent: 'c1', text: '<b>Non</b>', official: 'Voirie', hidden: true },
    { id: 'c3' },
  ],
  group: {
    members: ['Anne', 'Karim', 7, {}],
    next: { date: '2026-12-01', place: 'Salle 2' },
    papers: [{ name: 'Compte rendu', url: '../cr.pdf' }, { url: 'javascript:alert(1)' }, { name: 'x' }],
  },
  file: { id: 'f1', name: 'plan.pdf', type: 'application/pdf', size: 12, url: 'files/f1' },
}; // prettier-ignore

describe('an idea with all that is told of it', () => {
  it('is read as it is documented', () => {
    const { history, thread, group, file } = parseParvisDetail(detail, base)!;
    expect(history).to.deep.equal([
      { at: '2026-11-23T08:00:00Z', change: 'status', status: 'study', by: 'Voirie', note: 'Vu\nsur place' },
    ]);
    expect(JSON.parse(JSON.stringify(thread))).to.deep.equal([
      { id: 'c1', text: 'Oui', created: '2026-11-23T08:00:00Z', author: 'Anne', mine: true },
      { id: 'c2', parent: 'c1', text: '<b>Non</b>', official: 'Voirie', hidden: true },
    ]);
    expect(group).to.deep.equal({
      members: ['Anne', 'Karim', '7'],
      next: { date: '2026-12-01', place: 'Salle 2' },
      // Addresses are resolved, and trusted by nobody: the view decides what it links to.
      papers: [
        { name: 'Compte rendu', url: 'https://town.example/idees/cr.pdf' },
        { name: 'javascript:alert(1)', url: 'javascript:alert(1)' },
      ],
    });
    expect(file).to.deep.equal({
      id: 'f1',
      name: 'plan.pdf',
      type: 'application/pdf',
      size: 12,
      url: 'https://town.example/idees/api/files/f1',
    });
  });

  it('is read without what is of another kind', () => {
    for (const value of [null, true, 7, 'x', [], [[]], {}, [null, 7, 'x', {}]]) {
      const read = parseParvisDetail({ ...detail, history: value, thread: value, file: value, group: { members: value, next: value, papers: value } }, base)!; // prettier-ignore
      expect([read.history, read.thread, read.file], JSON.stringify(value)).to.deep.equal([[], [], undefined]);
      expect([read.group!.next, read.group!.papers], JSON.stringify(value)).to.deep.equal([undefined, []]);
      expect(parseParvisDetail(value, base), JSON.stringify(value)).to.equal(undefined);
    }
  });
});
