import { expect } from '@open-wc/testing';
import { SourceError } from '../../../../src/data/source-error.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import type { IdeaDetail } from '../../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { active, go } from '../../../access/walk.js';
import { keys } from '../../../support/commands.js';
import { townIdea } from '../../../../stories/support/town-ideas.js';
import { clean, clearPage, focused, hears, moderatedBox } from '../moderation/moderated-box.js';

const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);
const gone = () => {
  throw new SourceError('missing', 'gone');
};

/** An idea that is open, with a comment that is being typed. */
async function typing(change: () => Partial<IdeaDetail>): Promise<ParvisIdeaBox> {
  const { box } = await moderatedBox(undefined, change);
  one(box, '.row [part=link]')!.click();
  await go(await appears(box, '#comment-'));
  await keys({ type: 'Bonne idée' });
  await keys('ArrowLeft');
  // Who has just been told something is told what others do ten seconds later: here, by a voice that has said nothing yet.
  document.querySelector('html > [role=status]')?.remove();
  return box;
}

describe('an idea that others change while it is read', function () {
  this.timeout(40_000);
  beforeEach(clearPage);
  afterEach(clearPage);

  for (const [name, change, said] of [
    [
      'is merged',
      () => ({ mergedInto: '2', status: 'merged' }),
      `Cette idée a été regroupée avec « ${townIdea('fr', '2')!.title} ».`,
    ],
    ['is closed', () => ({ closed: true }), 'Cette idée est close : on ne peut plus la soutenir ni la commenter.'],
    ['is taken away', gone, 'Cette idée n’est plus ici.'],
  ] as const)
    it(`says that it ${name}, and leaves what is being typed where it is, to be read, copied and erased`, async () => {
      let now: () => Partial<IdeaDetail> = () => ({});
      const box = await typing(() => now());
      now = change;
      box.reload();
      await hears(clean(said));
      await until(() => !one(box, '#comment-')?.closest('form'), 'it could be sent still');
      await focused('#comment-');
      const field = active() as HTMLTextAreaElement;
      expect([field.value, field.selectionStart]).to.deep.equal(['Bonne idée', 9]);
      // Nothing of what somebody has taken back is shown any longer.
      if (change === gone) expect(clean(box.shadowRoot!.textContent)).not.to.contain(townIdea('fr', '1')!.title);
      await expect(box).to.be.accessible();
      await go(one(box, '.erase')!);
      await keys('Enter');
      await focused('.view-heading');
      expect(one(box, '#comment-')).to.equal(null);
    });

  it('says which status it has, and that it was answered, and leaves the form alone', async () => {
    let now: Partial<IdeaDetail> = {};
    const box = await typing(() => now);
    now = { status: 'underway', answer: { text: 'Trois bancs.', author: 'Bruno' } };
    box.reload();
    await hears('Réponse donnée. Statut : En cours');
    expect(active()).to.equal(one(box, 'form #comment-'));
  });
});
