import { lookup } from 'node:dns/promises';

/** Finds the addresses of a name in the system's way, files of this machine included. */
export const resolveByName = async (name: string): Promise<string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address);
