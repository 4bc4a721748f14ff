import { expect } from '@open-wc/testing';
import { whenForgotten } from '../../../../src/data/keeping/shared-storage.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import type { IdeaDetail } from '../../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { townIdea } from '../../../../stories/support/town-ideas.js';
import { active, go } from '../../../access/walk.js';
import { keys, viewport } from '../../../support/commands.js';
import { clean, clearPage, focused, hears, moderatedBox } from './moderated-box.js';

const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector)!;

/** Opens the first idea, and a form of its moderator. */
async function opens(box: ParvisIdeaBox, form: string): Promise<void> {
  if (!one(box, '.acts')) one(box, '.row [part=link]').click();
  await go(await appears(box, `.opens-${form}`), one(box, '.acts').contains(active()) ? 'Shift+Tab' : 'Tab');
  await keys('Enter');
  await until(() => active().closest('.acts form'), 'the form does not have the focus');
}
async function sends(box: ParvisIdeaBox): Promise<void> {
  await go(one(box, '.acts form .main-act'));
  await keys('Enter');
}

/** A correction that is being written, what is sent of it, and another moderator who corrects the same text. */
async function correcting() {
  let change: Partial<IdeaDetail> = { etag: '"1-1"' };
  const sent: (string | null)[] = [];
  const { box } = await moderatedBox(
    ({ headers }) => {
      sent.push(headers.get('if-match'));
      return new Response('{}', { status: sent.at(-1) === change.etag ? 200 : 412 });
    },
    () => change,
  );
  await opens(box, 'edit');
  await go(one(box, '#act-note'));
  await keys({ type: 'Une faute.' });
  const correct = async () => {
    change = { etag: '"1-2"', title: 'Corrigé par un autre' };
    box.reload();
    await until(
      () => clean(one(box, '.idea .view-heading').textContent) === change.title,
      'the other text does not show',
    );
  };
  return { box, sent, correct };
}

