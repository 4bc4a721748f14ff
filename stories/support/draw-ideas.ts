import type { ParvisIdeaBox } from '../../src/widgets/idea-box/idea-box.js';
import { appears } from './appears.js';
import type { IdeaArgs, IdeaState } from './idea-states.js';

/** The widget as a page would write it, not yet in the page. */
export function ideaBox({ fallback, ...args }: IdeaArgs): ParvisIdeaBox {
  // An idea that another story has opened is none of this one, nor what was written there.
  history.replaceState(null, '');
  localStorage.clear();
  const box = Object.assign(document.createElement('parvis-idea-box'), args);
  if (fallback) box.append(Object.assign(document.createElement('a'), { href: '/idees', textContent: fallback }));
  return box;
}

/** Goes on until the widget is in this state: the reader acts where that is needed. */
export async function reachIdeas(box: ParvisIdeaBox, { act, shows }: IdeaState): Promise<void> {
  await box.updateComplete;
  await act?.(box);
  await appears(box, shows);
}
