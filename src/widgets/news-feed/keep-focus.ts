import type { LitElement } from 'lit';

const stops = 'a[href], button, input, select, [tabindex="0"]';

/** The first that can have the focus: the element itself, else in it. What has left the page has no box. */
const stopIn = (within: Element | null | undefined) =>
  within &&
  ([within, ...within.querySelectorAll(stops)].find((one) => one.matches(stops) && one.getClientRects()[0]) as
    HTMLElement | undefined);

/**
 * Gives the focus that an update has taken away to what is nearest by now: what follows it, else in what held it; under a
 * list that has ended, to its last row.
 *
 * @param path What had the focus before and all that held it, each with what followed it.
 */
export async function keepFocus(root: ShadowRoot, path: readonly (Element | null)[]): Promise<void> {
  // What was pressed may yet say itself where the focus goes; who has gone on to something else stays there.
  await (root.host as LitElement).updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  if (root.activeElement || document.activeElement !== document.body) return;
  const rows = path[0]!.matches('[part=more]') ? root.querySelectorAll('.list .item') : [];
  for (const one of [rows[rows.length - 1], ...path]) {
    const stop = stopIn(one);
    if (stop) return stop.focus();
  }
}
