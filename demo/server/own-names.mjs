import { isIP } from 'node:net';

/** Whether a server that listens there is open to its own machine alone. @param {string} address or `localhost` */
export const isLoopback = (address) => address === 'localhost' || address === '::1' || address.startsWith('127.');

/** Whether a header `Host` can be read. @param {string} host */
export const isHost = (host) => /^[\w.:[\]-]{1,255}$/.test(host) && URL.canParse(`http://${host}`);

/**
 * Tells whether a server is asked by a name of its own. Any other one was made to lead here
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
