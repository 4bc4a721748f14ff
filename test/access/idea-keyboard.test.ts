import { expect } from '@open-wc/testing';
import '../../src/widgets/idea-box/define.js';
import type { ParvisIdeaBox } from '../../src/widgets/idea-box/idea-box.js';
import { appears, until } from '../../stories/support/appears.js';
import { ideaBox } from '../../stories/support/draw-ideas.js';
import { ideaStates, type IdeaArgs } from '../../stories/support/idea-states.js';
import { townIdeas } from '../../stories/support/town-ideas.js';
import { keys } from '../support/commands.js';
import { between, onTownDay } from './town-page.js';
import { active, go, hidden, walk } from './walk.js';

const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector)!;
const all = (box: ParvisIdeaBox, selector: string) => [...box.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const clean = (words: string) => words.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** What a control is called: by the page, by its label, by its own words. */
function name(stop: HTMLElement): string {
  const { labels } = stop as HTMLInputElement;
  return clean(
    stop.getAttribute('aria-label') ??
      ((labels?.[0]?.querySelector('span') ?? labels?.[0])?.textContent || stop.textContent),
  );
}

/** A box between two links of a page; the focus is on the first. */
function inPage(args: IdeaArgs): Promise<ParvisIdeaBox> {
  const box = ideaBox(args);
  box.addEventListener('parvis-error', (event) => event.preventDefault());
  return between(box, '.row');
}

const arrives = (selector: string) =>
  until(
    () => active().matches(selector),
    `the focus is not on ${selector}, but on ${active().outerHTML.slice(0, 120)}`,
  );

describe('the keyboard in an idea box', function () {
  this.timeout(30_000);
  onTownDay();

  it('goes through the ways, the filters, each vote and its idea, and back the same way', async () => {
    const box = await inPage(ideaStates.controls.args('fr'));
    await appears(box, '.more');
    const forth = await walk('Tab');
    const stops = forth.map(name);
    const [first, second, third] = townIdeas('fr').map(({ title }) => clean(title));
    expect(stops.filter((stop) => !/\bvotes?, Soutenir/.test(stop))).to.deep.equal([
      ...['Proposer une idée', 'Retrouver mon idée', 'Rechercher une idée', 'Ordre', 'Statut', 'Thème'],
      ...[first, second, third, 'Afficher plus d’idées'],
    ]);
    expect(stops[6]).to.equal(`48 votes, Soutenir « ${first} »`);
    const back = await walk('Shift+Tab');
    expect(back.reverse()).to.deep.equal(forth);
  });

  it('votes and takes it back without leaving the button', async () => {
    const box = await inPage(ideaStates.controls.args('fr'));
    const vote = all(box, '.votes')[1]!;
    await go(vote);
    for (const [key, pressed] of [
      [' ', 'true'],
      ['Enter', 'false'],
    ] as const) {
      await keys(key);
      await appears(box, `.row:nth-child(2) .votes[aria-pressed=${pressed}]:not(.sending)`);
      expect(active()).to.equal(vote);
      expect(hidden(vote)).to.equal('');
    }
  });

  it('keeps its place in the bar when a filter changes, and when all go', async () => {
    const box = await inPage({
      ...ideaStates.controls.args('fr'),
      sources: [{ read: async () => ({ items: townIdeas('fr'), skipped: 0 }) }],
    });
    const search = await appears(box, '.filters input');
    await go(search);
    await keys({ type: 'zzz' });
    const clear = await appears(box, '.bar button');
    expect(active()).to.equal(search);
    await go(clear);
    await keys('Enter');
    await appears(box, '.row');
    await arrives('.filters input');
    expect((active() as HTMLInputElement).value).to.equal('');
  });

  it('goes to the first of the ideas that "more" has brought', async () => {
    const box = await inPage(ideaStates.controls.args('fr'));
    await go(await appears(box, '.more'));
    await keys('Enter');
    await arrives('.row:nth-child(4) [part=link]');
    expect(hidden(active())).to.equal('');
  });

  it('opens an idea, comments, and comes back to it', async () => {
    const box = await inPage(ideaStates.list.args('fr'));
    const title = clean(townIdeas('fr')[1]!.title);
    await go(all(box, '.row [part=link]')[1]!);
    await keys('Enter');
    await arrives('.idea .view-heading');
    expect(clean(active().textContent)).to.equal(title);
    expect(hidden(active())).to.equal('');
    const field = await appears(box, '#comment-');
    await go(one(box, 'form .main-act'));
    await keys('Enter');
    await arrives('#comment-[aria-invalid=true]');
    expect(active()).to.equal(field);
    expect(clean(one(box, `#${field.getAttribute('aria-describedby')!}`).textContent)).to.equal(
      'Votre commentaire : à remplir.',
    );
    await keys({ type: 'Oui.' });
    await go(one(box, 'form .main-act'));
    await keys('Enter');
    await until(() => !(one(box, '#comment-') as HTMLTextAreaElement).value, 'the comment has not left');
    await arrives('#comment-');
    await go(one(box, '.back button'), 'Shift+Tab');
    await keys('Enter');
    await arrives('.row [part=link]');
    expect(clean(active().textContent)).to.equal(title);
    expect(hidden(active())).to.equal('');
  });

  it('answers a comment, and comes back to its button', async () => {
    const box = await inPage(ideaStates.list.args('fr'));
    await go(one(box, '.row [part=link]'));
    await keys('Enter');
    const reply = await appears(box, '.reply');
    const answered = reply.dataset.comment!;
    await go(reply);
    await keys('Enter');
    await arrives('.thread textarea');
    await go(all(box, '.thread form button').at(-1)!);
    await keys('Enter');
    await arrives(`.reply[data-comment="${answered}"]`);
  });

  it('proposes an idea: what is wrong is named, each sentence leads to its field, the code is reached', async () => {
    const box = await inPage(ideaStates.list.args('fr'));
    await go(one(box, '[part=propose]'));
    await keys('Enter');
    await arrives('.view-heading');
    await appears(box, '#idea-file');
    await go(one(box, '.form .main-act'));
    await keys('Enter');
    await arrives('#idea-errors');
    await until(() => !hidden(active()), 'the summary is not on screen');
    for (const [field, typed] of [
      ['title', 'Un abri'],
      ['problem', 'La pluie'],
      ['name', 'Ana'],
    ] as const) {
      await go(one(box, `.errors a[href="#idea-${field}"]`), field === 'title' ? 'Tab' : 'Shift+Tab');
      await keys('Enter');
      await arrives(`#idea-${field}`);
      expect(active().getAttribute('aria-invalid')).to.equal('true');
      expect(active().getAttribute('aria-describedby')).to.contain(`idea-${field}-wrong`);
      await keys({ type: typed });
    }
    await go(one(box, '.form .main-act'));
    await keys('Enter');
    await appears(box, '.code');
    await arrives('.view-heading');
    expect(clean(active().textContent)).to.equal('Votre idée est reçue');
    await keys('Tab');
    expect(clean(active().textContent)).to.equal('Copier le code');
    await go(one(box, '.back button'), 'Shift+Tab');
    await keys('Enter');
    await arrives('[part=propose]');
  });

  it('opens an idea like the one that is written, and comes back to what was typed', async () => {
    const args = ideaStates.list.args('fr');
    const box = await inPage(args);
    const typed = { title: 'Des bancs au soleil', problem: 'Rien où s’asseoir.', name: 'Ana' };
    const shown = (where: ParvisIdeaBox) =>
      Object.fromEntries(
        Object.keys(typed).map((id) => [id, (one(where, `#idea-${id}`) as HTMLInputElement | null)?.value]),
      );
    await go(one(box, '[part=propose]'));
    await keys('Enter');
    for (const [id, text] of Object.entries(typed)) {
      await go(await appears(box, `#idea-${id}`));
      await keys({ type: text });
    }
    const chosen = new DataTransfer();
    chosen.items.add(new File(['x'], 'croquis.png', { type: 'image/png' }));
    const file = () => one(box, '#idea-file') as HTMLInputElement;
    file().files = chosen.files;
    file().dispatchEvent(new Event('change'));
    const second = clean(townIdeas('fr')[1]!.title);
    const link = await appears(box, '.similar .row:nth-of-type(2) [part=link]');
    expect(name(link)).to.equal(second);
    await go(link, 'Shift+Tab');
    for (const back of ['button', 'history']) {
      expect(hidden(active())).to.equal('');
      await keys('Enter');
      await arrives('.idea .view-heading');
      expect(clean(active().textContent)).to.equal(second);
      if (back === 'button') {
        const way = one(box, '.back .draft');
        expect(name(way)).to.equal('Revenir à mon brouillon');
        await go(way, 'Shift+Tab');
        await keys('Enter');
      } else history.back();
      // Where the reader left: the way on is the text, the way back the title of what was read.
      await arrives('.similar [part=link]');
      expect(name(active())).to.equal(second);
      expect(shown(box)).to.deep.equal(typed);
      expect([...file().files!].map(({ name: chosen }) => chosen)).to.deep.equal(['croquis.png']);
    }
    // The list has no draft to go back to, and the form still has its text; nor has a page that is loaded again lost it.
    await keys('Enter');
    await arrives('.idea .view-heading');
    await go(one(box, '.back button:last-child'), 'Shift+Tab');
    await keys('Enter');
    await arrives('.row [part=link]');
    await keys('Enter');
    await arrives('.idea .view-heading');
    expect(one(box, '.back .draft')).to.equal(null);
    await go(one(box, '.back button'), 'Shift+Tab');
    await keys('Enter');
    await arrives('.row [part=link]');
    await go(one(box, '[part=propose]'), 'Shift+Tab');
    await keys('Enter');
    await arrives('.view-heading');
    expect(shown(box)).to.deep.equal(typed);
    const again = Object.assign(document.createElement('parvis-idea-box'), { id: box.id, sources: args.sources });
    box.replaceWith(again);
    await appears(again, '#idea-title');
    expect(shown(again)).to.deep.equal(typed);
  });

  it('finds an idea again by its code, and says at the field that there is none', async () => {
    const box = await inPage(ideaStates.list.args('fr'));
    await go(one(box, '.ways .link'));
    await keys('Enter');
    await arrives('.view-heading');
    await go(await appears(box, '#follow-code'));
    await keys({ type: 'ABCD' });
    await keys('Enter');
    await appears(box, '#follow-code-wrong');
    await arrives('#follow-code');
    for (let typed = 0; typed < 4; typed++) await keys('Backspace');
    await keys({ type: 'K7QM-3XPA-9TVD' });
    await keys('Enter');
    await arrives('.idea .view-heading');
    expect(clean(active().textContent)).to.equal(clean(townIdeas('fr')[0]!.title));
  });
});
