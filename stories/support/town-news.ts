import type { NewsItem } from '../../src/widgets/news-feed/news-item.js';

/** The languages in which the made-up town writes. */
export type TownLang = 'fr' | 'en' | 'ar';

const HOUR = 3_600_000;
/** Where the pictures of the town are. */
export const pictures = new URL('demo/data/pictures', document.baseURI).href;

interface Written {
  readonly title: string;
  readonly summary?: string;
  readonly categories: readonly string[];
  readonly audience?: readonly string[];
}

/** What the items share in every language: their age in hours, their picture, what is joined to them. */
const shapes: readonly (Partial<NewsItem> & { readonly age: number; readonly picture?: string })[] = [
  { age: 2, picture: 'marche.webp' },
  { age: 20, picture: 'travaux.webp' },
  { age: 47 },
  { age: 70, picture: 'mediatheque.webp' },
  {
    age: 96,
    picture: 'conseil.webp',
    attachments: [
      { url: '/demo/data/deliberations.pdf', type: 'application/pdf', size: 412_000 },
      { url: '/demo/data/budget.ods', size: 38_400 },
    ],
  },
  { age: 130, picture: 'arbres.webp' },
  { age: 200 },
  { age: 400, picture: 'piscine.webp' },
  { age: 760, picture: 'velo.webp' },
  { age: 1500, picture: 'vote.webp' },
  { age: 5000, picture: 'ecole.webp' },
  { age: 9500 },
];

const fr: readonly Written[] = [
  {
    title: 'Le marché de Noël s’installe place de la Mairie',
    summary:
      'Quarante chalets, un manège et la chorale du collège : rendez-vous du vendredi au dimanche, de 10 h à 20 h. Le stationnement est gratuit au parking du stade.',
    categories: ['Vie locale', 'Culture'],
  },
  {
    title: 'Rue des Tilleuls : circulation alternée jusqu’au 12 décembre',
    summary:
      'Le réseau d’eau est remplacé entre le pont et l’école. Les riverains gardent l’accès à leur domicile ; la ligne 3 passe par l’avenue de la Gare.',
    categories: ['Travaux', 'Transports'],
  },
  {
    title: 'Inscriptions à la cantine : les dossiers sont à rendre avant le 5 décembre',
    summary: 'Par courriel ou au guichet unique, avec l’attestation de quotient familial.',
    categories: ['École'],
    audience: ['Familles'],
  },
  {
    title: 'La médiathèque ouvre désormais le dimanche',
    summary: 'De 14 h à 18 h, avec un atelier pour les enfants le premier dimanche du mois.',
    categories: ['Culture'],
  },
  {
    title: 'Conseil municipal : ce qui a été décidé le 19 novembre',
    summary:
      'Budget rectificatif, subventions aux associations, nouveau règlement du cimetière : les délibérations sont en ligne.',
    categories: ['Mairie'],
  },
  {
    title: 'Ramassage des feuilles mortes, mode d’emploi',
    summary: 'Les sacs sont à déposer la veille au soir, fermés, devant chez vous.',
    categories: ['Environnement'],
  },
  {
    title: 'Agents : formation aux premiers secours, il reste des places',
    summary: 'Deux sessions au centre technique. Prévenez votre chef de service.',
    categories: ['Ressources humaines'],
    audience: ['Agents'],
  },
  {
    title: 'Piscine : horaires des vacances',
    summary: 'Ouverte tous les jours de 10 h à 19 h, sauf les jours fériés.',
    categories: ['Sport'],
  },
  {
    title: 'Une nouvelle piste cyclable relie la gare au collège',
    summary: 'Deux kilomètres séparés de la chaussée, éclairés, ouverts dès lundi.',
    categories: ['Transports', 'Environnement'],
  },
  {
    title: 'Élections : vérifier son inscription sur les listes',
    summary: 'Une minute suffit, en ligne ou à l’accueil de la mairie.',
    categories: ['Mairie'],
  },
  {
    title: 'L’école Jean-Zay s’agrandit de quatre classes',
    summary: 'Le chantier commence après les congés et durera un an.',
    categories: ['École', 'Travaux'],
    audience: ['Familles'],
  },
  {
    title: 'Le club de judo cherche des bénévoles',
    summary: 'Pour encadrer les plus jeunes, le mercredi après-midi.',
    categories: ['Sport'],
  },
];

