import type { LitElement } from 'lit';
import { appears } from '../../stories/support/appears.js';
import { townClock } from '../../stories/support/town-clock.js';
import { viewport } from '../support/commands.js';
import { blankPage } from './draw.js';
import { link } from './walk.js';

/** For the tests of one `describe`: a wide window, on the day of the made-up town; nothing of it stays. */
export function onTownDay(): void {
  let ownClock: () => void;
  before(() => {
    ownClock = townClock();
  });
  beforeEach(() => viewport(1200, 900));
  after(() => {
    ownClock();
    history.replaceState(null, '');
    document.querySelector('main')?.remove();
  });
}

/** Puts a widget between two links of a page; the focus is on the first. @param shows What is there once it is drawn. */
export async function between<W extends LitElement>(widget: W, shows: string): Promise<W> {
  const page = blankPage();
  page.append(link('before'), widget, link('after'));
  await appears(widget, shows);
  // What comes later is there before the walk.
  await widget.updateComplete;
  page.querySelector('a')!.focus();
  return widget;
}
