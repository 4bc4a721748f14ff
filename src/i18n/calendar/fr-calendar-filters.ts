import type { CalendarFilterMessages } from './calendar-filter-messages.js';

export const messages: CalendarFilterMessages = {
  filterEvents: 'Filtrer les événements',
  searchEvents: 'Rechercher un événement',
  eventCategory: 'Rubrique',
  calendars: 'Agendas',
  place: 'Lieu',
  anyPlace: 'Tous les lieux',
  filtersSet: (count, n) => `, ${count}\u00a0${n > 1 ? 'filtres actifs' : 'filtre actif'}`,
  showAllEvents: 'Effacer les filtres',
  noEventMatch: 'Aucun événement de cette période ne correspond à ces filtres.',
  eventsOfFilter: (count, n) => `, ${count}\u00a0${n > 1 ? 'événements' : 'événement'}`,
  eventsFound: (count, n) =>
    n ? `${count}\u00a0${n > 1 ? 'événements trouvés' : 'événement trouvé'}` : 'Aucun événement trouvé',
};
