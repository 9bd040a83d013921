import { sql } from 'kysely';
import type { Schema } from '../src/db/schema.ts';
import type { TestCtx } from './context.ts';

/**
 * Fills a list with copies of a row, one for each entry of `copies`, which holds the columns that differ. Ids start at `from`. Bypasses all
 * verbs, as `load` does.
 */
export async function copyRow(
  { db }: Pick<TestCtx, 'db'>,
  table: keyof Schema,
  id: number,
  copies: readonly Readonly<Record<string, unknown>>[],
  from = 1_000_000,
): Promise<void> {
  const given = JSON.stringify(copies.map((copy, index) => ({ id: from + index, ...copy })));
  // All columns except those that the database computes.
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
