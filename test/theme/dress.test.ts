import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { calendarStates } from '../../stories/support/calendar-states.js';
import { documentStates } from '../../stories/support/document-states.js';
import { documentList, reachDocuments } from '../../stories/support/draw-documents.js';
import { eventCalendar, reachState } from '../../stories/support/draw-calendar.js';
import { ideaBox, reachIdeas } from '../../stories/support/draw-ideas.js';
import { newsFeed, reach } from '../../stories/support/draw-news.js';
import { ideaStates, type IdeaStateName } from '../../stories/support/idea-states.js';
import { newsStates } from '../../stories/support/news-states.js';
import { viewport } from '../support/commands.js';

const EDGE = 'rgb(0, 0, 145)';
const GROUND = 'rgb(238, 238, 238)';
const MAIN = 'rgb(0, 99, 203)';
const LINE = 'rgb(255, 136, 0)';

/** The style sheet of a town. */
const look = `
  main { --parvis-color-control: ${EDGE}; --parvis-color-border: ${LINE} }
  ::part(field) { background-color: ${GROUND} }
  ::part(main) { background-color: ${MAIN} }
`;

/** Draws a widget in one of its states, in a page that has a look of its own. */
async function dressed<T extends HTMLElement>(widget: T, reached: (widget: T) => Promise<void>): Promise<ShadowRoot> {
  await viewport(1200, 900);
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  const sheet = document.createElement('style');
  sheet.textContent = look;
  page.append(sheet, widget);
  document.body.prepend(page);
  await reached(widget);
  return widget.shadowRoot!;
}

const ideas = (state: IdeaStateName) =>
  dressed(ideaBox(ideaStates[state].args('fr')), (box) => reachIdeas(box, ideaStates[state]));
const states: Record<string, () => Promise<ShadowRoot>> = {
  'the news': () => dressed(newsFeed(newsStates.controls.args('fr')), (feed) => reach(feed, newsStates.controls)),
  'the calendar': () =>
    dressed(eventCalendar(calendarStates.filters.args('fr')), (it) => reachState(it, calendarStates.filters)),
  'the documents': () =>
    dressed(documentList(documentStates['new-folder'].args('fr')), (list) =>
      reachDocuments(list, documentStates['new-folder']),
    ),
  'the ideas': () => ideas('controls'),
  'the form of an idea': () => ideas('form'),
};

describe('what a town dresses', () => {
  before(() => (document.documentElement.lang = 'fr'));
  after(() => document.querySelector('main')?.remove());

  for (const [what, draw] of Object.entries(states))
    it(`are the fields and the edges of all controls, in ${what}`, async () => {
      const root = await draw();
      const fields = [...root.querySelectorAll('input, select, textarea')].filter(
        (field) => !field.closest('.visit, [hidden]') && !field.matches('[type=checkbox]'),
      );
      expect(fields.length).to.be.above(0);
      for (const field of fields) {
        const { backgroundColor, borderTopColor } = getComputedStyle(field);
        expect([backgroundColor, borderTopColor], field.outerHTML).to.deep.equal([GROUND, EDGE]);
      }
      const buttons = [...root.querySelectorAll('button:not([aria-pressed=true], .main-act)')].filter(
        (button) => parseFloat(getComputedStyle(button).borderTopWidth) > 0,
      );
      const edges = new Set(buttons.map((button) => getComputedStyle(button).borderTopColor));
      // One that stands bare shows an edge when it is pointed at.
      edges.delete('rgba(0, 0, 0, 0)');
      expect([...edges]).to.deep.equal([EDGE]);
    });

  it('is the button that sends what was written', async () => {
    const root = await ideas('form');
    expect(getComputedStyle(root.querySelector('.send button')!).backgroundColor).to.equal(MAIN);
  });

  it('are the lines in the dialog of an event', async () => {
    const root = await dressed(eventCalendar(calendarStates.dialog.args('fr')), (it) =>
      reachState(it, calendarStates.dialog),
    );
    for (const part of root.querySelectorAll('dialog, dialog .acts'))
      expect(getComputedStyle(part).borderTopColor, part.className).to.equal(LINE);
    root.querySelector('dialog')!.close();
  });
});
