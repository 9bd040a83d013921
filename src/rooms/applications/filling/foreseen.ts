import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { PLANNED_ANEW } from '../../../db/prepare.ts';
import type { Ctx } from '../../ctx.ts';
import { lacksConsent } from '../../people/index.ts';
import { STATES, canFollow } from '../rules.ts';

/** How many of some applications an act would refuse, by reason, the commonest first. */
export type Foreseen = ReadonlyMap<string, number>;

/**
 * Counts some applications by `refusal`: an SQL expression for why an act would refuse the application `a` of the round `r`, null if it
 * would not. Both rows are null for an application that does not exist.
 */
export async function foreseen(
  ctx: Pick<Ctx, 'db'>,
  { programme, applications }: { programme: number; applications: readonly number[] },
  refusal: RawBuilder<unknown>,
): Promise<Foreseen> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reason, count(*)::int as count from (
      select ${sql.raw(PLANNED_ANEW)} ${refusal} as reason from unnest(${applications}::bigint[]) chosen (id)
      left join application a on a.programme_id = ${programme} and a.id = chosen.id
      left join round r on r.programme_id = a.programme_id and r.id = a.round_id) one
    where reason is not null group by reason order by count desc, reason`.execute(ctx.db);
  return new Map(rows.map(({ reason, count }) => [reason, count]));
}

type Chosen = Parameters<typeof foreseen>[1];

/** Why some could not be confirmed together. An application that is confirmed already is not confirmed again. */
export function foreseeConfirming(ctx: Pick<Ctx, 'db' | 'clock'>, chosen: Chosen): Promise<Foreseen> {
  const isLate = sql`(r.cancelled_at is not null
    or exists (select from round_date d where d.programme_id = r.programme_id and d.round_id = r.id
      and d.kind in ('matches', 'introduces', 'ends') and d.due_at <= ${ctx.clock.now()})
    or exists (select from publication p where p.programme_id = r.programme_id and p.round_id = r.id))`;
  return foreseen(
    ctx,
    chosen,
    sql`case when a.state is distinct from 'submitted' then 'state'
      when ${isLate} then 'closed'
      when ${lacksConsent(chosen.programme, sql`a.person_id`)} then 'consents' end`,
  );
}

/** Why `mailConfirmLink` would refuse some of them. */
export const foreseeConfirmLinks = (ctx: Pick<Ctx, 'db'>, chosen: Chosen): Promise<Foreseen> =>
  foreseen(ctx, chosen, sql`case when a.state is distinct from 'submitted' then 'state' end`);

/** Why `withdraw` or `decline` would refuse some of them, as an act on several. */
export const foreseeLeaving = (
  ctx: Pick<Ctx, 'db'>,
  chosen: Chosen,
  to: 'withdrawn' | 'declined',
): Promise<Foreseen> =>
  foreseen(
    ctx,
    chosen,
    sql`case when a.state = 'matched' then 'matched'
      when a.state is null or not (a.state = any(${STATES.filter((state) => canFollow(state, to))})) then 'state' end`,
  );

/** Counts, by reason, which of these could not come back into their round later if withdrawn or declined now, as `returnsTo` decides. */
export function foreseeNoReturn(ctx: Pick<Ctx, 'db' | 'clock'>, chosen: Chosen): Promise<Foreseen> {
  const isPast = (date: 'opens' | 'closes' | 'ends') =>
    sql`exists (select from round_date d where d.programme_id = r.programme_id and d.round_id = r.id
      and d.kind = ${date} and d.due_at <= ${ctx.clock.now()})`;
  const isOver = sql`(r.cancelled_at is not null or ${isPast('ends')})`;
  return foreseen(
    ctx,
    chosen,
    sql`case when a.state in ('submitted', 'confirmed') and (${isOver}
        or exists (select from publication p where p.programme_id = r.programme_id and p.round_id = r.id)) then 'closed'
      when a.state = 'waiting' and ${isOver} then 'closed'
      when a.state = 'draft' and (${isOver} or ${isPast('closes')} or not ${isPast('opens')}) then 'closed' end`,
  );
}
