import type { CalendarEvent } from '../../src/widgets/event-calendar/calendar-event.js';
import type { TownLang } from './town-news.js';

const DAY = 86_400_000;

/** One event of the made-up town: the same days and hours in every language. */
interface Shape extends Partial<CalendarEvent> {
  /** Day of the month. */
  readonly on: number;
  /** `09:00`; absent when it lasts all day. */
  readonly at?: string;
  readonly until?: string;
  /** Days that it lasts, one by default. */
  readonly days?: number;
}

const shapes: readonly Shape[] = [
  { on: 2, at: '18:30', until: '20:30' },
  { on: 4, at: '09:00', until: '12:30' },
  { on: 6, days: 9 },
  { on: 11 },
  { on: 11, at: '10:45', until: '11:30' },
  { on: 13, at: '20:00', until: '22:15', status: 'cancelled' },
  { on: 14, at: '14:00', until: '17:00' },
  { on: 18, at: '09:00', until: '12:30' },
  { on: 18, at: '14:30', until: '16:00', status: 'tentative' },
  { on: 18, at: '16:30', until: '17:30' },
  { on: 18, at: '18:00', until: '19:00', zone: 'America/Montreal' },
  { on: 18, at: '20:30', until: '22:00' },
  { on: 24, at: '17:00', until: '18:00' },
  { on: 24, at: '18:30', until: '21:00' },
  { on: 25, at: '09:00', until: '12:30' },
  { on: 26, at: '22:00', until: '02:00', days: 2 },
  { on: 27, days: 3 },
  { on: 30, days: 5 },
];

const fr: readonly (readonly [title: string, place?: string])[] = [
  ['Réunion publique : le plan vélo', 'Salle des fêtes, place du Marché'],
  ['Marché aux légumes', 'Place de la Mairie'],
  ['Exposition « Les rivières de chez nous »', 'Médiathèque'],
  ['Armistice de 1918'],
  ['Cérémonie au monument aux morts', 'Place du 11-Novembre'],
  ['Concert de la chorale du collège', 'Église Saint-Martin'],
  ['Atelier réparation de vélos', 'Maison des associations'],
  ['Marché aux légumes', 'Place de la Mairie'],
  ['Visite du chantier de l’école', 'École Jules-Ferry'],
  ['Permanence de l’architecte des bâtiments de France', 'Mairie, bureau 12'],
  ['Visioconférence avec la ville jumelle'],
  ['Ciné-club : « Les Glaneurs et la Glaneuse »', 'Cinéma le Rex'],
  ['Commission des finances', 'Mairie, salle du conseil'],
  ['Conseil municipal', 'Mairie, salle du conseil'],
  ['Marché aux légumes', 'Place de la Mairie'],
  ['Nuit de la lecture', 'Médiathèque'],
  ['Marché de Noël', 'Place de la Mairie'],
  ['Vacances de la piscine'],
];
const en: typeof fr = [
  ['Public meeting: the cycling plan', 'Village hall, Market Square'],
  ['Vegetable market', 'Town Hall Square'],
  ['Exhibition “The rivers of our valley”', 'Library'],
  ['Armistice Day'],
  ['Ceremony at the war memorial', 'November Square'],
  ['The school choir in concert', 'Saint Martin’s Church'],
  ['Bicycle repair workshop', 'Community centre'],
  ['Vegetable market', 'Town Hall Square'],
  ['Tour of the school building site', 'Jules Ferry School'],
  ['The listed-buildings architect receives', 'Town Hall, room 12'],
  ['Video call with our twin town'],
  ['Film club: “The Gleaners and I”', 'Rex Cinema'],
  ['Finance committee', 'Town Hall, council chamber'],
  ['Town council', 'Town Hall, council chamber'],
  ['Vegetable market', 'Town Hall Square'],
  ['Night of reading', 'Library'],
  ['Christmas market', 'Town Hall Square'],
  ['The swimming pool is closed'],
];
const ar: typeof fr = [
  ['اجتماع عام: خطة الدراجات', 'قاعة الحفلات، ساحة السوق'],
  ['سوق الخضار', 'ساحة البلدية'],
  ['معرض «أنهار وادينا»', 'المكتبة'],
  ['ذكرى هدنة 1918'],
  ['مراسم أمام النصب التذكاري', 'ساحة نوفمبر'],
  ['حفل جوقة المدرسة', 'كنيسة القديس مارتن'],
  ['ورشة إصلاح الدراجات', 'دار الجمعيات'],
  ['سوق الخضار', 'ساحة البلدية'],
  ['زيارة ورشة المدرسة', 'مدرسة جول فيري'],
  ['استشارات مهندس المباني', 'البلدية، مكتب 12'],
  ['مكالمة مع المدينة التوأم'],
  ['نادي السينما', 'سينما ركس'],
  ['لجنة المالية', 'قاعة المجلس'],
  ['المجلس البلدي', 'قاعة المجلس'],
  ['سوق الخضار', 'ساحة البلدية'],
  ['ليلة القراءة', 'المكتبة'],
  ['سوق عيد الميلاد', 'ساحة البلدية'],
  ['إغلاق المسبح'],
];
const written = { fr, en, ar };

/** Names of the calendars of the town. */
export const calendarWords = {
  fr: { heading: 'Agenda', town: 'Mairie', sports: 'Médiathèque', all: 'Tout l’agenda' },
  en: { heading: 'Events', town: 'Town Hall', sports: 'Library', all: 'All events' },
  ar: { heading: 'الفعاليات', town: 'البلدية', sports: 'المكتبة', all: 'كل الفعاليات' },
} satisfies Record<TownLang, Record<string, string>>;

const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

/**
 * The events of one month of the town.
 *
 * @param month First day of the month: `2026-11-01`.
 */
export function townEvents(lang: TownLang, month: string): readonly CalendarEvent[] {
  const first = Date.parse(month) / DAY;
  return shapes.map(({ on, at, until, days = 1, ...rest }, index): CalendarEvent => {
    const [title, place] = written[lang][index]!;
    const day = first + on - 1;
    const times = at
      ? {
          allDay: false,
          zone: 'Europe/Paris',
          start: `${iso(day)}T${at}:00`,
          end: `${iso(day + days - 1)}T${until}:00`,
        }
      : { allDay: true, zone: null, start: iso(day), end: iso(day + days) };
    return {
      uid: `${index}@town.example`,
      title,
      place,
      sequence: 0,
      categories: [],
      attachments: [],
      status: 'confirmed',
      transparent: false,
      ...times,
      ...rest,
    };
  });
}
