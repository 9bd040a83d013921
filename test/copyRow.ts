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
  await sql`insert into ${sql.table(table)} overriding system value
    select (jsonb_populate_record(of, copy.value)).* from ${sql.table(table)} of, jsonb_array_elements(${given}::jsonb) copy
    where of.id = ${id}`.execute(db);
}
