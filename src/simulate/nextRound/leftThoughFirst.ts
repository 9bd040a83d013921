import { sql } from 'kysely';
import type { Ctx } from '../../rooms/ctx.ts';
import { betweenTwo } from '../rules/betweenTwo.ts';
import type { Promised } from '../violations.ts';
import { inOne, putAside } from '../putAside.ts';

/**
 * Counts people who were promised to come first in a round and have no partner in it, although they could have had somebody whose partner
 * was promised nothing. That partner took part in no earlier round, or only in `before`, with one partner until it was over. Like the
 * counts of violations, this uses nothing of how pairs are made.
 */
export async function leftThoughFirst(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; round: number; before: number; first: readonly number[] },
  promised: Promised,
): Promise<number> {
  // A cap for their country may keep them out.
  if (promised.places !== null || promised.percent !== null) return 0;
  const beside = await besideThem(ctx, of);
  const among = sql`
    select null::bigint as partnership_id, one, other
    from unnest(${beside.map(({ first }) => first)}::bigint[], ${beside.map(({ partner }) => partner)}::bigint[]) as both_ways (a, b)
    cross join lateral (values (a, b), (b, a)) pair (one, other)`;
  const broken = new Set<string>();
  await inOne(ctx.db, async (db) => {
    const aside = await putAside(db, of);
    for (const pairs of Object.values(betweenTwo(of, promised, aside, among))) {
      if (!pairs) continue;
      const { rows } = await sql<{ one: number; other: number }>`${pairs}`.execute(db);
      for (const { one, other } of rows) broken.add(`${one} ${other}`).add(`${other} ${one}`);
    }
    await sql`drop table ${aside}`.execute(db);
  });
  return new Set(
    beside
      .filter(({ first, partner }) => !broken.has(`${first} ${partner}`))
      .map(({ first: person }) => person),
  ).size;
}

/** For each of `first` who waits in a round: everybody whose only partner was promised nothing. */
async function besideThem(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; round: number; before: number; first: readonly number[] },
): Promise<{ first: number; partner: number }[]> {
  const { programme, round, before, first } = of;
  const { rows } = await sql<{ first: number; partner: number }>`
    with plain as (
      select m.partnership_id, m.person_id from membership m
      where m.programme_id = ${programme} and m.round_id = ${round} and m.left_at is null
        and (select count(*) from membership b where b.programme_id = m.programme_id and b.partnership_id = m.partnership_id) = 2
        and not exists (
          select from application a where a.programme_id = m.programme_id and a.person_id = m.person_id and a.round_id <> ${round}
            and a.state not in ('draft', 'withdrawn', 'declined')
            and (a.round_id <> ${before} or (
              select count(*) filter (where p.end_reason = 'round-over' and o.let_down_at is null) <> 1 or count(*) <> 1
              from membership o join partnership p on p.programme_id = o.programme_id and p.id = o.partnership_id
              where o.programme_id = a.programme_id and o.round_id = a.round_id and o.person_id = a.person_id)))
    )
    select a.person_id as first, b.person_id as partner
    from application a
    cross join plain
    join membership b on b.programme_id = a.programme_id and b.partnership_id = plain.partnership_id and b.person_id <> plain.person_id
    where a.programme_id = ${programme} and a.round_id = ${round} and a.state = 'waiting' and a.available_at is not null
      and a.person_id = any(${[...first]}::bigint[])`.execute(ctx.db);
  return rows;
}
