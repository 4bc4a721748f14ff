import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import { WriteError } from '../../../../src/data/writing/write-error.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { gives, townBackend } from '../../../../stories/support/idea-states.js';
import { townBox, townIdeas } from '../../../../stories/support/town-ideas.js';
import { clean, hears } from '../moderation/moderated-box.js';

const NONE = 'Vous avez donné tous vos votes : retirez-en un pour en donner un autre.';
const spent = async (): Promise<never> => {
  throw new WriteError('server', 'no', { status: 409, code: 'no-votes-left' });
};

describe('the votes that a reader has left', function () {
  this.timeout(15_000);
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.lang = 'fr';
  });
  afterEach(() => document.querySelector('parvis-idea-box')?.remove());

  /** A box of a capped number of votes; `state.left` is what it says at each reading. */
  async function place(state: { left: number }, taken: string[]): Promise<ParvisIdeaBox> {
    const source = gives('fr');
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [
        {
          ...source,
          read: async () => ({
            items: townIdeas('fr').map((idea) => ({ ...idea, voted: taken.includes(idea.id), closed: false })),
            skipped: 0,
            box: townBox('fr', { votes: { cap: 2, left: state.left } }),
          }),
          backend: {
            ...townBackend('fr'),
            vote: async (id: string, voted: boolean, at: number) => {
              if (voted && !state.left) return spent();
              state.left += voted ? -1 : 1;
              return { id, voted, votes: 7, at, left: state.left };
            },
          },
        },
      ],
    });
    document.body.prepend(box);
    await appears(box, '.row');
    return box;
  }
  const press = (box: ParvisIdeaBox, at: number) =>
    [...box.shadowRoot!.querySelectorAll<HTMLElement>('.row button.votes')][at]!.click();
  const shown = (box: ParvisIdeaBox) => clean(box.shadowRoot!.querySelector('.row .vote-told')?.textContent);

  it('are those of the last reading: a vote comes back once its idea is decided', async () => {
    const state = { left: 1 };
    const box = await place(state, []);
    press(box, 0);
    await hears('Soutien compté, 7 votes. Il vous reste 0 vote.');
    state.left = 1;
    box.reload();
    await box.loadComplete;
    await box.updateComplete;
    press(box, 1);
    await until(() => state.left === 0, 'the second vote is not sent');
  });

  it('are said to be none, and shown to be, also where the cap was lowered since the box was read', async () => {
    const state = { left: 2 };
    const box = await place(state, []);
    state.left = 0;
    press(box, 0);
    await hears(NONE);
    await until(() => shown(box) === NONE, 'it is not shown');
    await expect(box).to.be.accessible();
    // The vote that comes back leaves nothing of it.
    state.left = 1;
    press(box, 0);
    await until(() => shown(box) === '' && state.left === 0, 'it is still shown');
  });

  it('are shown to be none where the box knows it already', async () => {
    const box = await place({ left: 0 }, ['1']);
    press(box, 1);
    await hears(NONE);
    await until(() => shown(box) === NONE, 'it is not shown');
  });
});

describe('the votes of <parvis-idea-box>', function () {
  this.timeout(15_000);
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.lang = 'fr';
  });
  afterEach(() => document.querySelector('main')?.remove());

  it('are a number, and no button, once an idea is decided: the server takes none any more', async () => {
    const page = document.createElement('main');
    const box = Object.assign(document.createElement('parvis-idea-box'), { sources: [gives('fr')] });
    page.append(box);
    document.body.prepend(page);
    await appears(box, '.row');
    const votable = townIdeas('fr').filter(({ status }) => status !== 'done' && status !== 'declined');
    expect([...box.shadowRoot!.querySelectorAll('.row button.votes')].length).to.equal(votable.length);
    expect(box.shadowRoot!.querySelectorAll('.row .votes').length).to.equal(townIdeas('fr').length);
  });
});
