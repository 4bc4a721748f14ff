import type { Reading } from '../format.js';
import { limits } from '../limits.js';
import type { SourcePage } from '../source.js';
import { union } from './load-more.js';
import { open, type WebReading } from './web-reading.js';

/**
 * Adds to a first page that is being read the items of another address, which is asked by the same rules and at the same
 * time. Without them where they fail or keep their reader waiting: they only complete what is there.
 */
export async function withBeside<R extends Reading, T>(
  reading: WebReading<R, T>,
  first: Promise<SourcePage<T>>,
  address: URL,
): Promise<SourcePage<T>> {
  const { request } = reading;
  const over = new AbortController();
  const { signal } = over;
  const leave = () => over.abort();
  request.signal.addEventListener('abort', leave, { signal });
  // As a further page: no copy of it is kept, nor shown in place of another one.
  const asked = { ...request, cursor: address.href, signal, onPart: undefined };
  const besides = open({ ...reading, request: asked }, address.href).catch(() => undefined);
  try {
    const page = await first;
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, limits.beside));
    const more = await Promise.race([besides, late]);
    if (!more) return page;
    const id = (item: T) => (item as { readonly id?: unknown }).id;
    return {
      ...page,
      items: union(page.items, more.items, id),
      skipped: page.skipped + more.skipped,
      personal: page.personal || more.personal,
    };
  } finally {
    leave();
  }
}
