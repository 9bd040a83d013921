import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Schema } from '../db/schema.ts';

export type Table = keyof Schema;
export type Column<T extends Table> = keyof Schema[T] & string;

/**
 * How a column names a person. `liker` is `p:` and the person's number, in the form in which visitors' votes are stored; `of` is the number
 * of a row of theirs in another table.
 */
export type Identity = 'person' | 'account' | 'address' | 'liker' | { of: Table };

/**
 * The fate of a value or row when its person is erased. The row is deleted, or the column becomes null or empty; `followClaims` does all
 * three. `gone by pieces`: the rows are deleted some at a time, since there may be very many (`forgets.pieces`). `with`: the database
 * deletes the row with one of another table. `by`: a function does it, since it takes more than that. `stays`: it stays, with the reason.
 */
export type Fate =
  | 'gone'
  | 'gone by pieces'
  | null
  | ''
  | { with: Table }
  | { by: string }
  | { stays: string };

/** The part of a table that moves along when a programme moves to another installation: its `rows`; or why they stay. */
export type Part = 'rows' | 'itself' | 'of its people' | { stays: string };

/**
 * The rows of one table when somebody turns out to be a person who is here already (rooms/duplicates). Every change is noted, and undone
 * when the two are two people after all.
 */
export interface Carrying {
  programme: number;
  now: Date;
  kept: One;
  gone: One;
  /** Whether the owner of the merged address said so. Otherwise a volunteer did, about an address that nobody has ever proved to own. */
  proven: boolean;
  /** Whether that person also proved that they read mail at the kept address. If not, nothing may open what only the other owner has. */
  isKeeper: boolean;
  /**
   * Moves the rows that a column gives to the merged person to the other one, unless a unique index forbids it. Rows that cannot move keep
   * the number of the merged person, and are deleted with it.
   */
  move(
    column: string,
    also?: { only?: RawBuilder<unknown>; set?: Record<string, RawBuilder<unknown>> },
  ): Promise<void>;
  /** Copies rows for the other person that cannot move, in a table whose key names people by a column. */
  copy(table: Table, column: string): Promise<void>;
  /** Changes the rows that meet a condition, in which the table is `t`. */
  change(set: Record<string, RawBuilder<unknown>>, which: RawBuilder<unknown>): Promise<void>;
}

/** One of two who are the same person. */
interface One {
  id: number;
  address: string | null;
  account_id: number | null;
}

/** How a table names people, and what becomes of these rows. */
export interface Claim<T extends Table = Table> {
  /** The kind of data, for the table of docs/data.md. */
  what: string;
  /** The columns that name a person. */
  who: { readonly [C in Column<T>]?: readonly [Identity, Fate] };
  /** Words of a person, or about them, in rows that are theirs by the first column of `who`. */
  words?: { readonly [C in Column<T>]?: Exclude<Fate, 'gone' | 'gone by pieces' | { with: Table }> };
  /** Columns that by their type could hold a person's words or number, and hold neither. */
  plain?: readonly Column<T>[];
  /** The list of `ownData` that includes it, or why none does. */
  ownData: string | { not: string };
  /** The data that is deleted with the data of a round: the whole row, or the values of these columns. */
  round?: 'gone' | readonly Column<T>[];
  /** How the rows are handled when two people become one, if they are not simply moved; or why they stay as they are. */
  merged?: ((carry: Carrying) => Promise<void>) | { stays: string };
  moves: Part;
  /** When the data is deleted without anybody asking, for the table of docs/data.md. */
  until: string;
}

/** A table that names nobody, and why its columns hold no person's words or number. */
export interface Nobody<T extends Table = Table> {
  nobody: string;
  moves: Part;
  plain?: readonly Column<T>[];
}

export type Claims<T extends Table> = { readonly [K in T]: Claim<K> | Nobody<K> };

/** The volunteer who did something, by number: once the volunteer is erased, it leads to no name. */
export const BY: Fate = { stays: 'by number, which leads to no name' };
export const FORMER: Fate = { stays: 'so that nobody is paired with a former partner again, by number' };

/** The claims of tables that name people, by table. */
export const claimed = (claims: Claims<Table>): [Table, AnyClaim][] =>
  (Object.entries(claims) as [Table, AnyClaim | Nobody][]).flatMap(([table, claim]) =>
    'nobody' in claim ? [] : [[table, claim] as [Table, AnyClaim]],
  );

/** A claim whose table the compiler does not know: its columns by name. */
export type AnyClaim = Omit<Claim, 'who' | 'words' | 'plain' | 'round'> & {
  who: Readonly<Record<string, readonly [Identity, Fate]>>;
  words?: Readonly<Record<string, Exclude<Fate, 'gone' | 'gone by pieces'>>>;
  plain?: readonly string[];
  round?: 'gone' | readonly string[];
};

/** The condition that a row with a `person_id` belongs to a person. */
export const mine = ({ programme, person }: { programme: number; person: number }) =>
  sql`programme_id = ${programme} and person_id = ${person}`;
