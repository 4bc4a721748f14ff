import type { LocaleController } from '../../../i18n/locale-controller.js';
import { say } from '../../../ui/voice.js';
import type { NewsEntry } from '../news-list.js';

/** Says at once what is urgent and was not there before. */
export async function sayUrgent(
  before: readonly NewsEntry[],
  entries: readonly NewsEntry[],
  locale: LocaleController,
): Promise<void> {
  const known = new Set(before.map(({ key }) => key));
  const alarms = entries.filter(({ key, urgent }) => urgent && !known.has(key));
  if (!alarms.length) return;
  const { urgentNow } = await locale.load('controls');
  say(alarms.map(({ item }) => urgentNow(item.title)).join(' '), locale.spoken, true);
}
