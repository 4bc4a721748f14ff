import { expect } from '@open-wc/testing';
import '../../../../src/widgets/event-calendar/define.js';
import { appears } from '../../../../stories/support/appears.js';
import { calendarStates } from '../../../../stories/support/calendar-states.js';
import { eventCalendar, reachState } from '../../../../stories/support/draw-calendar.js';
import { viewport } from '../../../support/commands.js';
import { letterPlace } from '../../../support/letter-place.js';

/** Times whose number stands to the right of their letter, and how many are drawn at all. */
function hoursIn(root: ShadowRoot): { turned: string[]; drawn: number } {
  const turned: string[] = [];
  let drawn = 0;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { index, 0: time } of text.textContent!.matchAll(/\d+\u00a0h/g)) {
      const number = letterPlace(text, index);
      const letter = letterPlace(text, index + time.length - 1);
      if (!number.width || !letter.width) continue;
      drawn++;
      if (number.left > letter.left) turned.push(text.textContent!);
    }
  return { turned, drawn };
}

/** A state of the calendar in a wide page that is read from right to left. */
async function reached(state: keyof typeof calendarStates) {
  await viewport(1200, 900);
  const main = document.body.appendChild(document.createElement('main'));
  Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
  const calendar = eventCalendar(calendarStates[state].args('ar'));
  main.append(calendar);
  await reachState(calendar, calendarStates[state]);
  return calendar;
}

describe('hours in French, in a page that is read from right to left', () => {
  afterEach(() => {
    document.querySelector('main')?.remove();
    document.documentElement.dir = '';
  });

  for (const [state, view, width, seen] of [
    ['month', 'list', 320, '.when'],
    ['month', 'month', 1200, '.time'],
    ['week', 'week', 1200, '.clock'],
    ['day', 'day', 1200, '.clock'],
    ['dialog', 'month', 1200, 'dialog .when'],
  ] as const)
    it(`stand before their letter: ${state}, ${view}`, async () => {
      await viewport(width, 900);
      Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
      const page = document.createElement('main');
      const args = calendarStates[state].args('ar');
      const calendar = eventCalendar({ ...args, view, past: true });
      page.append(calendar);
      document.body.prepend(page);
      await reachState(calendar, calendarStates[state]);
      await appears(calendar, seen);
      const { turned, drawn } = hoursIn(calendar.shadowRoot!);
      expect(drawn).to.be.above(0);
      expect(turned).to.deep.equal([]);
    });

  for (const state of ['empty', 'empty-list', 'week-empty'] as const)
    it(`leave the sentence that there is nothing where all else stands: ${state}`, async () => {
      const calendar = await reached(state);
      const none = await appears(calendar, '.none');
      const words = document.createRange();
      words.selectNodeContents(none);
      expect(words.getBoundingClientRect().right).to.be.closeTo(none.getBoundingClientRect().right, 1);
    });

  for (const [state, seen, words] of [
    ['week', '.period', /\d.*e(?= 2026)/],
    ['empty-list', '.none', /e\./],
  ] as const)
    it(`stand, as all words in French, from the left: ${state}`, async () => {
      const calendar = await reached(state);
      const texts = document.createTreeWalker(await appears(calendar, seen), NodeFilter.SHOW_TEXT);
      const text = texts.nextNode()!;
      const { index, 0: found } = words.exec(text.textContent!)!;
      const last = letterPlace(text, index + found.length - 1);
      expect(letterPlace(text, index).left, text.textContent!).to.be.below(last.left);
    });
});
