import { BlockList, isIP } from 'node:net';

/** The networks of the operator's own proxies, whose X-Forwarded-For can be trusted. */
export function proxyList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits) list.addSubnet(address, Number(bits), family);
    else list.addAddress(address, family);
  }
  return list;
}

/** The nearest address that is not one of our proxies. */
export function clientAddress(peer: string, forwarded: string | null, proxies: BlockList): string {
  const known = (address: string): boolean =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  let address = plain(peer);
  const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim()));
  while (known(address)) {
    const next = hops.pop();
    if (!next || !isIP(next)) break;
    address = next;
  }
  return address;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
