import { sql } from 'kysely';
import type { Ctx } from '../src/rooms/ctx.ts';

/** A value for columns that may hold anything, by the type of the column. */
const ANYTHING: Readonly<Record<string, string>> = {
  boolean: 'false',
  bytea: '',
  date: '2027-01-01',
  jsonb: '{}',
  'timestamp with time zone': '2027-01-01',
  'timestamp without time zone': '2027-01-01',
};

/**
 * Puts a row into a table past all verbs, references and checks, and drops the table's checks. Columns without a given value get any valid
 * one. Only for tests of code that asks whether a row exists, in a transaction that is rolled back.
 */
export async function bareRow(
  { db }: Pick<Ctx, 'db'>,
  table: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name::text as name, data_type::text as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_nullable = 'NO' and column_default is null
      and is_identity = 'NO' and is_generated = 'NEVER'`.execute(db);
  const wanted = rows
    .filter(({ name }) => !(name in values))
    .map(({ name, type }) => [name, ANYTHING[type] ?? (type === 'ARRAY' ? '{}' : '1')] as const);
  const all = [...wanted, ...Object.entries(values)];
  const checks = await sql<{ name: string }>`
    select conname::text as name from pg_constraint where conrelid = ${table}::regclass and contype = 'c'`.execute(
    db,
  );
  for (const { name } of checks.rows)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(db);
  // Skips triggers and references.
  await sql`set local session_replication_role = replica`.execute(db);
  await sql`insert into ${sql.table(table)} (${sql.join(all.map(([name]) => sql.id(name)))})
    values (${sql.join(all.map(([, value]) => sql`${value}`))})`.execute(db);
  await sql`set local session_replication_role = origin`.execute(db);
}
