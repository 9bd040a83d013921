import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { Comers } from './cameBack.ts';

/**
 * Before matching: finds people among `comers` who came back with the same address after their data was deleted. Their partners of that
 * time become former partners again, including partners who came back themselves.
 */
export async function resolveFormerMarks(
  ctx: Pick<Ctx, 'clock' | 'db'>,
  programme: number,
  comers: Comers,
): Promise<void> {
  const { rows } = await sql<{ person: number }>`
    update former_mark set successor_id = came.id from ${comers}
    where former_mark.programme_id = ${programme} and former_mark.mark = came.mark and successor_id is null
    returning person_id as person`.execute(ctx.db);
  const found = rows.map(({ person }) => person);
  if (found.length > 0) await remember(ctx, programme, found);
}

/** Notes former partners for people who came back. A partner is named by their old number, or by the new one if they came back, too. */
async function remember(
  ctx: Pick<Ctx, 'clock' | 'db'>,
  programme: number,
  found: readonly number[],
): Promise<void> {
  await sql`
    insert into former_pair (programme_id, person_a, person_b, round_label, source, at)
    select distinct on (least(one, other), greatest(one, other))
      ${programme}::bigint, least(one, other), greatest(one, other), label, 'round', ${ctx.clock.now()}::timestamptz
    from (
      select mark.successor_id as one, coalesce(their.successor_id, pair.other) as other, pair.label
      from former_mark mark
      join (
        select m.person_id as own, o.person_id as other, r.label
        from membership m
        join membership o on o.programme_id = m.programme_id and o.partnership_id = m.partnership_id and o.person_id <> m.person_id
        join (select id, number::text as label from round where programme_id = ${programme}) r on r.id = m.round_id
        where m.programme_id = ${programme} and m.person_id = any(${found}::bigint[])
        union all
        select person_a, person_b, round_label from former_pair
        where programme_id = ${programme} and person_a = any(${found}::bigint[])
        union all
        select person_b, person_a, round_label from former_pair
        where programme_id = ${programme} and person_b = any(${found}::bigint[])
      ) pair on pair.own = mark.person_id
      left join former_mark their on their.programme_id = mark.programme_id and their.person_id = pair.other
      where mark.programme_id = ${programme} and mark.person_id = any(${found}::bigint[])
    ) pairs
    where one <> other
    order by least(one, other), greatest(one, other), label
    on conflict do nothing`.execute(ctx.db);
}
