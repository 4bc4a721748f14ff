import type { LoadController } from '../../data/load-controller.js';
import type { LocaleController } from '../../i18n/locale-controller.js';
import type { IdeaBackend } from './backends/idea-backend.js';
import type { IdeaHost } from './idea-host.js';
import type { Idea } from './idea.js';
import type { IdeaPath } from './views/idea-path.js';

/** What the parts of a box share: whom they ask, where the reader is, and how something is said. */
export interface IdeaDesk {
  readonly host: IdeaHost;
  readonly ideas: LoadController<Idea>;
  readonly locale: LocaleController;
  readonly path: IdeaPath;
  /** What takes what people write; nothing where the source can only be read. */
  backend(): Promise<IdeaBackend | undefined>;
  /** Says the answer to the reader's own act. */
  say(sentence: string): void;
  /** Puts the focus on what a selector finds, once it is drawn. */
  focus(selector: string): Promise<void>;
}
