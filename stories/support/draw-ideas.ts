import type { ContextEvent } from '@lit/context';
import { settingsContext } from '../../src/settings/settings-context.js';
import type { ParvisIdeaBox } from '../../src/widgets/idea-box/idea-box.js';
import { appears } from './appears.js';
import type { IdeaArgs, IdeaState } from './idea-states.js';

let drawn = 0;

/** The widget as a page would write it, not yet in the page. */
export function ideaBox({ fallback, fetch, ...args }: IdeaArgs): ParvisIdeaBox {
  localStorage.clear();
  // An idea that another story has opened is none of this one, whose steps have another name.
  const box = Object.assign(document.createElement('parvis-idea-box'), { id: `ideas-${++drawn}` }, args);
  if (fallback) box.append(Object.assign(document.createElement('a'), { href: '/idees', textContent: fallback }));
  if (fetch) {
    // Settings around the box would be left behind where a story puts it into its page.
    box.addEventListener('context-request', (event) => {
      const { context, callback } = event as ContextEvent<typeof settingsContext>;
      if (context !== settingsContext) return;
      event.stopPropagation();
      callback({ fetch });
    });
  }
  return box;
}

/** Goes on until the widget is in this state: the reader acts where that is needed. */
export async function reachIdeas(box: ParvisIdeaBox, { act, shows }: IdeaState): Promise<void> {
  await box.updateComplete;
  await act?.(box);
  await appears(box, shows);
}
