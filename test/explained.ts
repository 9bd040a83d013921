import { CompiledQuery } from 'kysely';
import type { TestCtx } from './context.ts';

/** The plan of a query, a line for each of its steps. */
export async function explained({ db }: TestCtx, { sql, parameters }: CompiledQuery): Promise<string> {
  const { rows } = await db.executeQuery<Record<string, string>>(
    CompiledQuery.raw(`explain ${sql}`, [...parameters]),
  );
  return rows.flatMap((row) => Object.values(row)).join('\n');
}
