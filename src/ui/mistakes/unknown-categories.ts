import { fold } from '../../data/reading/values/fold.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import { tellMistakes } from '../notices.js';

/** Categories named at most, and things that are asked for theirs: it is said at a moment at which the reader reads. */
const NAMED = 12;
const ASKED = 2000;

/** One value may name several (SPIP, Outlook). */
const namesOf = (category: string): readonly string[] =>
  category
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/**
 * Tells the editor of the categories that a page keeps and that nothing has which was read, and of those that there are.
 *
 * @param category As it is written: names, separated by commas.
 */
export async function tellUnknownCategories(
  host: HTMLElement,
  locale: LocaleController,
  category: string,
  read: readonly { readonly categories: readonly string[] }[],
): Promise<void> {
  const there = new Map<string, string>();
  for (const { categories } of read.slice(0, ASKED))
    for (const name of categories?.flatMap(namesOf) ?? []) if (!there.has(fold(name))) there.set(fold(name), name);
  const unknown = category
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !there.has(fold(name)));
  if (!there.size || !unknown.length) return;
  const known = [...there.values()].slice(0, NAMED);
  await tellMistakes(host, locale, (_, f) =>
    unknown.map((name) => f.noCategory(`category="${name}"`, known) + (/[;/|]/.test(name) ? ` ${f.commas}` : '')),
  );
}
