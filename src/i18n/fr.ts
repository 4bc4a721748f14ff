import type { CommonMessages } from './messages.js';

export const messages: CommonMessages = {
  lang: 'fr',
  loading: 'Chargement…',
  retry: 'Réessayer',
  atTime: (day, time) => `${day} à ${time}`,
  date: (formatted) => formatted.replace(/(^| )1 (?=[a-zéû])/, '$11er '),
  isNew: 'Nouveau',
  urgent: 'Urgent',
  pinned: 'À la une',
  noNews: 'Aucune actualité pour le moment.',
  readHere: 'Lire ici',
  subscribe: 'S’abonner au flux',
  subscribeTo: (source) => `S’abonner à «\u202f${source}\u202f»`,
};
