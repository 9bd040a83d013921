import { invented, later, one } from './invented.ts';
import type { Invented, Random } from './invented.ts';

export interface Kind {
  /** Whether this kind of duplicate can be made of the person. */
  fits?: (person: Invented) => boolean;
  make: (random: Random, person: Invented) => Invented;
}

const atGmail = ({ address }: Invented): boolean => address.endsWith('@gmail.com');
export const parted = (address: string): [local: string, domain: string] =>
  address.split('@') as [string, string];
const withoutAccents = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i');

/** The same person again, from another address, with almost the same choices. */
export const again = (random: Random, person: Invented): Invented => {
  const other = invented(random, person.culture);
  return { ...person, address: other.address, texts: other.texts, choices: later(random, person) };
};
const mistyped: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['gmial.com', 'gmai.com', 'gmail.co', 'gmail.con', 'gmaill.com'],
  'yahoo.com': ['yaho.com', 'yahoo.con', 'yhaoo.com'],
  'hotmail.com': ['hotmial.com', 'hotmai.com', 'hotmail.con'],
  'outlook.com': ['outlok.com', 'outlook.co', 'otlook.com'],
  'icloud.com': ['iclod.com', 'icloud.co'],
};

/** The kinds of planted duplicates. */
export const TWINS: Readonly<Record<string, Kind>> = {
  'name in another order': {
    make: (random, person) => ({
      ...again(random, person),
      name: person.name.split(' ').toReversed().join(' '),
    }),
  },
  'name in another script': {
    fits: ({ name, culture }) => culture.abroad !== undefined && /[^\P{L}\p{Script=Latin}]/u.test(name),
    make: (random, person) => ({ ...again(random, person), name: person.culture.abroad!(person.name) }),
  },
  'name without accents': {
    fits: ({ name }) => withoutAccents(name) !== name && !/[^\P{L}\p{Script=Latin}]/u.test(name),
    make: (random, person) => ({ ...again(random, person), name: withoutAccents(person.name) }),
  },
  'name in capitals, another address': {
    make: (random, person) => ({ ...again(random, person), name: person.name.toUpperCase() }),
  },
  'dots in an address of Gmail': {
    fits: atGmail,
    make: (random, person) => {
      const [local] = parted(person.address);
      const bare = local.replaceAll('.', '');
      const at = 2 + random(bare.length - 3);
      return {
        ...again(random, person),
        address: `${bare.slice(0, at)}.${bare.slice(at)}@gmail.com`,
        name: person.name.split(' ')[0]!,
      };
    },
  },
  'a plus in the address': {
    make: (random, person) => {
      const [local, domain] = parted(person.address);
      return { ...again(random, person), address: `${local}+mentoring@${domain}` };
    },
  },
  'another domain of the same mailbox': {
    fits: ({ address }) => /@(?:gmail|icloud)\.com$/.test(address),
    make: (random, person) => {
      const [local, domain] = parted(person.address);
      return {
        ...again(random, person),
        address: `${local}@${domain === 'gmail.com' ? 'googlemail.com' : 'me.com'}`,
      };
    },
  },
  'a slip in the domain': {
    fits: ({ address }) => parted(address)[1] in mistyped,
    make: (random, person) => {
      const [local, domain] = parted(person.address);
      return { ...again(random, person), address: `${local}@${one(random, mistyped[domain]!)}` };
    },
  },
  'a part of the organisation’s domain': {
    fits: ({ address }) => address.includes('@lib'),
    make: (random, person) => {
      const [local, domain] = parted(person.address);
      return { ...again(random, person), address: `${local}@mail.${domain}` };
    },
  },
  'two addresses, the same answers': {
    fits: ({ texts }) => texts.length > 1,
    make: (random, person) => ({
      ...again(random, person),
      texts: person.texts,
      name: person.name.split(' ')[0]!,
    }),
  },
};
