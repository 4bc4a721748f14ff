import type { FailureMessages } from '../../i18n/messages.js';
import { commonMistakes, unknownWords } from '../../ui/mistakes/common-mistakes.js';
import { groupKeys } from './order/document-groups.js';
import { sortKeys } from './order/document-order.js';
import type { DocumentHost } from './document-host.js';

/**
 * What a page has written in vain: the list works as if it were not there, so that only a sentence can tell. For editors,
 * in the language of the widget.
 */
export function documentMistakes(list: DocumentHost, f: FailureMessages): string[] {
  const { layout, sort, groupBy, open, filters, staleAfter } = list;
  const months = list.getAttribute('stale-after');
  const orders = [...sortKeys, ...sortKeys.map((key) => `-${key}`)];
  return [
    ...unknownWords(f, 'layout', layout, ['table', 'cards', 'compact']),
    ...unknownWords(f, 'sort', sort, orders),
    ...unknownWords(f, 'group-by', groupBy, groupKeys),
    ...unknownWords(f, 'open', open, ['link', 'download', 'preview']),
    ...unknownWords(f, 'filters', filters, ['kind', 'period', 'folder']),
    ...(months && !staleAfter ? [f.noNumber(`stale-after="${months}"`, 'stale-after="12"')] : []),
    ...commonMistakes(list, f, 'documents'),
  ];
}
