import type { Changed } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';
import { accountOf, accountsThere } from '../../people/index.ts';

/** Tables in which a merge changes the owning account of a row. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set(['person', 'sign_in_identity']);

/**
 * Returns the changes of a merge with an account that exists. Nobody here signed in with the account of the joined address, so it was
 * deleted when its owner left another programme, or moved there. Then it is made again, as it would have stayed.
 */
export async function withAccount(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { changes, address }: { changes: readonly Changed[]; address: string },
): Promise<Changed[]> {
  const named = changes
    .filter(({ table }) => OF_ACCOUNTS.has(table))
    .flatMap(({ rows }) => rows.flatMap(({ before }) => (before?.['account_id'] as number | null) ?? []));
  const there = await accountsThere(ctx, [...new Set(named)]);
  if (named.every((account) => there.has(account))) return [...changes];
  const anew = await accountOf(ctx, address);
  return changes.map(({ table, rows }) => ({
    table,
    rows: OF_ACCOUNTS.has(table) ? rows.map((row) => withOther(row, there, anew)) : rows,
  }));
}

function withOther(
  row: Changed['rows'][number],
  there: ReadonlySet<number>,
  anew: number,
): Changed['rows'][number] {
  const account = row.before?.['account_id'];
  const isGone = typeof account === 'number' && !there.has(account);
  return isGone ? { key: row.key, before: { ...row.before, account_id: anew } } : row;
}
