import { sql } from 'kysely';
import type { Schema } from '../src/db/schema.ts';
import type { TestCtx } from './context.ts';

/**
 * Fills a list: copies a row so many times as the copies say what is other in them, the ids from `from` on. As a load does it, past all verbs.
 */
export async function copyRow(
  { db }: Pick<TestCtx, 'db'>,
  table: keyof Schema,
  id: number,
  copies: readonly Readonly<Record<string, unknown>>[],
  from = 1_000_000,
): Promise<void> {
  const given = JSON.stringify(copies.map((copy, index) => ({ id: from + index, ...copy })));
  // All but what the database works out itself.
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
    db,
  );
  const columns = sql.join(rows.map(({ name }) => sql.id(name)));
  const copied = sql.join(rows.map(({ name }) => sql`(made.row).${sql.id(name)}`));
  await sql`insert into ${sql.table(table)} (${columns}) overriding system value
    select ${copied} from (
      select jsonb_populate_record(of, copy.value) as row from ${sql.table(table)} of, jsonb_array_elements(${given}::jsonb) copy
      where of.id = ${id}) made`.execute(db);
}
