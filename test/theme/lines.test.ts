import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { appears } from '../../stories/support/appears.js';
import { calendarStates } from '../../stories/support/calendar-states.js';
import { documentStates } from '../../stories/support/document-states.js';
import { documentList } from '../../stories/support/draw-documents.js';
import { eventCalendar } from '../../stories/support/draw-calendar.js';
import { viewport } from '../support/commands.js';

async function shown<T extends LitElement>(widget: T, seen: string, act?: (it: T) => void): Promise<ShadowRoot> {
  await viewport(1200, 700);
  document.querySelector('main')?.remove();
  const page = document.createElement('main');
  page.append(widget);
  document.body.prepend(page);
  act?.(widget);
  await appears(widget, seen);
  return widget.shadowRoot!;
}

/** Where the words of an element stand. */
function line(element: Element): number {
  const mark = document.createElement('span');
  mark.style.cssText = 'display: inline-block; inline-size: 1px; block-size: 0';
  element.prepend(mark);
  const { bottom } = mark.getBoundingClientRect();
  mark.remove();
  return bottom;
}

/** Where the words of an element end. */
function end(element: Element): number {
  const words = document.createRange();
  words.selectNodeContents(element);
  return words.getBoundingClientRect().right;
}

describe('what stands on one line', () => {
  before(() => (document.documentElement.lang = 'fr'));
  after(() => document.querySelector('main')?.remove());

  it('are a day of the list, its hour and its event', async () => {
    const root = await shown(eventCalendar(calendarStates.week.args('fr')), '.day .what', (it) =>
      it.show('2026-11-18', 'list'),
    );
    for (const day of root.querySelectorAll('.day')) {
      const [name, hour] = [line(day.querySelector('.day-name > span')!), line(day.querySelector('.when')!)];
      expect(name, day.textContent).to.be.closeTo(hour, 0.75);
    }
  });

  it('are the number of a week and those of its days, and their heads', async () => {
    const root = await shown(eventCalendar(calendarStates.month.args('fr')), '.cell .number');
    for (const row of root.querySelectorAll('.month .row')) {
      const day = row.querySelector('.number span') ?? row.querySelector(':not(.week)[role=columnheader]')!;
      expect(line(row.querySelector('.week')!), `${row.textContent}`).to.be.closeTo(line(day), 1);
    }
  });

  it('ends the head of the sizes where they end, whichever column sorts', async () => {
    const args = documentStates.table.args('fr');
    for (const sort of ['name', 'size', '-size']) {
      const root = await shown(documentList({ ...args, sort }), '.row:not(.folder) .size');
      const head = end(root.querySelector('.heads .size button')!);
      for (const size of root.querySelectorAll('.row:not(.folder) .size:not(.none)'))
        expect(end(size), `${sort} ${size.textContent}`).to.be.closeTo(head, 1);
    }
  });

  it('reads what is on and which day it is with any accent', async () => {
    const calendar = eventCalendar({ ...calendarStates.week.args('fr'), views: 'month week' });
    calendar.style.setProperty('--parvis-color-accent', '#ffe98a');
    for (const view of ['month', 'week'] as const) {
      const root = await shown(calendar, view === 'month' ? '.number' : '.times .date', (it) =>
        it.show(new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' }), view),
      );
      const { color } = getComputedStyle(calendar);
      for (const on of root.querySelectorAll('[aria-pressed=true], .number[aria-current] span, [aria-current] .date'))
        expect(getComputedStyle(on).color, on.textContent).to.equal(color);
    }
  });
});
