import type { DocumentEntry } from '../../src/widgets/document-list/document-entry.js';
import type { TownLang } from './town-news.js';

/** One document of the made-up town: the same in every language, but for its words. */
type Shape = Omit<DocumentEntry, 'name' | 'title' | 'url' | 'folder'> & { readonly end: string };

const shapes: readonly Shape[] = [
  { end: '', entries: [] },
  { end: '', entries: [] },
  { end: '.pdf', size: 1_240_000, modified: '2026-11-12T09:30:00Z', version: '3', etag: '"b3"' },
  { end: '.ods', size: 48_200, modified: '2026-11-20T15:10:00Z', version: '12', etag: '"c12"' },
  { end: '.odt', size: 23_900, modified: '2025-03-03T08:00:00Z', version: '1', etag: '"d1"' },
  { end: '.pdf', size: 356_000, modified: '2026-10-02T10:00:00Z', etag: '"e1"' },
  { end: '.pdf', size: 212_000, modified: '2026-10-02T10:05:00Z', etag: '"f1"' },
  { end: '.png', size: 890_000, modified: '2026-06-21T12:00:00Z', etag: '"g1"' },
  { end: '.md', size: 2_300, modified: '2026-11-23T07:45:00Z', version: '4', etag: '"h4"' },
  { end: '.zip', size: 2_150_000_000, modified: '2024-01-15T18:00:00Z', etag: '"i1"' },
];

type Words = readonly (readonly [name: string, title?: string, description?: string])[];

const fr: Words = [
  ['Conseil municipal'],
  ['Procédures'],
  ['budget-2026', 'Budget primitif 2026', 'Voté le 9 avril, avec ses annexes.'],
  ['Astreintes de décembre'],
  ['Modèle de courrier'],
  ['Annexe 10', 'Annexe 10, plan des réseaux'],
  ['Annexe 2', 'Annexe 2, liste des parcelles'],
  ['plan-du-bourg', 'Plan du bourg'],
  ['Que faire quand l’eau monte'],
  ['Orthophotos'],
];
const en: Words = [
  ['Town council'],
  ['Procedures'],
  ['budget-2026', 'Budget for 2026', 'Voted on 9 April, with its annexes.'],
  ['On-call duty in December'],
  ['Model letter'],
  ['Annex 10', 'Annex 10, map of the networks'],
  ['Annex 2', 'Annex 2, list of plots'],
  ['map', 'Map of the village'],
  ['What to do when the water rises'],
  ['Aerial pictures'],
];
const ar: Words = [
  ['المجلس البلدي'],
  ['الإجراءات'],
  ['budget-2026', 'ميزانية 2026', 'صُوّت عليها في 9 أبريل مع ملاحقها.'],
  ['مناوبات ديسمبر'],
  ['نموذج رسالة'],
  ['ملحق 10', 'ملحق 10، خريطة الشبكات'],
  ['ملحق 2', 'ملحق 2، قائمة القطع'],
  ['plan', 'خريطة البلدة'],
  ['ماذا نفعل عند ارتفاع المياه'],
  ['صور جوية'],
];

const places: Record<TownLang, { readonly heading: string; readonly all: string; readonly author: string }> = {
  fr: { heading: 'Documents et procédures', all: 'Tous les documents', author: 'Secrétariat' },
  en: { heading: 'Documents and procedures', all: 'All documents', author: 'Town clerk' },
  ar: { heading: 'الوثائق والإجراءات', all: 'كل الوثائق', author: 'الأمانة' },
};

export const documentWords = places;

/** The documents of the town, two folders among them. */
export function townDocuments(lang: TownLang = 'fr'): readonly DocumentEntry[] {
  const words = { fr, en, ar }[lang];
  const entries = shapes.map(({ end, ...shape }, at): DocumentEntry => {
    const [name, title, description] = words[at]!;
    const folder = !end;
    const file = name + end;
    return {
      ...shape,
      name: file,
      title,
      description,
      folder,
      url: `https://ville.example/documents/${encodeURIComponent(file)}${folder ? '/' : ''}`,
      author: at % 3 && !folder ? undefined : places[lang].author,
      lang,
    };
  });
  const inside = entries.slice(4, 9);
  return entries.map((entry, at) =>
    entry.folder
      ? {
          ...entry,
          author: undefined,
          entries: at
            ? inside.map((one) => ({ ...one, url: one.url.replace('/documents/', '/documents/p/') }))
            : [{ ...entries[1]!, name: '2026', url: `${entry.url}2026/`, entries: [] }],
        }
      : entry,
  );
}
