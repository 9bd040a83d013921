import { CompiledQuery } from 'kysely';
import type { TestCtx } from './context.ts';

/** The plan of a query, with the columns that each step hands on. */
export async function explained({ db }: TestCtx, { sql, parameters }: CompiledQuery): Promise<string> {
  const { rows } = await db.executeQuery<Record<string, string>>(
    CompiledQuery.raw(`explain (verbose) ${sql}`, [...parameters]),
  );
  return rows.flatMap((row) => Object.values(row)).join('\n');
}
