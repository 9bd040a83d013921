import { sql } from 'kysely';
import type { Follows } from '../../brings.ts';

/** Notes former partners for people who came back. A partner is named by their old number, or by the new one if they came back, too. */
export const rememberFormer: NonNullable<Follows['peopleCameBack']> = async (ctx, { programme, erased }) => {
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
        where m.programme_id = ${programme} and m.person_id = any(${erased}::bigint[])
        union all
        select person_a, person_b, round_label from former_pair
        where programme_id = ${programme} and person_a = any(${erased}::bigint[])
        union all
        select person_b, person_a, round_label from former_pair
        where programme_id = ${programme} and person_b = any(${erased}::bigint[])
      ) pair on pair.own = mark.person_id
      left join former_mark their on their.programme_id = mark.programme_id and their.person_id = pair.other
      where mark.programme_id = ${programme} and mark.person_id = any(${erased}::bigint[])
    ) pairs
    where one <> other
    order by least(one, other), greatest(one, other), label
    on conflict do nothing`.execute(ctx.db);
};
