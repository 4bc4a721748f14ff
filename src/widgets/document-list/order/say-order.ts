import type { DocumentColumn } from '../../../i18n/documents/document-messages.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import { say } from '../../../ui/voice.js';

/** Says by which column the list is sorted from now on. */
export async function sayOrder(locale: LocaleController, by: DocumentColumn, down: boolean): Promise<void> {
  const { sorted } = await locale.load('documentTools');
  say(sorted(locale.part('documents')!.columns[by], down), locale.spoken, true);
}
