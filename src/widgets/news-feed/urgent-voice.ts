import type { LocaleController } from '../../i18n/locale-controller.js';
import { say } from '../../ui/voice.js';
import type { NewsEntry } from './news-list.js';

/** Says at once what is urgent and has just arrived. */
export async function sayUrgent(entries: readonly NewsEntry[], locale: LocaleController): Promise<void> {
  const { urgentNow } = await locale.load('controls');
  say(entries.map(({ item }) => urgentNow(item.title)).join(' '), locale.spoken, true);
}
