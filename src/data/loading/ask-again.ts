import { relayed } from './ask-as.js';
import { attempt, refused, type Answer, type Attempt, type RequestOptions, type Shared } from './attempt.js';
import { limits } from '../limits.js';
import { SourceError } from '../source-error.js';

/** What may pass if one waits a little. A request that a server calls wrong stays wrong (RFC 9110, 15.5). */
const mayPass = ({ kind, status = 500 }: SourceError): boolean =>
  kind === 'network' || kind === 'timeout' || kind === 'busy' || (kind === 'server' && status >= 500);

/**
 * What a first try that went wrong leads to: two more, after growing, random waits, where the failure may pass. An
 * answer that keeps breaking off is given as far as it came.
 *
 * @throws {SourceError} saying why there is no answer.
 */
export async function askAgain(url: string, options: RequestOptions, shared: Shared, first: Attempt): Promise<Answer> {
  let tried = first;
  let best: Answer | undefined;
  for (let tries = 1; tried.wrong; tries++) {
    // A policy reports in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    const error = explain(url, options, tried);
    if (tried.body.length > (best?.body.length ?? 0)) best = { ...tried, broken: error };

    const asked = 1000 * (error.retryAfter ?? 0);
    const wait = asked + limits.wait * 3 ** (tries - 1) * (0.5 + Math.random());
    const again = tries < 3 && mayPass(error) && asked <= limits.patience && !shared.late;
    if (!again || !(await pause(wait, shared))) {
      if (best) return best;
      throw error;
    }
    tried = await attempt(url, options, shared);
  }
  return tried;
}

/** False when it is ended before its time. */
const pause = (milliseconds: number, shared: Shared): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    shared.abort = () => {
      clearTimeout(timer);
      resolve(false);
    };
  });

function explain(url: string, { relay, token, credentials }: RequestOptions, attempted: Attempt): SourceError {
  const { wrong, status = 0, headers } = attempted;
  const wait = retryAfter(headers);
  // The status says why, unless it was good and the body broke off.
  const said = status && !(status >= 200 && status < 300);
  const fail = (kind: SourceError['kind'], message: string) =>
    new SourceError(kind, message, {
      url,
      status: status || undefined,
      retryAfter: wait,
      cause: wrong instanceof Error ? wrong : undefined,
    });

  if (said) {
    // The relay itself may be what is not there: the address that was asked names it.
    const asked = token ? url : relayed(url, relay);
    if (status === 401 || status === 403)
      return fail('refused', `${asked} answered ${status}: this page may not read it`);
    if (status === 404 || status === 410) return fail('missing', `${asked} answered ${status}: check the address`);
    if (status === 429 || wait !== undefined)
      return fail('busy', `${asked} answered ${status}: asked too often, or under repair`);
    return fail('server', `${asked} answered ${status}`);
  }
  if (wrong === 'timeout') return fail('timeout', `${url} takes too long to answer`);
  if (!navigator.onLine) return fail('offline', 'this device has no network');

  let address: URL;
  try {
    address = new URL(relayed(url, relay));
  } catch {
    return fail('setup', `relay="${relay}" is not an address: write for example relay="/relay"`);
  }
  if (address.username || address.password) {
    return fail('setup', 'browsers ask no address that holds a name and a password: take them out');
  }
  if (credentials && !/^(omit|same-origin|include)$/.test(credentials)) {
    return fail('setup', `credentials="${credentials}" is none of omit, same-origin, include`);
  }
  // A policy report names the address without its fragment.
  address.hash = '';
  if (refused.has(address.href)) {
    return fail('blocked', `the Content-Security-Policy of this page refuses it: add ${address.origin} to connect-src`);
  }
  if (isMixed(location, address)) {
    return fail(
      'blocked',
      `this page is secure and ${address.origin} is not: write https:// in its address, or give a relay`,
    );
  }
  return fail(
    'network',
    `no answer from ${address.href} that this page may read: it is down, or does not allow other sites (CORS), or sends on to one that does not`,
  );
}

/** True when a browser asks nothing there, because the page is encrypted and the address is not (Mixed Content, 4.4; Secure Contexts, 3.1). */
export const isMixed = (
  page: Pick<URL, 'protocol'>,
  { protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>,
): boolean =>
  page.protocol === 'https:' &&
  protocol === 'http:' &&
  !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Seconds that a server may ask for. A timer of over 24 days ends at once (HTML, 8.6). */
const WEEK = 7 * 24 * 3600;

/** Seconds to wait, from a number or a date (RFC 9110, 10.2.3). Across origins it is read only where the server exposes it. */
export function retryAfter(headers?: Headers): number | undefined {
  const text = headers?.get('retry-after')?.trim();
  if (!text) return;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, Math.ceil(seconds)), WEEK);
}
