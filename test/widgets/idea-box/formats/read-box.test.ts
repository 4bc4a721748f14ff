import { expect } from '@open-wc/testing';
import { readBox } from '../../../../src/widgets/idea-box/formats/read-box.js';

const anonymity = { identity: 'browser', names: 'optional', seenBy: 'everyone', addressHours: 0, votesLinked: false };

describe('what a box says of itself', () => {
  it('is read as it is documented', () => {
    const box = {
      title: 'Boîte à idées',
      statuses: [{ id: 'received', label: 'Reçue', kind: 'open' }, { id: 'done', label: 'Réalisée', kind: 'done' }],
      topics: [{ id: 't1', label: 'Voirie' }],
      answered: { answered: 3, total: 7 },
      answerDays: 30,
      votes: { cap: 5, left: 0, hidden: true, until: '2026-12-01T00:00:00Z' },
      closed: true,
      closes: '2026-12-01T00:00:00Z',
      moderation: 'before',
      may: ['propose', 'vote'],
      you: { name: 'Anne', roles: ['reader'] },
      anonymity,
      limits: { title: 120, text: 5000, comment: 2000, fileBytes: 1000, fileTypes: ['image/png'] },
    }; // prettier-ignore
    expect(readBox(box)).to.deep.equal(box);
  });

  it('allows nothing and promises nothing where it says nothing', () => {
    for (const box of [{}, { may: 'vote', anonymity: {}, statuses: {}, votes: 7, limits: null, you: null }]) {
      const { may, anonymity, statuses, closed, you } = readBox(box);
      expect({ may, anonymity, statuses, closed, you }).to.deep.equal({
        may: [],
        anonymity: undefined,
        statuses: [],
        closed: undefined,
        you: undefined,
      });
    }
  });

  it('promises no anonymity by halves', () => {
    for (const missing of ['identity', 'addressHours', 'votesLinked']) {
      expect(readBox({ anonymity: { ...anonymity, [missing]: undefined } }).anonymity, missing).to.equal(undefined);
      expect(readBox({ anonymity: { ...anonymity, [missing]: 'no' } }).anonymity, missing).to.equal(undefined);
    }
    // What is not said to be kept from all may be seen by all.
    expect(readBox({ anonymity: { ...anonymity, seenBy: 'nobody' } }).anonymity!.seenBy).to.equal('everyone');
  });

  it('names a status by its id where it has no label, and takes an unknown kind for an open one', () => {
    expect(readBox({ statuses: [{ id: 'a' }, { label: 'B' }, { id: 'c', label: 'C', kind: 'x' }] }).statuses).to.deep.equal([
      { id: 'a', label: 'a', kind: 'open' },
      { id: 'c', label: 'C', kind: 'open' },
    ]); // prettier-ignore
  });
});
