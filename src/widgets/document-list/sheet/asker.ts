import { safeUrl } from '../../../data/safe-url.js';
import { pageFetch, request, type Answer, type RequestOptions } from '../../../data/request.js';
import type { Settings } from '../../../settings/settings-context.js';
import type { FolderSource } from '../folders/folder-path.js';
import type { DocumentHost } from '../document-host.js';

/** How what belongs to a document is asked for: as its source was. */
export interface Asker {
  readonly list: Pick<DocumentHost, 'credentials'>;
  readonly settings: Settings;
  readonly source: FolderSource | undefined;
  /** Address of the source, against which those of its documents are resolved. */
  readonly base: string;
  readonly signal: AbortSignal;
}

/** Asks an address. @throws {SourceError} saying why there is no answer. */
export function ask(
  { list, settings, source, signal }: Asker,
  url: string,
  options: Pick<RequestOptions, 'init' | 'size'> = {},
): Promise<Answer> {
  const fetch = source?.fetch ?? settings.fetch ?? pageFetch;
  const credentials = (list.credentials || settings.credentials) as RequestCredentials | undefined;
  return request(url, { ...settings, ...options, fetch, credentials, signal });
}

/** An address of the web that may be shown and asked. */
export function webAddress(address: string | undefined, base: string): string | undefined {
  const url = safeUrl(address, base);
  return url && /^https?:/.test(url) ? url : undefined;
}
