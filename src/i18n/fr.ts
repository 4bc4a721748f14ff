import type { CommonMessages } from './messages.js';

export const messages: CommonMessages = {
  lang: 'fr',
  loading: 'Chargement…',
  retry: 'Réessayer',
  atTime: (day, time) => `${day} à ${time}`,
  // Of two times the second is a distance from UTC, and stays.
  date: (formatted) =>
    formatted
      .replace(/\b1 (?=[a-zéû])/g, '1er ')
      .replace(/0?(\d+):/, '$1\u00a0h\u00a0')
      .replace('\u00a000', ''),
  isNew: 'Nouveau',
  urgent: 'Urgent',
  pinned: 'À la une',
  noNews: 'Aucune actualité pour le moment.',
  readHere: 'Lire ici',
  subscribe: 'S’abonner au flux',
  subscribeTo: (source) => `S’abonner à «\u202f${source}\u202f»`,
};
