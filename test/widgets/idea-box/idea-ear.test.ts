import { expect } from '@open-wc/testing';
import '../../../src/widgets/idea-box/define.js';
import { SourceError } from '../../../src/data/source-error.js';
import { WriteError } from '../../../src/data/writing/write-error.js';
import type { IdeaBackend } from '../../../src/widgets/idea-box/backends/idea-backend.js';
import type { ParvisIdeaBox } from '../../../src/widgets/idea-box/idea-box.js';
import type { IdeaSubmitEvent } from '../../../src/widgets/idea-box/idea-events.js';
import { appears, until } from '../../../stories/support/appears.js';
import { gives } from '../../../stories/support/idea-states.js';
import { townIdeas } from '../../../stories/support/town-ideas.js';
import { active, go } from '../../access/walk.js';
import { keys, viewport } from '../../support/commands.js';

type Faults = Parameters<typeof gives>[3];
const clean = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const all = (box: ParvisIdeaBox, selector: string) => [...box.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);
const heard = () => clean(document.querySelector('html > [role=status]')?.textContent);
const hears = (sentence: string) => until(() => heard() === sentence, `"${heard()}" was said, not "${sentence}"`);
const focused = (box: ParvisIdeaBox, selector: string) =>
  until(
    () => active().matches(selector),
    `the focus is on ${active().outerHTML.slice(0, 200)}, not on ${selector} of ${box.localName}`,
  );
const down = async (): Promise<never> => {
  throw new SourceError('network', 'none');
};

