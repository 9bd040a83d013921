import { migrations } from '../../migrations/index.ts';

/** The number at the start of a migration's name: `0050_talk_size` gives 50. */
export const numberOf = (migration: string): number => Number.parseInt(migration, 10);

/** The number of the schema after some migrations: that of the newest. */
export const schemaOf = (names: readonly string[]): number => Math.max(0, ...names.map(numberOf));

/** The schema that this program works on. */
export const SCHEMA = schemaOf(Object.keys(migrations));
