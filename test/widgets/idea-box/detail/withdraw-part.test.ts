import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import { SourceError } from '../../../../src/data/source-error.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import type { IdeaDetail } from '../../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { gives, townBackend } from '../../../../stories/support/idea-states.js';
import { townIdea, townIdeas } from '../../../../stories/support/town-ideas.js';
import { active, go } from '../../../access/walk.js';
import { keys } from '../../../support/commands.js';
import { clean, clearPage, focused, hears } from '../moderation/moderated-box.js';

const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);
const text = (box: ParvisIdeaBox) => clean(box.shadowRoot!.textContent);
const gone = { text: '', problem: '', proposal: '', thread: [], withdrawn: true, mayWithdraw: undefined } as const;

/** One's own idea, open; and the keys under which it was asked to be withdrawn. */
async function own(
  answer: () => Promise<void> = async () => {},
  change: Partial<IdeaDetail> = { mayWithdraw: true },
): Promise<{ readonly box: ParvisIdeaBox; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  let now: Partial<IdeaDetail> = { mine: true, ...change };
  const source = gives('fr', { may: ['propose', 'vote', 'comment', 'report'] });
  const box = Object.assign(document.createElement('parvis-idea-box'), {
    sources: [
      {
        ...source,
        read: async (request: Parameters<typeof source.read>[0]) => {
          const page = await source.read(request);
          return now.withdrawn ? { ...page, items: townIdeas('fr').slice(1) } : page;
        },
        backend: {
          ...townBackend('fr'),
          detail: async (id: string) => ({ ...townIdea('fr', id)!, ...(id === '1' ? now : {}) }),
          withdraw: async (id: string, key: string) => {
            asked.push(`${id} ${key}`);
            await answer();
            now = { ...now, ...gone };
          },
        },
      },
    ],
  });
  const page = document.createElement('main');
  page.append(box);
  document.body.prepend(page);
  await appears(box, '.row');
  one(box, '.row [part=link]')!.click();
  await appears(box, '.idea .part-head');
  return { box, asked };
}

describe('an idea of one’s own', function () {
  this.timeout(40_000);
  beforeEach(clearPage);
  afterEach(clearPage);

  it('is taken back by keyboard, once the reader is sure, and says so', async () => {
    const { box, asked } = await own();
    await go(await appears(box, '.withdraw'));
    await keys('Enter');
    await focused('.withdrawing .leave');
    await hears(
      'Retirer cette idée ? Elle disparaît de la boîte et son texte est effacé. On ne peut pas revenir en arrière.',
    );
    await expect(box).to.be.accessible();
    await keys('Escape');
    await focused('.withdraw');
    expect(asked).to.deep.equal([]);
    await keys('Enter');
    await focused('.withdrawing .leave');
    await keys('Shift+Tab');
    await focused('.withdrawing .sure');
    await keys('Enter');
    await focused('.view-heading');
    await hears('Idée retirée.');
    expect(asked).to.have.length(1);
    expect(clean(one(box, '.idea header')!.textContent)).to.contain('Retirée');
    expect(text(box)).not.to.contain(townIdea('fr', '1')!.text!.slice(0, 30));
    expect([one(box, '.withdrawing'), one(box, '.withdraw'), one(box, '#comment-')]).to.deep.equal([null, null, null]);
    await expect(box).to.be.accessible();
    one(box, '.back button')!.click();
    await appears(box, '.list .row');
    await until(() => !text(box).includes(townIdea('fr', '1')!.title), 'it still stands in the list');
  });

  it('that others have taken up meanwhile stays, and says why', async () => {
    const { box } = await own(async () => {
      throw new SourceError('refused', 'taken up', { status: 409 });
    });
    (await appears(box, '.withdraw')).click();
    (await appears(box, '.withdrawing .sure')).click();
    await hears('Elle ne peut plus être retirée : d’autres l’ont déjà soutenue ou commentée, ou elle a une réponse.');
    expect(clean((await appears(box, '.withdrawing .wrong')).textContent)).to.contain('ne peut plus être retirée');
    await expect(box).to.be.accessible();
  });

  it('is taken back as one act, however often it is pressed for want of an answer', async () => {
    let tries = 0;
    const { box, asked } = await own(async () => {
      if (!tries++) throw new SourceError('network', 'no answer');
    });
    (await appears(box, '.withdraw')).click();
    (await appears(box, '.withdrawing .sure')).click();
    await appears(box, '.withdrawing .wrong');
    expect(active()).not.to.equal(document.body);
    one(box, '.withdrawing .sure')!.click();
    await hears('Idée retirée.');
    expect(new Set(asked).size).to.equal(1);
    expect(asked).to.have.length(2);
  });

  it('has no such button once it is others’ too', async () => {
    const { box } = await own(undefined, {});
    await appears(box, '#comment-');
    expect(one(box, '.withdraw')).to.equal(null);
  });
});
