import type { Idea, IdeaBox, IdeaDetail } from '../../src/widgets/idea-box/idea.js';
import type { TownLang } from './town-news.js';

type Words = Readonly<Record<TownLang, string>>;
const say = (fr: string, en: string, ar: string): Words => ({ fr, en, ar });

export const ideaWords: Readonly<
  Record<TownLang, { readonly heading: string; readonly fallback: string; readonly refusal: string }>
> = {
  fr: {
    heading: 'Boîte à idées',
    fallback: 'La page de la boîte à idées',
    refusal: 'Une autre idée dit la même chose\u00a0: «\u202fDes bancs au marché\u202f».',
  },
  en: {
    heading: 'Idea box',
    fallback: 'The page of the idea box',
    refusal: 'Another idea says the same: “Benches at the market”.',
  },
  ar: {
    heading: 'صندوق الأفكار',
    fallback: 'صفحة صندوق الأفكار',
    refusal: 'فكرة أخرى تقول الشيء نفسه: «مقاعد في السوق».',
  },
};

const texts = {
  benches: say('Des bancs à l’ombre sur la place', 'Benches in the shade on the square', 'مقاعد في الظل في الساحة'),
  benchesProblem: say(
    'L’été, personne ne peut s’asseoir sur la place de la Mairie\u00a0: les trois bancs sont en plein soleil, et les personnes âgées qui attendent le car restent debout.',
    'In summer nobody can sit on the square: its three benches stand in the sun, and old people who wait for the bus stay on their feet.',
    'في الصيف لا يستطيع أحد الجلوس في الساحة: المقاعد الثلاثة تحت الشمس، ويبقى كبار السن واقفين في انتظار الحافلة.',
  ),
  benchesProposal: say(
    'Déplacer deux bancs sous les tilleuls.\n\nEn ajouter un à l’arrêt du car.',
    'Move two benches under the lime trees.\n\nAdd one at the bus stop.',
    'نقل مقعدين تحت أشجار الزيزفون.\n\nإضافة مقعد عند موقف الحافلة.',
  ),
  library: say('La médiathèque ouverte le samedi', 'The library open on Saturdays', 'المكتبة مفتوحة يوم السبت'),
  libraryText: say(
    'Qui travaille la semaine ne peut pas y venir.',
    'Those who work in the week cannot come.',
    'من يعمل في الأسبوع لا يستطيع المجيء.',
  ),
  lights: say('Éteindre l’éclairage après 23 heures', 'Street lights off after 11 p.m.', 'إطفاء الإنارة بعد الساعة 23'),
  lightsText: say(
    'Pour les chauves-souris, et pour la facture.',
    'For the bats, and for the bill.',
    'من أجل الخفافيش ومن أجل الفاتورة.',
  ),
  pool: say('Une piscine couverte', 'An indoor swimming pool', 'مسبح مغطى'),
  poolText: say(
    'La plus proche est à trente kilomètres.',
    'The nearest one is thirty kilometres away.',
    'أقرب مسبح على بعد ثلاثين كيلومترا.',
  ),
  poolReason: say(
    'Son coût de fonctionnement dépasse le budget de la commune\u00a0; une navette vers celle du Pays est à l’étude.',
    'Running it costs more than the town has; a shuttle to that of the district is under study.',
    'كلفة تشغيله تفوق ميزانية البلدية، وتدرس حافلة إلى مسبح المنطقة.',
  ),
  compost: say('Un composteur au jardin partagé', 'A composter in the shared garden', 'سماد عضوي في الحديقة المشتركة'),
  compostText: say(
    'Les habitants du bourg n’ont pas de jardin.',
    'People in the centre have no garden.',
    'سكان المركز ليست لديهم حديقة.',
  ),
  answer: say(
    'Les deux bancs seront déplacés en mars. Celui de l’arrêt du car est commandé.',
    'The two benches will be moved in March. The one at the bus stop has been ordered.',
    'سينقل المقعدان في مارس. وطلب مقعد موقف الحافلة.',
  ),
  service: say('Services techniques', 'Technical services', 'المصالح التقنية'),
  comment: say(
    'Et une poubelle à côté, s’il vous plaît.',
    'And a bin beside it, please.',
    'وسلة مهملات بجانبه من فضلكم.',
  ),
  reply: say('C’est prévu avec le banc.', 'It comes with the bench.', 'هي مقررة مع المقعد.'),
  streets: say('Rues', 'Streets', 'الشوارع'),
  culture: say('Culture', 'Culture', 'الثقافة'),
} as const;

