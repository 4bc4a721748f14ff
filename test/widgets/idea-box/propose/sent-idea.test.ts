import { expect } from '@open-wc/testing';
import '../../../../src/widgets/idea-box/define.js';
import type { Idea, IdeaBox } from '../../../../src/widgets/idea-box/idea.js';
import { appears, until } from '../../../../stories/support/appears.js';
import { gives } from '../../../../stories/support/idea-states.js';
import { clean, clearPage } from '../moderation/moderated-box.js';

describe('what is said of an idea that was sent', () => {
  const { now } = Date;
  // Nine in the evening of the first of December, in St John's.
  const evening = Date.parse('2026-12-02T00:30:00Z') - now();
  beforeEach(() => {
    clearPage();
    Date.now = () => now() + evening;
  });
  afterEach(() => {
    Date.now = now;
    clearPage();
  });

  async function saidOf(idea: Partial<Idea>, box: Partial<IdeaBox> = {}): Promise<string> {
    const propose = async () => ({ idea: { id: '6', title: 'Un abri', topics: [], ...idea } });
    const widget = Object.assign(document.createElement('parvis-idea-box'), {
      sources: [gives('fr', { answerDays: 30, moderation: 'after', ...box }, {}, { propose })],
    });
    const page = document.createElement('main');
    page.append(widget);
    document.body.prepend(page);
    (await appears(widget, '[part=propose]')).click();
    for (const [field, text] of [
      ['title', 'Un abri pour les vélos'],
      ['problem', 'Les vélos dorment sous la pluie.'],
      ['name', 'Ana'],
    ] as const) {
      const input = (await appears(widget, `#idea-${field}`)) as HTMLInputElement;
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    (await appears(widget, '.form .main-act')).click();
    const heading = () => clean(widget.shadowRoot!.querySelector('.view-heading')?.textContent);
    await until(() => heading() === 'Votre idée est reçue', `it is not sent: "${heading()}"`);
    return clean(widget.shadowRoot!.querySelector('.view-heading + p')?.textContent);
  }

  it('promises an answer by the day that the service owes it', async () => {
    expect(await saidOf({ due: '2027-01-14' })).to.contain('avant le 14 janvier 2027');
  });

  it('counts from the day that it is where the box is, if the service names none', async () => {
    expect(await saidOf({})).to.contain('avant le 31 décembre');
  });

  it('promises no day for one that is read first: that is counted from when it is shown', async () => {
    expect(await saidOf({ pending: true }, { moderation: 'before' })).to.equal('Elle paraîtra une fois relue.');
  });
});
