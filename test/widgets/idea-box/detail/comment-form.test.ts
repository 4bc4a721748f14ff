import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import type { CommentDraft } from '../../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { gives } from '../../../../stories/support/idea-states.js';
import { active, go } from '../../../access/walk.js';
import { keys } from '../../../support/commands.js';
import { clearPage } from '../moderation/moderated-box.js';

describe('the form of a comment', () => {
  beforeEach(clearPage);
  afterEach(clearPage);

  /** An idea that is open, to who has signed in, in a box that wants names so; and what is sent of it. */
  async function opened(names: 'optional' | 'required' | 'none') {
    const sent: CommentDraft[] = [];
    const anonymity = { identity: 'proxy', names, seenBy: 'everyone', addressHours: 0, votesLinked: true } as const;
    const source = gives(
      'fr',
      { may: ['comment'], you: { name: 'Anna Diallo', roles: [] }, anonymity },
      {},
      {
        comment: async (_, draft) => {
          sent.push(draft);
          return { id: 'c9', text: draft.text, author: 'Anna Diallo' };
        },
      },
    );
    const box = Object.assign(document.createElement('parvis-idea-box'), { sources: [source] });
    document.body.prepend(box);
    (await appears(box, '.row [part=link]')).click();
    await appears(box, '#comment-');
    return { box, sent };
  }
  const form = (box: ParvisIdeaBox) => box.shadowRoot!.querySelector<HTMLFormElement>('form.form')!;

  /** @param key Leads to the field: at its end, Firefox leaves the page. */
  async function send(box: ParvisIdeaBox, text: string, key = 'Tab'): Promise<void> {
    await go(await appears(box, '#comment-'), key);
    await keys({ type: text });
    await go(await appears(box, 'form .main-act'));
    await keys('Enter');
  }

  it('leaves the name to the account, where one has signed in and a name is asked for', async () => {
    const { box, sent } = await opened('required');
    expect(form(box).innerText).to.contain('Votre nom\u00a0: Anna Diallo');
    expect(form(box).querySelector('[type=checkbox]')).to.equal(null);
    await send(box, 'Bonne idée');
    await until(() => sent.length > 0, 'nothing was sent');
    expect(sent[0]).to.include({ text: 'Bonne idée', anonymous: false, name: undefined });
  });

  it('says the name of the account, and lets it be left out where the box does not ask for one', async () => {
    const { box, sent } = await opened('optional');
    expect(form(box).innerText).to.contain('Votre nom\u00a0: Anna Diallo');
    await send(box, 'Signé');
    await until(() => sent.length === 1, 'nothing was sent');
    expect(sent[0]).to.include({ text: 'Signé', anonymous: false, name: undefined });
    // Once the focus is where the answer has led it.
    await until(() => active().id === 'comment-', 'the focus is elsewhere');
    await go(await appears(box, 'form [type=checkbox]'));
    await keys(' ');
    await until(() => !form(box).innerText.includes('Anna Diallo'), 'the name stays');
    await send(box, 'Sans nom', 'Shift+Tab');
    await until(() => sent.length === 2, 'nothing was sent');
    expect(sent[1]).to.include({ text: 'Sans nom', anonymous: true, name: undefined });
  });

  it('speaks of no name where the box has none', async () => {
    const { box } = await opened('none');
    expect(form(box).innerText).not.to.contain('nom');
    expect(form(box).querySelector('[type=checkbox]')).to.equal(null);
  });

  /** A box of which the second idea was read already, and the first one has a comment that is being sent. */
  async function sending() {
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    const sent: string[] = [];
    const comment = async (_: string, { text }: CommentDraft) => {
      sent.push(text);
      await asked;
      return { id: 'c9', text };
    };
    const source = gives('fr', { may: ['comment'] }, {}, { comment });
    const box = Object.assign(document.createElement('parvis-idea-box'), { sources: [source] });
    const page = document.createElement('main');
    page.append(box);
    document.body.prepend(page);
    await appears(box, '.row [part=link]');
    const field = () => box.shadowRoot!.querySelector<HTMLTextAreaElement>('#comment-');
    const title = () => box.shadowRoot!.querySelector('#idea-title')?.textContent?.trim();
    const open = async (at: number) => {
      const link = [...box.shadowRoot!.querySelectorAll<HTMLElement>('.row [part=link]')][at]!;
      const wanted = link.textContent.trim();
      link.click();
      await until(() => title() === wanted && field(), 'the idea is not open');
    };
    const leave = async () => {
      box.shadowRoot!.querySelector<HTMLElement>('.back button:last-child')!.click();
      await appears(box, '.row [part=link]');
    };
    const type = (text: string) => {
      field()!.value = text;
      field()!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    await open(0);
    type('Bonne idée');
    field()!.form!.requestSubmit();
    await until(() => sent.length, 'nothing was sent');
    const end = async () => {
      answer();
      await until(() => said()?.startsWith('Commentaire envoyé'), `it is not said that it has left, but ${said()}`);
    };
    return { box, field, open, leave, type, end };
  }
  const said = () => document.querySelector('html > [role=status]')?.textContent?.trim();
  const drafts = () =>
    Object.entries(localStorage)
      .filter(([name]) => name.startsWith('parvis.draft'))
      .join();

  it('keeps what is written of another idea while the first one is being sent', async () => {
    const { field, open, leave, type, end } = await sending();
    await leave();
    await open(1);
    type('Et ceci');
    await end();
    expect(field()!.value).to.equal('Et ceci');
    expect(drafts()).to.contain('Et ceci').and.not.to.contain('Bonne idée');
    await leave();
    await open(0);
    expect(field()!.value).to.equal('');
  });

  it('keeps what is written further while it is being sent', async () => {
    const { field, type, end } = await sending();
    type('Bonne idée, et moins chère');
    await end();
    expect(field()!.value).to.equal('Bonne idée, et moins chère');
    expect(drafts()).to.contain('et moins chère');
  });
});
