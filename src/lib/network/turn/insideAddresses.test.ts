import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGlobalAddress } from '../outbound/globalAddress.ts';
import { INSIDE } from './insideAddresses.ts';

test('the relay of the handbook leads nowhere but to single hosts of the public internet', () => {
  const handbook = readFileSync(new URL('../../../../docs/calls.md', import.meta.url), 'utf8');
  const denied = new BlockList();
  for (const [, first = '', last = ''] of handbook.matchAll(/^denied-peer-ip=(\S+)-(\S+)$/gm))
    denied.addRange(first, last, isIP(first) === 4 ? 'ipv4' : 'ipv6');
  // coturn refuses :: by itself, and takes a range that begins there for a range of all IPv4 addresses, too.
  denied.addAddress('::', 'ipv6');
  const isDenied = (address: string): boolean => denied.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  for (const address of [...INSIDE[4], ...INSIDE[6]]) expect(isDenied(address), address).toBe(true);
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      // Node's address list recognises an IPv4 address in its IPv6 form, too.
      fc.pre(!/^(0*:)*:?ffff:/i.test(address));
      expect(isDenied(address), address).toBe(!isGlobalAddress(address));
    }),
    { numRuns: 1000 },
  );
});
