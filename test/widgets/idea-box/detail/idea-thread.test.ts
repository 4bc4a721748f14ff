import { expect } from '@open-wc/testing';
import { answersOf } from '../../../../src/widgets/idea-box/detail/idea-thread.js';

/** A thread, written as what each comment answers. */
const threadOf = (parents: Readonly<Record<string, string | undefined>>) =>
  Object.entries(parents).map(([id, parent]) => ({ id, parent }));
const shape = (parents: Readonly<Record<string, string | undefined>>) =>
  [...answersOf(threadOf(parents))].map(([{ id }, answers]) => [id, ...answers.map((answer) => answer.id)].join(' '));

describe('the answers of a thread', () => {
  for (const [what, parents, expected] of [
    ['stand under what they answer, in their order', { a: undefined, b: 'a', c: undefined, d: 'a' }, ['a b d', 'c']],
    ['to an answer stand beside it, also before it', { c: 'b', b: 'a', a: undefined }, ['a c b']],
    ['to what is not there are comments of their own', { a: 'gone', b: 'a' }, ['a b']],
    ['to each other are shown all the same', { a: 'b', b: 'a', c: 'c' }, ['a b', 'c']],
  ] as const)
    it(what, () => expect(shape(parents)).to.deep.equal(expected));

  it('are found by looking at each a few times, however deep they are', () => {
    const length = 5000;
    let looks = 0;
    const chain = Array.from({ length }, (_, at) => ({
      id: `c${at}`,
      get parent() {
        looks++;
        return at + 1 < length ? `c${at + 1}` : undefined;
      },
    }));
    expect([...answersOf(chain).values()].map((answers) => answers.length)).to.deep.equal([length - 1]);
    expect(looks).to.be.below(5 * length);
  });
});
