import { invented, one } from './invented.ts';
import { again, parted } from './kinds.ts';
import type { Kind } from './kinds.ts';

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/a(?= )/, 'o'],
  [/o(?= )/, 'a'],
  [/e(?= )/, 'a'],
  [/s(?= )/, 'ses'],
];

/** The kinds of people who are alike but not the same person. */
export const MISSES: Readonly<Record<string, Kind>> = {
  'a namesake in the same country': {
    make: (random, person) => ({
      ...invented(random, person.culture),
      name: person.name,
      country: person.country,
    }),
  },
  'a namesake abroad': {
    make: (random, person) => {
      const other = invented(random, person.culture);
      const elsewhere = person.culture.countries.filter((country) => country !== person.country);
      return { ...other, name: person.name, country: one(random, elsewhere) };
    },
  },
  'brother or sister, with the same choices': {
    make: (random, person) => {
      const [, last = ''] = person.name.split(' ');
      const first = one(
        random,
        person.culture.first.filter((name) => !person.name.startsWith(name)),
      );
      return { ...again(random, person), name: `${first} ${last}` };
    },
  },
  'a name that differs by a letter': {
    fits: ({ name }) => ENDINGS.some(([ending]) => ending.test(name)),
    make: (random, person) => {
      const [ending, as] = ENDINGS.find(([ending]) => ending.test(person.name))!;
      const other = invented(random, person.culture);
      return { ...other, country: person.country, name: person.name.replace(ending, as) };
    },
  },
  'the same part before the @, elsewhere': {
    make: (random, person) => {
      const [local] = parted(person.address);
      return {
        ...invented(random),
        address: `${local}@${one(random, ['mail.com', 'yahoo.co.uk', 'web.de'])}`,
      };
    },
  },
  'an address with the next number': {
    make: (random, person) => {
      const [local, domain] = parted(person.address);
      return { ...invented(random, person.culture), address: `${local}7@${domain}` };
    },
  },
  'a mailbox of a team': {
    make: (random, person) => {
      const [local, domain] = parted(person.address);
      return { ...invented(random), address: `${local}+${random(999)}@${domain}`, country: person.country };
    },
  },
  'a colleague who took over an answer': {
    fits: ({ texts }) => texts.length > 0,
    make: (random, person) => ({
      ...invented(random, person.culture),
      country: person.country,
      texts: [person.texts[0]!, `text ${random(2 ** 30)}`],
    }),
  },
};
