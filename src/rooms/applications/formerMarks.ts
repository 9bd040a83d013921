import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { addressMarks } from '../people/index.ts';

/**
 * Finds who is gone since the data of their last round went, and came back with the same address: their partners of then are former
 * partners again, whoever of them came back too. Call it before matching.
 */
export async function resolveFormerMarks(
  ctx: Pick<Ctx, 'clock' | 'db' | 'secrets'>,
  programme: number,
): Promise<void> {
  const open = await ctx.db
    .selectFrom('former_mark')
    .select(['person_id as person', 'mark', 'made_at as madeAt'])
    .where('programme_id', '=', programme)
    .where('successor_id', 'is', null)
    .execute();
  if (open.length === 0) return;
  const gone = Map.groupBy(open, ({ mark }) => mark);
  const people = await ctx.db
    .selectFrom('person')
    .select(['id', 'address'])
    .where('programme_id', '=', programme)
    .where('erased_at', 'is', null)
    .where('stands_for', 'is', null)
    .where(
      'created_at',
      '>=',
      open.map(({ madeAt }) => madeAt).reduce((a, b) => (a < b ? a : b)),
    )
    .execute();
  let found = 0;
  for (const { id, address } of people)
    for (const mark of address === null ? [] : addressMarks(ctx, address))
      for (const { person } of gone.get(mark) ?? []) {
        found += 1;
        await ctx.db
          .updateTable('former_mark')
          .set({ successor_id: id })
          .where('programme_id', '=', programme)
          .where('person_id', '=', person)
          .execute();
      }
  if (found > 0) await remember(ctx, programme);
}

/** Writes down as former partners whoever was one of somebody who came back: under the number of then, or of now. */
async function remember(ctx: Pick<Ctx, 'clock' | 'db'>, programme: number): Promise<void> {
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
        where m.programme_id = ${programme}
        union all
        select person_a, person_b, round_label from former_pair where programme_id = ${programme}
        union all
        select person_b, person_a, round_label from former_pair where programme_id = ${programme}
      ) pair on pair.own = mark.person_id
      left join former_mark their on their.programme_id = mark.programme_id and their.person_id = pair.other
      where mark.programme_id = ${programme} and mark.successor_id is not null
    ) pairs
    where one <> other
    order by least(one, other), greatest(one, other), label
    on conflict do nothing`.execute(ctx.db);
}
