import { expect } from '@open-wc/testing';
import '../../../src/widgets/idea-box/define.js';
import type { ParvisIdeaBox } from '../../../src/widgets/idea-box/idea-box.js';
import type { Idea } from '../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../stories/support/appears.js';
import { gives } from '../../../stories/support/idea-states.js';
import { active } from '../../access/walk.js';
import { keys } from '../../support/commands.js';

const titleOf = (element: Element) => (element.textContent ?? '').trim();

describe('the place of a reader in the list of <parvis-idea-box>', function () {
  this.timeout(30_000);
  beforeEach(() => (document.documentElement.lang = 'fr'));
  afterEach(() => {
    document.querySelector('main')?.remove();
    history.replaceState(null, '', location.pathname + location.search);
  });

  /** A box whose ideas leave the list when they are answered, as in that of those without an answer. */
  async function place(): Promise<{ box: ParvisIdeaBox; answer: (id: string) => void }> {
    const source = gives('fr');
    const { items } = await source.read({} as never);
    let ideas: readonly Idea[] = items;
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [{ ...source, read: async () => ({ ...(await source.read({} as never)), items: ideas }) }],
    });
    const page = document.createElement('main');
    page.append(box);
    document.body.prepend(page);
    await appears(box, '.row');
    const answer = (id: string) => {
      ideas = ideas.filter((idea) => idea.id !== id);
      box.reload();
    };
    return { box, answer };
  }
  const links = (box: ParvisIdeaBox) => [...box.shadowRoot!.querySelectorAll<HTMLElement>('.row [part=link]')];
  const idOf = async (box: ParvisIdeaBox, title: string) =>
    (await box.sources![0]!.read({} as never)).items.find((idea) => idea.title === title)!.id;

  /** Opens an idea, which leaves the list meanwhile, and goes back. */
  async function through(box: ParvisIdeaBox, title: string, answer: (id: string) => void): Promise<void> {
    links(box)
      .find((link) => titleOf(link) === title)!
      .focus();
    await keys('Enter');
    await until(() => active().matches('.view-heading'), 'the idea is not open');
    const id = await idOf(box, title);
    answer(id);
    await box.loadComplete;
    box.shadowRoot!.querySelector<HTMLElement>('.back button:last-child')!.click();
    await until(() => active().matches('.row [part=link]'), 'the list has no focus');
  }

  it('is at the next idea when the one that he has answered is no more in it, and at the one before at the end', async () => {
    const { box, answer } = await place();
    const shown = links(box).map(titleOf);
    expect(shown.length).to.be.greaterThan(3);
    await through(box, shown[1]!, answer);
    expect(titleOf(active())).to.equal(shown[2]);
    const left = links(box).map(titleOf);
    await through(box, left.at(-1)!, answer);
    expect(titleOf(active())).to.equal(left.at(-2));
  });

  it('is at the idea itself when that is still there', async () => {
    const { box } = await place();
    const shown = links(box).map(titleOf);
    await through(box, shown[2]!, () => {});
    expect(titleOf(active())).to.equal(shown[2]);
  });
});
