import { isIP } from 'node:net';

/** The network by which a limit counts: an IPv4 address, or the /64 of an IPv6 address, since one household has all of that. */
export function networkOf(given: string): string {
  const address = given.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head ? head.split(':') : [];
  const rest = tail === undefined ? [] : tail ? tail.split(':') : [];
  const all = [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Whether a host name or address is this machine itself. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);

/** The same for a host name in the form that URLs have. */
export const isLoopbackName = (hostname: string): boolean =>
  hostname.endsWith('.localhost') || isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'));

/** Whether others can look up a mail domain: it is no address, and not a name on this machine only. */
export const isPublicDomain = (domain: string): boolean =>
  domain.includes('.') && isIP(domain) === 0 && !isLoopbackName(domain);
