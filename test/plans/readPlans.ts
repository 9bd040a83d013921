import { PostgresDialect, Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Schema } from '../../src/db/schema.ts';

/** A statement as it was asked first, and by whom. */
export interface Asked {
  by: string;
  text: string;
  parameters: readonly unknown[];
}

/** A statement is read with so many of the parameters it was asked with: what one kind has few of, another has many of. */
const VARIANTS = 4;

/** A database that keeps what it is asked while `by` names somebody; one text with a few of its parameters. */
export function listening(pool: pg.Pool): { db: Kysely<Schema>; asked: Asked[]; by: { now: string | null } } {
  const asked: Asked[] = [];
  const by: { now: string | null } = { now: null };
  const seen = new Map<string, Set<string>>();
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query: { sql: text, parameters } }) => {
      if (by.now === null || !/^\s*(select|with|update|delete)\b/i.test(text)) return;
      const variants = seen.get(text) ?? new Set();
      seen.set(text, variants);
      const own = JSON.stringify(parameters);
      if (variants.has(own) || variants.size >= VARIANTS) return;
      variants.add(own);
      asked.push({ by: by.now, text, parameters });
    },
  });
  return { db, asked, by };
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

/**
 * How many rows of each table a statement reads, whether they pass its conditions or not; a scan that is run again reads them again. The
 * statement is carried out and taken back.
 */
export async function rowsRead(
  db: Kysely<Schema>,
  { text, parameters }: Asked,
): Promise<Map<string, number>> {
  const read = new Map<string, number>();
  const visit = (node: Node): void => {
    const table = node['Relation Name'];
    const passed = node['Actual Rows'] ?? 0;
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    const rows = (passed + removed) * (node['Actual Loops'] ?? 1);
    if (table) read.set(table, Math.max(read.get(table) ?? 0, rows));
    for (const one of node.Plans ?? []) visit(one);
  };
  const transaction = await db.startTransaction().execute();
  try {
    // As in an installation of many programmes, where the planner takes an index wherever there is one.
    await sql`set local enable_seqscan = off`.execute(transaction);
    const { rows } = await transaction.executeQuery<{ 'QUERY PLAN': { Plan: Node }[] }>({
      ...sql`select`.compile(db),
      sql: `explain (analyze, timing off, format json) ${text}`,
      parameters,
    });
    visit(rows[0]!['QUERY PLAN'][0]!.Plan);
  } finally {
    await transaction.rollback().execute();
  }
  return read;
}
