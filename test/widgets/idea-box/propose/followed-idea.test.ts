import { expect } from '@open-wc/testing';
import '../../../../src/settings/define.js';
import '../../../../src/widgets/idea-box/define.js';
import { whenForgotten } from '../../../../src/data/keeping/shared-storage.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { clean, clearPage } from '../moderation/moderated-box.js';

const idea = { id: '9', title: 'Un banc au soleil', text: 'Pour tous.', status: 'received', votes: 0, topics: [] };
const may = ['propose', 'vote', 'comment', 'report'];
const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);

/** A box in another browser than that of the author, where the code is typed; `answer` is what the service says of it. */
async function follows(answer: () => Response, shared = false): Promise<ParvisIdeaBox> {
  const settings = Object.assign(document.createElement('parvis-settings'), {
    shared,
    fetch: async (input: RequestInfo | URL) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      if (pathname.endsWith('/ideas'))
        return Response.json({ ideas: [{ ...idea, id: '1' }], box: { may, statuses: [] } });
      if (pathname.endsWith('/follow')) return answer();
      // What is not published is shown to its author and to moderators.
      return Response.json({ title: 'There is no such idea.' }, { status: 404 });
    },
  });
  const box = Object.assign(document.createElement('parvis-idea-box'), { src: '/idees/api/' });
  settings.append(box);
  const page = document.createElement('main');
  page.append(settings);
  document.body.prepend(page);
  (await appears(box, '.ways .link')).click();
  const field = (await appears(box, '#follow-code')) as HTMLInputElement;
  field.value = 'K7QM-3XPA-9TVD';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  one(box, '.form .main-act')!.click();
  return box;
}

describe('an idea that its code leads to', function () {
  this.timeout(30_000);
  beforeEach(clearPage);
  afterEach(clearPage);

  for (const [name, state, facts, told] of [
    ['waits to be published', { pending: true }, 'Reçue En attente de publication', undefined],
    ['was not published', { refused: true, reason: 'Elle est déjà là.' }, 'Non publiée', 'Pourquoi, non publiée'],
  ] as const)
    it(`opens in another browser where it ${name}, says so, and offers nothing that is then refused`, async () => {
      const box = await follows(() => Response.json({ idea: { ...idea, ...state } }));
      await appears(box, '.idea .meta');
      expect(clean(one(box, '.idea .view-heading')!.textContent)).to.equal(idea.title);
      expect(clean(one(box, '.idea .meta')!.textContent)).to.equal(facts);
      expect(clean(one(box, '.idea .answer .part-head')?.textContent) || undefined).to.equal(told);
      expect(box.shadowRoot!.querySelectorAll('.idea :is([part=vote], .report, #comment-)').length).to.equal(0);
      await expect(box).to.be.accessible();
    });

  it('leaves a shared computer after ten minutes without anybody, and so does its code', async () => {
    const box = await follows(() => Response.json({ idea: { ...idea, pending: true } }), true);
    await appears(box, '.idea .meta');
    // From now on it is counted how long nobody is there.
    expect(Number(sessionStorage.getItem('parvis.active'))).to.be.greaterThan(0);
    for (const forget of whenForgotten) forget();
    await until(() => !one(box, '.idea'), 'it stays');

    one(box, '.back button')!.click();
    (await appears(box, '.ways .link')).click();
    const field = (await appears(box, '#follow-code')) as HTMLInputElement;
    field.value = 'K7QM';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    for (const forget of whenForgotten) forget();
    await until(() => field.value === '', 'the code stays');
  });

  for (const [status, told] of [
    [
      404,
      'Aucune idée n’a ce code. Vérifiez les lettres et les chiffres. Un code ne mène plus à rien une fois que son auteur s’est fait oublier.',
    ],
    [429, 'Trop d’essais : attendez un peu avant le suivant.'],
    [500, 'La source est en panne pour le moment.'],
    [503, 'La source est très demandée. Réessayez dans un moment.'],
  ] as const)
    it(`is not said to be missing, or asked for too often, unless it is: ${status}`, async () => {
      const box = await follows(() => Response.json({}, { status }));
      await appears(box, '#follow-code-wrong');
      expect(clean(one(box, '#follow-code-wrong')!.textContent)).to.equal(told);
    });
});
