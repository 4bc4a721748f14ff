import { expect } from '@open-wc/testing';
import type { ParvisIdeaBox } from '../../../../src/widgets/idea-box/idea-box.js';
import { appears } from '../../../../stories/support/appears.js';
import { viewport } from '../../../support/commands.js';
import { clean, clearPage, moderatedBox, type Asked } from './moderated-box.js';

const all = (box: ParvisIdeaBox, selector: string) => [...box.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const waiting = [
  { id: 'a', title: 'Un abri', text: 'La pluie.', pending: true },
  { id: 'b', title: 'Une fontaine', text: 'La soif.', pending: true },
];

/** A service in which two ideas wait to be read. */
const service = ({ way }: Asked): Response =>
  way.startsWith('ideas?') ? Response.json({ box: {}, ideas: way.includes('=pending') ? waiting : [] }) : Response.json({});

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
});