/** The ideas of the town, the most supported first. */
export function townIdeas(lang: TownLang): readonly Idea[] {
  const t = (words: Words) => words[lang];
  return [
    {
      id: '1',
      title: t(texts.benches),
      problem: t(texts.benchesProblem),
      proposal: t(texts.benchesProposal),
      text: `${t(texts.benchesProblem)}\n\n${t(texts.benchesProposal)}`,
      created: '2026-11-02T09:20:00Z',
      author: 'Colette Aubry',
      votes: 48,
      voted: true,
      comments: 2,
      status: 'accepted',
      answer: {
        text: t(texts.answer),
        author: 'Bruno Lescure',
        service: t(texts.service),
        date: '2026-11-12T10:00:00Z',
      },
      topics: [t(texts.streets)],
      mine: true,
    },
    {
      id: '2',
      title: t(texts.library),
      text: t(texts.libraryText),
      created: '2026-11-15T18:02:00Z',
      votes: 31,
      voted: false,
      comments: 0,
      status: 'study',
      topics: [t(texts.culture)],
      due: '2026-12-15',
    },
    {
      id: '3',
      title: t(texts.lights),
      text: t(texts.lightsText),
      created: '2026-10-01T07:00:00Z',
      author: 'Karim Haddad',
      votes: 22,
      voted: false,
      status: 'received',
      topics: [t(texts.streets)],
      due: '2026-10-31',
      overdue: true,
    },
    {
      id: '4',
      title: t(texts.pool),
      text: t(texts.poolText),
      created: '2026-09-10T07:00:00Z',
      votes: 17,
      voted: false,
      status: 'declined',
      reason: t(texts.poolReason),
      answer: { text: t(texts.poolReason), service: t(texts.service), date: '2026-10-02T10:00:00Z' },
      topics: [],
      closed: true,
    },
    {
      id: '5',
      title: t(texts.compost),
      text: t(texts.compostText),
      created: '2026-06-20T07:00:00Z',
      votes: 1,
      voted: false,
      status: 'done',
      answer: { text: t(texts.answer), service: t(texts.service), date: '2026-07-02T10:00:00Z' },
      topics: [t(texts.streets), t(texts.culture)],
    },
  ];
}

/** An idea with all that is told of it. */
export function townIdea(lang: TownLang, id: string): IdeaDetail | undefined {
  const idea = townIdeas(lang).find((one) => one.id === id);
  if (!idea) return undefined;
  if (id !== '1') return { ...idea, history: [], thread: [] };
  const t = (words: Words) => words[lang];
  return {
    ...idea,
    history: [
      { at: '2026-11-02T09:20:00Z', change: 'created' },
      { at: '2026-11-04T08:00:00Z', change: 'status', status: 'study', by: t(texts.service) },
      { at: '2026-11-12T10:00:00Z', change: 'answer', by: t(texts.service) },
      { at: '2026-11-12T10:00:00Z', change: 'status', status: 'accepted', by: t(texts.service), note: t(texts.answer) },
    ],
    thread: [
      { id: 'c1', text: t(texts.comment), created: '2026-11-03T12:00:00Z', author: 'Jeanne' },
      {
        id: 'c2',
        parent: 'c1',
        text: t(texts.reply),
        created: '2026-11-12T10:05:00Z',
        author: 'Bruno Lescure',
        official: t(texts.service),
      },
      { id: 'c3', text: t(texts.comment), created: '2026-11-13T12:00:00Z' },
    ],
    group: {
      members: ['Colette Aubry', 'Bruno Lescure'],
      next: { date: '2026-12-03T17:30:00Z', place: 'Mairie' },
      papers: [{ name: 'Plan de la place.pdf', url: `${document.baseURI}plan.pdf` }],
    },
    file: { name: 'croquis.png', url: `${document.baseURI}croquis.png`, type: 'image/png', size: 48_000 },
  };
}

/** What the box of the town says of itself. */
export function townBox(lang: TownLang, change: Partial<IdeaBox> = {}): IdeaBox {
  const t = (words: Words) => words[lang];
  const labels = {
    received: say('Reçue', 'Received', 'استلمت'),
    study: say('À l’étude', 'Under study', 'قيد الدراسة'),
    accepted: say('Retenue', 'Accepted', 'مقبولة'),
    done: say('Réalisée', 'Done', 'أنجزت'),
    declined: say('Non retenue', 'Declined', 'مرفوضة'),
    merged: say('Regroupée', 'Merged', 'مدمجة'),
  };
  return {
    statuses: Object.entries(labels).map(([id, label]) => ({
      id,
      label: t(label),
      kind: id === 'done' || id === 'declined' || id === 'merged' ? id : 'open',
    })),
    topics: [
      { id: 'streets', label: t(texts.streets) },
      { id: 'culture', label: t(texts.culture) },
    ],
    answered: { answered: 3, total: 5 },
    answerDays: 30,
    votes: {},
    moderation: 'after',
    may: ['propose', 'vote', 'comment', 'report'],
    anonymity: { identity: 'browser', names: 'optional', seenBy: 'everyone', addressHours: 24, votesLinked: true },
    limits: {
      title: 120,
      text: 5000,
      comment: 2000,
      fileBytes: 5_000_000,
      fileTypes: ['application/pdf', 'image/png'],
    },
    ...change,
  };
}
