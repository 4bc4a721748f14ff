import { nothing, type TemplateResult } from 'lit';
import type { LoadController } from '../../../data/load-controller.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import type { DocumentEntry } from '../document-entry.js';
import type { ParvisDocumentList } from '../document-list.js';
import type { RowContext } from '../document-row.js';
import type { FolderPath } from '../folders/folder-path.js';

/** What a reader who may write does to the folder that is open. */
export class DocumentWriting {
  constructor(
    readonly list: ParvisDocumentList,
    readonly documents: LoadController<DocumentEntry>,
    readonly locale: LocaleController,
    readonly folders: FolderPath,
  ) {}

  /** What stands above the list: the buttons, and what is under way. */
  above(_: RowContext): TemplateResult | typeof nothing {
    return nothing;
  }

  /** Called when it is on screen. */
  drawn(): void {}
}
