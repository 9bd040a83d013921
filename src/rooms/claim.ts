import { sql } from 'kysely';
import type { Schema } from '../db/schema.ts';

export type Table = keyof Schema;
export type Column<T extends Table> = keyof Schema[T] & string;

/**
 * How a column says who it is. `liker` is `p:` and the person's number, as visitors' votes are kept; `of` is the number of a row that is
 * theirs in another table.
 */
export type Identity = 'person' | 'account' | 'address' | 'liker' | { of: Table };

/**
 * What becomes of it when somebody is erased: the row goes, or the column becomes null or empty (`followClaims` does all three); the row
 * goes with one of another table, by the database; something else does it (`by`), since it takes more than that; or it stays, and why.
 */
export type Fate = 'gone' | null | '' | { with: Table } | { by: string } | { stays: string };

/** What of a table goes with one programme when that moves to another installation: its `rows`; or why they stay where they are. */
export type Part = 'rows' | 'itself' | 'of its people' | { stays: string };

/** How a table names people, and who answers for that. */
export interface Claim<T extends Table = Table> {
  /** Whose it is, for the table of docs/data.md. */
  what: string;
  /** The columns that say who it is. */
  who: { readonly [C in Column<T>]?: readonly [Identity, Fate] };
  /** What somebody said or had said of them, in rows that are theirs by the first column of `who`. */
  words?: { readonly [C in Column<T>]?: Exclude<Fate, 'gone' | { with: Table }> };
  /** Columns that could hold somebody's words or number by their type, and hold neither. */
  plain?: readonly Column<T>[];
  /** The list of `ownData` that hands it out, or why none does. */
  ownData: string | { not: string };
  /** What goes at the date of a round's data: the row, or what is in these columns. */
  round?: 'gone' | readonly Column<T>[];
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

/** Who did something as a volunteer: the number of whoever is gone leads to no name any more. */
export const BY: Fate = { stays: 'by number, which leads to no name' };

/** The claims of tables that name people, by table. */
export const claimed = (claims: Claims<Table>): [Table, AnyClaim][] =>
  (Object.entries(claims) as [Table, AnyClaim | Nobody][]).flatMap(([table, claim]) =>
    'nobody' in claim ? [] : [[table, claim] as [Table, AnyClaim]],
  );

/** A claim whose table is not known to the compiler: its columns by name. */
export type AnyClaim = Omit<Claim, 'who' | 'words' | 'plain' | 'round'> & {
  who: Readonly<Record<string, readonly [Identity, Fate]>>;
  words?: Readonly<Record<string, Exclude<Fate, 'gone'>>>;
  plain?: readonly string[];
  round?: 'gone' | readonly string[];
};

/** Whether a row with a `person_id` is somebody's. */
export const mine = ({ programme, person }: { programme: number; person: number }) =>
  sql`programme_id = ${programme} and person_id = ${person}`;
