import type { RawBuilder } from 'kysely';
import type { KeysOf } from '../../../i18n/locales.ts';
import type { TableQuery } from '../../../rooms/desks/index.ts';

export type RoundTableName = KeysOf<'files.table'>;
export type RoundColumn = KeysOf<'files.column'>;

/** The round that a table is of, and the language that the programme's own words are in. */
export interface OfRound {
  programme: number;
  round: number;
  source: string;
}

/** A table of a round: what stands in its columns, its rows (from, and the condition), and the numbers that order them. */
export interface RoundTable {
  name: RoundTableName;
  columns: (of: OfRound) => readonly (readonly [RoundColumn, RawBuilder<unknown>])[];
  rows: (of: OfRound) => RawBuilder<unknown>;
  keys: TableQuery['keys'];
}
