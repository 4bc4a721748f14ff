import type { DocumentEntry } from '../document-entry.js';
import { kindOf } from '../rows/document-kind.js';

/** How a document is shown in its place. */
export type PreviewWay = 'image' | 'text' | 'table' | 'pdf';

const ways: Partial<Record<string, PreviewWay>> = {};
for (const [way, formats] of [
  ['image', 'png jpg jpeg jpe jfif gif webp avif bmp svg'],
  // Markdown as text: what it asks for is not done here.
  ['text', 'txt text log md markdown json geojson xml gpx kml yaml yml ics vcf css js mjs sh php py sql'],
  ['table', 'csv tsv'],
  ['pdf', 'pdf'],
] as const) {
  for (const format of formats.split(' ')) ways[format.toUpperCase()] = way;
}

/** How a document can be shown in its place; nothing for a format that no browser shows. */
export const previewWay = (entry: Pick<DocumentEntry, 'name' | 'type' | 'folder'>): PreviewWay | undefined =>
  ways[kindOf(entry).format];

/** True for what two versions of can be compared line by line. */
export const isText = (entry: Pick<DocumentEntry, 'name' | 'type' | 'folder'>): boolean =>
  /^(text|table)$/.test(previewWay(entry) ?? '');