describe('an idea box for who hears it', function () {
  this.timeout(30_000);
  beforeEach(async () => {
    localStorage.clear();
    document.documentElement.lang = 'fr';
    await viewport(1200, 900);
  });
  afterEach(() => {
    document.querySelector('main')?.remove();
    history.replaceState(null, '', location.pathname + location.search);
  });

  async function place(args: Partial<ParvisIdeaBox> = {}, faults: Faults = {}): Promise<ParvisIdeaBox> {
    const page = document.createElement('main');
    const box = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [gives('fr', {}, {}, faults)],
      ...args,
    });
    box.addEventListener('parvis-error', (event) => event.preventDefault());
    page.append(box);
    document.body.prepend(page);
    await appears(box, args.hash ? '.view-heading' : '.row');
    return box;
  }

  it('votes for an idea that resembles the one being written, without sending what is written', async () => {
    const sent: IdeaSubmitEvent[] = [];
    const box = await place();
    box.addEventListener('parvis-idea-submit', (event) => void sent.push(event));
    await go(one(box, '[part=propose]')!);
    await keys('Enter');
    await go(await appears(box, '#idea-title'));
    await keys({ type: 'Des bancs' });
    await go(one(box, '#idea-problem')!);
    await keys({ type: 'Le soleil' });
    await go(await appears(box, '.similar .votes[aria-pressed=false]'), 'Shift+Tab');
    const pressed = active();
    await keys('Enter');
    await appears(box, '.similar .votes[aria-pressed=true]:not(.sending)');
    expect(active()).to.equal(pressed);
    expect(one(box, '.errors')).to.equal(null);
    expect(sent).to.deep.equal([]);
  });

  it('says at the button that a further page could not be read, and goes on from there at the next press', async () => {
    const items = townIdeas('fr');
    let broken = true;
    const read = async ({ cursor }: { readonly cursor?: string }) => {
      if (!cursor) return { items: items.slice(0, 2), skipped: 0, next: 'b' };
      if (broken) throw new SourceError('missing', 'answered 404', { status: 404 });
      return { items: items.slice(2), skipped: 0 };
    };
    const box = await place({ max: 2, more: true, sources: [{ read }] });
    await go(await appears(box, '.more'));
    await keys('Enter');
    await hears('La suite n’a pas pu être lue.');
    const notices = all(box, '[part=notice]');
    expect(notices.map(({ textContent }) => clean(textContent))).to.deep.equal(['La suite n’a pas pu être lue.']);
    expect(notices[0]!.nextElementSibling).to.equal(one(box, '.more'));
    expect(active()).to.equal(one(box, '.more'));
    expect(all(box, '.row').length).to.equal(2);
    await expect(box).to.be.accessible();
    broken = false;
    await keys('Enter');
    await hears('4 idées');
    expect(all(box, '.row').length).to.equal(4);
    expect(one(box, '[part=notice]')).to.equal(null);
  });

  it('is filtered in its own words, and says when nothing is left', async () => {
    const items = townIdeas('fr');
    const box = await place({ search: true, sources: [{ read: async () => ({ items, skipped: 0 }) }] });
    expect((await appears(box, '.filters')).getAttribute('aria-label')).to.equal('Filtrer la liste');
    await go(one(box, '.filters input')!);
    await keys({ type: 'zzz' });
    await hears('Aucune idée ne correspond à votre recherche.');
  });

  it('leads back to the idea, and to the button, from which the reader left', async () => {
    const box = await place();
    const title = clean(all(box, '.row [part=link]')[2]!.textContent);
    for (const back of ['button', 'history']) {
      await go(all(box, '.row [part=link]')[2]!);
      await keys('Enter');
      await focused(box, '.idea .view-heading');
      if (back === 'button') {
        await go(one(box, '.back button')!, 'Shift+Tab');
        await keys('Enter');
      } else history.back();
      await appears(box, '.row');
      await focused(box, '.row [part=link]');
      expect(clean(active().textContent)).to.equal(title);
      await keys('Shift+Tab');
    }
    for (const way of ['[part=propose]', '.ways .link']) {
      await go(one(box, way)!, 'Shift+Tab');
      await keys('Enter');
      await focused(box, '.view-heading');
      await go(one(box, '.back button')!, 'Shift+Tab');
      await keys('Enter');
      await focused(box, way);
      await keys('Tab');
    }
  });

  it('is no landmark without a name, whatever is open', async () => {
    const box = await place({ sources: [gives('fr', { may: ['propose', 'moderate'] })] });
    for (const way of ['.row [part=link]', '[part=propose]', '.ways .link', '.ways .link:last-child']) {
      one(box, way)!.click();
      await appears(box, '.back button');
      const unnamed = all(box, 'nav, aside, section').filter(
        (part) => !part.ariaLabel && !part.hasAttribute('aria-labelledby') && part.className !== 'answer',
      );
      expect(unnamed, way).to.deep.equal([]);
      one(box, '.back button')!.click();
      await appears(box, '.row');
    }
  });

  it('names whom one answers, once', async () => {
    const box = await place();
    one(box, '.row [part=link]')!.click();
    const names = (await appears(box, '.reply')) && all(box, '.reply').map((reply) => reply.getAttribute('aria-label'));
    expect(names[0]).to.match(/^Répondre à .+/);
    for (const reply of all(box, '.reply')) expect(clean(reply.textContent)).to.equal('Répondre');
  });

  it('says that a comment waits, and that it has left, and keeps the reader in the box', async () => {
    let comment: IdeaBackend['comment'] = down;
    const box = await place({}, { comment: (...args) => comment(...args) });
    one(box, '.row [part=link]')!.click();
    await go(await appears(box, '#comment-'));
    await keys({ type: 'Oui.' });
    await go(one(box, 'form .main-act')!);
    await keys('Enter');
    await hears('Pas encore envoyé : cela partira dès que le réseau le permettra.');
    await go(await appears(box, '.writes button'), 'Shift+Tab');
    comment = async () => ({ id: 'c9', text: 'Oui.' });
    dispatchEvent(new Event('online'));
    await hears('Commentaire envoyé.');
    expect(one(box, '.writes')).to.equal(null);
    await focused(box, '.view-heading');
  });

  it('stays where the reader was once what waits is given up', async () => {
    let tries = 0;
    const box = await place({}, { comment: () => (tries++ ? new Promise<never>(() => {}) : down()) });
    one(box, '.row [part=link]')!.click();
    await go(await appears(box, '#comment-'));
    await keys({ type: 'Oui.' });
    await go(one(box, 'form .main-act')!);
    await keys('Enter');
    await hears('Pas encore envoyé : cela partira dès que le réseau le permettra.');
    const giveUp = await appears(box, '.writes button');
    expect(clean(giveUp.textContent)).to.equal('Abandonner');
    expect(clean(giveUp.ariaLabel)).to.equal(`Abandonner « ${clean(townIdeas('fr')[0]!.title)} »`);
    await until(() => tries > 1, 'it is not tried again');
    await box.updateComplete;
    await go(giveUp, 'Shift+Tab');
    await keys('Enter');
    await focused(box, '.view-heading');
  });

  it('names what is sent again, or given up, and what is reported', async () => {
    let tries = 0;
    const refused = async (): Promise<never> => {
      if (!tries++) return down();
      throw new WriteError('server', 'no', { status: 409, code: 'box-closed' });
    };
    const box = await place({}, { comment: refused });
    all(box, '.row [part=link]')[1]!.click();
    expect(clean((await appears(box, '.report')).textContent)).to.equal('Signaler cette idée');
    await go(await appears(box, '#comment-'));
    await keys({ type: 'Oui.' });
    await go(one(box, 'form .main-act')!);
    await keys('Enter');
    await appears(box, '.writes .text');
    const title = clean(townIdeas('fr')[1]!.title);
    expect(all(box, '.writes button').map(({ ariaLabel }) => clean(ariaLabel))).to.deep.equal([
      `Envoyer de nouveau « ${title} »`,
      `Abandonner « ${title} »`,
    ]);
  });

  /** An idea is typed and sent by keys alone, while the device has no network. The test gives it back. */
  async function sendWithoutNetwork() {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    const box = await place();
    one(box, '[part=propose]')!.click();
    for (const [field, words] of [
      ['#idea-title', 'Un abri'],
      ['#idea-problem', 'La pluie'],
      ['#idea-name', 'Ana'],
    ] as const) {
      await go(await appears(box, field));
      await keys({ type: words });
    }
    await go(one(box, 'form .main-act')!);
    await keys('Enter');
    return box;
  }

  it('says that an idea has left that was sent without a network, and gives its code', async () => {
    try {
      const box = await sendWithoutNetwork();
      await hears('Pas encore envoyé : cela partira dès que le réseau le permettra.');
      await focused(box, '.view-heading');
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
      await hears('Votre idée est reçue');
      expect(clean((await appears(box, '.code')).textContent)).to.equal('K7QM-3XPA-9TVD');
      expect(active()).to.equal(one(box, '.view-heading'));
      expect(clean(active().textContent)).to.equal('Votre idée est reçue');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('says of an idea that was given up no more that it will leave', async () => {
    try {
      const box = await sendWithoutNetwork();
      await go(await appears(box, '.writes button'), 'Shift+Tab');
      await keys('Enter');
      await appears(box, '#idea-title');
      await focused(box, '.view-heading');
      expect(clean(active().textContent)).to.equal('Proposer une idée');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('tells who writes of the ideas that resemble his, once', async () => {
    const box = await place();
    one(box, '[part=propose]')!.click();
    await go(await appears(box, '#idea-title'));
    await keys({ type: 'Des bancs' });
    await hears('2 idées. Ces idées se ressemblent-elles ?');
  });

  it('keeps the field in its place when ideas that resemble come above it', async () => {
    const box = await place();
    one(box, '[part=propose]')!.click();
    await go(await appears(box, '#idea-title'));
    await keys({ type: 'Des' });
    await go(one(box, '#idea-problem')!);
    const top = () => one(box, '#idea-problem')!.getBoundingClientRect().top;
    const before = top();
    await keys({ type: 'bancs' });
    await appears(box, '.similar');
    await box.updateComplete;
    expect(Math.abs(top() - before)).to.be.below(2);
  });

  it('says at once what is wrong with a code that is sent from its field', async () => {
    const box = await place();
    one(box, '.ways .link')!.click();
    await go(await appears(box, '#follow-code'));
    await keys('Enter');
    await until(() => heard().endsWith('à remplir.'), heard());
  });

  it('names what a moderator hides', async () => {
    const box = await place({ sources: [gives('fr', { may: ['moderate'] })] });
    one(box, '.row [part=link]')!.click();
    await appears(box, '.thread .comment button');
    const names = all(box, '.thread .comment button').map(({ textContent }) => clean(textContent));
    expect(names[0]).to.match(/^Masquer ce commentaire, Jeanne, \d/);
    expect(new Set(names)).to.have.length(names.length).above(2);
  });

  it('gives a reason once at the field that lacks one', async () => {
    const box = await place({ sources: [gives('fr', { may: ['moderate'] })] });
    one(box, '.row [part=link]')!.click();
    await go(await appears(box, '.opens-status'));
    await keys('Enter');
    const status = (await appears(box, '#act-status')) as HTMLSelectElement;
    status.value = 'declined';
    status.dispatchEvent(new Event('change', { bubbles: true }));
    await go(one(box, '.acts form .main-act')!);
    await keys('Enter');
    await focused(box, '#act-reason');
    const described = active().getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => clean(one(box, `#${id}`)!.textContent))).to.deep.equal([
      'Une idée non retenue a droit à une raison.',
      'à remplir.',
    ]);
  });

  it('keeps the reader in the idea when what was pressed goes', async () => {
    let fails = true;
    const source = gives('fr', {}, { items: [] });
    const { detail } = source.backend!;
    const backend = {
      ...source.backend!,
      detail: (...args: Parameters<typeof detail>) => (fails ? down() : detail(...args)),
    };
    history.replaceState(null, '', '#boite:idea=1');
    const box = await place({ id: 'boite', hash: true, sources: [{ ...source, backend }] });
    const again = await appears(box, '.view-heading + button');
    fails = false;
    await go(again);
    await keys('Enter');
    await appears(box, '.idea');
    await focused(box, '.idea .view-heading');
  });
});
