import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { VERSION } from '../version.ts';

/** The version that brought the schema to its present number. */
export type MadeBy = { version: string; schema: number };

const KEY = 'schema';

/** The version that made the schema; null in a database that no version since 0.2.0 has started on. */
export async function readMadeBy<T>(db: Kysely<T>): Promise<MadeBy | null> {
  const { rows } = await sql<{ value: MadeBy }>`select value from setting where key = ${KEY}`.execute(db);
  return rows[0]?.value ?? null;
}

/** Writes down that this version made the schema, unless that is written down already. */
export async function noteMadeBy<T>(db: Kysely<T>, schema: number): Promise<void> {
  const value = JSON.stringify({ version: VERSION, schema } satisfies MadeBy);
  await sql`
    insert into setting (key, value, changed_at) values (${KEY}, ${value}::jsonb, now())
    on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at
      where (setting.value ->> 'schema')::int < ${schema}`.execute(db);
}
