import type { FailureMessages } from '../../i18n/messages.js';

/**
 * What is said where there is nothing to read. Several links, or a list of days, were meant to be read: one link alone is
 * what shows meanwhile.
 *
 * @param src An attribute that would do.
 */
export function nothingToRead(widget: Element, f: FailureMessages, src: string): string {
  const inside = (selector: string) => [...widget.querySelectorAll(`${selector}:not([slot], [slot] *)`)];
  const rows = inside('li');
  if (widget.localName === 'parvis-event-calendar')
    return rows[1] || (rows[0] && !inside('li a')[0]) ? f.noTimes(src) : f.noSource(src);
  return inside('a[href]')[1] ? f.noList(src) : f.noSource(src);
}
