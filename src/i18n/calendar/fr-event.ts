import type { EventMessages } from './event-messages.js';

const and = (parts: readonly string[]) => new Intl.ListFormat('fr').format(parts);
const places: Readonly<Record<number, string>> = {
  1: 'premier',
  2: 'deuxième',
  3: 'troisième',
  4: 'quatrième',
  5: 'cinquième',
  [-1]: 'dernier',
  [-2]: 'avant-dernier',
};
const place = (n: number) => places[n] ?? `${Math.abs(n)}e`;
const first = (n: number) => (n === 1 ? '1er' : String(n));
const monthDay = (n: number) =>
  n > 0
    ? `le ${first(n)}`
    : n < -2
      ? `le ${-n}e jour en partant de la fin`
      : `${n === -1 ? 'le ' : 'l’'}${places[n]} jour`;
const placed = (at: readonly number[], weekday = 'jour de semaine') => {
  // What is counted from the end says so after its day; the others share it.
  const late = at.filter((n) => n < 0 && !places[n]);
  const near = at.filter((n) => !late.includes(n)).map((n) => `${n === -2 ? 'l’' : 'le '}${place(n)}`);
  return and([
    ...(near.length ? [`${and(near)} ${weekday}`] : []),
    ...late.map((n) => `le ${place(n)} ${weekday} en partant de la fin`),
  ]);
};
const each = (n: number, one: string, two: string, many: (n: number) => string) =>
  n === 1 ? one : n === 2 ? two : many(n);
const inMonth = (month: string) => (/^[aeio]/.test(month) ? `d’${month}` : `de ${month}`);
const length = (n: number, one: string, many: string) => (n ? [`${n}\u00a0${n > 1 ? many : one}`] : []);

export const messages: EventMessages = {
  seriesDays: (n) => each(n, 'tous les jours', 'un jour sur deux', () => `tous les ${n} jours`),
  seriesWorkdays: 'du lundi au vendredi',
  seriesWeeks: (n, days) =>
    n === 1
      ? `tous les ${and(days.map((day) => `${day}s`))}`
      : n === 2 && days.length === 1
        ? `un ${days[0]} sur deux`
        : `${each(n, '', 'une semaine sur deux', () => `toutes les ${n} semaines`)}, ${and(days.map((day) => `le ${day}`))}`,
  seriesMonthDays: (n, days) =>
    n === 1
      ? `${and(days.map(monthDay))} de chaque mois`
      : `${each(n, '', 'un mois sur deux', () => `tous les ${n} mois`)}, ${and(days.map(monthDay))}`,
  seriesMonthWeekdays: (n, at, weekday) =>
    n > 1
      ? `${each(n, '', 'un mois sur deux', () => `tous les ${n} mois`)}, ${placed(at, weekday)}`
      : weekday && at.every((one) => places[one])
        ? `tous les ${and(at.map((one) => `${place(one)}s`))} ${weekday}s du mois`
        : `${placed(at, weekday)} de chaque mois`,
  seriesYearDays: (n, dates) =>
    `${each(n, 'chaque année', 'un an sur deux', () => `tous les ${n} ans`)}, ${and(dates.map((date) => `le ${date}`))}`,
  seriesYearWeekdays: (n, at, weekday, month) =>
    `${each(n, 'chaque année', 'un an sur deux', () => `tous les ${n} ans`)}, ${placed(at, weekday)} ${inMonth(month)}`,
  seriesHours: (n) => (n === 1 ? 'toutes les heures' : `toutes les ${n} heures`),
  seriesRepeats: 'se répète',
  seriesDates: (n) => `à ${n}\u00a0dates`,
  seriesInMonths: (months) => `en ${and(months)}`,
  seriesFromMonth: (start, end) => `${inMonth(start)} à ${end}`,
  seriesUntil: (date) => `jusqu’au ${date}`,
  seriesUntilMonth: (month) => `jusqu’en ${month}`,
  seriesTimes: (count) => `${count}\u00a0fois en tout`,
  seriesAlso: 'et à d’autres dates',
  seriesExcept: (dates) => `sauf ${and(dates.map((date) => `le ${date}`))}`,
  seriesExceptSome: 'sauf certaines dates',
  close: 'Fermer',
  when: 'Quand',
  where: 'Où',
  online: 'En ligne',
  organizer: 'Organisé par',
  topics: 'Rubriques',
  series: 'Série',
  documents: 'Documents',
  calendar: 'Agenda',
  state: 'Disponibilité',
  takesTime: 'Les personnes concernées sont occupées',
  leavesTime: 'Les personnes concernées restent disponibles',
  midnight: 'minuit',
  dayFromTo: (day, start, end) => `${day}, de ${start} à ${end}`,
  fromDayTo: (start, end) => `du ${start} au ${end}`,
  // Browsers say « heure : La Réunion », « heure : Royaume-Uni ».
  clockOf: (when, city, zone) => `${when}, heure locale (${/^heure\s*:\s*(.+)/.exec(zone)?.[1] ?? city})`,
  lasts: (days, hours, minutes) =>
    hours && minutes && !days
      ? `${hours}\u00a0h\u00a0${String(minutes).padStart(2, '0')}`
      : and([...length(days, 'jour', 'jours'), ...length(hours, 'h', 'h'), ...length(minutes, 'min', 'min')]),
  map: 'Voir sur une carte',
  join: 'Rejoindre en ligne',
  moreAbout: 'En savoir plus',
  fileInside: 'joint à l’agenda',
  addToCalendar: 'Ajouter à mon agenda',
  addSeries: 'Ajouter toute la série',
  share: 'Copier le lien',
  shareBy: 'Partager',
  shared: 'Le lien est copié.',
  shareField: 'Lien vers cet événement',
  eventMoved: (when) => `Nouvelle date\u00a0: ${when}.`,
  eventCancelled: 'Cet événement vient d’être annulé.',
  eventChanged: 'Cet événement vient d’être modifié.',
  eventGone: 'Cet événement n’est plus dans l’agenda.',
  dateGone: 'Cette date n’est plus dans l’agenda.',
  toSubscribe: 'S’abonner.',
  subscribeSays: 'Votre agenda suit celui-ci\u00a0: les nouveautés et les changements y arrivent tout seuls.',
  subscribeIn: 'S’abonner dans mon agenda',
  colon: '\u00a0:',
  copyAddress: 'Copier le lien de l’agenda',
  calendarAddress: 'Lien de l’agenda',
  toAdd: 'Ajouter.',
  addSays: 'Pour un seul événement, ouvrez-le\u00a0: un bouton l’ajoute à votre agenda.',
  toDownload: 'Télécharger.',
  downloadSays: 'Un fichier des événements affichés, filtres compris\u00a0: il ne change plus ensuite.',
  download: (events) => `Télécharger ${events}`,
  calendarFile: 'agenda',
  toPrint: 'Imprimer.',
  printSays: 'Le mois tient sur une page en largeur, la liste va de haut en bas.',
  print: 'Imprimer l’agenda',
};
