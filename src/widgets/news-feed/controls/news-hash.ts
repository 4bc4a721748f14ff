import { noFilter, periods, type NewsFilter } from './news-filter.js';

const lists = ['category', 'source', 'audience'] as const;

/** The filter that an address asks for. */
export function filterOf(state: URLSearchParams | undefined): NewsFilter {
  if (!state) return noFilter;
  return {
    search: state.get('search') ?? '',
    // Anyone can write an address: only what a reader can choose is taken.
    period: periods.find((days) => String(days) === state.get('period')) ?? 0,
    category: state.getAll('category').filter(Boolean),
    source: state.getAll('source').filter(Boolean),
    audience: state.getAll('audience').filter(Boolean),
  };
}

/** What the address says of a filter: nothing of what is not asked. */
export function hashOf(filter: NewsFilter): URLSearchParams {
  const state = new URLSearchParams();
  if (filter.search) state.set('search', filter.search);
  if (filter.period) state.set('period', String(filter.period));
  for (const name of lists) for (const value of filter[name]) state.append(name, value);
  return state;
}
