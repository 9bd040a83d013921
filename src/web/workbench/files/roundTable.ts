import type { RawBuilder } from 'kysely';
import type { KeysOf } from '../../../i18n/locales.ts';
import type { TableQuery } from '../../../rooms/desks/index.ts';

export type RoundTableName = KeysOf<'files.table'>;
export type RoundColumn = KeysOf<'files.column'>;

/** The round of a table, and the language of the programme's own words. */
export interface OfRound {
  programme: number;
  round: number;
  source: string;
}

/** A table of a round: its columns, its rows (from, and the condition), and the numbers by which they are ordered. */
export interface RoundTable {
  name: RoundTableName;
  columns: (of: OfRound) => readonly (readonly [RoundColumn, RawBuilder<unknown>])[];
  rows: (of: OfRound) => RawBuilder<unknown>;
  keys: TableQuery['keys'];
}
