import { expect } from '@open-wc/testing';
import '../../../src/widgets/idea-box/define.js';
import '../../../src/settings/define.js';
import { SourceError } from '../../../src/data/source-error.js';
import { WriteError } from '../../../src/data/writing/write-error.js';
import type { IdeaBackend } from '../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../../src/widgets/idea-box/idea-box.js';
import type { IdeaSubmitEvent } from '../../../src/widgets/idea-box/idea-events.js';
import type { Idea } from '../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../stories/support/appears.js';
import { gives } from '../../../stories/support/idea-states.js';
import { townIdeas } from '../../../stories/support/town-ideas.js';
import { emulate, keys } from '../../support/commands.js';

type Faults = Partial<Pick<IdeaBackend, 'propose' | 'vote' | 'comment' | 'follow' | 'kept' | 'forget'>>;
const words = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const all = (box: ParvisIdeaBox, selector: string) => [...box.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);

/** A service that says of each write which field it does not take. */
const refuses = (fields: Readonly<Record<string, string>>) => async () => {
  throw new WriteError('server', 'no', { status: 422, code: 'invalid', fields });
};

/** Ends once something is no more there. */
async function goes(box: ParvisIdeaBox, selector: string): Promise<void> {
  for (const begun = performance.now(); one(box, selector);) {
    if (performance.now() - begun > 10_000) throw new Error(`${selector} is still there`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

function type(field: HTMLElement, text: string): void {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

describe('<parvis-idea-box>', function () {
  this.timeout(30_000);
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.lang = 'fr';
  });
  afterEach(() => {
    document.querySelector('main')?.remove();
    history.replaceState(null, '', location.pathname + location.search);
  });

  /** A box of the town in an empty page, inside settings. */
  async function place(args: Partial<ParvisIdeaBox> = {}, faults: Faults = {}): Promise<ParvisIdeaBox> {
    const page = document.createElement('main');
    const settings = document.createElement('parvis-settings');
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [gives('fr', {}, {}, faults)],
      ...args,
    });
    box.addEventListener('parvis-error', (event) => event.preventDefault());
    settings.append(box);
    page.append(settings);
    document.body.prepend(page);
    await appears(box, '.row');
    return box;
  }

  it('shows each idea with its votes, its status, and the answer that came or is owed', async () => {
    const box = await place();
    const [first, second, third] = all(box, '.row').map(words);
    expect(first).to.contain('48 votes').and.contain('Retenue').and.contain('Réponse : Services techniques');
    expect(second).to.contain('Réponse attendue avant le');
    expect(third).to.contain('Réponse en retard');
    expect(words(one(box, '.box p'))).to.equal('3 idées sur 5 ont une réponse. Réponse promise sous 30 jours.');
  });

  it('says until when it is open, when its results are shown, and that it is closed', async () => {
    const noon = (year: number) => `${year}-12-18T12:00:00Z`;
    const until = { closes: noon(2098), votes: { hidden: true, until: noon(2099) } };
    const lines: (readonly [object, string])[] = [
      [
        until,
        'Ouverte jusqu’au jeudi 18 décembre 2098 à 8 h 30. Les résultats paraîtront le vendredi 18 décembre 2099 à 8 h 30.',
      ],
      [{ closes: noon(2020) }, 'La boîte à idées est close : elle se lit, on n’y écrit plus.'],
      [{ closed: true }, 'La boîte à idées est close : elle se lit, on n’y écrit plus.'],
    ];
    for (const [said, sentence] of lines) {
      const box = await place({ sources: [gives('fr', said)] });
      expect(words(one(box, '.box + .quiet'))).to.equal(sentence);
      document.querySelector('main')!.remove();
    }
    expect(one(await place(), '.box + .quiet')).to.equal(null);
  });

  it('leaves its search off the line above, and a vote in the letters that it has', async () => {
    const box = await place();
    const vote = one(box, '.votes[aria-pressed=true] span') ?? one(box, '.votes[aria-pressed=true]')!;
    const weight = getComputedStyle(vote).fontWeight;
    box.search = true;
    const search = await appears(box, '.filters');
    const line = one(box, '.box')!.getBoundingClientRect().bottom;
    expect(search.getBoundingClientRect().top - line).to.be.at.least(12);
    expect(getComputedStyle(vote).fontWeight).to.equal(weight);
  });

  it('is printed with its votes alike, and without the arrows that a finger presses', async () => {
    const box = await place();
    if (!(await emulate({ media: 'print' }))) return;
    const paper = all(box, '.votes').map((votes) => [
      getComputedStyle(votes).display,
      [...votes.querySelectorAll('.icon')].filter((icon) => icon.getClientRects().length).length,
    ]);
    await emulate();
    expect(paper).to.deep.equal(paper.map(() => ['grid', 0]));
    expect(paper).to.have.lengthOf(5);
  });

  it('asks once before it has somebody forgotten, and says what came of it', async () => {
    const asked: string[] = [];
    let kept: () => Promise<unknown> = async () => {
      throw new SourceError('busy', 'no');
    };
    const forget = async (key: string) => void asked.push(key);
    const box = await place({}, { kept: () => kept(), forget });
    one(box, '.ways .link')!.click();
    (await appears(box, '.of-me .copy')).click();
    expect(words(await appears(box, '.of-me .said'))).to.match(/très demandée/);
    kept = async () => ({});
    one(box, '.of-me .ask')!.click();
    await appears(box, '.of-me .leave:focus');
    expect(asked).to.deep.equal([]);
    one(box, '.of-me .forget')!.click();
    await appears(box, '.of-me .ask:focus');
    expect(words(one(box, '.of-me .said'))).to.equal('C’est fait : plus rien ici ne mène à vous.');
    expect(asked).to.have.length(1);
  });

  it('forgets nobody while something of this box waits to be sent', async () => {
    // What waits in another box is its own matter.
    localStorage.setItem('parvis.ideas.wait', '["elsewhere"]');
    const down = async () => {
      throw new SourceError('network', 'no');
    };
    const box = await place({}, { vote: down });
    all(box, '.votes')[1]!.click();
    await appears(box, '.votes[aria-busy=true]');
    one(box, '.ways .link')!.click();
    (await appears(box, '.of-me .ask')).click();
    expect(words(await appears(box, '.of-me .said'))).to.contain('attend encore d’être envoyé');
    expect(one(box, '.of-me .forget')).to.equal(null);
  });

  it('opens an idea in place, with the focus on its heading, and leads back by the history', async () => {
    const box = await place();
    one(box, '.row [part=link]')!.click();
    await appears(box, '.idea .thread');
    await appears(box, '.idea .view-heading:focus');
    expect(words(one(box, '.answer'))).to.contain('Bruno Lescure, Services techniques');
    expect(all(box, '.thread > li').length).to.equal(2);
    expect(words(all(box, '.thread > li > ol')[0])).to.contain('Réponse officielle, Services techniques');
    expect(all(box, '.history li').length).to.equal(4);
    history.back();
    await appears(box, '.row');
    expect(one(box, '.idea')).to.equal(null);
  });

  it('leaves an idea that was open when the page gives it another box', async () => {
    for (const args of [{}, { id: 'ideas', hash: true }]) {
      const box = await place(args);
      one(box, '.row [part=link]')!.click();
      await appears(box, '.idea .thread');
      box.src = '/another/';
      await appears(box, '.row');
      expect([one(box, '.idea'), location.hash]).to.deep.equal([null, '']);
      history.replaceState(null, '', location.pathname + location.search);
      document.querySelector('main')!.remove();
    }
  });

  it('has an address for each idea where the page asks for one, and opens it', async () => {
    const box = await place({ id: 'ideas', hash: true });
    const link = await appears(box, '.row a[part=link]');
    expect(link.getAttribute('href')).to.equal(`${location.href.split('#')[0]}#ideas:idea=1`);
    history.replaceState(null, '', '#ideas:idea=1');
    document.querySelector('main')!.remove();
    const other = Object.assign(document.createElement('parvis-idea-box'), {
      id: 'ideas',
      hash: true,
      sources: [gives('fr')],
    });
    document.body.prepend(document.createElement('main'));
    document.querySelector('main')!.append(other);
    expect(words(await appears(other, '.idea .view-heading'))).to.equal('Des bancs à l’ombre sur la place');
  });

  it('has the idea that is open in its address, and what was chosen before it in that of the list', async () => {
    const box = await place({ id: 'ideas', hash: true, filters: 'sort', search: true });
    const select = (await appears(box, '.filters select')) as HTMLSelectElement;
    select.value = 'recent';
    select.dispatchEvent(new Event('change'));
    one(box, '.row [part=link]')!.click();
    await appears(box, '.idea .thread');
    const address = () => location.hash.split(/[:&]/).slice(1).toSorted().join();
    await until(() => address().includes('sort'), 'the order is not in the address');
    expect(address()).to.equal('idea=1,sort=recent');
    history.back();
    await appears(box, '.row');
    expect([address(), (one(box, '.filters select') as HTMLSelectElement).value]).to.deep.equal([
      'sort=recent',
      'recent',
    ]);
  });

  it('shows a vote as it is under way, and then as it was confirmed', async () => {
    let answer = (_: { voted: boolean; votes: number }) => {};
    const vote: IdeaBackend['vote'] = (id) => new Promise((resolve) => (answer = (said) => resolve({ id, ...said })));
    const box = await place({}, { vote });
    const wishes: boolean[] = [];
    box.addEventListener('parvis-idea-vote', (event) => wishes.push(event.voted));
    const button = () => all(box, '.votes')[1]!;
    button().focus();
    await keys('Enter');
    await appears(box, '.votes.sending');
    expect([button().getAttribute('aria-pressed'), words(button().querySelector('b'))]).to.deep.equal(['true', '31']);
    answer({ voted: true, votes: 40 });
    await goes(box, '.votes.sending');
    expect([button().getAttribute('aria-pressed'), words(button().querySelector('b'))]).to.deep.equal(['true', '40']);
    expect(wishes).to.deep.equal([true]);
  });

  it('leaves the vote to a page that counts it another way', async () => {
    let sent = 0;
    const box = await place({}, { vote: async (id) => (sent++, { id, voted: true }) });
    const asked = new Promise<void>((resolve) =>
      box.addEventListener('parvis-idea-vote', (event) => {
        event.preventDefault();
        resolve();
      }),
    );
    all(box, '.votes')[1]!.click();
    await asked;
    await box.updateComplete;
    expect([sent, one(box, '.sending')]).to.deep.equal([0, null]);
  });

  it('takes the filters away by one button, where something is left and where nothing is', async () => {
    const box = await place({ search: true });
    const buttons = () =>
      all(box, 'button')
        .map(words)
        .filter((name) => name === 'Effacer les filtres').length;
    type(await appears(box, '.filters input'), 'banc');
    await appears(box, '.filters .clear');
    expect(buttons()).to.equal(1);
    type(one(box, '.filters input')!, 'zzzz');
    await appears(box, '.bar');
    await box.updateComplete;
    expect(buttons()).to.equal(1);
  });

  it('names what is wrong with an idea, each sentence leading to its field', async () => {
    const box = await place();
    one(box, '[part=propose]')!.click();
    await appears(box, '#idea-title');
    one(box, '.form .main-act')!.click();
    const errors = await appears(box, '.errors');
    expect([...errors.querySelectorAll('p, li')].map(words)).to.deep.equal([
      '3 points sont à corriger',
      'Titre : à remplir.',
      'Le problème : à remplir.',
      'Votre nom : à remplir.',
    ]);
    expect(box.shadowRoot!.activeElement!.id).to.equal('idea-errors');
    errors.querySelectorAll('a')[1]!.click();
    await box.updateComplete;
    expect(box.shadowRoot!.activeElement!.id).to.equal('idea-problem');
    expect(one(box, '#idea-problem')!.getAttribute('aria-invalid')).to.equal('true');
    // A proposal alone will do, and what is mended is wrong no more.
    const proposal = one(box, '#idea-proposal') as HTMLTextAreaElement;
    proposal.value = 'Trois bancs';
    proposal.dispatchEvent(new Event('input', { bubbles: true }));
    await box.updateComplete;
    expect([...box.shadowRoot!.querySelectorAll('.errors p, .errors li')].map(words)).to.deep.equal([
      '2 points sont à corriger',
      'Titre : à remplir.',
      'Votre nom : à remplir.',
    ]);
    expect(one(box, '#idea-problem')!.getAttribute('aria-invalid')).to.equal(null);
    expect(one(box, '#idea-problem')!.getAttribute('aria-required')).to.equal(null);
  });

  it('sends an idea once, with what was typed, and shows its code', async () => {
    const drafts: unknown[] = [];
    const box = await place(
      {},
      {
        propose: async (draft) => {
          drafts.push(draft);
          return { idea: townIdeas('fr')[1]!, code: 'ABCD-EFGH' };
        },
      },
    );
    let told: IdeaSubmitEvent | undefined;
    box.addEventListener('parvis-idea-submit', (event) => (told = event));
    one(box, '[part=propose]')!.click();
    type(await appears(box, '#idea-title'), '  Un abri ');
    type(one(box, '#idea-problem')!, 'La pluie.\nEncore.');
    type(one(box, '#idea-name')!, 'Ana');
    const send = one(box, '.form .main-act')!;
    send.click();
    send.click();
    expect(words(await appears(box, '.code'))).to.equal('ABCD-EFGH');
    expect(drafts.length).to.equal(1);
    expect(drafts[0]).to.include({ title: 'Un abri', problem: 'La pluie.\nEncore.', name: 'Ana', anonymous: false });
    expect(told?.draft.title).to.equal('Un abri');
  });

  it('says of a file, as it is chosen, why it is not taken, and gives it back by a button', async () => {
    const limits = { fileBytes: 10, fileTypes: ['image/png'] };
    const box = await place({ sources: [gives('fr', { limits })] });
    one(box, '[part=propose]')!.click();
    const field = (await appears(box, '#idea-file')) as HTMLInputElement;
    const choose = async (name: string, type: string, bytes: number) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File(['x'.repeat(bytes)], name, { type }));
      field.files = chosen.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await box.updateComplete;
      return words(one(box, '#idea-file-wrong'));
    };
    expect(one(box, '.remove-file')).to.equal(null);
    expect(await choose('a.png', 'image/png', 11)).to.equal('Le fichier est trop lourd.');
    expect(await choose('a.exe', 'application/x-msdownload', 4)).to.equal('Ce type de fichier n’est pas accepté.');
    expect(await choose('a.png', 'image/png', 10)).to.equal('');
    expect(field.getAttribute('aria-invalid')).to.equal(null);
    one(box, '.remove-file')!.click();
    await box.updateComplete;
    expect(field.files!.length).to.equal(0);
    expect(one(box, '.remove-file')).to.equal(null);
    expect(box.shadowRoot!.activeElement!.id).to.equal('idea-file');
  });

  it('erases a draft with all that is wrong in it, and begins anew at its title', async () => {
    const sources = [gives('fr')];
    const box = await place({ sources });
    one(box, '[part=propose]')!.click();
    const title = (await appears(box, '#idea-title')) as HTMLInputElement;
    type(title, 'Un abri');
    const anonymous = one(box, '[type=checkbox]') as HTMLInputElement;
    anonymous.click();
    one(box, '.form .main-act')!.click();
    await appears(box, '.errors');
    one(box, '.form .erase')!.click();
    await box.updateComplete;
    expect(one(box, '.errors')).to.equal(null);
    expect(title.value).to.equal('');
    expect(anonymous.checked).to.equal(false);
    expect(box.shadowRoot!.activeElement!.id).to.equal('idea-title');
    document.querySelector('main')!.remove();
    history.replaceState(null, '');
    const again = await place({ sources });
    one(again, '[part=propose]')!.click();
    expect(((await appears(again, '#idea-title')) as HTMLInputElement).value).to.equal('');
  });

  it('gives what a server refuses back to the form, with the reason at its field', async () => {
    const box = await place({}, { propose: refuses({ problem: 'links' }) });
    one(box, '[part=propose]')!.click();
    type(await appears(box, '#idea-title'), 'Un abri');
    type(one(box, '#idea-problem')!, 'http://a.example http://b.example');
    type(one(box, '#idea-name')!, 'Ana');
    one(box, '.form .main-act')!.click();
    expect(words(await appears(box, '#idea-problem-wrong'))).to.equal('Le problème : trop de liens.');
    expect((one(box, '#idea-problem') as HTMLTextAreaElement).value).to.equal('http://a.example http://b.example');
    expect(one(box, '.writes')).to.equal(null);
  });

  it('gives a comment that a server refuses back to its form, with the reason', async () => {
    const box = await place({}, { comment: refuses({ text: 'links' }) });
    one(box, '.row [part=link]')!.click();
    type(await appears(box, '#comment-'), 'http://a.example http://b.example');
    one(box, '#comment-')!.closest('form')!.querySelector<HTMLElement>('.main-act')!.click();
    expect(words(await appears(box, '#comment--wrong'))).to.contain('trop de liens.');
    expect((one(box, '#comment-') as HTMLTextAreaElement).value).to.equal('http://a.example http://b.example');
    expect(one(box, '.writes')).to.equal(null);
  });

  it('shows nothing that one person has written, or that waits, to the next one', async () => {
    const box = await place(
      {},
      {
        propose: async () => {
          throw new SourceError('network', 'none');
        },
      },
    );
    const settings = box.closest('parvis-settings')!;
    settings.user = { name: 'Ana' };
    await appears(box, '.row');
    one(box, '[part=propose]')!.click();
    type(await appears(box, '#idea-title'), 'Ce qu’Ana écrit');
    type(one(box, '#idea-problem')!, 'Un secret.');
    one(box, '.check input')!.click();
    await box.updateComplete;
    one(box, '.form .main-act')!.click();
    expect(words(await appears(box, '.writes'))).to.contain('Ce qu’Ana écrit');
    one(box, '.back button')!.click();
    await appears(box, '.row');
    one(box, '[part=propose]')!.click();
    await appears(box, '.view-heading');

    settings.user = { name: 'Bruno' };
    await goes(box, '.writes');
    expect(((await appears(box, '#idea-title')) as HTMLInputElement).value).to.equal('');
    expect(words(box.shadowRoot!.firstElementChild)).to.not.contain('Ana');

    settings.user = { name: 'Ana' };
    expect(words(await appears(box, '.writes'))).to.contain('Ce qu’Ana écrit');
  });

  it('shows the words of what is refused later, when no form has them any more', async () => {
    let tries = 0;
    const box = await place(
      {},
      {
        propose: async () => {
          if (!tries++) throw new SourceError('network', 'none');
          throw new WriteError('server', 'no', { status: 409, code: 'box-closed' });
        },
      },
    );
    one(box, '[part=propose]')!.click();
    type(await appears(box, '#idea-title'), 'Un abri');
    type(one(box, '#idea-problem')!, 'La pluie.');
    type(one(box, '#idea-proposal')!, 'Un toit.');
    type(one(box, '#idea-name')!, 'Ana');
    one(box, '.form .main-act')!.click();
    const text = await appears(box, '.writes .text');
    expect(all(box, '.writes strong').map(words)).to.deep.equal(['Un abri']);
    expect(words(text)).to.equal('La pluie.Un toit.');
    expect(words(one(box, '.view-heading + p'))).to.contain('Le serveur l’a refusé');
  });

  it('sends a vote that could not leave when somebody comes again, whatever another box has sent', async () => {
    const fails = async () => {
      throw new SourceError('network', 'none');
    };
    const source = (key: string, vote: IdeaBackend['vote']) => ({ ...gives('fr', {}, {}, { vote }), key });
    const box = await place({ sources: [source('far', fails)] });
    all(box, '.votes')[1]!.click();
    await appears(box, '.votes[aria-busy=true]');
    const other = await place({ sources: [source('near', async (id, voted) => ({ id, voted }))] });
    all(other, '.votes')[1]!.click();
    await appears(other, '.votes[aria-pressed=true]:not(.sending)');
    document.querySelectorAll('main').forEach((page) => page.remove());

    const sent = new Promise((resolve) => {
      const vote: IdeaBackend['vote'] = async (id, voted) => (resolve([id, voted]), { id, voted });
      void place({ sources: [source('far', vote)] });
    });
    expect(await sent).to.deep.equal([townIdeas('fr')[1]!.id, true]);
  });

  it('lets a moderator correct an idea that has a proposal alone, without writing it twice', async () => {
    const idea = { ...townIdeas('fr')[0]!, problem: undefined, proposal: 'Un toit.', text: 'Un toit.' };
    const source = gives('fr', { may: ['moderate'] }, { items: [idea] });
    const backend = { ...source.backend!, detail: async () => ({ ...idea, history: [], thread: [] }) };
    const box = await place({ sources: [{ ...source, backend }] });
    one(box, '.row [part=link]')!.click();
    (await appears(box, '.opens-edit')).click();
    const value = (field: Element) => (field as HTMLTextAreaElement).value;
    expect(value(await appears(box, '#act-proposal'))).to.equal('Un toit.');
    expect(value(one(box, '#act-problem')!)).to.equal('');
  });

  it('writes nothing where the box says that it may only be read', async () => {
    const box = await place({ sources: [gives('fr', { may: [] })] });
    expect(all(box, 'button:not([part=link])')).to.deep.equal([]);
    expect(words(all(box, '.votes')[0])).to.equal('48 votes');
  });

  it('opens what is only read with what the list says of it', async () => {
    const box = await place({ sources: [{ read: async () => ({ items: townIdeas('fr'), skipped: 0 }) }] });
    one(box, '.row [part=link]')!.click();
    expect(words(await appears(box, '.idea'))).to.contain('Déplacer deux bancs sous les tilleuls.');
    expect(one(box, '.idea form')).to.equal(null);
  });

  it('shows and opens the ideas of several sources that count from 1 each', async () => {
    const idea = (id: string, title: string) => ({ id, title, topics: [] });
    const bench = idea('1', 'Un banc au port');
    const gives = (...items: Idea[]) => ({ read: async () => ({ items, skipped: 0 }) });
    const box = await place({ sources: [gives(idea('1', 'Un banc'), idea('2', 'Un arbre')), gives(bench)] });
    expect(all(box, '.row [part=link]').map(words)).to.deep.equal(['Un banc', 'Un arbre', 'Un banc au port']);
    const opened: Idea[] = [];
    box.addEventListener('parvis-idea-open', (event) => opened.push(event.idea));
    all(box, '.row [part=link]')[2]!.click();
    expect(words(await appears(box, '.idea .title'))).to.equal('Un banc au port');
    expect(opened).to.deep.equal([bench]);
  });

  it('says what is true of names and votes, in the words of the server', async () => {
    const anonymity = {
      identity: 'openid',
      names: 'required',
      seenBy: 'moderators',
      addressHours: 2,
      votesLinked: false,
    } as const;
    const box = await place({ sources: [gives('fr', { anonymity, moderation: 'before' })] });
    one(box, '[part=propose]')!.click();
    const honest = words(await appears(box, '.honest'));
    for (const part of [
      'demande un nom',
      'n’est visible que de la modération',
      'Le serveur sait qui vous êtes',
      'gardée 2 heures',
      'ne peuvent pas être reliés',
      'relues avant de paraître',
    ])
      expect(honest).to.contain(part);
    // Nor does the field itself promise it a place beside the idea.
    expect(words(one(box, '#idea-name-hint'))).to.contain('n’est visible que de la modération');
  });
});
