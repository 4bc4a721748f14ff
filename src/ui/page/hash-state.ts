/**
 * The state of a widget in the fragment of the address: `#id:key=value&…`. Several widgets stand side by side,
 * separated by `;`; what is not ours stays as it is written.
 */
const parts = (): string[] => location.hash.slice(1).split(';').filter(Boolean);

/** The address of the page, without its fragment: a fragment alone leads elsewhere where the page has a `<base>`. */
export const thisPage = (): string => location.href.split('#')[0]!;

/** What the address says of a widget; undefined when it says nothing. */
export function readHash(id: string): URLSearchParams | undefined {
  const own = parts().find((part) => part.startsWith(`${id}:`));
  return own === undefined ? undefined : new URLSearchParams(own.slice(id.length + 1));
}

/**
 * Writes the state of a widget into the address. Nothing to say leaves nothing.
 *
 * @param step True for a step in the history, to which the reader can go back.
 */
export function writeHash(id: string, state: URLSearchParams, step = false): void {
  const others = parts().filter((part) => !part.startsWith(`${id}:`));
  const own = String(state);
  const hash = [...others, ...(own ? [`${id}:${own}`] : [])].join(';');
  writeHistory(history.state, thisPage() + (hash && `#${hash}`), step);
}

/** Writes the history of the page. @param step True for a step to which the reader can go back. */
export function writeHistory(state: unknown, address: string | undefined, step: boolean): void {
  try {
    if (step) history.pushState(state, '', address);
    else history.replaceState(state, '', address);
  } catch {
    // WebKit bears a hundred changes in ten seconds. What the reader asked for is shown all the same.
  }
}
