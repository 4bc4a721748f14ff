import type { CalendarMessages } from './messages.js';

export const messages: CalendarMessages = {
  views: { month: 'Mois', week: 'Semaine', day: 'Jour', list: 'Liste' },
  viewChoice: 'Présentation',
  today: 'Aujourd’hui',
  previous: 'Période précédente',
  next: 'Période suivante',
  jump: 'Aller à une date',
  go: 'Afficher',
  skippedEvents: (count, n) =>
    `${count}\u00a0${n > 1 ? 'événements n’ont pas pu être lus' : 'événement n’a pas pu être lu'}.`,
  unknownZones: (zones) =>
    `Fuseaux horaires inconnus\u202f: ${zones}. Ces heures sont affichées telles qu’elles sont écrites.`,
  allDay: 'Toute la journée',
  until: (time) => `jusqu’à ${time}`,
  dayOf: (day, days) => `jour ${day} sur ${days}`,
  events: (count, n) => `${count}\u00a0${n > 1 ? 'événements' : 'événement'}`,
  moreOfDay: (count) => `+\u00a0${count} de plus`,
  weekNumber: (week) => `Semaine ${week}`,
  weeks: 'Semaines',
  weekShort: 'Sem.',
  noEvents: 'Aucun événement pour cette période.',
  noEventsOfDay: 'Aucun événement ce jour.',
  noMoreEvents: 'Plus aucun événement à venir pour cette période.',
  upcoming: 'À venir',
  showPast: 'Voir les événements passés',
  cancelled: 'Annulé',
  tentative: 'À confirmer',
  busy: 'Occupé',
  free: 'Libre',
  inZone: (time, zone) => `${time} (${zone})`,
  moreEvents: 'Voir plus d’événements',
};
