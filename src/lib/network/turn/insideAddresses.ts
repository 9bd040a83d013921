/**
 * One address of each kind to which a relay must not lead: its own machine, its network, its hoster's internal services. Some of the IPv6
 * addresses contain IPv4 addresses, which relays have let through.
 */
export const INSIDE: Readonly<Record<4 | 6, readonly string[]>> = {
  4: [
    '127.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.0.1',
    '224.0.0.1',
  ],
  6: ['::1', '::', '::ffff:7f00:1', '::ffff:a00:1', '64:ff9b::a00:1', 'fd00::1', 'fe80::1', 'ff02::1'],
};
