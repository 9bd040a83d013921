import type { Schema } from '../../../db/schema.ts';
import { accounts } from './accounts.ts';
import type { Claim, Claims, Fate, Identity, Nobody, Table } from './claim.ts';
import { rounds } from './rounds.ts';
import { talk } from './talk.ts';
import { traffic } from './traffic.ts';

/** Every table there is: how it names people, and what becomes of that. A new one does not compile until it has its place here. */
export const CLAIMS: Claims<keyof Schema> = { ...accounts, ...rounds, ...talk, ...traffic };

/** A claim whose table is not known to the compiler: its columns by name. */
export type AnyClaim = Omit<Claim, 'who' | 'words' | 'plain' | 'round'> & {
  who: Readonly<Record<string, readonly [Identity, Fate]>>;
  words?: Readonly<Record<string, Exclude<Fate, 'gone'>>>;
  plain?: readonly string[];
  round?: 'gone' | readonly string[];
};

/** The claims of tables that name people, by table. */
export const claimed = (): [Table, AnyClaim][] =>
  (Object.entries(CLAIMS) as [Table, AnyClaim | Nobody][]).flatMap(([table, claim]) =>
    'nobody' in claim ? [] : [[table, claim] as [Table, AnyClaim]],
  );
