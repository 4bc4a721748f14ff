import { lookup } from 'node:dns';
import { addressesOf } from '../ideas/networks.mjs';

/** What leads to this machine, into its network, or to nobody (RFC 6890), also where it is wrapped in an address of version 6. */
export const isInside = addressesOf([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/127', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]);

/**
 * Looks a name up as `dns.lookup` does, and finds only what does not lead inside. It is asked for the very connection that is made, so
 * that a name cannot lead elsewhere between the look and the call.
 *
 * @param {typeof lookup} [find]
 * @returns {import('node:net').LookupFunction}
 */
export const outsideOnly =
  (find = lookup) =>
  (name, options, found) => {
    find(name, { ...options, all: true }, (error, addresses = []) => {
      const good = addresses.filter(({ address }) => !isInside(address));
      const [first] = good;
      if (error) found(error, '');
      else if (!first) found(Object.assign(new Error(`${name} leads inside`), { code: 'EINSIDE' }), '');
      else if (options.all) found(null, good);
      else found(null, first.address, first.family);
    });
  };