describe('what moderators do with an idea that is open', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  beforeEach(clearPage);
  after(clearPage);

  for (const [form, field, typed, said] of [
    ['answer', '#act-text', 'Trois bancs sont commandés.', 'Réponse publiée.'],
    ['status', '#act-reason', 'Le budget est voté.', 'Statut changé.'],
    ['edit', '#act-note', 'Une faute de frappe.', 'Texte enregistré.'],
  ] as const)
    it(`says that it is done and leads back to the button of the form: ${form}`, async () => {
      const { box, asked } = await moderatedBox();
      await opens(box, form);
      const { tagName } = active();
      if (active() !== one(box, field)) await go(one(box, field));
      await keys({ type: typed });
      await sends(box);
      await hears(said);
      await focused(`.opens-${form}`);
      expect(one(box, '.acts form')).to.equal(null);
      expect(tagName).to.be.oneOf(['INPUT', 'TEXTAREA', 'SELECT']);
      expect(asked.length).to.equal(1);
      expect(Object.values(asked[0]!.body)).to.include(typed);
    });

  it('leads back to the button of a form that is left', async () => {
    const { box } = await moderatedBox();
    for (const form of ['answer', 'merge']) {
      await opens(box, form);
      await go(one(box, '.acts form [type=button]'));
      await keys('Enter');
      await focused(`.opens-${form}`);
    }
  });

  for (const status of [200, 500])
    it(`leaves the form of another idea alone when the answer to an act comes: ${status}`, async () => {
      let answer!: (response: Response) => void;
      const { box, asked } = await moderatedBox(() => new Promise((resolve) => (answer = resolve)));
      await opens(box, 'answer');
      await keys({ type: 'Trois bancs.' });
      await sends(box);
      await until(() => asked.length, 'nothing was sent');
      one(box, '.back button:last-child').click();
      await appears(box, '.row');
      box.shadowRoot!.querySelectorAll<HTMLElement>('.row [part=link]')[1]!.click();
      await until(() => one(box, '.acts') && !one(box, '.acts form'), 'the other idea is not open');
      box.keep = 'never';
      one(box, '.opens-answer').click();
      const field = (await appears(box, '#act-text')) as HTMLTextAreaElement;
      field.value = 'Autre chose';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      answer(new Response('{}', { status }));
      await hears(
        status === 200 ? 'Réponse publiée.' : 'Cela n’a pas été fait : le serveur l’a refusé ou ne répond pas.',
      );
      await box.updateComplete;
      expect((one(box, '#act-text') as HTMLTextAreaElement | null)?.value).to.equal('Autre chose');
      expect(!!one(box, '.acts .wrong')).to.equal(false);
    });

  it('stays in the form with what was typed when the service does not do it', async () => {
    const { box } = await moderatedBox(() => new Response('', { status: 500 }));
    await opens(box, 'answer');
    await keys({ type: 'Trois bancs.' });
    await sends(box);
    await hears('Cela n’a pas été fait : le serveur l’a refusé ou ne répond pas.');
    expect((one(box, '#act-text') as HTMLTextAreaElement).value).to.equal('Trois bancs.');
    expect(active()).to.equal(one(box, '.acts form .main-act'));
  });

  it('keeps an answer as it is typed, for who has to sign in again, and erases the one that is given up or sent', async () => {
    const typed = 'Trois bancs sont commandés.';
    const { box } = await moderatedBox();
    const field = () => one(box, '#act-text') as HTMLTextAreaElement;
    await opens(box, 'answer');
    await until(() => one(box, '.acts .kept-words'), 'it is not said that it is kept');
    await keys({ type: typed });
    // Whom the page no longer names is somebody else, and finds nothing of it.
    const settings = box.closest('parvis-settings')!;
    for (const [user, there] of [
      [{ name: 'Ana' }, ''],
      [undefined, typed],
    ] as const) {
      settings.user = user;
      await until(() => !one(box, '.acts form') && one(box, '.opens-answer'), 'the form of the other one is there');
      one(box, '.opens-answer').click();
      await until(() => one(box, '#act-text'), 'the form is not there');
      expect(field().value).to.equal(there);
    }
    await go(one(box, '.acts form [type=button]'));
    await keys('Enter');
    await until(() => !one(box, '.acts form'), 'it is not left');
    for (const text of ['', 'Oui.', '']) {
      await opens(box, 'answer');
      expect(field().value).to.equal('');
      if (text) await keys({ type: text });
      if (text) await sends(box);
      else one(box, '.opens-answer').click();
      await until(() => !one(box, '.acts form'), 'it is not closed');
    }
  });

  for (const [form, field] of [
    ['answer', '#act-text'],
    ['status', '#act-reason'],
    ['edit', '#act-note'],
    ['merge', '#act-into'],
  ] as const)
    it(`closes by Escape, and keeps what was typed, also for a page that comes anew: ${form}`, async () => {
      let { box } = await moderatedBox();
      const typed = () => (one(box, field) as HTMLTextAreaElement).value;
      await opens(box, form);
      await until(() => one(box, '.acts .kept-words'), 'it is not said that it is kept');
      if (active() !== one(box, field)) await go(one(box, field));
      await keys({ type: 'Trois bancs' });
      await keys('Escape');
      await focused(`.opens-${form}`);
      expect(one(box, '.acts form')).to.equal(null);
      await keys('Enter');
      await appears(box, field);
      expect(typed()).to.equal('Trois bancs');
      document.querySelector('main')!.remove();
      history.replaceState(null, '');
      ({ box } = await moderatedBox());
      one(box, '.row [part=link]').click();
      (await appears(box, `.opens-${form}`)).click();
      await appears(box, field);
      expect(typed()).to.equal('Trois bancs');
      await expect(box).to.be.accessible();
      // What is given up goes.
      await go(one(box, '.acts form [type=button]'));
      await keys('Enter');
      await focused(`.opens-${form}`);
      await keys('Enter');
      await appears(box, field);
      expect(typed()).to.equal('');
    });

  it('keeps no text on the screen of a shared computer after its ten minutes, in no form', async () => {
    const { box } = await moderatedBox();
    box.closest('parvis-settings')!.shared = true;
    const field = () => one(box, '#act-reason') as HTMLTextAreaElement | null;
    one(box, '.row [part=link]').click();
    for (const [form, name] of [
      ['status', '#act-reason'],
      ['answer', '#act-text'],
    ] as const) {
      (await appears(box, `.opens-${form}`)).click();
      const typed = (await appears(box, name)) as HTMLTextAreaElement;
      await until(() => clean(one(box, '.acts .kept-words')?.textContent).includes('Ordinateur partagé'), 'not said');
      typed.value = 'Une chose confidentielle';
      typed.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    // As after ten minutes without anybody: what the tab had kept is gone.
    sessionStorage.clear();
    for (const forget of whenForgotten) forget();
    await until(() => !one(box, '.acts form'), 'the form is there still');
    one(box, '.opens-status').click();
    await until(field, 'the form does not open');
    expect(field()!.value).to.equal('');
  });

  it('holds a correction that was kept against the text that it was written for', async () => {
    const { box, sent, correct } = await correcting();
    await keys('Escape');
    await focused('.opens-edit');
    await correct();
    await keys('Enter');
    await appears(box, '#act-note');
    await sends(box);
    await hears('L’idée a changé entre-temps : la voici, votre texte est gardé au-dessous.');
    expect(sent).to.deep.equal(['"1-1"']);
  });

  it('does not write over what another one has corrected meanwhile, before that was shown', async () => {
    const { box, sent, correct } = await correcting();
    await correct();
    await sends(box);
    await hears('L’idée a changé entre-temps : la voici, votre texte est gardé au-dessous.');
    expect((one(box, '#act-note') as HTMLTextAreaElement).value).to.equal('Une faute.');
    // Who has been told may go on.
    await keys('Enter');
    await hears('Texte enregistré.');
    expect(sent).to.deep.equal(['"1-1"', '"1-2"']);
  });

  it('answers without setting back the status that another one has given meanwhile', async () => {
    let change: Partial<IdeaDetail> = { status: 'received' };
    const { box, asked } = await moderatedBox(undefined, () => change);
    await opens(box, 'answer');
    await keys({ type: 'Trois bancs.' });
    change = { status: 'accepted', title: 'Acceptée par un autre' };
    box.reload();
    await until(() => clean(one(box, '.idea .view-heading').textContent) === change.title, 'the idea is not read anew');
    expect((one(box, '#act-status') as HTMLSelectElement).value).to.equal('accepted');
    await sends(box);
    await hears('Réponse publiée.');
    expect(asked.map(({ body }) => body)).to.deep.equal([{ text: 'Trois bancs.' }]);
  });

  it('merges an idea with another one, by its title, and keeps the reader in it', async () => {
    let change: Partial<IdeaDetail> = {};
    const { box, asked } = await moderatedBox(
      () => {
        change = { mergedInto: '2' };
        return Response.json({});
      },
      () => change,
    );
    await opens(box, 'merge');
    await keys({ type: townIdea('fr', '2')!.title });
    await sends(box);
    await hears('Idées regroupées.');
    expect(asked.map(({ method, way, body }) => [method, way, body])).to.deep.equal([
      ['POST', 'ideas/1/merge', { into: '2' }],
    ]);
    await appears(box, '.idea > .notice');
    // The button of the form is no more: the idea has changed, and is read from its top.
    await focused('.idea .view-heading');
  });

  it('merges with the one idea that has these words in its title', async () => {
    const { box, asked } = await moderatedBox();
    await opens(box, 'merge');
    await keys({ type: townIdea('fr', '2')!.title.slice(2, -1) });
    await keys('Enter');
    await hears('Idées regroupées.');
    expect(asked.map(({ body }) => body)).to.deep.equal([{ into: '2' }]);
  });

  it('says what is wrong where it is sent from the field itself', async () => {
    const { box } = await moderatedBox();
    await opens(box, 'merge');
    await keys('Enter');
    await hears('à remplir.');
  });

  it('says that no idea has the number or the title, and what to write', async () => {
    const { box, asked } = await moderatedBox(() => new Response('', { status: 404 }));
    await opens(box, 'merge');
    const none =
      'Aucune autre idée n’a ce numéro ni ce titre. Écrivez son numéro, ou assez de son titre pour qu’aucune autre ne l’ait.';
    for (const [typed, said] of [
      ['', 'à remplir.'],
      ['Des bancs au soleil', none],
      ['Banc-7', none],
    ] as const) {
      await keys('Control+a');
      await keys('Backspace');
      await keys({ type: typed });
      await sends(box);
      await focused('#act-into[aria-invalid=true]');
      await until(() => clean(one(box, '#act-into-wrong').textContent) === said, `it is not said: ${said}`);
      expect(active().getAttribute('aria-describedby')).to.equal('act-into-hint act-into-wrong');
    }
    // A number that is not in the list is asked for as it was written.
    expect(asked.map(({ body }) => body)).to.deep.equal([{ into: 'Banc-7' }]);
    await expect(box).to.be.accessible();
  });

  it('hides a comment and shows it again, says so, and stays on its button', async () => {
    let hidden = false;
    const { box, asked } = await moderatedBox(
      ({ way }) => {
        hidden = way.endsWith('/hide');
        return Response.json({});
      },
      () => ({ thread: townIdea('fr', '1')!.thread.map((comment) => ({ ...comment, hidden })) }),
    );
    one(box, '.row [part=link]').click();
    const button = await appears(box, '.thread .comment button');
    await go(button);
    for (const [said, words, way] of [
      ['Commentaire masqué.', 'Montrer ce commentaire', 'comments/c1/hide'],
      ['Commentaire montré.', 'Masquer ce commentaire', 'comments/c1/show'],
    ] as const) {
      await keys('Enter');
      await hears(said);
      await until(
        () => clean(button.textContent).startsWith(`${words}, Jeanne, `),
        `the button does not say: ${words}`,
      );
      expect(active()).to.equal(button);
      expect(asked.at(-1)!.way).to.equal(way);
    }
  });
});
