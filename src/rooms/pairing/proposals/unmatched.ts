import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import type { Ctx } from '../../ctx.ts';

/** Rows of one statement: other work gets a turn between two statements. */
const AT_ONCE = 1000;

/** Notes why people have no partner, in place of earlier reasons. */
export async function writeUnmatched(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; run: number | null },
  rows: readonly { application: number; reasons: UnmatchedReason }[],
): Promise<void> {
  const { programme, round, run } = input;
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    await sql`
      insert into unmatched (programme_id, round_id, application_id, run_id, reasons)
      select ${programme}::bigint, ${round}::bigint, application, ${run}::bigint, reasons::jsonb
      from unnest(${some.map(({ application }) => application)}::bigint[],
        ${some.map(({ reasons }) => JSON.stringify(reasons))}::text[]) own (application, reasons)
      on conflict (programme_id, round_id, application_id) do update set run_id = excluded.run_id, reasons = excluded.reasons`.execute(
      ctx.db,
    );
  }
}

/** Deletes why people of a round have no partner, except for these. */
export async function forgetUnmatched(
  ctx: Pick<Ctx, 'db'>,
  { programme, round }: { programme: number; round: number },
  but: readonly number[] = [],
): Promise<void> {
  await ctx.db
    .deleteFrom('unmatched')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('application_id', '<>', sql<number>`all(${but}::bigint[])`)
    .execute();
}
