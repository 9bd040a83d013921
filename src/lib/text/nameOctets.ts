/**
 * Most octets (UTF-8) of a person's name: enough for two hundred characters of any script. An index orders lists by the whole name and has
 * room for four times as many octets. The limit is in octets because one character can consist of any number of them.
 */
const MOST = 600;

export const hasTooManyOctets = (name: string): boolean => Buffer.byteLength(name) > MOST;
