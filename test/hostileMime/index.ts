import { FAMILIES } from './families.ts';
import { randomFrom } from './random.ts';

export interface HostileMail {
  family: string;
  seed: number;
  raw: Buffer;
}

const names = Object.keys(FAMILIES);

/** The hostile mail of a seed: its family by turns, its size anything up to the largest, the largest of all once in seven. */
export function hostileMail(seed: number): HostileMail {
  const family = names[seed % names.length] as string;
  const random = randomFrom(seed);
  const turn = Math.floor(seed / names.length);
  const size = turn % 7 === 0 ? 1 : random.next() ** 2;
  return { family, seed, raw: (FAMILIES[family] as (typeof FAMILIES)[string])(random, size) };
}

export const familyCount = names.length;
