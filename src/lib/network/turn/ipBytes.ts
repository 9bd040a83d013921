import { isIP } from 'node:net';

/** The 4 or 16 octets of an address. */
export function ipBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  if (isIP(address) !== 6) throw new RangeError(`${address} is no address`);
  const [head = '', tail] = canonical(address).split('::');
  const zeros = Array<string>(8 - groups(head).length - groups(tail).length).fill('0');
  const all = tail === undefined ? groups(head) : [...groups(head), ...zeros, ...groups(tail)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** The address that consists of these 4 or 16 octets. */
export function ipText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? [];
  return canonical(groups.join(':'));
}

/** The address as RFC 5952 writes it, without an IPv4 tail. */
const canonical = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1);

const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
