import { groupDocuments, groupKeys } from './document-order.js';
import type { DocumentLine, Line } from './document-lines.js';

/** The lines under the headings of their groups, where the page wants groups. Folders come before all of them, without one. */
export function groupLines(
  lines: readonly DocumentLine[],
  groupBy: string,
  lang: string,
  zone: string | undefined,
): readonly Line[] {
  const by = groupKeys.find((key) => key === groupBy);
  if (!by) return lines;
  const lineOf = new Map(lines.map((line) => [line.entry, line]));
  return groupDocuments([...lineOf.keys()], by, lang, zone).flatMap(({ key, entries }) => {
    const own = entries.map((entry) => lineOf.get(entry)!);
    const headless = by !== 'letter' && entries.every(({ folder }) => folder);
    return headless ? own : [{ key: `group ${key}`, group: key, count: entries.length }, ...own];
  });
}
