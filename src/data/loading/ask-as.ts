import type { Settings } from '../../settings/settings-context.js';

/** The address to ask for `url`: the relay's, for another origin. @throws {TypeError} when the relay is no address. */
export function relayed(url: string, relay?: string): string {
  if (!relay || new URL(url).origin === location.origin) return url;
  const address = new URL(relay, document.baseURI);
  address.searchParams.set('url', url);
  return address.href;
}

/** What to ask for an address on a page that gives tokens or a relay. One that gets a token never goes through the relay. */
export async function askAs(
  url: string,
  token: Settings['token'],
  relay: string | undefined,
  init?: RequestInit,
): Promise<{ address: string; init?: RequestInit; bearer?: string }> {
  const bearer = await token?.(url);
  if (!bearer) return { address: relayed(url, relay), init };
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${bearer}`);
  return { address: url, init: { ...init, headers }, bearer };
}
