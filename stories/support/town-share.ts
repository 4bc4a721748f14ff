import type { SourcePage } from '../../src/data/source.js';
import type { DocumentEntry, DocumentVersion } from '../../src/widgets/document-list/document-entry.js';
import type { FolderSource } from '../../src/widgets/document-list/folders/folder-path.js';
import { townDocuments } from './town-documents.js';
import { pictures, type TownLang } from './town-news.js';

const FOLDER = 'https://ville.example/documents/';

const rules: Record<TownLang, readonly (readonly string[])[]> = {
  fr: [
    ['# Que faire quand l’eau monte', '', 'Appeler la mairie.', 'Couper le gaz.', 'Monter à l’étage.'],
    [
      '# Que faire quand l’eau monte',
      '',
      'Appeler la mairie au 02 40 00 00 00.',
      'Couper le gaz.',
      'Monter à l’étage.',
    ],
    [
      '# Que faire quand l’eau monte',
      '',
      'Appeler la mairie au 02 40 00 00 01.',
      'Couper le gaz et l’électricité.',
      'Monter à l’étage.',
      'Prendre une radio et de l’eau.',
    ],
  ],
  en: [
    ['# When the water rises', '', 'Call the town hall.', 'Turn off the gas.', 'Go upstairs.'],
    ['# When the water rises', '', 'Call the town hall on 02 40 00 00 00.', 'Turn off the gas.', 'Go upstairs.'],
    [
      '# When the water rises',
      '',
      'Call the town hall on 02 40 00 00 01.',
      'Turn off the gas and the power.',
      'Go upstairs.',
      'Take a radio and water.',
    ],
  ],
  ar: [
    ['# عند ارتفاع المياه', '', 'اتصلوا بالبلدية.', 'أغلقوا الغاز.', 'اصعدوا إلى الطابق العلوي.'],
    ['# عند ارتفاع المياه', '', 'اتصلوا بالبلدية على 0240000000.', 'أغلقوا الغاز.', 'اصعدوا إلى الطابق العلوي.'],
    [
      '# عند ارتفاع المياه',
      '',
      'اتصلوا بالبلدية على 0240000001.',
      'أغلقوا الغاز والكهرباء.',
      'اصعدوا إلى الطابق العلوي.',
      'خذوا مذياعا وماء.',
    ],
  ],
};
const comments: Record<TownLang, readonly string[]> = {
  fr: ['Première rédaction', 'Numéro de la mairie ajouté', 'Relu avec les pompiers : électricité, radio'],
  en: ['First draft', 'Number of the town hall added', 'Read again with the fire brigade: power, radio'],
  ar: ['المسودة الأولى', 'أضيف رقم البلدية', 'روجعت مع رجال الإطفاء'],
};
const authors = ['Jeanne Moreau', 'Karim Benali', 'Jeanne Moreau'];
const dates = ['2025-03-12T09:00:00Z', '2026-03-12T14:20:00Z', '2026-11-23T07:45:00Z'];

/** What goes wrong with a write. */
export type Trouble = 'conflict' | 'full' | 'hang';

/** A share in memory: its documents are read, looked at and written like those of a server. */
export function townShare(lang: TownLang = 'fr', trouble?: Trouble): FolderSource {
  const files = new Map<string, string>();
  const texts = rules[lang];
  const base = townDocuments(lang);
  const text = base.find(({ name }) => name.endsWith('.md'))!;
  const versions = texts.map((lines, at): DocumentVersion => {
    const url = at === texts.length - 1 ? text.url : `${FOLDER}.versions/8/${at + 1}/${encodeURIComponent(text.name)}`;
    files.set(url, lines.join('\n') + '\n');
    return {
      label: `${at + 1}`,
      url,
      date: dates[at],
      author: authors[at],
      size: new Blob([lines.join('\n')]).size,
      comment: comments[lang][at],
      ...(at === texts.length - 1 ? { current: true } : {}),
    };
  });
  const table = `${FOLDER}parcelles.csv`;
  const lines = [...Array(230).keys()].map((at) => `AB ${at + 1};${(at * 37) % 900} m²;"Rue de l’Église; ${at + 1}"`);
  files.set(table, `Parcelle;Surface;Adresse\n${lines.join('\n')}\n`);
  let entries: readonly DocumentEntry[] = [
    ...base.map((entry) =>
      entry === text
        ? { ...entry, version: '3', versions: [...versions].reverse() }
        : entry.name.endsWith('.png')
          ? {
              ...entry,
              name: 'crue.webp',
              url: `${pictures}/crue.webp`,
              size: 40_000,
            }
          : entry,
    ),
    {
      name: 'parcelles.csv',
      url: table,
      folder: false,
      type: 'text/csv',
      size: 9_000,
      modified: '2026-11-02T09:00:00Z',
    },
  ];

  const read = async (): Promise<SourcePage<DocumentEntry>> => ({
    items: entries,
    skipped: 0,
    address: FOLDER,
    writable: true,
  });
  const answer = (status: number, body: string | null = null, headers: Record<string, string> = {}) =>
    new Response(body, { status, headers });
  return {
    read,
    fetch: async (input, { method = 'GET', headers, body } = {}) => {
      const url = input instanceof Request ? input.url : String(input);
      if (method === 'GET') {
        const found = files.get(url);
        return found === undefined ? answer(404) : answer(200, found, { 'content-type': 'text/plain' });
      }
      if (trouble === 'hang') return new Promise<never>(() => {});
      if (trouble === 'full') return answer(507);
      if (method === 'PUT' && trouble === 'conflict' && new Headers(headers).has('if-match')) return answer(412);
      if (method === 'PUT') {
        const name = decodeURIComponent(url.slice(FOLDER.length));
        const size = (body as Blob).size;
        const rest = entries.filter((entry) => entry.url !== url);
        entries = [...rest, { name, url, folder: false, size, modified: new Date().toISOString(), etag: '"new"' }];
      }
      return answer(201);
    },
  };
}
