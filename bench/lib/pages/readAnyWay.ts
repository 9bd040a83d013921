import { createPool } from '../../../src/db/pool.ts';
import type { QueryRows } from './template.ts';

/** Methods that the planner is told to avoid. If a query needs one of them all the same, it takes longer than `LONGEST_MS`. */
const WITHOUT = ['nestloop', 'hashjoin', 'mergejoin', 'seqscan', 'indexscan', 'bitmapscan', 'hashagg'];
const LONGEST_MS = 500;
const CANCELLED = '57014';

/**
 * Throws if a page changes when the rows of one of its statements come in another order. The planner chooses the order of rows without
 * `order by`. It chooses anew after five calls on a connection and after each analyze of a table.
 */
export async function readAnyWay(
  connection: object,
  statements: readonly { text: string; values: unknown[] }[],
  isSame: (all: QueryRows) => boolean,
): Promise<void> {
  const usual = await answersTo(connection, statements, '');
  for (const way of WITHOUT) {
    const others = await answersTo(connection, statements, `-c enable_${way}=off`);
    for (const [nth, rows] of others.entries())
      if (rows && !isSame(usual.with(nth, rows) as QueryRows))
        throw new Error(`a page is another without ${way} for rows of: ${statements[nth]!.text}`);
  }
}

/** The rows of each statement; null if they took too long. */
async function answersTo(
  connection: object,
  statements: readonly { text: string; values: unknown[] }[],
  options: string,
): Promise<(QueryRows[number] | null)[]> {
  const pool = createPool({
    ...connection,
    max: 1,
    options: `-c timezone=UTC -c statement_timeout=${LONGEST_MS} ${options}`,
  });
  try {
    const all: (QueryRows[number] | null)[] = [];
    for (const { text, values } of statements)
      all.push(
        await pool.query({ text, values }).then(
          ({ rows }) => rows as QueryRows[number],
          (error: { code?: string }) => {
            if (options === '' || error.code !== CANCELLED) throw error;
            return null;
          },
        ),
      );
    return all;
  } finally {
    await pool.end();
  }
}
