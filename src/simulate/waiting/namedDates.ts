import { sql } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';

/** A date that the programme named for its next look, to somebody who chose to wait. */
export interface NamedDate {
  application: number;
  saidAt: Date;
  at: Date;
}

/**
 * Counts dates that people were told when they chose to wait, and that passed without a look while they still waited. The look may come up
 * to a day late.
 */
export async function namedDatesMissed(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, round }: { programme: number; round: number },
  named: readonly NamedDate[],
): Promise<number> {
  const yesterday = new Date(ctx.clock.now().getTime() - 86_400_000);
  const due = named.filter(({ at }) => at < yesterday);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n
    from unnest(${due.map(({ application }) => application)}::bigint[], ${due.map(({ saidAt }) => saidAt)}::timestamptz[],
      ${due.map(({ at }) => at)}::timestamptz[]) as said (application, said_at, at)
    join application a on a.programme_id = ${programme} and a.round_id = ${round} and a.id = said.application
      and a.state = 'waiting' and a.state_at <= said.said_at
    left join round_again g on g.programme_id = a.programme_id and g.round_id = a.round_id
    where coalesce(g.last_at, '-infinity') < said.at`.execute(ctx.db);
  return rows[0]?.n ?? 0;
}
