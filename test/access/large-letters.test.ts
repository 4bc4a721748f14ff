import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { appears } from '../../stories/support/appears.js';
import { calendarStates } from '../../stories/support/calendar-states.js';
import { documentStates } from '../../stories/support/document-states.js';
import { documentList } from '../../stories/support/draw-documents.js';
import { eventCalendar } from '../../stories/support/draw-calendar.js';
import { ideaBox } from '../../stories/support/draw-ideas.js';
import { newsFeed } from '../../stories/support/draw-news.js';
import { ideaStates } from '../../stories/support/idea-states.js';
import { newsStates } from '../../stories/support/news-states.js';
import { viewport } from '../support/commands.js';

/** A phone of 320 px whose reader has letters twice as large: nine of them fit, between the margins of the page. */
const LETTER = 32;

const month = calendarStates.week.args('fr');
/** What holds words beside something else, in each widget. */
const words: Record<string, readonly [make: () => LitElement, words: string]> = {
  'the news': [() => newsFeed(newsStates.ready.args('fr')), '.words'],
  'the list of events': [() => eventCalendar(month), '.what'],
  'the documents': [() => documentList(documentStates.table.args('fr')), '.row .words'],
  'what is known of each document': [() => documentList(documentStates.table.args('fr')), '.row .cells'],
  'the ideas': [() => ideaBox(ideaStates.list.args('fr')), '.row > :not(.votes)'],
};

async function shown<T extends LitElement>(
  make: () => T,
  seen: string,
  act?: (widget: T) => void,
): Promise<HTMLElement[]> {
  await viewport(320, 700);
  const page = document.createElement('main');
  page.style.cssText = `inline-size: ${9 * LETTER}px; font-size: ${LETTER}px`;
  const widget = make();
  page.append(widget);
  document.querySelector('main')?.remove();
  document.body.prepend(page);
  act?.(widget);
  await appears(widget, seen);
  expect(page.scrollWidth, 'sideways').to.be.at.most(page.clientWidth);
  return [...widget.shadowRoot!.querySelectorAll<HTMLElement>(seen)];
}

/** Pixels for words, without the space around them. */
const roomIn = (box: HTMLElement): number => box.clientWidth - parseFloat(getComputedStyle(box).paddingInlineStart);

/** Where its letters are, whatever the box around them. */
function letters(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

describe('a phone with letters twice as large', () => {
  before(() => (document.documentElement.lang = 'fr'));
  after(() => document.querySelector('main')?.remove());

  for (const [what, [make, seen]] of Object.entries(words))
    it(`gives the words of ${what} room for whole words`, async () => {
      for (const box of await shown(make, seen))
        if (box.clientWidth) expect(roomIn(box), box.textContent.trim()).to.be.at.least(5.5 * LETTER);
    });

  for (const [view, number] of [
    ['month', '.small .number'],
    ['week', '.strip .date'],
  ] as const)
    it(`keeps the numbers of the days of a ${view} apart`, async () => {
      const calendar = await shown(
        () => eventCalendar(month),
        number,
        (it) => it.show('2026-11-18', view),
      );
      const numbers = calendar.map(letters);
      for (const [at, { left, right, top }] of numbers.entries()) {
        const next = numbers[at + 1];
        if (next?.top === top) expect(next.left, `${at}`).to.be.greaterThan(right);
        expect(left).to.be.at.least(0);
      }
    });
});
