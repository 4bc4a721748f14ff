import type { CommonMessages } from './messages.js';

export const messages: CommonMessages = {
  lang: 'en',
  loading: 'Loading…',
  retry: 'Try again',
  atTime: (day, time) => `${day} at ${time}`,
  date: (formatted) => formatted.replace(/\s(?=[ap]m\b)/gi, '\u00a0'),
  isNew: 'New',
  urgent: 'Urgent',
  pinned: 'Pinned',
  noNews: 'No news at the moment.',
  readHere: 'Read here',
  subscribe: 'Subscribe to the feed',
  subscribeTo: (source) => `Subscribe to “${source}”`,
};
