import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { appears } from '../../stories/support/appears.js';
import { calendarStates } from '../../stories/support/calendar-states.js';
import { documentStates } from '../../stories/support/document-states.js';
import { eventCalendar, reachState } from '../../stories/support/draw-calendar.js';
import { documentList, reachDocuments } from '../../stories/support/draw-documents.js';
import { ideaBox, reachIdeas } from '../../stories/support/draw-ideas.js';
import { ideaStates } from '../../stories/support/idea-states.js';
import '../../src/widgets/document-list/define.js';
import '../../src/widgets/event-calendar/define.js';
import '../../src/widgets/idea-box/define.js';
import { viewport } from '../support/commands.js';
import { letterPlace } from '../support/letter-place.js';

describe('a sentence in French, in a narrow page that is read from right to left', () => {
  let page: HTMLElement;
  beforeEach(async () => {
    await viewport(320, 800);
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
    page = document.body.appendChild(document.createElement('main'));
  });
  afterEach(() => {
    page.remove();
    document.documentElement.dir = '';
  });

  /** The sentence ends where French ends: on the right of its last word. */
  async function endsWell(element: LitElement, place: string, words: RegExp): Promise<void> {
    await appears(element, place);
    const texts = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
    let text = texts.nextNode();
    while (text && !words.test(text.textContent!)) text = texts.nextNode();
    if (!text) throw new Error(`no such sentence: ${words}`);
    const end = text.textContent!.trimEnd().lastIndexOf('.');
    expect(letterPlace(text, end).left).to.be.above(letterPlace(text, end - 1).left);
  }

  it('ends with its full stop in the documents', async () => {
    const list = documentList(documentStates['filtered-empty'].args('ar'));
    page.append(list);
    await reachDocuments(list, documentStates['filtered-empty']);
    await endsWell(list, '.bar', /^Aucun document.*\.$/);
  });

  it('ends with its full stop in the ideas', async () => {
    const box = ideaBox(ideaStates['filtered-empty'].args('ar'));
    page.append(box);
    await reachIdeas(box, ideaStates['filtered-empty']);
    await endsWell(box, '.bar', /^Aucune idée.*\.$/);
  });

  it('ends with its full stop where it begins with an Arabic name', async () => {
    const list = documentList(documentStates.partial.args('ar'));
    page.append(list);
    await reachDocuments(list, documentStates.partial);
    await endsWell(list, '.notice', /^[\u0600-\u06ff]+.*cette source est en panne.*\.$/);
  });

  it('ends with its full stop under the month', async () => {
    const calendar = eventCalendar(calendarStates.empty.args('ar'));
    page.append(calendar);
    await reachState(calendar, calendarStates.empty);
    await endsWell(calendar, '.day-panel .quiet', /^Aucun événement.*\.$/);
  });
});

describe('what a name in Latin letters is beside, in a page that is read from right to left', () => {
  let page: HTMLElement;
  beforeEach(async () => {
    await viewport(800, 800);
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
    page = document.body.appendChild(document.createElement('main'));
  });
  afterEach(() => {
    page.remove();
    document.documentElement.dir = '';
  });

  async function drawn(name: 'folder' | 'uploaded', part: string): Promise<Element> {
    const list = documentList(documentStates[name].args('ar'));
    page.append(list);
    await reachDocuments(list, documentStates[name]);
    await appears(list, part);
    return list.shadowRoot!.querySelector(part)!;
  }

  it('has the arrow of the way back before it, and pointing where one came from', async () => {
    const back = await drawn('folder', '.path .link');
    const words = back.querySelector('bdi')!.getBoundingClientRect();
    const arrow = back.querySelector('.icon')!;
    expect(arrow.getBoundingClientRect().left).to.be.at.least(words.right - 1);
    expect(getComputedStyle(arrow).scale).to.equal('-1 1');
  });

  it('stands at the edge of the page where it has a line of its own', async () => {
    const what = await drawn('uploaded', '.job .what');
    const words = document.createRange();
    words.selectNodeContents(what);
    expect(words.getBoundingClientRect().right).to.be.closeTo(what.getBoundingClientRect().right, 1);
    expect(words.getBoundingClientRect().left).to.be.above(what.getBoundingClientRect().left + 1);
  });
});
