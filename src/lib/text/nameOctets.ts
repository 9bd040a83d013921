/**
 * Octets (UTF-8) that a person's name may have: two hundred signs of any script. Lists are ordered by an index of the whole name, which has room for
 * four times as many, and signs can be made of any number of them.
 */
const MOST = 600;

export const hasTooManyOctets = (name: string): boolean => Buffer.byteLength(name) > MOST;
