import type { Likeness } from '../../../src/rooms/duplicates/index.ts';
import { CULTURES } from './names.ts';
import type { Culture } from './names.ts';

export interface Invented extends Likeness {
  address: string;
  country: string;
  culture: Culture;
}

export type Random = (k: number) => number;
export const one = <T>(random: Random, of: readonly T[]): T => of[random(of.length)]!;

const DOMAINS = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
];
const CHOICES: Readonly<Record<string, number>> = {
  sector: 8,
  role: 9,
  stage: 4,
  means: 5,
  often: 4,
  seeks: 6,
};

/** Somebody who is nobody else, though a name may recur by chance. */
export function invented(random: Random, culture = one(random, CULTURES)): Invented {
  const [first, last] = [one(random, culture.first), one(random, culture.last)];
  const plain = (culture.abroad?.(`${first} ${last}`) ?? `${first} ${last}`)
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .toLowerCase();
  const [a = '', b = ''] = plain.split(' ');
  const local = one(random, [
    `${a}.${b}`,
    `${a[0]}${b}`,
    `${a}${b}${random(100)}`,
    `${b}.${a}`,
    `${a}_${b}${random(10)}`,
  ]);
  const country = one(random, culture.countries);
  const domain = random(3) > 0 ? one(random, DOMAINS) : `lib${random(400)}.${country.toLowerCase()}`;
  return {
    // A third of the people with another alphabet give their name in Latin letters.
    name: culture.abroad && random(3) === 0 ? culture.abroad(`${first} ${last}`) : `${first} ${last}`,
    address: `${local}${random(1000) === 0 ? '' : random(90) + 10}@${domain}`,
    country,
    culture,
    texts: Array.from({ length: random(4) }, () => `text ${random(2 ** 30)}`),
    choices: new Map([
      ...Object.entries(CHOICES).map(([key, many]): [string, string[]] => [key, [String(random(many))]]),
      ['interests', Array.from({ length: 3 }, () => String(random(12)))],
    ]),
  };
}

/** The same choices a year later: about one in seven has changed. */
export const later = (random: Random, { choices }: Invented): Invented['choices'] =>
  new Map([...choices].map(([key, own]) => [key, random(7) === 0 ? [String(random(9))] : own]));
