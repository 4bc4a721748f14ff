import { shallowArrayEquals } from '@lit/task';
import type { LoadController } from '../../../data/load-controller.js';
import type { LoadedSource } from '../../../data/loading/loaded-source.js';
import { pageFetch, request } from '../../../data/request.js';
import type { LocaleController } from '../../../i18n/locale-controller.js';
import type { DocumentEntry } from '../document-entry.js';
import type { DocumentHost } from '../document-host.js';
import type { WriteAim } from './write-aim.js';

/** Whether the reader may write to a folder: as its source says, else as its server does, which is asked once for each reader. */
export class WritePermission {
  readonly #list: DocumentHost;
  readonly #documents: LoadController<DocumentEntry>;
  readonly #locale: LocaleController;
  readonly #aim: () => WriteAim;
  /** By address, and for whom that was asked. */
  #known = new Map<string, boolean | undefined>();
  #knownFor: readonly unknown[] = [];
  /** What was shown when no answer came to that. */
  #unanswered?: LoadedSource<DocumentEntry>;

  constructor(
    list: DocumentHost,
    documents: LoadController<DocumentEntry>,
    locale: LocaleController,
    aim: () => WriteAim,
  ) {
    this.#list = list;
    this.#documents = documents;
    this.#locale = locale;
    this.#aim = aim;
  }

  /** Whether the folder that a source gave may be written; nothing while that is asked. */
  of(target: LoadedSource<DocumentEntry> | undefined): boolean | undefined {
    const address = target?.address;
    if (!address || target.stale) return false;
    const { fetch, token, user } = this.#documents.settings;
    const reader = [fetch, token, user, this.#aim().credentials];
    // Another reader may do other things.
    if (!shallowArrayEquals(reader, this.#knownFor)) this.#known = new Map();
    this.#knownFor = reader;
    if (!this.#known.has(address) || (this.#unanswered && this.#unanswered !== target)) {
      this.#unanswered = undefined;
      this.#known.set(address, target.writable);
      if (target.writable === undefined) void this.#ask(target, address);
      else if (!target.writable) this.#tell().catch(console.error);
    }
    return this.#known.get(address);
  }

  /**
   * A server that takes documents says so (RFC 9110, 9.3.7). For a folder, some name only what can be done to the folder
   * itself: what speaks WebDAV and lets that be changed takes documents in it (Apache, rclone).
   */
  async #ask(target: LoadedSource<DocumentEntry>, address: string): Promise<void> {
    const known = this.#known;
    const { settings } = this.#documents;
    const { fetch = settings.fetch ?? pageFetch, credentials } = this.#aim();
    let may: boolean;
    try {
      const { headers } = await request(address, {
        ...settings,
        relay: undefined,
        fetch,
        credentials: (credentials ?? settings.credentials) as RequestCredentials | undefined,
        init: { method: 'OPTIONS' },
        signal: AbortSignal.timeout(20_000),
      });
      const methods = (headers.get('allow') ?? '').toUpperCase();
      may = /\bPUT\b/.test(methods) || (headers.has('dav') && /\b(PROPPATCH|MKCOL)\b/.test(methods));
    } catch {
      // Who does not answer is not written to, and is asked again once the list is read again.
      this.#unanswered = target;
      known.set(address, false);
      return this.#list.requestUpdate();
    }
    known.set(address, may);
    this.#list.requestUpdate();
    if (!may) this.#tell().catch(console.error);
  }

  /** The list stays as it is; its editor learns why. */
  async #tell(): Promise<void> {
    const [{ tellMistakes }, words] = await Promise.all([
      import('../../../ui/notices.js'),
      this.#locale.load('documentWriting'),
    ]);
    await tellMistakes(this.#list, this.#locale, () => [words.notWritable]);
  }
}
