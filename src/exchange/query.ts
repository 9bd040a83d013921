import { CompiledQuery } from 'kysely';
import type { Kysely } from 'kysely';

/** Any database of ours. Its own catalogue describes the tables, which may differ from the types of this version. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyDb = Kysely<any>;

/** Runs one statement and returns its rows. */
export async function query<T>(db: AnyDb, text: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(text, [...values]))).rows;
}

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