const en: readonly Written[] = [
  {
    title: 'The Christmas market comes to Town Hall Square',
    summary:
      'Forty stalls, a carousel and the school choir: join us from Friday to Sunday, 10 am to 8 pm. Parking at the stadium is free.',
    categories: ['Community', 'Culture'],
  },
  {
    title: 'Lime Street: one lane closed until 12 December',
    summary:
      'The water main is being replaced between the bridge and the school. Residents keep access to their homes; bus 3 runs along Station Avenue.',
    categories: ['Roadworks', 'Transport'],
  },
  {
    title: 'School meals: forms are due by 5 December',
    summary: 'By email or at the front desk, with proof of income.',
    categories: ['Schools'],
    audience: ['Families'],
  },
  {
    title: 'The library now opens on Sundays',
    summary: 'From 2 pm to 6 pm, with a workshop for children on the first Sunday of the month.',
    categories: ['Culture'],
  },
  {
    title: 'Town council: what was decided on 19 November',
    summary: 'Amended budget, grants to local societies, new cemetery rules: the minutes are online.',
    categories: ['Town hall'],
  },
  {
    title: 'How fallen leaves are collected',
    summary: 'Leave closed bags in front of your home the evening before.',
    categories: ['Environment'],
  },
  {
    title: 'Staff: places left on the first-aid course',
    summary: 'Two sessions at the depot. Tell your head of department.',
    categories: ['Human resources'],
    audience: ['Staff'],
  },
  {
    title: 'Swimming pool: holiday hours',
    summary: 'Open every day from 10 am to 7 pm, except on public holidays.',
    categories: ['Sport'],
  },
  {
    title: 'A new cycle path links the station to the school',
    summary: 'Two kilometres away from traffic, lit, open from Monday.',
    categories: ['Transport', 'Environment'],
  },
  {
    title: 'Elections: check that you are registered',
    summary: 'It takes a minute, online or at the town hall.',
    categories: ['Town hall'],
  },
  {
    title: 'Jean Zay school gains four classrooms',
    summary: 'Building starts after the holidays and takes a year.',
    categories: ['Schools', 'Roadworks'],
    audience: ['Families'],
  },
  {
    title: 'The judo club is looking for volunteers',
    summary: 'To teach the youngest on Wednesday afternoons.',
    categories: ['Sport'],
  },
];

const ar: readonly Written[] = [
  {
    title: 'سوق الشتاء يفتح أبوابه في ساحة البلدية',
    summary:
      'أربعون كشكًا ولعبة دوّارة وجوقة المدرسة: موعدنا من الجمعة إلى الأحد، من العاشرة صباحًا إلى الثامنة مساءً. الوقوف مجاني في موقف الملعب.',
    categories: ['حياة المدينة', 'ثقافة'],
  },
  {
    title: 'شارع الزيزفون: سير بالتناوب حتى 12 ديسمبر',
    summary: 'تُستبدل شبكة المياه بين الجسر والمدرسة. يبقى الوصول إلى المنازل ممكنًا، وتمر الحافلة 3 عبر شارع المحطة.',
    categories: ['أشغال', 'نقل'],
  },
  {
    title: 'التسجيل في المطعم المدرسي: تُسلَّم الملفات قبل 5 ديسمبر',
    summary: 'بالبريد الإلكتروني أو في مكتب الاستقبال.',
    categories: ['مدارس'],
    audience: ['عائلات'],
  },
  {
    title: 'المكتبة تفتح الآن يوم الأحد',
    summary: 'من الثانية إلى السادسة بعد الظهر، مع ورشة للأطفال في أول أحد من كل شهر.',
    categories: ['ثقافة'],
  },
  {
    title: 'المجلس البلدي: قرارات 19 نوفمبر',
    summary: 'ميزانية معدّلة ومنح للجمعيات ونظام جديد للمقبرة: المحاضر متاحة على الموقع.',
    categories: ['البلدية'],
  },
  {
    title: 'جمع أوراق الأشجار المتساقطة',
    summary: 'توضع الأكياس مغلقة أمام البيت مساء اليوم السابق.',
    categories: ['بيئة'],
  },
  {
    title: 'للموظفين: أماكن متاحة في دورة الإسعافات الأولية',
    summary: 'جلستان في المركز التقني. أخبروا رئيس القسم.',
    categories: ['موارد بشرية'],
    audience: ['موظفون'],
  },
  {
    title: 'المسبح: مواعيد العطلة',
    summary: 'مفتوح كل يوم من العاشرة إلى السابعة، عدا أيام العطل الرسمية.',
    categories: ['رياضة'],
  },
  {
    title: 'مسار جديد للدراجات بين المحطة والمدرسة',
    summary: 'كيلومتران بعيدًا عن السيارات، مضاءان، ابتداءً من الاثنين.',
    categories: ['نقل', 'بيئة'],
  },
  {
    title: 'الانتخابات: تحققوا من تسجيلكم',
    summary: 'دقيقة واحدة تكفي، على الإنترنت أو في البلدية.',
    categories: ['البلدية'],
  },
  {
    title: 'مدرسة جان زاي تكبر بأربعة فصول',
    summary: 'يبدأ البناء بعد العطلة ويدوم سنة.',
    categories: ['مدارس', 'أشغال'],
    audience: ['عائلات'],
  },
  {
    title: 'نادي الجودو يبحث عن متطوعين',
    summary: 'لتدريب الأصغر سنًّا بعد ظهر الأربعاء.',
    categories: ['رياضة'],
  },
];

