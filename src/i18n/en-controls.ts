import type { ControlMessages } from './messages.js';

const news = (n: number) => (n === 1 ? 'item' : 'items');

export const messages: ControlMessages = {
  filters: 'Filter the list',
  search: 'Search',
  category: 'Topic',
  source: 'Source',
  audience: 'Audience',
  period: 'Period',
  anyTime: 'Any time',
  lastWeek: 'Last 7 days',
  lastMonth: 'Last 30 days',
  lastYear: 'Last 12 months',
  clearFilters: 'Clear filters',
  noMatch: 'No news matches these filters.',
  filterCount: (count, n) => `, ${count} ${news(n)}`,
  found: (count, n) => (n ? `${count} ${news(n)} found` : 'Nothing found'),
  more: 'Show more news',
  loadingMore: 'Loading more…',
  shown: (count, n) => `${count} ${news(n)} shown`,
  unread: (count, n) => `${count} new ${news(n)} since your last visit`,
  allRead: 'Mark all as read',
  allReadDone: 'Everything is marked as read.',
  waiting: (count, n) => `Show ${count} new ${news(n)}`,
  arrived: (count, n) => `${count} new ${news(n)}`,
  pause: 'Pause updates',
  resume: 'Resume updates',
  urgentNow: (title) => `Urgent: ${title}`,
  moreCategories: 'More topics',
  fewerCategories: 'Fewer topics',
};
