import { migrations } from '../../migrations/index.ts';

/** The number that the name of a migration begins with: `0050_talk_size` gives 50. */
export const numberOf = (migration: string): number => Number.parseInt(migration, 10);

/** The schema that some migrations make: the number of the newest. */
export const schemaOf = (names: readonly string[]): number => Math.max(0, ...names.map(numberOf));

/** The schema that this program works on. */
export const SCHEMA = schemaOf(Object.keys(migrations));
