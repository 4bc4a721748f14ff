import { expect } from '@open-wc/testing';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { active, go } from '../../../access/walk.js';
import { keys, viewport } from '../../../support/commands.js';
import { savedFile } from '../../../support/saved-file.js';
import { clean, clearPage, focused, hears, moderatedBox, type Asked } from './moderated-box.js';

const all = (box: ParvisIdeaBox, selector: string) => [...box.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const one = (box: ParvisIdeaBox, selector: string) => box.shadowRoot!.querySelector<HTMLElement>(selector);
const waiting = [
  { id: 'a', title: 'Un abri', text: 'La pluie.', pending: true },
  { id: 'b', title: 'Une fontaine', text: 'La soif.', pending: true },
];

/** A service in which two ideas wait to be read. */
const service = ({ way }: Asked): Response | Promise<Response> =>
  way.startsWith('ideas?')
    ? Response.json({ box: {}, ideas: way.includes('=pending') ? waiting : [] })
    : Response.json({});

async function moderation(answers = service): Promise<ParvisIdeaBox> {
  const { box } = await moderatedBox(answers);
  all(box, '.ways .link').at(-1)!.click();
  await appears(box, '.waiting-idea + .waiting-idea');
  return box;
}

describe('the moderation of a box', function () {
  this.timeout(30_000);
  beforeEach(() => viewport(1200, 900));
  beforeEach(clearPage);
  after(clearPage);

  it('has buttons that say enough when they are heard alone', async () => {
    const box = await moderation();
    all(box, '.refuse')[1]!.click();
    await appears(box, '#refuse-reason');
    const named = all(box, '.acts-bar button, .form button:not([type])');
    const names = named.map((button) => clean(button.getAttribute('aria-label') ?? button.textContent));
    expect(names).to.deep.equal([
      ...['Publier « Un abri »', 'Ne pas publier « Un abri »', 'Ne pas publier « Une fontaine »'],
      ...['Exporter en CSV', 'Exporter en ODS'],
    ]);
    // Who speaks to the page says what is shown (WCAG 2.5.3).
    for (const [at, button] of named.entries()) expect(names[at]!.startsWith(clean(button.textContent))).to.equal(true);
    await expect(box).to.be.accessible();
  });

  it('goes on with the next idea after each act, and with the one before at the end', async () => {
    let ideas = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `Idée ${id}`, text: 'Oui.', pending: true }));
    const box = await moderation(({ way, method }) => {
      if (method === 'POST') ideas = ideas.filter(({ id }) => !way.startsWith(`ideas/${id}/`));
      return way.startsWith('ideas?')
        ? Response.json({ box: {}, ideas: way.includes('=pending') ? ideas : [] })
        : Response.json({});
    });
    const publish = async (id: string) => {
      one(box, `[data-id=${id}] .acts-bar button`)!.focus();
      await keys('Enter');
    };
    await publish('b');
    await focused('[data-id=c] .title button');
    one(box, '[data-id=d] .refuse')!.click();
    ((await appears(box, '#refuse-reason')) as HTMLTextAreaElement).value = 'Déjà fait';
    one(box, '#refuse-reason')!.dispatchEvent(new InputEvent('input', { bubbles: true }));
    one(box, '.form button:not([type])')!.click();
    await until(() => !one(box, '[data-id=d]'), 'it is still there');
    await focused('[data-id=c] .title button');
    await publish('c');
    await focused('[data-id=a] .title button');
    await publish('a');
    await focused('.view-heading');
  });

  it('tells how often an idea was reported, and keeps each idea apart from the next', async () => {
    const box = await moderation((one) =>
      one.way.startsWith('ideas?') && one.way.includes('=reported')
        ? Response.json({ box: {}, ideas: [{ id: 'c', title: 'Un parking', text: 'Partout.', reports: 3 }] })
        : service(one),
    );
    await appears(box, '[data-id=c]');
    expect(clean(one(box, '[data-id=c]')!.textContent)).to.match(/ 3 signalements$/);
    // The buttons of one would else stand nearer to the title of the next than to its own words.
    const [first, next] = all(box, '.waiting-idea').map((idea) => idea.getBoundingClientRect());
    const acts = one(box, '.waiting-idea .acts-bar')!.getBoundingClientRect();
    const title = all(box, '.waiting-idea .title')[1]!.getBoundingClientRect();
    expect(acts.bottom).to.be.at.most(first!.bottom);
    expect(title.top - acts.bottom, `${first!.bottom} to ${next!.top}`).to.be.at.least(24);
  });

  it('says that a file is on its way, that it is there, or why not, and is asked for it once', async () => {
    let answer = (_: Response) => {};
    let asked = 0;
    const box = await moderation((one) => {
      if (!one.way.startsWith('export.')) return service(one);
      asked++;
      return new Promise<Response>((resolve) => (answer = resolve));
    });
    const [csv, ods] = all(box, '.acts-bar button').slice(-2) as [HTMLElement, HTMLElement];
    await go(csv);
    await keys('Enter');
    await hears('Préparation du fichier…');
    expect([csv.ariaDisabled, ods.ariaDisabled]).to.deep.equal(['true', 'true']);
    await keys('Enter');
    await expect(box).to.be.accessible();
    const type = { headers: { 'content-type': 'text/csv' } };
    const file = await savedFile(() => answer(new Response('numéro,titre', type)));
    expect(file).to.deep.equal({ name: 'idees.csv', text: 'numéro,titre' });
    await hears('Le fichier idees.csv est enregistré.');
    expect(clean(all(box, '.said')[0]!.textContent)).to.equal('Le fichier idees.csv est enregistré.');
    expect([csv.ariaDisabled, ods.ariaDisabled, active(), asked]).to.deep.equal([null, null, csv, 1]);
    await go(ods);
    await keys('Enter');
    await until(() => asked === 2, 'the second file is not asked for');
    answer(new Response('', { status: 403 }));
    const failed = 'Cela n’a pas été fait : le serveur l’a refusé ou ne répond pas.';
    await hears(failed);
    expect(clean(all(box, '.said')[0]!.textContent)).to.equal(failed);
    expect(active()).to.equal(ods);
  });

  it('no longer holds what was published from the idea itself', async () => {
    let left = [{ ...waiting[0]!, id: '1' }, waiting[1]!];
    const box = await moderation((one) => {
      if (one.way.startsWith('ideas?'))
        return Response.json({ box: {}, ideas: one.way.includes('=pending') ? left : [] });
      return service(one);
    });
    all(box, '.waiting-idea .link')[0]!.click();
    await appears(box, '.idea');
    left = waiting.slice(1);
    history.back();
    await until(() => all(box, '.waiting-idea').length === 1, 'it still stands there');
    expect(clean(all(box, '.waiting-idea .title')[0]!.textContent)).to.equal('Une fontaine');
  });

  it('shows why an idea was not published, and keeps the reason that was written', async () => {
    const box = await moderation((one) => (one.method === 'POST' ? new Response('', { status: 500 }) : service(one)));
    await go(all(box, '.waiting-idea [aria-label^=Publier]')[0]!);
    await keys('Enter');
    const failed = 'Cela n’a pas été fait : le serveur l’a refusé ou ne répond pas.';
    await hears(failed);
    await until(() => clean(one(box, '.wrong')?.textContent) === failed, 'it is not shown');
    await go(all(box, '.refuse')[1]!);
    await keys('Enter');
    await until(() => active().matches('#refuse-reason'), 'the form does not open');
    await keys({ type: 'Déjà fait' });
    await go(one(box, '.waiting-idea form button')!);
    await keys('Enter');
    await hears(failed);
    await until(() => active().matches('#refuse-reason'), 'the focus is not in the form');
    expect((active() as HTMLTextAreaElement).value).to.equal('Déjà fait');
    await expect(box).to.be.accessible();
  });

  it('closes by Escape, and keeps why an idea is not published until it was sent', async () => {
    let sent = 0;
    const box = await moderation((one) => {
      if (one.method === 'POST') sent++;
      return service(one);
    });
    const opens = async () => {
      await go(all(box, '.refuse').at(-1)!);
      await keys('Enter');
      await until(() => active().matches('#refuse-reason'), 'the form does not open');
      return (active() as HTMLTextAreaElement).value;
    };
    expect(await opens()).to.equal('');
    await until(() => one(box, '.waiting-idea .kept-words'), 'it is not said that it is kept');
    await keys({ type: 'Déjà fait' });
    await keys('Escape');
    await until(() => active() === all(box, '.refuse').at(-1), 'the focus is not on the button of the form');
    expect(await opens()).to.equal('Déjà fait');
    // Of another idea, nothing is known.
    all(box, '.refuse')[0]!.click();
    await until(() => (one(box, '#refuse-reason') as HTMLTextAreaElement).value === '', 'it is that of the other one');
    expect(await opens()).to.equal('Déjà fait');
    await go(one(box, '.waiting-idea form button')!);
    await keys('Enter');
    await hears('Idée non publiée, la raison est gardée.');
    await until(() => !one(box, '#refuse-reason') && one(box, '.refuse'), 'the form is there still');
    expect([await opens(), sent]).to.deep.equal(['', 1]);
  });

  it('keeps the focus when it could not be read and is asked for again', async () => {
    let down = true;
    const { box } = await moderatedBox((one) => (down ? new Response('', { status: 401 }) : service(one)));
    all(box, '.ways .link').at(-1)!.click();
    await until(() => one(box, 'p.wrong + button'), 'the failure does not show');
    await go(one(box, 'p.wrong + button')!);
    down = false;
    await keys('Enter');
    await appears(box, '.waiting-idea');
    await until(() => active().matches('.view-heading'), 'the focus is lost');
  });
});
