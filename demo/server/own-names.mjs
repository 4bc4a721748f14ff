import { isIP } from 'node:net';

/**
 * Tells whether a server that is open to its own machine alone is asked by a name of its own. Any other one was made to lead here
 * by somebody else (DNS rebinding): his page would then read and write as one of ours. Nobody can do that to an address.
 *
 * @param {string[]} more names beside `localhost` and what ends in it
 * @returns {(host: string) => boolean} of a header `Host` that can be read
 */
export function ownNames(more) {
  const known = more.map((name) => name.toLowerCase());
  return (host) => {
    const { hostname } = new URL(`http://${host}`);
    const isAddress = hostname.startsWith('[') || isIP(hostname) !== 0;
    return isAddress || /(^|\.)localhost$/.test(hostname) || known.includes(hostname);
  };
}
