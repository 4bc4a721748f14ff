import { html } from 'lit';

/** Parts beyond which a name is no name, and breaks anywhere. */
const MOST = 40;

/**
 * A long name such as it may break: after its signs, and before its extension, which so stays whole. What is copied, found and
 * read aloud is the name as it is: Chromium reads a place to break as a space, in the name of a link, unless it is hidden from there.
 */
export function longName(name: string): unknown {
  const parts = /\S{16}/.test(name) ? name.split(/(?<=[-_)])|(?=[.(])/, MOST) : [];
  return parts[1] && !parts[MOST - 1]
    ? parts.map((part, at) => (at ? html`<wbr aria-hidden="true" />${part}` : part))
    : name;
}
