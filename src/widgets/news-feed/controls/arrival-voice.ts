import type { LocaleController } from '../../../i18n/locale-controller.js';
import { say } from '../../../ui/voice.js';
import type { NewsEntry } from '../news-list.js';
import { notAmong } from '../not-among.js';

/**
 * Says what a refresh has brought, in one sentence: at once what is urgent and was not there before, and with it, or else
 * when there is nothing else to say, how many items wait, of those that the reader wants to see.
 *
 * @param shown What is on screen, where what came waits behind its button.
 * @param filter The reader's, where there may be one.
 */
export async function sayArrivals(
  before: readonly NewsEntry[],
  entries: readonly NewsEntry[],
  shown: readonly NewsEntry[] | undefined,
  locale: LocaleController,
  filter?: { found(entries: readonly NewsEntry[]): readonly NewsEntry[] },
): Promise<void> {
  const fresh = notAmong(entries, before);
  const wanted = (list: readonly NewsEntry[]) => filter?.found(list) ?? list;
  const alarms = fresh.filter(({ urgent }) => urgent);
  const waiting = shown && wanted(fresh).length ? notAmong(wanted(entries), shown).length : 0;
  if (!alarms.length && !waiting) return;
  const { urgentNow, arrived } = await locale.load('controls');
  const sentences = alarms.map(({ item }) => urgentNow(item.title));
  if (waiting) sentences.push(arrived(new Intl.NumberFormat(locale.spoken).format(waiting), waiting));
  // Between two there is a stop, which some titles have of their own.
  const said = sentences.reduce((before, sentence) => `${before}${/[.!?…]\s*$/.test(before) ? '' : '.'} ${sentence}`);
  say(said, locale.spoken, alarms.length > 0);
}
