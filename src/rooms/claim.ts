import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Schema } from '../db/schema.ts';

export type Table = keyof Schema;
export type Column<T extends Table> = keyof Schema[T] & string;

/**
 * How a column says who it is. `liker` is `p:` and the person's number, as visitors' votes are kept; `of` is the number of a row that is
 * theirs in another table.
 */
export type Identity = 'person' | 'account' | 'address' | 'liker' | { of: Table };

/**
 * The fate of a value or row when its person is erased: the row goes, or the column becomes null or empty (`followClaims` does all three);
 * the row goes with one of another table, by the database; it goes some rows at a time, since there may be very many (`forgets.pieces`); a
 * function does it (`by`), since it takes more than that; or it stays, and why.
 */
export type Fate =
  | 'gone'
  | 'gone by pieces'
  | null
  | ''
  | { with: Table }
  | { by: string }
  | { stays: string };

/** The part of a table that goes along when one programme moves to another installation: its `rows`; or why they stay. */
export type Part = 'rows' | 'itself' | 'of its people' | { stays: string };

/**
 * The rows of one table when somebody turns out to be a person who is here already (rooms/duplicates). Whatever is changed by it is noted, and
 * given back when the two are two after all.
 */
export interface Carrying {
  programme: number;
  now: Date;
  kept: One;
  gone: One;
  /** Whether the owner of the address that goes says so; else a volunteer does, of an address that nobody ever showed to have. */
  proven: boolean;
  /** Whether they showed to read mail at the address that is kept, too: nothing may open that which only the other owner has. */
  isKeeper: boolean;
  /**
   * Makes rows that a column says are theirs the other's, where none of the other's stands in the way by a unique index; the rest stay with the
   * number that was merged, and go with it.
   */
  move(
    column: string,
    also?: { only?: RawBuilder<unknown>; set?: Record<string, RawBuilder<unknown>> },
  ): Promise<void>;
  /** Gives the other the same rows, where theirs cannot move, in a table whose key names them by a column. */
  copy(table: Table, column: string): Promise<void>;
  /** Changes the rows for which a condition holds: the table is `t` in it. */
  change(set: Record<string, RawBuilder<unknown>>, which: RawBuilder<unknown>): Promise<void>;
}

/** One of two who are the same person. */
interface One {
  id: number;
  address: string | null;
  account_id: number | null;
}

/** How a table names people, and who answers for that. */
export interface Claim<T extends Table = Table> {
  /** The kind of data, for the table of docs/data.md. */
  what: string;
  /** The columns that say who it is. */
  who: { readonly [C in Column<T>]?: readonly [Identity, Fate] };
  /** Words of somebody, or about them, in rows that are theirs by the first column of `who`. */
  words?: { readonly [C in Column<T>]?: Exclude<Fate, 'gone' | 'gone by pieces' | { with: Table }> };
  /** Columns that could hold somebody's words or number by their type, and hold neither. */
  plain?: readonly Column<T>[];
  /** The list of `ownData` that hands it out, or why none does. */
  ownData: string | { not: string };
  /** The data that goes at the date of a round's data: the whole row, or the values of these columns. */
  round?: 'gone' | readonly Column<T>[];
  /** Done with the rows when two people become one, where it is not simply that they move; or why they stay as they are. */
  merged?: ((carry: Carrying) => Promise<void>) | { stays: string };
  moves: Part;
  /** When it goes without anybody asking, for the table of docs/data.md. */
  until: string;
}

/** A table that names nobody, and why its columns hold no person's words or number. */
export interface Nobody<T extends Table = Table> {
  nobody: string;
  moves: Part;
  plain?: readonly Column<T>[];
}

export type Claims<T extends Table> = { readonly [K in T]: Claim<K> | Nobody<K> };

/** The volunteer who did something, by number: once they are erased, it leads to no name. */
export const BY: Fate = { stays: 'by number, which leads to no name' };
export const FORMER: Fate = { stays: 'so that nobody is paired with a former partner again, by number' };

/** The claims of tables that name people, by table. */
export const claimed = (claims: Claims<Table>): [Table, AnyClaim][] =>
  (Object.entries(claims) as [Table, AnyClaim | Nobody][]).flatMap(([table, claim]) =>
    'nobody' in claim ? [] : [[table, claim] as [Table, AnyClaim]],
  );

/** A claim whose table is not known to the compiler: its columns by name. */
export type AnyClaim = Omit<Claim, 'who' | 'words' | 'plain' | 'round'> & {
  who: Readonly<Record<string, readonly [Identity, Fate]>>;
  words?: Readonly<Record<string, Exclude<Fate, 'gone' | 'gone by pieces'>>>;
  plain?: readonly string[];
  round?: 'gone' | readonly string[];
};

/** Whether a row with a `person_id` is somebody's. */
export const mine = ({ programme, person }: { programme: number; person: number }) =>
  sql`programme_id = ${programme} and person_id = ${person}`;
