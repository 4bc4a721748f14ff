import { expect } from '@open-wc/testing';
import '../../../src/widgets/idea-box/define.js';
import '../../../src/settings/define.js';
import { whenForgotten } from '../../../src/data/keeping/shared-storage.js';
import { SourceError } from '../../../src/data/source-error.js';
import { WriteError } from '../../../src/data/writing/write-error.js';
import type { IdeaBackend, IdeaDraft } from '../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisSettings } from '../../../src/settings/parvis-settings.js';
import type { Idea, IdeaBox } from '../../../src/widgets/idea-box/idea.js';
import type { ParvisIdeaBox } from '../../../src/widgets/idea-box/idea-box.js';
import { appears } from '../../../stories/support/appears.js';
import { gives } from '../../../stories/support/idea-states.js';
import { townBox } from '../../../stories/support/town-ideas.js';

type Faults = Partial<Pick<IdeaBackend, 'propose'>>;
const words = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);
const valueOf = (box: ParvisIdeaBox, selector: string) => (one(box, selector) as HTMLInputElement | null)?.value;

async function type(box: ParvisIdeaBox, selector: string, text: string): Promise<void> {
  const field = (await appears(box, selector)) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Ends once it is so. */
async function until(is: () => boolean): Promise<void> {
  while (!is()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const drafts = (storage: Storage) => Object.keys(storage).filter((name) => name.startsWith('parvis.draft'));

describe('what is typed in <parvis-idea-box>', function () {
  this.timeout(30_000);
  const clear = () => {
    localStorage.clear();
    sessionStorage.clear();
  };
  beforeEach(() => {
    clear();
    document.documentElement.lang = 'fr';
  });
  afterEach(() => {
    document.querySelector('main')?.remove();
    clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  /** A box in settings, and what its service says of itself from the next reading on. */
  async function place(faults: Faults = {}): Promise<{
    box: ParvisIdeaBox;
    settings: ParvisSettings;
    say: (change: Partial<IdeaBox>) => void;
  }> {
    const source = gives('fr', {}, {}, faults);
    let box = townBox('fr');
    const page = document.createElement('main');
    const settings = document.createElement('parvis-settings');
    const widget = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [{ ...source, read: async () => ({ ...(await source.read({} as never)), box }) }],
    });
    settings.append(widget);
    page.append(settings);
    document.body.prepend(page);
    await appears(widget, '.row');
    const say = (change: Partial<IdeaBox>) => {
      box = townBox('fr', change);
      widget.reload();
    };
    return { box: widget, settings, say };
  }

  const openIdea = async (box: ParvisIdeaBox) => {
    one(box, '.row [part=link]')!.click();
    await appears(box, '#comment-');
  };
  const openForm = async (box: ParvisIdeaBox) => {
    (await appears(box, '[part=propose]')).click();
    await appears(box, '#idea-title');
  };

  it('is not shown to the next person, in the search either; who signs in keeps it', async () => {
    const { box, settings } = await place();
    Object.assign(box, { search: true, id: 'i', hash: true });
    const search = '.filters input';
    await type(box, search, 'banc');
    await until(() => location.hash === '#i:search=banc');
    const all = box.shadowRoot!.querySelectorAll('.row').length;
    settings.user = { name: 'Alix' };
    await until(() => !!one(box, '.row') && box.shadowRoot!.querySelectorAll('.row').length === all);
    expect(valueOf(box, search)).to.equal('banc');
    settings.user = { name: 'Camille' };
    await until(() => box.shadowRoot!.querySelectorAll('.row').length > all);
    expect(valueOf(box, search)).to.equal('');
    await until(() => !location.hash.includes('banc'));
  });

  it('as a comment is said to be kept, and is erased by a press', async () => {
    const { box } = await place();
    await openIdea(box);
    expect(words(one(box, '.form .kept-words'))).to.equal(
      'Ce que vous écrivez est gardé dans ce navigateur jusqu’à l’envoi.',
    );
    await type(box, '#comment-', 'Bonne idée');
    expect(drafts(localStorage)).to.have.lengthOf(1);
    await expect(box).to.be.accessible();
    one(box, '.form .erase')!.click();
    await until(() => valueOf(box, '#comment-') === '');
    expect(drafts(localStorage)).to.have.lengthOf(0);
    await until(() => box.shadowRoot!.activeElement?.id === 'comment-');
  });

  it('as a comment goes from the screen of a shared computer with its draft', async () => {
    const { box, settings } = await place();
    settings.shared = true;
    await openIdea(box);
    expect(words(one(box, '.form .kept-words'))).to.contain('Ordinateur partagé');
    await type(box, '#comment-', 'Mon secret');
    await type(box, '#comment-name-', 'Anna');
    // As after ten minutes without anybody.
    for (const forget of whenForgotten) forget();
    await until(() => valueOf(box, '#comment-') === '' && valueOf(box, '#comment-name-') === '');
  });

  it('as an idea goes from the screen of a shared computer with its draft, whatever was typed last', async () => {
    const { box, settings } = await place();
    settings.shared = true;
    await openForm(box);
    const topic = one(box, '#idea-topic') as HTMLSelectElement;
    topic.selectedIndex = 1;
    topic.dispatchEvent(new Event('change', { bubbles: true }));
    await type(box, '#idea-proposal', 'Mon secret');
    await type(box, '#idea-name', 'Anna');
    for (const forget of whenForgotten) forget();
    await box.updateComplete;
    expect([valueOf(box, '#idea-proposal'), valueOf(box, '#idea-name'), topic.selectedIndex]).to.deep.equal([
      '',
      '',
      0,
    ]);
  });

  it('further while it is being sent is there for the next one', async () => {
    let answer!: (proposed: { idea: Idea }) => void;
    const { box } = await place({ propose: () => new Promise((resolve) => (answer = resolve)) });
    await openForm(box);
    await type(box, '#idea-title', 'Un abri');
    await type(box, '#idea-problem', 'Il pleut.');
    await type(box, '#idea-name', 'Ana');
    one(box, '.form .main-act')!.click();
    await until(() => !!answer);
    await type(box, '#idea-proposal', 'Et un banc dessous.');
    answer({ idea: { id: '6', title: 'Un abri', topics: [] } });
    await until(() => words(one(box, '.view-heading')) === 'Votre idée est reçue');
    expect(drafts(localStorage)).to.have.lengthOf(1);
    [...box.shadowRoot!.querySelectorAll<HTMLElement>('.send button')].at(-1)!.click();
    await until(() => valueOf(box, '#idea-proposal') === 'Et un banc dessous.');
  });

  it('and sent leaves no code on the screen of a shared computer, and the box is read anew for the next one', async () => {
    const { box, settings } = await place();
    settings.shared = true;
    await openForm(box);
    await type(box, '#idea-title', 'Un banc');
    await type(box, '#idea-problem', 'Rien où s’asseoir');
    await type(box, '#idea-name', 'Anna');
    one(box, '.form .main-act')!.click();
    expect(words(await appears(box, '.code'))).not.to.equal('');
    await box.loadComplete;
    let read = 0;
    box.addEventListener('parvis-load', () => read++);
    for (const forget of whenForgotten) forget();
    await appears(box, '#idea-title');
    expect(one(box, '.code')).to.equal(null);
    await until(() => read > 0);
  });

  it('is carried along when the page says that the computer is shared, and when it no longer is', async () => {
    const { box, settings } = await place();
    await openForm(box);
    await type(box, '#idea-title', 'Un banc');
    for (const shared of [true, false]) {
      settings.shared = shared;
      const sentence = shared ? 'Ordinateur partagé' : 'gardé dans ce navigateur';
      await until(() => words(one(box, '.form .kept-words')).includes(sentence));
      expect(valueOf(box, '#idea-title')).to.equal('Un banc');
      expect([drafts(localStorage).length, drafts(sessionStorage).length]).to.deep.equal(shared ? [0, 1] : [1, 0]);
    }
  });

  it('can still be read and erased when the box closes meanwhile, and goes on when it opens again', async () => {
    const { box, say } = await place();
    await openForm(box);
    await type(box, '#idea-title', 'Un banc');
    say({ closed: true, may: ['report'] });
    await until(() => !one(box, '.form .main-act'));
    expect(words(box.shadowRoot!.querySelector('.view-heading + p'))).to.contain('La boîte à idées est close');
    expect([valueOf(box, '#idea-title'), words(one(box, '.form .erase'))]).to.deep.equal([
      'Un banc',
      'Effacer mon brouillon',
    ]);
    await expect(box).to.be.accessible();
    say({});
    await appears(box, '.form .main-act');
    expect(valueOf(box, '#idea-title')).to.equal('Un banc');
  });

  it('as a comment can still be read and erased when the box closes meanwhile', async () => {
    const { box, say } = await place();
    await openIdea(box);
    await type(box, '#comment-', 'Bonne idée');
    say({ closed: true, may: ['report'] });
    await until(() => !!one(box, '#comment-') && !one(box, '.form .main-act'));
    expect(valueOf(box, '#comment-')).to.equal('Bonne idée');
    one(box, '.form .erase')!.click();
    await until(() => !one(box, '#comment-'));
    expect(drafts(localStorage)).to.have.lengthOf(0);
  });

  it('stays in order where a comment that was hidden had an answer', async () => {
    const { box } = await place();
    const [source] = box.sources!;
    const detail = source!.backend!.detail.bind(source!.backend);
    source!.backend!.detail = async (id, signal) => ({
      ...(await detail(id, signal)),
      thread: [
        { id: 'a', text: '', hidden: true, created: '2026-11-20T08:00:00Z' },
        { id: 'b', parent: 'a', text: 'Je ne suis pas d’accord', author: 'Bruno', created: '2026-11-21T08:00:00Z' },
        { id: 'c', text: '', hidden: true, created: '2026-11-22T08:00:00Z' },
      ],
    });
    await openIdea(box);
    const thread = await appears(box, '.thread');
    expect(words(thread.querySelector('.thread > li > .comment'))).to.equal('Masqué par la modération');
    expect(words(thread.querySelector('li li')))
      .to.contain('Bruno')
      .and.contain('Je ne suis pas d’accord');
    // Nothing answers the other one, and nobody answers what he cannot read.
    expect([thread.querySelectorAll('.comment').length, thread.querySelectorAll('.reply').length]).to.deep.equal([
      2, 0,
    ]);
  });

  it('and comes back is as old as the form in which it stands: nobody has to type again to send it', async () => {
    const sent: IdeaDraft[] = [];
    const propose = async (draft: IdeaDraft) => {
      sent.push(draft);
      throw new WriteError('server', 'no', { status: 422, code: 'too-fast' });
    };
    const first = await place({ propose });
    await openForm(first.box);
    await type(first.box, '#idea-title', 'Un banc');
    await type(first.box, '#idea-problem', 'Personne ne peut s’asseoir.');
    await type(first.box, '#idea-name', 'Anna');
    // As after a reload.
    history.replaceState(null, '');
    const box = Object.assign(document.createElement('parvis-idea-box'), { sources: first.box.sources });
    first.box.replaceWith(box);
    await openForm(box);
    expect(valueOf(box, '#idea-title')).to.equal('Un banc');
    const stood = Date.now();
    await until(() => Date.now() - stood > 20);
    one(box, '.form .main-act')!.click();
    // What is refused as a whole is wrong in no field, and says what to do.
    expect(words(await appears(box, '.errors'))).to.equal(
      'Envoyé trop vite. Votre texte est gardé : réessayez dans un instant.',
    );
    expect(box.shadowRoot!.activeElement!.id).to.equal('idea-errors');
    expect(box.shadowRoot!.querySelector('[aria-invalid]')).to.equal(null);
    await expect(box).to.be.accessible();
    expect(sent[0]!.began).to.be.greaterThan(20);
  });

  it('as a comment is wrong no more once it is mended', async () => {
    const { box } = await place();
    await openIdea(box);
    one(box, '.form .main-act')!.click();
    expect(words(await appears(box, '#comment--wrong'))).to.equal('Votre commentaire : à remplir.');
    await type(box, '#comment-', 'Bonne idée');
    await until(() => !one(box, '#comment--wrong'));
    expect(one(box, '#comment-')!.getAttribute('aria-invalid')).to.equal(null);
  });

  it('and waits for the network is in sight once the reader is back in the list', async () => {
    const propose = async () => {
      throw new SourceError('network', 'no');
    };
    const { box } = await place({ propose });
    // A page that is longer than its window, on a phone.
    Object.assign(box.style, { display: 'block', width: '320px', marginBlock: '100em' });
    await openForm(box);
    await type(box, '#idea-title', 'Un banc');
    await type(box, '#idea-problem', 'Personne ne peut s’asseoir.');
    await type(box, '#idea-name', 'Anna');
    one(box, '.form .main-act')!.click();
    await until(() => words(one(box, '.view-heading')) === 'Envoi en cours' || !one(box, '.form'));
    // As whoever has come from the foot of a long form: what waits stands over the heading.
    one(box, '.view-heading')!.scrollIntoView();
    one(box, '.back button')!.click();
    await until(() => box.shadowRoot!.activeElement?.matches('[part=propose]') ?? false);
    const { top, bottom } = (await appears(box, '.writes')).getBoundingClientRect();
    // Firefox scrolls by whole pixels of the screen, and the page may stand at half of one.
    expect([top > -1, bottom < innerHeight + 1], `${top} to ${bottom} of ${innerHeight}, at ${scrollY}`).to.deep.equal([
      true,
      true,
    ]);
  });
});
