import type { FailureMessages } from '../../i18n/messages.js';
import { commonMistakes, unknownWords } from '../../ui/mistakes/common-mistakes.js';
import type { IdeaHost } from './idea-host.js';
import { ideaOrders } from './idea-filter.js';

/**
 * What a page has written in vain: the box works as if it were not there, so that only a sentence can tell. For editors, in
 * the language of the widget.
 */
export function ideaMistakes(box: IdeaHost, f: FailureMessages): string[] {
  const { layout, sort, filters } = box;
  return [
    ...unknownWords(f, 'layout', layout, ['list', 'compact']),
    ...unknownWords(f, 'sort', sort, ideaOrders),
    ...unknownWords(f, 'filters', filters, ['sort', 'status', 'topic']),
    ...commonMistakes(box, f, 'ideas'),
  ];
}
