import type { DocumentKind } from '../rows/document-kind.js';
import { noDocumentFilter, type DocumentFilter } from './document-filter.js';

/** The filter that an address asks for. */
export function filterOf(state: URLSearchParams | undefined): DocumentFilter {
  if (!state) return noDocumentFilter;
  const words = (name: string) => state.getAll(name).filter(Boolean);
  const period = Number(state.get('period'));
  return {
    search: state.get('search') ?? '',
    period: period > 0 ? period : 0,
    kinds: words('kind') as DocumentKind[],
    folders: words('in'),
  };
}

/** What the address says of the folder that is open and of a filter: nothing of what is not asked. */
export function hashOf({ search, period, kinds, folders }: DocumentFilter, open: string | null): URLSearchParams {
  const state = new URLSearchParams();
  if (open) state.set('folder', open);
  if (search.trim()) state.set('search', search.trim());
  if (period) state.set('period', `${period}`);
  for (const one of kinds) state.append('kind', one);
  for (const one of folders) state.append('in', one);
  return state;
}
