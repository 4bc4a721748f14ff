import { expect, fixture, html } from '@open-wc/testing';
// The sentence is there by the time at which the network goes.
import '../../src/i18n/fr-missing.js';
import '../../src/i18n/languages.js';
import '../../src/widgets/document-list/define.js';
import '../../src/widgets/event-calendar/define.js';
import '../../src/widgets/idea-box/define.js';
import type { ParvisDocumentList } from '../../src/widgets/document-list/document-list.js';
import type { ParvisEventCalendar } from '../../src/widgets/event-calendar/event-calendar.js';
import type { ParvisIdeaBox } from '../../src/widgets/idea-box/idea-box.js';
import { missing } from '../../src/ui/lazy.js';
import { appears, still, until } from '../../stories/support/appears.js';
import { keys, offline, viewport } from '../support/commands.js';

const words = () =>
  document
    .querySelector('body > [role=status]')
    ?.textContent.replace(/[\s\u00a0]+/g, ' ')
    .trim() ?? '';
const SENTENCE = 'Impossible pour le moment : la connexion manque. Réessayez quand elle sera revenue.';

/** Ends once a widget has all that it needs to tell that something else cannot be had. */
const ready = (widget: Element) => until(() => missing.has(widget), 'what tells of it has not come');

/** Presses what has the focus, without a network: the sentence is said, and the focus is where it was. */
async function pressInVain(root: ShadowRoot, control: HTMLElement): Promise<void> {
  document.querySelector('body > [role=status]')?.replaceChildren();
  control.focus();
  await keys('Enter');
  await until(() => words() === SENTENCE, `"${words()}" was said`);
  expect(root.activeElement).to.equal(control);
}

describe('a part of a widget that could not be had', () => {
  it('is told to who has just asked for it', async () => {
    document.documentElement.lang = 'fr';
    const list = await fixture<ParvisDocumentList>(
      html`<parvis-document-list
        search
        .sources=${[{ read: async () => ({ items: [], skipped: 0 }) }]}
      ></parvis-document-list>`,
    );
    const field = await appears(list, '[type=search]');
    await ready(list);
    field.focus();
    await keys('ArrowLeft');
    missing.get(list)!();
    await until(() => words() === SENTENCE, `"${words()}" was said`);
  });
});

// Of the three engines, one can be cut from its network by a test.
const canBeCut = await offline(false);
if (canBeCut)
  describe('a part of a widget that is asked for without a network', function () {
    this.timeout(60_000);
    const { error } = console;
    before(async () => {
      document.documentElement.lang = 'fr';
      await viewport(1200, 900);
    });
    beforeEach(() => (console.error = () => undefined));
    afterEach(async () => {
      await offline(false);
      console.error = error;
    });
    const button = (root: ShadowRoot, said: RegExp) =>
      [...root.querySelectorAll<HTMLElement>('button')].find((one) => said.test(one.textContent))!;

    it('leaves a calendar as it is, and says why', async () => {
      const calendar = await fixture<ParvisEventCalendar>(
        html`<parvis-event-calendar
          search
          views="month week"
          .sources=${[{ read: async () => ({ items: [], skipped: 0 }) }]}
        ></parvis-event-calendar>`,
      );
      const root = calendar.shadowRoot!;
      await appears(calendar, '[type=search]');
      await ready(calendar);
      await offline(true);
      const week = button(root, /Semaine/);
      await pressInVain(root, week);
      expect(week.getAttribute('aria-pressed')).to.equal('false');
      const jump = root.querySelector<HTMLElement>('.jump')!;
      await pressInVain(root, jump);
      expect(jump.getAttribute('aria-expanded')).to.equal('false');
      await offline(false);
      await keys('Enter');
      await appears(calendar, '.jumping input');
      expect(jump.getAttribute('aria-expanded')).to.equal('true');
    });

    it('opens no sheet by itself once the network is back', async () => {
      const list = await fixture<ParvisDocumentList>(
        html`<parvis-document-list
          search
          .sources=${[{ read: async () => ({ items: [{ name: 'plan.pdf', url: '/plan.pdf', folder: false }], skipped: 0 }) }]}
        ></parvis-document-list>`,
      );
      const details = await appears(list, '.details');
      await ready(list);
      await offline(true);
      await pressInVain(list.shadowRoot!, details);
      await offline(false);
      await still(list);
      expect(list.shadowRoot!.querySelector('dialog')).to.equal(null);
      await keys('Enter');
      await appears(list, 'dialog[open]');
    });

    it('keeps the list of ideas until the form is there', async () => {
      const box = await fixture<ParvisIdeaBox>(
        html`<parvis-idea-box
          search
          type="fider"
          .sources=${[{ read: async () => ({ items: [{ id: '1', title: 'Un banc', topics: [], votes: 1 }], skipped: 0 }), backend: {} as never }]}
        ></parvis-idea-box>`,
      );
      const propose = await appears(box, '[part=propose]');
      await ready(box);
      await offline(true);
      await pressInVain(box.shadowRoot!, propose);
      expect(box.shadowRoot!.querySelector('.list')).to.not.equal(null);
      await pressInVain(box.shadowRoot!, box.shadowRoot!.querySelector<HTMLElement>('[part=vote]')!);
    });
  });
