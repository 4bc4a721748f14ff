import { BlockList, isIP } from 'node:net';

/** @param {unknown} value @returns {boolean} true for an address, or a network as `10.0.0.0/8` */
export function isNetwork(value) {
  if (typeof value !== 'string') return false;
  const [address, bits, more] = value.split('/');
  const family = isIP(address);
  if (!family || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Tells whether an address is in one of some networks. @param {string[]} networks @returns {(address: string) => boolean} */
export function addressesOf(networks) {
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = unmapped(address);
    const family = isIP(plain);
    return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/**
 * Where a request came from, and whether it came by https: what the proxies of the town say of it, when one of them brought it.
 * What others say of themselves is not believed.
 *
 * @param {string[]} proxies networks
 * @returns {(request: import('fastify').FastifyRequest) => { address: string, secure: boolean }}
 */
export function comingBy(proxies) {
  const trusted = addressesOf(proxies);
  return ({ socket, headers }) => {
    const direct = socket.remoteAddress ?? '';
    if (!trusted(direct)) return { address: direct, secure: 'encrypted' in socket };
    // Each proxy adds whom it heard: the last one that is none of ours is the one who asks. What stands before is his own word,
    // also where ours could not say whom it heard (`unknown`).
    const path = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((address) => bare(address.trim()));
    const asks = path.findLast((address) => !trusted(address)) ?? path[0];
    return {
      address: isIP(asks) ? asks : direct,
      secure: String(headers['x-forwarded-proto']).split(',').at(-1)?.trim() === 'https',
    };
  };
}

/** Without the port that some proxies write beside it (RFC 7239, 6). @param {string} address */
const bare = (address) => address.replace(/^\[([\da-f:.]+)\](?::\d+)?$/i, '$1').replace(/^([\d.]+):\d+$/, '$1');

/** The line that an address belongs to: itself in version 4, what one subscriber has in version 6. @param {string} address */
export function lineOf(address) {
  const plain = unmapped(address);
  if (isIP(plain) !== 6) return plain;
  // The first 64 bits, written out.
  const [head, tail = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const all = [...groups, ...Array.from({ length: 8 - groups.length - last.length }, () => '0'), ...last];
  return all.slice(0, 4).join(':');
}

/** @param {string} address */
const unmapped = (address) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
