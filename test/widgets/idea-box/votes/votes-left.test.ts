import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import { SourceError } from '../../../../src/data/source-error.js';
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
  async function place(state: { left: number; lost?: boolean }, taken: string[]): Promise<ParvisIdeaBox> {
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
              if (state.lost) throw new SourceError('network', 'no answer');
              if (voted && !state.left) return spent();
              state.left += voted ? -1 : 1;
              if (voted) taken.push(id);
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
  const pressed = (box: ParvisIdeaBox) =>
    [...box.shadowRoot!.querySelectorAll('.row button.votes')]
      .slice(0, 3)
      .map((button) => (button.ariaBusy === 'true' ? 'busy' : button.getAttribute('aria-pressed')))
      .join();
  const told = (box: ParvisIdeaBox, at: number) =>
    clean(
      [...box.shadowRoot!.querySelectorAll('.row:has(button.votes)')][at]!.querySelector('.vote-told')?.textContent,
    );
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

  it('are those of the box, which is asked: one may have come back in another browser', async () => {
    const state = { left: 0 };
    const taken = ['1', '2'];
    const box = await place(state, taken);
    await until(() => pressed(box) === 'true,true,false', 'they are not shown');
    // Elsewhere, the first one is taken back.
    taken.shift();
    state.left = 1;
    press(box, 2);
    await until(() => pressed(box) === 'false,true,true', `it is ${pressed(box)}`);
    expect(state.left).to.equal(0);
  });

  it('are shown where they are, once the box says that another browser has given them', async () => {
    const state = { left: 1 };
    const taken: string[] = [];
    const box = await place(state, taken);
    taken.push('1');
    state.left = 0;
    press(box, 2);
    await hears(NONE);
    await until(() => pressed(box) === 'true,false,false', `it is ${pressed(box)}`);
    expect(told(box, 2)).to.equal(NONE);
    expect(told(box, 0)).to.equal('');
  });

  it('are said to be none, and shown to be, also for a vote that had to wait', async () => {
    const state = { left: 1, lost: true };
    const box = await place(state, []);
    press(box, 0);
    await until(() => shown(box) !== '', 'that it waits is not shown');
    Object.assign(state, { left: 0, lost: false });
    dispatchEvent(new Event('online'));
    await hears(NONE);
    await until(() => shown(box) === NONE, `it is ${shown(box)}`);
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