/** What the page around says in each language. */
export const townWords = {
  fr: {
    heading: 'Actualités',
    all: 'Toutes les actualités',
    town: 'Mairie',
    sports: 'Office des sports',
    alert: 'Alerte crue : les quais sont fermés',
    alertSummary: 'La rivière monte vite. Éloignez-vous des berges et déplacez vos véhicules garés quai Voltaire.',
    alertCategory: 'Alerte',
    more: ['Horaires', 'Entrée libre. Un petit train part de la gare toutes les vingt minutes.', 'Venir sans voiture'],
    nothing: 'zzz',
  },
  en: {
    heading: 'News',
    all: 'All the news',
    town: 'Town hall',
    sports: 'Sports office',
    alert: 'Flood warning: the quays are closed',
    alertSummary: 'The river is rising fast. Keep away from the banks and move any vehicle parked on Voltaire Quay.',
    alertCategory: 'Alert',
    more: ['Opening hours', 'Free entry. A shuttle leaves the station every twenty minutes.', 'Coming without a car'],
    nothing: 'zzz',
  },
  ar: {
    heading: 'الأخبار',
    all: 'كل الأخبار',
    town: 'البلدية',
    sports: 'مكتب الرياضة',
    alert: 'إنذار فيضان: الأرصفة مغلقة',
    alertSummary: 'يرتفع النهر بسرعة. ابتعدوا عن الضفاف وانقلوا سياراتكم من رصيف فولتير.',
    alertCategory: 'إنذار',
    more: ['المواعيد', 'الدخول مجاني. قطار صغير ينطلق من المحطة كل عشرين دقيقة.', 'الوصول بلا سيارة'],
    nothing: 'zzz',
  },
} as const;

const written = { fr, en, ar };

/** The news of a made-up town, newest first, of an age counted from `now`. */
export function townNews(lang: TownLang = 'fr', now = Date.now()): readonly NewsItem[] {
  const words = townWords[lang];
  return shapes.map(({ age, picture, ...shape }, index) => {
    const { title, summary, categories, audience } = written[lang][index]!;
    return {
      id: `urn:town:${lang}:${index}`,
      title,
      url: `/${lang}/${index}`,
      published: instant(now - age * HOUR),
      authors: [words.town],
      categories,
      audience,
      summary,
      content:
        index % 3 === 2
          ? undefined
          : `<p>${summary}</p><h2>${words.more[0]}</h2><p>${words.more[1]} ${words.more[1]}</p><ul><li><a href="/acces">${words.more[2]}</a></li><li>${words.more[1]}</li></ul>`,
      image: picture ? { url: `${pictures}/${picture}`, alt: '' } : undefined,
      attachments: [],
      lang,
      ...shape,
    };
  });
}

/** An urgent item, as its source marks it. */
export const townAlert = (lang: TownLang = 'fr', now = Date.now()): NewsItem => ({
  id: `urn:town:${lang}:alert`,
  title: townWords[lang].alert,
  url: `/${lang}/alert`,
  published: instant(now - 60_000),
  authors: [],
  categories: [townWords[lang].alertCategory],
  summary: townWords[lang].alertSummary,
  image: { url: `${pictures}/crue.webp`, alt: '' },
  attachments: [],
  lang,
  urgent: true,
});

const instant = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;
