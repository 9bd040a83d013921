import { FAMILIES } from './families.ts';
import { randomFrom } from './random.ts';

export interface HostileMail {
  family: string;
  seed: number;
  raw: Buffer;
}

const names = Object.keys(FAMILIES);

/** The hostile mail of a seed. Families take turns. The size is random up to the largest; one mail in seven is the largest. */
export function hostileMail(seed: number): HostileMail {
  const family = names[seed % names.length] as string;
  const random = randomFrom(seed);
  const turn = Math.floor(seed / names.length);
  const size = turn % 7 === 0 ? 1 : random.next() ** 2;
  return { family, seed, raw: (FAMILIES[family] as (typeof FAMILIES)[string])(random, size) };
}

export const familyCount = names.length;
